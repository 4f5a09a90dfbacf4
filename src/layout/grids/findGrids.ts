import { centreX, centreY, contains, union, type Box } from "../../model/geometry.js";
import { gridRows, type Grid, type RecognisedGrid } from "../../model/grid.js";
import type { LayoutReader, Word } from "../../model/layout.js";
import type { Page } from "../../model/page.js";
import type { Line } from "../lines.js";
import { alignedGrids } from "./alignedGrids.js";
import { ruledGrids } from "./ruledGrids.js";

/** A grid that the reader knows, cut to the rows that are of it. */
export interface FoundGrid {
  grid: Grid;
  kind: RecognisedGrid["kind"];
}

/**
 * The tables of a page that the reader recognises, and the lines that are in none: by drawn lines and filled areas, else
 * by what the text leaves free.
 * @param open the last table of the page before, which may go on here without its headings
 */
export function findGrids(
  page: Page,
  lines: readonly Line[],
  reader: LayoutReader,
  open: FoundGrid | null,
): { grids: FoundGrid[]; rest: Line[] } {
  const grids: FoundGrid[] = [];
  let rest = [...lines];
  const taken = new Set<Word>();
  const take = (grid: Grid): boolean => {
    const mayGoOn = grids.length === 0 && open !== null && hasColumnsOf(grid, open.grid);
    const headed = reader.table(grid, null);
    const found = headed ?? (mayGoOn ? reader.table(grid, open.grid.headings) : null);
    if (!found) return false;
    const own = { ...gridRows(grid, found.from, found.to), headings: found.headings, goesOn: headed === null };
    const words = own.cells.flatMap((cell) => cell.words);
    if (words.length === 0 || words.some((word) => taken.has(word))) return false;
    words.forEach((word) => taken.add(word));
    grids.push({ grid: { ...own, box: union(words.map((w) => w.box)) }, kind: found.kind });
    rest = rest.flatMap((line) => without(line, taken));
    return true;
  };
  ruledGrids(page, rest, reader).forEach(take);
  let again = true;
  while (again) {
    again = false;
    for (const grid of alignedGrids(page, rest, reader)) {
      if (!take(grid)) continue;
      again = true;
      break;
    }
  }
  return { grids, rest };
}

/**
 * The ruled tables of months whose cells hold more values than a table that was found in their place by its header:
 * where a cell's text is wrapped, its lines say more than the text's own alignment.
 * @param found the tables found by their headers, and how many values each has
 */
export function richerGrids(
  page: Page,
  lines: readonly Line[],
  reader: LayoutReader,
  found: readonly { box: Box; values: number }[],
): FoundGrid[] {
  if (found.length === 0) return [];
  return ruledGrids(page, lines, reader, "cells").flatMap((grid) => {
    const known = reader.table(grid, null);
    if (known?.kind !== "sla") return [];
    const rivals = found.filter(({ box }) => contains(grid.box, centreX(box), centreY(box)));
    const values = rivals.reduce((sum, rival) => sum + rival.values, 0);
    if (rivals.length === 0 || known.values <= values) return [];
    const own = { ...gridRows(grid, known.from, known.to), headings: known.headings };
    return [{ grid: { ...own, box: union(own.cells.flatMap((c) => c.words).map((w) => w.box)) }, kind: known.kind }];
  });
}

/** Lines without the words that grids took. */
export function withoutGrids(lines: readonly Line[], grids: readonly FoundGrid[]): Line[] {
  const taken = new Set(grids.flatMap(({ grid }) => grid.cells.flatMap((cell) => cell.words)));
  return taken.size === 0 ? [...lines] : lines.flatMap((line) => without(line, taken));
}

/**
 * Whether a grid's columns are those of the page before: each begins nearer to where it did than to the middle of a
 * column, which is as near as gutters between other texts can tell.
 */
const hasColumnsOf = ({ columns }: Grid, before: Grid): boolean =>
  columns.length === before.columns.length &&
  columns.every(({ x0 }, i) => {
    const beside = before.columns.slice(Math.max(0, i - 1), i + 1).map((c) => c.x1 - c.x0);
    return i === 0 || Math.abs(x0 - before.columns[i]!.x0) < Math.min(...beside) / 2;
  });

function without(line: Line, words: ReadonlySet<Word>): Line[] {
  const kept = line.words.filter((w) => !words.has(w));
  if (kept.length === line.words.length) return [line];
  return kept.length ? [{ ...line, words: kept, box: union(kept.map((w) => w.box)) }] : [];
}
