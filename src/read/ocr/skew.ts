import { quarterTurns, rotateSlightly } from "./raster.js";
import type { Raster } from "./raster.js";

/** Scanners feed pages at most this crooked, degrees; beyond it someone turned the page. */
const MOST_DEGREES = 3.5;
/** Under this a 13 inch line drifts by less than a seventh of a point: not worth a resampling. */
const LEAST_DEGREES = 0.04;
/** Steps of the search, coarse to fine, degrees. */
const STEPS = [0.25, 0.05, 0.01];
/** Edges are looked for on a picture of about this resolution, pixels per point: finer gives no better angle. */
const SEARCH_SCALE = 2;
/** How much darker (of 255) a pixel must be than the one below it to be the bottom of a stroke. */
const EDGE = 60;
/** More edge points than this change nothing but the time. */
const MOST_POINTS = 40_000;

/** Degrees by which the page is turned clockwise. */
export function skewOf(raster: Raster, pixelsPerPoint: number): number {
  const points = strokeBottoms(raster, Math.max(1, Math.round(pixelsPerPoint / SEARCH_SCALE)));
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
  const step = Math.max(1, Math.round(pixelsPerPoint / SEARCH_SCALE));
  // At the search's own resolution: turning the whole picture would cost more than all the rest.
  const small = sampled(raster, step);
  return lineness(strokeBottoms(quarterTurns(small, 1), 1)) > SIDEWAYS * lineness(strokeBottoms(small, 1));
}

/** How unevenly the points are spread over lines, at the best angle; 1 is evenly. */
function lineness(points: Points): number {
  const best = sharpest(points, -MOST_DEGREES, MOST_DEGREES, STEPS[0]!);
  const even = (points.x.length * points.x.length) / Math.max(1, points.bins);
  return sharpnessAt(points, best) / Math.max(1, even);
}

/** Every so manieth pixel of every so manieth row, in green. */
function sampled({ width, height, channels, data }: Raster, step: number): Raster {
  const [columns, rows] = [Math.floor(width / step), Math.floor(height / step)];
  const green = channels === 3 ? 1 : 0;
  const samples = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) samples[y * columns + x] = data[(y * width + x) * step * channels + green]!;
  }
  return { width: columns, height: rows, channels: 1, data: samples };
}

interface Points {
  x: Float32Array;
  y: Float32Array;
  /** Rows of the picture that one count takes together. */
  bin: number;
  bins: number;
}

function strokeBottoms({ width, height, channels, data }: Raster, step: number): Points {
  const x: number[] = [];
  const y: number[] = [];
  const stride = width * channels;
  const green = channels === 3 ? 1 : 0;
  for (let row = 0; row + step < height; row += step) {
    for (let column = 0; column < width; column += step) {
      const at = row * stride + column * channels + green;
      if (data[at + step * stride]! - data[at]! > EDGE) {
        x.push(column);
        y.push(row);
      }
    }
  }
  const every = Math.max(1, Math.ceil(x.length / MOST_POINTS));
  const kept = <T>(_: T, i: number): boolean => i % every === 0;
  return {
    x: Float32Array.from(x.filter(kept)),
    y: Float32Array.from(y.filter(kept)),
    bin: step,
    bins: Math.ceil(height / step),
  };
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
function sharpnessAt({ x, y, bin, bins }: Points, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const counts = new Uint32Array(3 * bins);
  for (let i = 0; i < x.length; i++) counts[bins + Math.round((y[i]! - x[i]! * slope) / bin)]!++;
  let sum = 0;
  for (const count of counts) sum += count * count;
  return sum;
}
