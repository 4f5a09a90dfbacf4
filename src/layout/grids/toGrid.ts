import { centreX, centreY, union, type Box } from "../../model/geometry.js";
import type { Cell, Grid } from "../../model/grid.js";
import type { Word } from "../../model/layout.js";
import type { Page } from "../../model/page.js";
import { fillBehind } from "../fillBehind.js";
import { parts, type EdgeGroup } from "./edges.js";

/** Where rows and columns of a table begin and end. */
export interface Lattice {
  /** x, ascending; one more than columns. */
  xs: number[];
  /** y, ascending; one more than rows. */
  ys: number[];
  /** What is drawn between columns and between rows: where nothing is, cells are merged. Null where nothing is drawn at all. */
  upright: EdgeGroup["upright"] | null;
  across: EdgeGroup["across"] | null;
}

/** Puts words into the cells of a lattice; cells that no line parts are one. */
export function toGrid(page: Page, lattice: Lattice, words: readonly Word[], above: string): Grid {
  const [columns, rows] = [lattice.xs.length - 1, lattice.ys.length - 1];
  const owner = mergedCells(lattice, rows, columns);
  const groups = new Map<number, number[]>();
  owner.forEach((o, i) => groups.set(o, [...(groups.get(o) ?? []), i]));
  const wordsOf = new Map<number, Word[]>();
  for (const word of words) {
    const [c, r] = [placeIn(lattice.xs, centreX(word.box)), placeIn(lattice.ys, middleY(word))];
    const o = owner[r * columns + c]!;
    wordsOf.set(o, [...(wordsOf.get(o) ?? []), word]);
  }
  const cells = [...groups].map(([o, members]): Cell => {
    const [rs, cs] = [members.map((i) => Math.floor(i / columns)), members.map((i) => i % columns)];
    const [row, column] = [Math.min(...rs), Math.min(...cs)];
    const [rowSpan, columnSpan] = [Math.max(...rs) - row + 1, Math.max(...cs) - column + 1];
    const own = inReadingOrder(wordsOf.get(o) ?? []);
    const area: Box = [
      lattice.xs[column]!,
      lattice.ys[row]!,
      lattice.xs[column + columnSpan]!,
      lattice.ys[row + rowSpan]!,
    ];
    const box = own.length ? union(own.map((w) => w.box)) : area;
    return { row, column, rowSpan, columnSpan, words: own, box, fill: fillBehind(page, box) };
  });
  return {
    page: page.number,
    box: [lattice.xs[0]!, lattice.ys[0]!, lattice.xs.at(-1)!, lattice.ys.at(-1)!],
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    rows,
    columns: Array.from({ length: columns }, (_, i) => ({ x0: lattice.xs[i]!, x1: lattice.xs[i + 1]! })),
    above,
    headings: null,
    goesOn: false,
  };
}

/** A turned word stands in the middle of its box, another on its baseline. */
const middleY = (word: Word): number => (word.angle === 0 ? word.baseline - word.size / 3 : centreY(word.box));

/** For each place of the lattice, row by row, the place that its merged cell begins with. */
function mergedCells({ xs, ys, upright, across }: Lattice, rows: number, columns: number): number[] {
  const owner = Array.from({ length: rows * columns }, (_, i) => i);
  const find = (i: number): number => (owner[i] === i ? i : find(owner[i]!));
  const merge = (a: number, b: number): void => {
    const [x, y] = [find(a), find(b)];
    owner[Math.max(x, y)] = Math.min(x, y);
  };
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const i = r * columns + c;
      if (upright && c + 1 < columns && !parts(upright, xs[c + 1]!, ys[r]!, ys[r + 1]!)) merge(i, i + 1);
      if (across && r + 1 < rows && !parts(across, ys[r + 1]!, xs[c]!, xs[c + 1]!)) merge(i, i + columns);
    }
  return owner.map((_, i) => find(i));
}

function placeIn(bounds: readonly number[], at: number): number {
  const found = bounds.findLastIndex((bound) => bound <= at);
  return Math.min(Math.max(found, 0), bounds.length - 2);
}

const inReadingOrder = (words: readonly Word[]): Word[] =>
  [...words].sort((a, b) =>
    Math.abs(a.baseline - b.baseline) > a.size / 2 ? a.baseline - b.baseline : a.box[0] - b.box[0],
  );
