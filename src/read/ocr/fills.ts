import type { Rgb } from "../../model/page.js";
import { apart, fillRuns, FROM_PAPER, LIKE } from "./fillBlocks.js";
import { likeness, lineAcross, lineDown, withEdges } from "./fillEdges.js";
import type { Paper } from "./paper.js";
import type { PixelBox, Raster } from "./raster.js";
import { boxHeight, boxWidth } from "./raster.js";

/** A filled rectangle on the picture. */
export interface FilledBox extends PixelBox {
  colour: Rgb;
}

/** A fill is at least this wide and high, points: below it are strokes of large letters. */
const LEAST_WIDTH = 12;
const LEAST_HEIGHT = 6;

/** The filled rectangles of the page, with edges to the pixel; each has one colour. */
export function fillsOf(raster: Raster, paper: Paper, pixelsPerPoint: number): FilledBox[] {
  return fillRuns(paper)
    .map(({ run, holes }) => withEdges(raster, paper, run, holes))
    .filter((box) => boxWidth(box) >= LEAST_WIDTH * pixelsPerPoint && boxHeight(box) >= LEAST_HEIGHT * pixelsPerPoint)
    .filter(
      (box) =>
        !touchesEdge(box, raster) &&
        hasSolidRim(raster, box) &&
        endsSharply(raster, box, WIDE * pixelsPerPoint) &&
        !isWithinLetters(raster, box, pixelsPerPoint) &&
        isMostlyFilled(raster, box),
    )
    .sort((a, b) => boxWidth(b) * boxHeight(b) - boxWidth(a) * boxHeight(a))
    .reduce<FilledBox[]>((kept, box) => (kept.some((other) => holds(other, box)) ? kept : [...kept, box]), []);
}

/** Whether the inner box lies in the outer, is no other cell of it, and so was only cut off by text. */
function holds(outer: FilledBox, inner: FilledBox): boolean {
  const across = Math.min(outer.x1, inner.x1) - Math.max(outer.x0, inner.x0);
  const down = Math.min(outer.y1, inner.y1) - Math.max(outer.y0, inner.y0);
  const shared = Math.max(0, across) * Math.max(0, down);
  return shared > 0.8 * boxWidth(inner) * boxHeight(inner) && apart(outer.colour, inner.colour) <= LIKE;
}

/** Share of the pixels just inside a fill's edges that have its colour: a cell has room around its text, a letter none. */
const RIM = 0.85;

/** A punch hole or a stamp may break into one side. */
const RIM_SIDES = 3;
/** Pixels inside the edge within which a solid line must be found: edges are uneven, and text can come near. */
const INSETS = [1, 2, 3, 4];

function hasSolidRim(raster: Raster, box: FilledBox): boolean {
  const inner = { x0: box.x0 + 2, y0: box.y0 + 2, x1: box.x1 - 2, y1: box.y1 - 2 };
  const across = (y: number): number => likeness(raster, box.colour, lineAcross(inner, y)).share;
  const down = (x: number): number => likeness(raster, box.colour, lineDown(inner, x)).share;
  const sides = [
    INSETS.map((inset) => across(box.y0 + inset)),
    INSETS.map((inset) => across(box.y1 - 1 - inset)),
    INSETS.map((inset) => down(box.x0 + inset)),
    INSETS.map((inset) => down(box.x1 - 1 - inset)),
  ];
  return sides.filter((lines) => Math.max(...lines) >= RIM).length >= RIM_SIDES;
}

/** Share of a fill's pixels that have its colour: text takes less of a cell than the white in and between bold letters. */
const FILLED = 0.7;

function isMostlyFilled(raster: Raster, box: FilledBox): boolean {
  let filled = 0;
  for (let y = box.y0; y < box.y1; y++) filled += likeness(raster, box.colour, lineAcross(box, y)).share;
  return filled >= FILLED * boxHeight(box);
}

/** Pixels beyond a fill's edge among which the colour must jump: a ruling may come between. */
const BEYOND = [3, 5, 7];
/** Pixels inside the edge from which it jumps. */
const WITHIN = 3;

/** Wider than any shadow, points: a header band may start in the shadow that hides its end. */
const WIDE = 100;

/** Whether the colour ends at once on both sides, or on one if it is `wide`: the shadow of a book's fold fades. */
function endsSharply(raster: Raster, box: FilledBox, wide: number): boolean {
  const jumps = (edge: number, outwards: 1 | -1): boolean => {
    const inside = columnColour(raster, box, edge - outwards * WITHIN);
    return BEYOND.some((by) => apart(columnColour(raster, box, edge + outwards * by), inside) > FROM_PAPER);
  };
  const sharp = [jumps(box.x0, -1), jumps(box.x1 - 1, 1)].filter((each) => each).length;
  return sharp === 2 || (sharp === 1 && boxWidth(box) > wide);
}

/** Fills narrower and lower than this, points, may be the bold strokes of a title's letters, such as the middle of an æ. */
const [LETTERS_WIDTH, LETTERS_HEIGHT] = [36, 14];
/** Share of a fill's colour over or under it: a cell of the same colour goes on whole, another not at all, letters in part. */
const [NOTHING_GOES_ON, ALL_GOES_ON] = [0.2, 0.8];

/** Whether a small fill goes on in part over or under its edges, as strokes of letters do. */
function isWithinLetters(raster: Raster, box: FilledBox, pixelsPerPoint: number): boolean {
  const [width, height] = [LETTERS_WIDTH * pixelsPerPoint, LETTERS_HEIGHT * pixelsPerPoint];
  if (boxWidth(box) >= width || boxHeight(box) >= height) return false;
  return BEYOND.flatMap((by) => [box.y0 - by, box.y1 - 1 + by])
    .filter((y) => y >= 0 && y < raster.height)
    .map((y) => likeness(raster, box.colour, lineAcross(box, y)).share)
    .some((share) => share > NOTHING_GOES_ON && share < ALL_GOES_ON);
}

/** The mean colour down the middle half of a fill's height. */
function columnColour({ width, channels, data }: Raster, box: FilledBox, column: number): Rgb {
  const x = Math.max(0, Math.min(width - 1, column));
  const [from, to] = [box.y0 + (boxHeight(box) >> 2), box.y1 - (boxHeight(box) >> 2)];
  const sum: Rgb = [0, 0, 0];
  for (let y = from; y < to; y++) {
    for (let c = 0; c < 3; c++) sum[c]! += data[(y * width + x) * channels + (channels === 3 ? c : 0)]!;
  }
  return sum.map((each) => each / (to - from)) as Rgb;
}

/** Shadows and black scanner borders come in from the edge; no table cell does. */
function touchesEdge(box: PixelBox, { width, height }: Raster): boolean {
  return box.x0 <= 1 || box.y0 <= 1 || box.x1 >= width - 1 || box.y1 >= height - 1;
}
