import { toLine, type Line } from "../lines.js";
import { guttersOf, narrowed, type Gutter } from "./gutters.js";
import { linesByWhite } from "./lineRows.js";

/** So many lines may cross the gutters: a title over the table. */
const MOST_CROSSING = 1;
/** So many lines are tried for the one that has a cell in every column. */
const MOST_SEEDS = 6;

/**
 * The gutters that the lines of a table leave free: those of the line, or of the lines of one row together, that has most
 * cells. Headings that are wrapped and set in the middle of their cells stand on lines of their own.
 */
export function guttersThrough(lines: readonly Line[]): Gutter[] {
  const rows = linesByWhite(lines)
    .filter((row) => row.length > 1)
    .map((row) => toLine(row.flatMap((line) => line.words)));
  const seeds = [...lines, ...rows]
    .map((line) => guttersOf(line))
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_SEEDS);
  for (const seed of seeds) {
    let gutters = seed;
    let crossing = 0;
    for (const line of lines) {
      const next = narrowed(gutters, line);
      if (next) gutters = next;
      else crossing++;
    }
    if (crossing <= MOST_CROSSING) return gutters;
  }
  return seeds[0] ?? [];
}
