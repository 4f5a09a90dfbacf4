import { centreX } from "../../model/geometry.js";
import type { LayoutReader } from "../../model/layout.js";
import { median } from "../../model/median.js";
import { wordsToText, type Line } from "../lines.js";
import { lineToCells } from "./gutters.js";

/** Rows leave more white between them than the lines of one do, by at least this (parts of the size). */
const ROW_GAP = 0.25;
/** … and lines further apart than this many times the usual distance are of no row in any case. */
const ROOM = 1.8;
/** Lines that all stand further apart than this (parts of the size), baseline to baseline, are a row each. */
const APART = 1.8;
/** Lines nearer than this (parts of the size), baseline to baseline, are one. */
const SAME_LINE = 0.5;

/**
 * Parts the lines of a table that has no lines drawn between its rows: where there is more room than within a row, else
 * where a day begins a row, else each line is one.
 */
export function linesToRows(lines: readonly Line[], cuts: readonly number[], reader: LayoutReader): Line[][] {
  const distances = lines.slice(1).map((line, i) => line.baseline - lines[i]!.baseline);
  const least = Math.min(...distances.filter((d, i) => d > SAME_LINE * lines[i]!.size));
  if (least >= APART * lines[0]!.size) return lines.map((line) => [line]);
  const days = lines.map((line) => dayColumn(line, cuts, reader));
  const column = commonest(days.filter((c) => c !== null));
  const roomy = linesByWhite(lines);
  const hasOneDay = (row: readonly Line[]): boolean =>
    row.filter((line) => days[lines.indexOf(line)] === column).length <= 1;
  if (column === null) return roomy.length > 1 ? roomy : lines.map((line) => [line]);
  if (roomy.every(hasOneDay)) return roomy;
  // Over the first day stand headings: their lines are told apart by who reads them.
  const first = days.indexOf(column);
  const usual = median(distances);
  return split(
    lines,
    (i) => i < first || days[i] === column || distances[i - 1]! > ROOM * usual || isOfValues(lines[i]!, reader),
  );
}

/** Lines in groups that more white parts than there is within them. */
export function linesByWhite(lines: readonly Line[]): Line[][] {
  const gaps = whiteGaps(lines);
  const narrowest = Math.max(0, Math.min(...gaps));
  return split(lines, (i) => gaps[i - 1]! > narrowest + ROW_GAP * lines[i]!.size);
}

/** The white between each line and all that stands over it; negative where a cell's lines stand beside another's. */
function whiteGaps(lines: readonly Line[]): number[] {
  let bottom = lines[0]!.box[3];
  return lines.slice(1).map((line) => {
    const gap = line.box[1] - bottom;
    bottom = Math.max(bottom, line.box[3]);
    return gap;
  });
}

/** So many of a line's cells are values where it is a row of its own: "Gns. 99,87% 99,91%". */
const MOST_VALUES = 0.6;

function isOfValues(line: Line, reader: LayoutReader): boolean {
  const cells = lineToCells(line).map(wordsToText);
  return cells.length > 2 && cells.filter((text) => reader.value(text)).length >= MOST_VALUES * cells.length;
}

function split(lines: readonly Line[], begins: (index: number) => boolean): Line[][] {
  const rows: Line[][] = [];
  lines.forEach((line, i) => {
    if (i === 0 || begins(i)) rows.push([line]);
    else rows.at(-1)!.push(line);
  });
  return rows;
}

/** The column in which a line names a day; null for none. */
function dayColumn(line: Line, cuts: readonly number[], reader: LayoutReader): number | null {
  const bounds = [-Infinity, ...cuts, Infinity];
  for (let c = 0; c + 1 < bounds.length; c++) {
    const words = line.words.filter((w) => centreX(w.box) >= bounds[c]! && centreX(w.box) < bounds[c + 1]!);
    if (words.length && reader.day(wordsToText(words))) return c;
  }
  return null;
}

function commonest(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}
