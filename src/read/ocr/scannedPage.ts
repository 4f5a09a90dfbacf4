import { componentsOf } from "./components.js";
import type { Component } from "./components.js";
import { dottedLines } from "./dottedLines.js";
import { fillsOf } from "./fills.js";
import type { FilledBox } from "./fills.js";
import { withFullContrast } from "./fullContrast.js";
import { erase, inkOf } from "./ink.js";
import { withSolidFills } from "./mottledFills.js";
import type { PageImage } from "./pageImage.js";
import { paperOf } from "./paper.js";
import type { Paper } from "./paper.js";
import { quarterTurns } from "./raster.js";
import type { Grey, PixelBox } from "./raster.js";
import { rowsOf } from "./rows.js";
import type { TextRow } from "./rows.js";
import { eraseRulings, rulingsOf } from "./rulings.js";
import { segmentsOf } from "./segments.js";
import { deskewed } from "./skew.js";
import { stacksOf } from "./turned.js";

/** A page's picture taken apart, upright and straight: what is text, what is fill, what is line. */
export interface ScannedPage {
  pixelsPerPoint: number;
  coloured: boolean;
  /** Text only: 255 is ink. */
  ink: Grey;
  paper: Paper;
  fills: FilledBox[];
  rulings: PixelBox[];
  rows: TextRow[];
  /** Letters of turned words, a stack each; they are in no row. */
  stacks: Component[][];
  /** Clockwise quarter turns and then degrees that were undone. */
  turns: number;
  degrees: number;
}

export function scannedPage(image: PageImage, turns: number): ScannedPage {
  const { pixelsPerPoint } = image;
  const { raster, degrees } = deskewed(
    withSolidFills(quarterTurns(withFullContrast(image.raster), turns), pixelsPerPoint),
    pixelsPerPoint,
  );
  const paper = paperOf(raster, pixelsPerPoint);
  const fills = fillsOf(raster, paper, pixelsPerPoint);
  const ink = inkOf(raster, paper, fills, pixelsPerPoint);
  const solid = rulingsOf(ink, fills, pixelsPerPoint);
  eraseRulings(ink, solid, pixelsPerPoint);
  const marks = componentsOf(ink);
  const dotted = dottedLines(marks, pixelsPerPoint);
  for (const line of dotted) erase(ink, line);
  const rulings = [...solid, ...dotted.map(({ x0, y0, x1, y1 }) => ({ x0, y0, x1, y1 }))];
  const dots = new Set(dotted.flatMap((line) => line.dots));
  const components = marks.filter((each) => !dots.has(each));
  const stacks = stacksOf(components, pixelsPerPoint);
  const stacked = new Set(stacks.flat());
  const level = components.filter((each) => !stacked.has(each));
  const rows = rowsOf(segmentsOf(level, rulings, pixelsPerPoint));
  return { pixelsPerPoint, coloured: raster.channels === 3, ink, paper, fills, rulings, rows, stacks, turns, degrees };
}
