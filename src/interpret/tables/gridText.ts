import { cellAt, type Cell, type Grid } from "../../model/grid.js";
import { textOf } from "./wordsText.js";

/** The text of the cell that covers a place of a grid, "" for none. */
export function textAt(grid: Grid, row: number, column: number): string {
  const cell = cellAt(grid, row, column);
  return cell ? textOf(cell.words) : "";
}

/** The texts of a row, one a column; a merged cell's is that of each column it covers. */
export const rowTexts = (grid: Grid, row: number): string[] => grid.columns.map((_, c) => textAt(grid, row, c));

/** The cells that stand in a row, merged ones too, left to right. */
export const rowCells = (grid: Grid, row: number): Cell[] =>
  grid.cells.filter((c) => row >= c.row && row < c.row + c.rowSpan).sort((a, b) => a.column - b.column);
