import type { Box } from "./geometry.js";
import type { Word } from "./layout.js";
import type { Rgb } from "./page.js";

/** A cell of a grid, over one row and column or several. */
export interface Cell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  /** In reading order. */
  words: Word[];
  box: Box;
  fill: Rgb | null;
}

/** A table of whatever kind: rows and columns of cells, as drawn lines, filled areas or the text's own alignment part them. */
export interface Grid {
  page: number;
  box: Box;
  /** Every cell once, row by row; a merged one where it begins. */
  cells: Cell[];
  rows: number;
  /** Where columns begin and end, left to right. */
  columns: { x0: number; x1: number }[];
  /** The text right over it, "" for none. */
  above: string;
  /** What heads its columns, where that was recognised. */
  headings: string[] | null;
  /** It goes on over the page: its headings are those of the page before. */
  goesOn: boolean;
}

/** What a grid was recognised as, and which of its rows [from, to) are of it: a title over them and notes under them are not. */
export interface RecognisedGrid {
  kind: "sla" | "incidents" | "changes";
  from: number;
  to: number;
  /** One a column. */
  headings: string[];
  /** How many values it has: of two readings of a table the one with more of them is right. */
  values: number;
}

/** The cell that covers a place of the grid, be it merged over it. */
export const cellAt = (grid: Pick<Grid, "cells">, row: number, column: number): Cell | undefined =>
  placesOf(grid.cells).get(row)?.get(column);

/** Cells by row and column: a table is asked for each of its places many times. */
const PLACES = new WeakMap<readonly Cell[], Map<number, Map<number, Cell>>>();

function placesOf(cells: readonly Cell[]): Map<number, Map<number, Cell>> {
  const known = PLACES.get(cells);
  if (known) return known;
  const places = new Map<number, Map<number, Cell>>();
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      if (!places.has(row)) places.set(row, new Map());
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        if (!places.get(row)!.has(column)) places.get(row)!.set(column, cell);
    }
  PLACES.set(cells, places);
  return places;
}

/** Rows [from, to) of a grid as a grid of their own. */
export function gridRows(grid: Grid, from: number, to: number): Grid {
  const cells = grid.cells
    .filter((c) => c.row < to && c.row + c.rowSpan > from)
    .map((c) => {
      const row = Math.max(c.row, from);
      return { ...c, row: row - from, rowSpan: Math.min(c.row + c.rowSpan, to) - row };
    });
  const boxes = cells.map((c) => c.box);
  const box: Box = boxes.length
    ? [
        Math.min(...boxes.map((b) => b[0])),
        Math.min(...boxes.map((b) => b[1])),
        Math.max(...boxes.map((b) => b[2])),
        Math.max(...boxes.map((b) => b[3])),
      ]
    : grid.box;
  return { ...grid, cells, rows: to - from, box };
}

/** A grid with its rows for columns and its columns for rows. */
export const turnedGrid = (grid: Grid): Grid => ({
  ...grid,
  cells: grid.cells.map((c) => ({
    ...c,
    row: c.column,
    column: c.row,
    rowSpan: c.columnSpan,
    columnSpan: c.rowSpan,
  })),
  rows: grid.columns.length,
  columns: Array.from({ length: grid.rows }, () => ({ x0: grid.box[0], x1: grid.box[2] })),
});
