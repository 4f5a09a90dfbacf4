import { LEAST_CONTRAST, levelAbove } from "./contrast.js";
import { evenInk } from "./evenInk.js";
import { fillInk } from "./fillInk.js";
import type { FilledBox } from "./fills.js";
import type { Paper } from "./paper.js";
import { boxHeight, boxWidth } from "./raster.js";
import type { Grey, PixelBox, Raster } from "./raster.js";

/** Pixels at a fill's edge that belong to neither side, points: antialiasing and JPEG's chroma blocks. */
const EDGE_POINTS = 0.5;
/** Share of all marked pixels of the page taken as fully dark. */
const DARKEST = 0.35;

/**
 * The page's ink: 0 on paper and on fills, 255 on full strokes, whatever the colours: text on fills, white on dark and
 * faint print come out alike. Fills are left without their edges.
 */
export function inkOf(raster: Raster, paper: Paper, fills: readonly FilledBox[], pixelsPerPoint: number): Grey {
  const ink: Grey = { width: raster.width, height: raster.height, data: paperInk(raster, withoutStrokes(paper)) };
  stretch(ink, pageContrast(ink));
  evenInk(ink, pixelsPerPoint);
  const edge = Math.max(1, Math.round(EDGE_POINTS * pixelsPerPoint));
  // One after the other: where two of one colour overlap, the end of neither is an edge within the other.
  fills.forEach((fill, i) => {
    fillInk(raster, paper, fill, ink, edge, pixelsPerPoint);
    const like = fills.slice(0, i).filter((each) => isLike(each, fill));
    for (const strip of stripsOf(fill, edge)) for (const part of outside(strip, like, edge)) erase(ink, part);
  });
  return ink;
}

function paperInk(raster: Raster, paper: Paper): Uint8Array {
  const { width, height, channels, data } = raster;
  // Clamps what is brighter than the paper to 0, without a branch that noise makes a coin's toss.
  const ink = new Uint8ClampedArray(width * height);
  const white = new Uint8Array(width * channels);
  for (let y = 0; y < height; y++) {
    if (y % paper.block === 0) spreadRow(paper, y / paper.block, white);
    const start = y * width;
    // One loop a kind of picture: a loop over the channels in it takes twice as long.
    if (channels === 1) {
      for (let x = 0; x < width; x++) ink[start + x] = white[x]! - data[start + x]!;
    } else {
      for (let x = 0, at = 0, from = 3 * start; x < width; x++, at += 3, from += 3) {
        const red = white[at]! - data[from]!;
        const green = white[at + 1]! - data[from + 1]!;
        const blue = white[at + 2]! - data[from + 2]!;
        ink[start + x] = red > green ? (red > blue ? red : blue) : green > blue ? green : blue;
      }
    }
  }
  return new Uint8Array(ink.buffer);
}

/** Writes the colours of a row of blocks to a row of pixels. */
function spreadRow({ block, columns, channels, colours }: Paper, row: number, pixels: Uint8Array): void {
  for (let i = 0; i < pixels.length; i++) {
    const column = Math.floor(i / channels / block);
    pixels[i] = colours[(row * columns + column) * channels + (i % channels)]!;
  }
}

/** How far (of 255) a block may be darker than the brightest near it before it is the inside of a large letter. */
const STROKE_DARKER = 100;
/** Blocks around a stroke of a large letter in which there is paper. */
const REACH = 3;

