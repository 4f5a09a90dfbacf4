import { centreX, centreY } from "../model/geometry.js";
import type { LayoutReader, ValueZone, Word } from "../model/layout.js";
import { wordsToText, type Line } from "./lines.js";

export interface RowLines {
  /** Lines with values. */
  values: Line[];
  /** Lines, or parts of lines, beside the values only: wrapped labels, merged cells, section names. */
  others: Line[];
}

/** What is drawn around a table. */
interface Frame {
  /** Y where what hangs together with its header ends. */
  bottom: number;
  /** Y of the lines across labels and values. */
  across: readonly number[];
}

/** A row further below the last than this (parts of the text size) is no row … */
const ROW_REACH = 6;
/** … nor is one further than this many times the rows' usual distance, unless the table's frame goes on. */
const ROW_PITCHES = 2.5;

/** The lines of a table's body: from its header down to where lines with values end. */
export function collectRows(
  lines: readonly Line[],
  zone: ValueZone,
  top: number,
  frame: Frame,
  reader: LayoutReader,
): RowLines {
  const values: Line[] = [];
  const others: Line[] = [];
  let pending: Line[] = [];
  let last = top;
  for (const line of lines) {
    const reach = Math.max(ROW_REACH * zone.size, ROW_PITCHES * usualDistance(values));
    if (Number.isFinite(last) && line.baseline - last > reach && line.baseline > frame.bottom) break;
    if (isValueLine(line, zone, reader)) {
      values.push(line);
      others.push(...pending);
      pending = [];
      last = line.baseline;
    } else if (line.words.every((w) => w.box[2] <= zone.labelEnd) && Number.isFinite(last)) {
      pending.push(line);
      if (line.baseline - last < reach / 2) last = Math.max(last, line.baseline);
    }
  }
  // Under the last row: a wrapped label or merged cell is near, or inside the frame, and above the line that ends it.
  const lowest = values.at(-1)?.baseline ?? Infinity;
  const end = Math.min(Infinity, ...frame.across.filter((y) => y > lowest));
  const isInside = (line: Line): boolean => {
    // A turned word may be longer than its cell is high.
    const y = line.words[0]!.angle === 0 ? line.baseline : centreY(line.box);
    return y < end && (y < lowest + usualDistance(values) || y < frame.bottom);
  };
  const note = pending.findIndex((line) => line.baseline > lowest && isNote(line, reader));
  const below = note < 0 ? pending : pending.slice(0, note);
  if (values.length > 0) others.push(...below.filter(isInside));
  return { values, others };
}

/** A label of fewer words may end in a full stop: "Fagsystemer m.fl." */
const SENTENCE = 5;
/** "1 Planlagt vedligehold …", "*) Uden …", "¹Kun …" */
const NOTE_MARK = /^(?:[*†¹²³]+\)?|\d{1,2}\)?)\s*\p{Lu}/u;

/** Whether what stands under a table's last row explains it, rather than going on with its label. */
function isNote({ words }: Line, reader: LayoutReader): boolean {
  const text = wordsToText(words);
  return NOTE_MARK.test(text) || (words.length >= SENTENCE && reader.endsSentence(text));
}

/** The median distance of the rows so far, points; 0 for fewer than two. */
function usualDistance(rows: readonly Line[]): number {
  const distances = rows.slice(1).map((row, i) => row.baseline - rows[i]!.baseline);
  return distances.sort((a, b) => a - b)[distances.length >> 1] ?? 0;
}

/** Words nearer than this (parts of the size) are of one cell, unless they stand as far apart as columns do. */
const WITHIN_CELL = 0.8;

/** Whether most of the cells that the line has among the values could hold a value. */
function isValueLine(line: Line, zone: ValueZone, reader: LayoutReader): boolean {
  const inZone = line.words.filter((w) => centreX(w.box) > zone.x0 && centreX(w.box) < zone.x1);
  const cells = wordsToCells(inZone, zone);
  const valued = cells.filter((cell) => isValueCell(cell, reader));
  if (valued.length === 0 || valued.length * 2 <= cells.length) return false;
  if (valued.flat().some((w) => isTelling(w.text))) return true;
  // Small numbers and dashes are values where they fill cells: "12  7  9  -"; a telephone number fills one.
  return cells.length >= Math.max(2, (zone.x1 - zone.x0) / zone.pitch / 2 - 1);
}

function wordsToCells(words: readonly Word[], zone: ValueZone): Word[][] {
  const cells: Word[][] = [];
  for (const word of words) {
    const last = cells.at(-1)?.at(-1);
    const isNear =
      last &&
      word.box[0] - last.box[2] <= WITHIN_CELL * word.size &&
      centreX(word.box) - centreX(last.box) < zone.pitch / 2;
    if (isNear) cells.at(-1)!.push(word);
    else cells.push([word]);
  }
  return cells;
}

/** Most of a cell's words are values, and it reads as one or has a word that no text has: "70 10 20 30" is none. */
function isValueCell(cell: readonly Word[], reader: LayoutReader): boolean {
  const text = wordsToText(cell);
  if (cell.length > 1 && (reader.value(text) || reader.aside(text))) return true;
  const valued = cell.filter((w) => reader.value(w.text) || isValueRun(w, reader));
  if (valued.length * 2 <= cell.length) return false;
  return reader.value(text) || valued.some((w) => isTelling(w.text));
}

/** "99,83%", "99,8", "185.333.727", "190244152": nothing but a value looks like that; "2024" is more often a year. */
const isTelling = (text: string): boolean => /\d[.,]\d|\d\s?%|\d{4}/.test(text) && !/^(?:19|20)\d\d$/.test(text);

/** "100,00%99,83%": values of neighbouring cells printed as one word. */
const isValueRun = (word: Word, reader: LayoutReader): boolean => {
  const parts = word.text.split(/(?<=%)(?=.)/);
  return parts.length > 1 && parts.every((part) => reader.value(part));
};
