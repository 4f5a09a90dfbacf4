import { centreX, centreY, union, type Box } from "../../model/geometry.js";
import type { Grid } from "../../model/grid.js";
import type { LayoutReader, Word } from "../../model/layout.js";
import type { Page } from "../../model/page.js";
import { toLine, type Line } from "../lines.js";
import { textAbove } from "./above.js";
import { edgeGroups, places, type EdgeGroup } from "./edges.js";
import { guttersThrough } from "./guttersThrough.js";
import { middleOf } from "./gutters.js";
import { linesToRows } from "./lineRows.js";
import { toGrid, type Lattice } from "./toGrid.js";

/** A band between two lines that is lower than this (points) is the line's own thickness. */
const LEAST_BAND = 4;

/**
 * The tables that drawn lines or the edges of filled areas frame.
 * @param only "cells": those with lines on all sides of their cells
 */
export function ruledGrids(page: Page, lines: readonly Line[], reader: LayoutReader, only?: "cells"): Grid[] {
  return edgeGroups(page).flatMap((group) => {
    const inside = linesIn(lines, group.box);
    if (inside.length === 0) return [];
    const lattice = latticeOf(group, inside, reader);
    if (!lattice || (only && !(lattice.upright && lattice.across))) return [];
    const words = inside.flatMap((line) => line.words);
    return [toGrid(page, lattice, words, textAbove(lines, group.box))];
  });
}

function linesIn(lines: readonly Line[], box: Box): Line[] {
  return lines.flatMap((line) => {
    const words = line.words.filter(({ box: b }) => {
      const [x, y] = [centreX(b), centreY(b)];
      return x > box[0] && x < box[2] && y > box[1] && y < box[3];
    });
    return words.length ? [toLine(words)] : [];
  });
}

function latticeOf(group: EdgeGroup, lines: readonly Line[], reader: LayoutReader): Lattice | null {
  const text = union(lines.map((line) => line.box));
  const drawnX = places(group.upright);
  const drawnY = places(group.across);
  const ys = withoutThin(drawnY);
  // Lines of cells that are set in the middle of theirs may be one with those of the next row: words tell.
  const words = lines.flatMap((line) => line.words);
  const bands = ys.slice(1).map((y, i) => words.filter((word) => isBetween(word, ys[i]!, y)));
  const isRuled = bands.filter((band) => band.length > 0).length > 2;
  const innerX = drawnX.filter((x) => x > text[0] && x < text[2]);
  const xs = innerX.length ? withEnds(drawnX, group.box[0], group.box[2]) : columnsByText(lines, group.box);
  if (!xs) return null;
  const upright = innerX.length ? group.upright : null;
  if (isRuled) return { xs, ys: withoutEmpty(ys, bands), upright, across: group.across };
  const head = bands.find((band) => band.length > 0) ?? [];
  const isHeaded = bands.filter((band) => band.length > 0).length === 2;
  const headLines = lines.filter((line) => line.words.some((word) => head.includes(word)));
  const body = isHeaded ? lines.filter((line) => !headLines.includes(line)) : lines;
  // A line that reaches over both bands leaves no row under its head.
  if (body.length === 0) return null;
  const rows = [...(isHeaded ? [headLines] : []), ...linesToRows(body, xs.slice(1, -1), reader)];
  return { xs, ys: boundsOf(rows, group.box), upright, across: null };
}

const isBetween = ({ box }: Word, top: number, bottom: number): boolean => centreY(box) > top && centreY(box) < bottom;

const withoutThin = (ys: readonly number[]): number[] =>
  ys.reduce<number[]>((kept, y) => (kept.length && y - kept.at(-1)! < LEAST_BAND ? kept : [...kept, y]), []);

/** Bands without text are the room between double lines. */
const withoutEmpty = (ys: readonly number[], bands: readonly Word[][]): number[] => [
  ...ys.filter((_, i) => i < bands.length && bands[i]!.length > 0),
  ys[bands.findLastIndex((band) => band.length > 0) + 1]!,
];

function withEnds(xs: readonly number[], left: number, right: number): number[] {
  const inner = xs.filter((x) => x - left > LEAST_BAND && right - x > LEAST_BAND);
  return [left, ...inner, right];
}

/** Columns where nothing is drawn between them. */
function columnsByText(lines: readonly Line[], box: Box): number[] | null {
  const gutters = guttersThrough(lines);
  return gutters.length ? [box[0], ...gutters.map(middleOf), box[2]] : null;
}

/** Y between rows of lines. */
export function boundsOf(rows: readonly Line[][], box: Box): number[] {
  const boxes = rows.map((row) => union(row.map((line) => line.box)));
  return [
    Math.min(box[1], boxes[0]![1]),
    ...boxes.slice(1).map((b, i) => (boxes[i]![3] + b[1]) / 2),
    Math.max(box[3], boxes.at(-1)![3]),
  ];
}
