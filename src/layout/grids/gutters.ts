import { overlap } from "../../model/geometry.js";
import type { Word } from "../../model/layout.js";
import type { Line } from "../lines.js";

/** A gap wider than this (parts of the size) parts cells of a line; a space is 0.2 to 0.35. */
const CELL_GAP = 0.8;
/** A gutter that all lines leave free is at least this wide (parts of the size). */
const LEAST_GUTTER = 0.3;

/** The stretch between two columns that no line crosses. */
export interface Gutter {
  x0: number;
  x1: number;
}

/** The runs of words of a line that stand near each other. */
export function lineToCells(line: Line): Word[][] {
  const cells: Word[][] = [];
  let end = -Infinity;
  for (const word of line.words) {
    if (word.box[0] - end <= CELL_GAP * word.size) cells.at(-1)!.push(word);
    else cells.push([word]);
    end = Math.max(end, word.box[2]);
  }
  return cells;
}

export const guttersOf = (line: Line): Gutter[] => {
  const cells = lineToCells(line);
  return cells.slice(1).map((cell, i) => ({ x0: Math.max(...cells[i]!.map((w) => w.box[2])), x1: cell[0]!.box[0] }));
};

/** The gutters as far as another line leaves them free; null where it crosses one. */
export function narrowed(gutters: readonly Gutter[], line: Line): Gutter[] | null {
  const cells = lineToCells(line);
  const result: Gutter[] = [];
  for (const gutter of gutters) {
    let { x0, x1 } = gutter;
    for (const cell of cells) {
      for (const [i, word] of cell.entries()) {
        const [a, , b] = word.box;
        if (overlap(a, b, x0, x1) <= 0) continue;
        if (a <= x0 && b >= x1) return null;
        // A word within the gutter goes with the text it stands beside.
        const isLeft = a <= x0 || (b < x1 && i > 0 && cell[i - 1]!.box[0] < x0);
        if (isLeft) x0 = Math.max(x0, b);
        else x1 = Math.min(x1, a);
      }
    }
    if (x1 - x0 < LEAST_GUTTER * line.size) return null;
    result.push({ x0, x1 });
  }
  return result;
}

export const middleOf = ({ x0, x1 }: Gutter): number => (x0 + x1) / 2;