/** The paper alone: blocks that bold strokes fill take the colour of the brightest block near them. */
function withoutStrokes(paper: Paper): Paper {
  const { rows, columns, channels, colours } = paper;
  const cleaned = colours.slice();
  let brightest = 0;
  for (let at = channels >> 1; at < colours.length; at += channels) brightest = Math.max(brightest, colours[at]!);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = (row * columns + column) * channels;
      if (brightest - colours[at + (channels >> 1)]! < STROKE_DARKER) continue;
      let best = at;
      for (let y = Math.max(0, row - REACH); y <= Math.min(rows - 1, row + REACH); y++) {
        for (let x = Math.max(0, column - REACH); x <= Math.min(columns - 1, column + REACH); x++) {
          const near = (y * columns + x) * channels;
          if (colours[near + (channels >> 1)]! > colours[best + (channels >> 1)]!) best = near;
        }
      }
      if (colours[best + (channels >> 1)]! - colours[at + (channels >> 1)]! < STROKE_DARKER) continue;
      for (let c = 0; c < channels; c++) cleaned[at + c] = colours[best + c]!;
    }
  }
  return { ...paper, colours: cleaned };
}

/** Every how many pixels are enough to tell a page's contrast. */
const CONTRAST_STEP = 3;

/** What counts as full ink on this page: faint print has a low one. */
function pageContrast(ink: Grey): number {
  const counts = new Uint32Array(256);
  const { data } = ink;
  for (let i = 0; i < data.length; i += CONTRAST_STEP) counts[data[i]!]!++;
  let marked = 0;
  for (let level = LEAST_CONTRAST; level < 256; level++) marked += counts[level]!;
  return Math.max(2 * LEAST_CONTRAST, levelAbove(counts, DARKEST * marked));
}

function stretch({ data }: Grey, full: number): void {
  const stretched = Uint8Array.from({ length: 256 }, (_, level) => Math.min(255, (level * 255) / Math.max(1, full)));
  for (let at = 0; at < data.length; at++) {
    const level = data[at]!;
    if (level !== 0) data[at] = stretched[level]!;
  }
}

const isLike = (a: FilledBox, b: FilledBox): boolean =>
  a.colour.every((level, c) => Math.abs(level - b.colour[c]!) < LEAST_CONTRAST);

/** What lies along the edges of a fill. */
function stripsOf({ x0, y0, x1, y1 }: PixelBox, edge: number): PixelBox[] {
  const whole = { x0: x0 - edge, y0: y0 - edge, x1: x1 + edge, y1: y1 + edge };
  return [
    { ...whole, y1: y0 + edge },
    { ...whole, y0: y1 - edge },
    { ...whole, x1: x0 + edge },
    { ...whole, x0: x1 - edge },
  ];
}

/** What of a strip lies in none of the fills, beside their own edges. */
function outside(strip: PixelBox, fills: readonly PixelBox[], edge: number): PixelBox[] {
  return fills.reduce<PixelBox[]>((parts, fill) => parts.flatMap((part) => cutOut(part, fill, edge)), [strip]);
}

/** A strip without the stretch of it that lies inside a fill. */
function cutOut(strip: PixelBox, fill: PixelBox, edge: number): PixelBox[] {
  const inner = { x0: fill.x0 + edge, y0: fill.y0 + edge, x1: fill.x1 - edge, y1: fill.y1 - edge };
  const isHigh = boxHeight(strip) > boxWidth(strip);
  if (isHigh ? strip.x0 < inner.x0 || strip.x1 > inner.x1 : strip.y0 < inner.y0 || strip.y1 > inner.y1) return [strip];
  const parts = isHigh
    ? [
        { ...strip, y1: Math.min(strip.y1, inner.y0) },
        { ...strip, y0: Math.max(strip.y0, inner.y1) },
      ]
    : [
        { ...strip, x1: Math.min(strip.x1, inner.x0) },
        { ...strip, x0: Math.max(strip.x0, inner.x1) },
      ];
  return parts.filter((part) => boxWidth(part) > 0 && boxHeight(part) > 0);
}

/** Makes a rectangle paper again. */
export function erase({ width, height, data }: Grey, box: PixelBox): void {
  const [x0, x1] = [Math.max(0, box.x0), Math.min(width, box.x1)];
  for (let y = Math.max(0, box.y0); y < Math.min(height, box.y1); y++) data.fill(0, y * width + x0, y * width + x1);
}
