import { quarterTurns, rotateSlightly } from "./raster.js";
import type { Grey, Raster } from "./raster.js";

/** Scanners feed pages at most this crooked, degrees; beyond it someone turned the page. */
const MOST_DEGREES = 3.5;
/** Under this a 13 inch line drifts by less than a seventh of a point: not worth a resampling. */
const LEAST_DEGREES = 0.04;
/** Steps of the search, coarse to fine, degrees. */
const STEPS = [0.25, 0.05, 0.01];
/** Edges are looked for on a picture of about this resolution, pixels per point: finer gives no better angle. */
const SEARCH_SCALE = 2;
/** So many times fewer pixels are enough along a line, whose bottom is long, than across it. */
const SPARSER_ACROSS = 3;
/** Whether lines run across or down is to be seen on a coarser one. */
const SIDEWAYS_SCALE = 1;
/** How much darker (of 255) a pixel must be than the one below it to be the bottom of a stroke. */
const EDGE = 60;
/** More edge points than this change nothing but the time. */
const MOST_POINTS = 40_000;

/** Degrees by which the page is turned clockwise. */
export function skewOf(raster: Raster, pixelsPerPoint: number): number {
  const points = strokeBottoms(sampled(raster, pixelsPerPoint / SEARCH_SCALE, SPARSER_ACROSS), SPARSER_ACROSS);
  let best = 0;
  let reach = MOST_DEGREES;
  for (const step of STEPS) {
    best = sharpest(points, best - reach, best + reach, step);
    reach = step;
  }
  return Math.abs(best) >= MOST_DEGREES ? 0 : best;
}

export function deskewed(raster: Raster, pixelsPerPoint: number): { raster: Raster; degrees: number } {
  const degrees = skewOf(raster, pixelsPerPoint);
  if (Math.abs(degrees) < LEAST_DEGREES) return { raster, degrees: 0 };
  return { raster: rotateSlightly(raster, -degrees), degrees };
}

/** How much sharper the columns must be than the rows for the text to run down the page: rulings sharpen both. */
const SIDEWAYS = 1.5;

/** Whether the lines of text run up or down the page. */
export function isSideways(raster: Raster, pixelsPerPoint: number): boolean {
  const small = sampled(raster, pixelsPerPoint / SIDEWAYS_SCALE);
  const turned = quarterTurns({ ...small, channels: 1 }, 1);
  return lineness(strokeBottoms(turned)) > SIDEWAYS * lineness(strokeBottoms(small));
}

/** How unevenly the points are spread over lines, at the best angle; 1 is evenly. */
function lineness(points: Points): number {
  const best = sharpest(points, -MOST_DEGREES, MOST_DEGREES, STEPS[0]!);
  const even = (points.x.length * points.x.length) / points.height;
  return sharpnessAt(points, best) / Math.max(1, even);
}

/** Every so manieth pixel of every so manieth row, in green; along the rows some times fewer. */
function sampled({ width, height, channels, data }: Raster, pixels: number, sparser = 1): Grey {
  const step = Math.max(1, Math.round(pixels));
  const across = step * sparser;
  const [columns, rows] = [Math.floor(width / across), Math.floor(height / step)];
  const samples = new Uint8Array(columns * rows);
  let to = 0;
  for (let y = 0; y < rows; y++) {
    let from = y * step * width * channels + (channels >> 1);
    for (let x = 0; x < columns; x++, from += across * channels) samples[to++] = data[from]!;
  }
  return { width: columns, height: rows, data: samples };
}

/** Points of a sampled picture. */
interface Points {
  x: Float64Array;
  y: Float64Array;
  height: number;
}

/** In rows of the picture, whose pixels may lie farther apart along the rows. */
function strokeBottoms({ width, height, data }: Grey, sparser = 1): Points {
  // Where they are, in order; a page has far fewer than pixels, so there is room for one in each second row.
  const places = new Uint32Array((width * (height + 1)) >> 1);
  let found = 0;
  for (let at = 0; at + width < data.length && found < places.length; at++) {
    if (data[at + width]! - data[at]! > EDGE) places[found++] = at;
  }
  const every = Math.max(1, Math.ceil(found / MOST_POINTS));
  const kept = Math.ceil(found / every);
  const points: Points = { x: new Float64Array(kept), y: new Float64Array(kept), height };
  for (let i = 0; i < kept; i++) {
    const at = places[i * every]!;
    points.x[i] = (at % width) * sparser;
    points.y[i] = Math.floor(at / width);
  }
  return points;
}

function sharpest(points: Points, from: number, to: number, step: number): number {
  let best = 0;
  let most = -1;
  for (let degrees = from; degrees <= to + step / 2; degrees += step) {
    const sharpness = sharpnessAt(points, degrees);
    if (sharpness > most) [most, best] = [sharpness, degrees];
  }
  return best;
}

/** High where the points fall on few horizontal lines once the page is turned back by the angle. */
function sharpnessAt({ x, y, height }: Points, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const counts = new Uint32Array(3 * height);
  // The half rounds, as all of it is positive.
  for (let i = 0; i < x.length; i++) counts[(height + 0.5 + y[i]! - x[i]! * slope) | 0]!++;
  let sum = 0;
  // An index, not "of": an iterator takes several times as long.
  for (let i = 0; i < counts.length; i++) sum += counts[i]! * counts[i]!;
  return sum;
}
