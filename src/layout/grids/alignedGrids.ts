import { union, type Box } from "../../model/geometry.js";
import type { Grid } from "../../model/grid.js";
import type { LayoutReader } from "../../model/layout.js";
import type { Page } from "../../model/page.js";
import type { Line } from "../lines.js";
import { textAbove } from "./above.js";
import { guttersOf, middleOf, narrowed } from "./gutters.js";
import { guttersThrough } from "./guttersThrough.js";
import { linesToRows } from "./lineRows.js";
import { boundsOf } from "./ruledGrids.js";
import { toGrid } from "./toGrid.js";

/** A table of fewer columns is told by its drawn lines only: two columns of text look like one. */
const FEWEST_COLUMNS = 3;
/** Lines of a table stand no further apart than this (parts of the size), baseline to baseline. */
const LEADING = 4.5;
/** Sizes that differ by more than this share are of different texts. */
const OTHER_SIZE = 0.1;
/** So many lines of a page are tried as the widest of a table; a page of prose has none. */
const MOST_SEEDS = 6;

/** The tables that nothing is drawn around: lines whose words leave the same gutters free. */
export function* alignedGrids(page: Page, lines: readonly Line[], reader: LayoutReader): Generator<Grid> {
  const seeds = lines
    .filter((line) => guttersOf(line).length >= FEWEST_COLUMNS - 1)
    .sort((a, b) => guttersOf(b).length - guttersOf(a).length || a.baseline - b.baseline);
  const tried = new Set<Line>();
  let attempts = 0;
  for (const seed of seeds) {
    if (tried.has(seed) || attempts++ >= MOST_SEEDS) continue;
    const table = grow(lines, lines.indexOf(seed));
    table.forEach((line) => tried.add(line));
    if (table.length < 2) continue;
    const box: Box = union(table.map((line) => line.box));
    const cuts = guttersThrough(table).map(middleOf);
    const rows = linesToRows(table, cuts, reader);
    const lattice = { xs: [box[0] - 1, ...cuts, box[2] + 1], ys: boundsOf(rows, box), upright: null, across: null };
    yield toGrid(
      page,
      lattice,
      table.flatMap((line) => line.words),
      textAbove(lines, box),
    );
  }
}

/** The lines around one that leave its gutters free. */
function grow(lines: readonly Line[], from: number): Line[] {
  let gutters = guttersOf(lines[from]!);
  const table = [lines[from]!];
  for (const step of [-1, 1]) {
    for (let i = from + step; i >= 0 && i < lines.length; i += step) {
      const [line, near] = [lines[i]!, lines[i - step]!];
      if (Math.abs(line.baseline - near.baseline) > LEADING * line.size) break;
      // A title over a table and the text under it are of other type.
      if (Math.abs(line.size - lines[from]!.size) > OTHER_SIZE * line.size) break;
      const next = narrowed(gutters, line);
      if (!next) break;
      gutters = next;
      if (step < 0) table.unshift(line);
      else table.push(line);
    }
  }
  return table;
}
