import { around, plus } from "./blocks.js";
import type { Grid } from "./blocks.js";
import type { Raster } from "./raster.js";

/** The colour of the paper (or of the fill over it) in blocks: what the page would look like without its text. */
export interface Paper {
  /** Side of a block in pixels. */
  block: number;
  columns: number;
  rows: number;
  channels: 1 | 3;
  /** One colour a block, channels interleaved. */
  colours: Uint8Array;
}

/** Side of a block in points: a third of the lowest table row that is still readable. */
const BLOCK_POINTS = 2.8;
/** Colours nearer than this (of 255) count as one when the commonest is looked for. */
const LEVELS_APART = 16;
/** The same of tints, which noise and JPEG spread further than brightness. */
const TINTS_APART = 40;

/** The commonest colour around each block: text covers less than half of any 3 × 3 blocks, so it falls out. */
export function paperOf(raster: Raster, pixelsPerPoint: number): Paper {
  const block = Math.max(3, Math.round(BLOCK_POINTS * pixelsPerPoint));
  const columns = Math.ceil(raster.width / block);
  const rows = Math.ceil(raster.height / block);
  const samples = blockSamples(raster, block, columns, rows);
  const { channels } = raster;
  const colours = new Uint8Array(columns * rows * channels);
  const grid = { columns, rows };
  const isEven = new Uint8Array(columns * rows).fill(1);
  clearUneven(isEven, samples.brightness, samples.each, grid, LEVELS_APART);
  if (samples.tint) clearUneven(isEven, samples.tint, samples.each, grid, TINTS_APART);
  const sums = samples.planes.map((plane) => around(sumsOf(plane, samples.each), grid, plus));
  const blocks = around(new Uint32Array(columns * rows).fill(1), grid, plus);
  // One list for all blocks: a list each takes ten times as long.
  const near = new Uint32Array(9 * samples.each);
  for (let at = 0; at < columns * rows; at++) {
    // Blocks of one colour, as nearly all of a page is, need no count.
    const even = isEven[at] === 1;
    const alike = even ? 0 : commonSamples(neighbours(at, grid), samples, near);
    for (let c = 0; c < channels; c++) {
      colours[at * channels + c] = even
        ? sums[c]![at]! / (blocks[at]! * samples.each)
        : meanOf(samples.planes[c]!, near, alike);
    }
  }
  return { block, columns, rows, channels, colours };
}

/** The sum of each block's samples. */
function sumsOf(plane: Uint8Array, each: number): Uint32Array {
  const sums = new Uint32Array(plane.length / each);
  for (let block = 0, i = 0; block < sums.length; block++) {
    let sum = 0;
    for (const end = i + each; i < end; i++) sum += plane[i]!;
    sums[block] = sum;
  }
  return sums;
}

interface Samples {
  /** How many samples a block has. */
  each: number;
  /** One plane a channel. */
  planes: Uint8Array[];
  /** Sum of the channels, scaled to 255. */
  brightness: Uint8Array;
  /** What tells a dark red, green and blue of one brightness apart: 128 is grey; null without colours. */
  tint: Uint8ClampedArray | null;
}

/** Samples a block has along each side: sixteen are enough for a mode, and a quarter of the pixels. */
const SIDE = 4;

function blockSamples(raster: Raster, block: number, columns: number, rows: number): Samples {
  const each = SIDE * SIDE;
  const { width, height, channels, data } = raster;
  const planes = Array.from({ length: channels }, () => new Uint8Array(columns * rows * each));
  const brightness = channels === 1 ? planes[0]! : new Uint8Array(columns * rows * each);
  const tint = channels === 1 ? null : new Uint8ClampedArray(columns * rows * each);
  const across = sampledPlaces(columns, block, width);
  const down = sampledPlaces(rows, block, height);
  for (let sy = 0; sy < down.length; sy++) {
    const row = down[sy]! * width;
    for (let sx = 0; sx < across.length; sx++) {
      const to = ((sy >> 2) * columns + (sx >> 2)) * each + (sy & 3) * SIDE + (sx & 3);
      const from = (row + across[sx]!) * channels;
      if (!tint) {
        brightness[to] = data[from]!;
        continue;
      }
      const [red, green, blue] = [data[from]!, data[from + 1]!, data[from + 2]!];
      planes[0]![to] = red;
      planes[1]![to] = green;
      planes[2]![to] = blue;
      brightness[to] = (red * 2 + green * 3 + blue) / 6;
      tint[to] = 128 + (2 * red - 3 * green + blue) / 4;
    }
  }
  return { each, planes, brightness, tint };
}

/** The pixels sampled along one side of the page. */
const sampledPlaces = (blocks: number, block: number, size: number): Uint32Array =>
  Uint32Array.from({ length: blocks * SIDE }, (_, i) => Math.min(size - 1, Math.floor(((i + 0.5) * block) / SIDE)));

type Levels = Uint8Array | Uint8ClampedArray;

/** Clears the mark of each block that with those around it does not keep within so many levels. */
function clearUneven(isEven: Uint8Array, plane: Levels, each: number, grid: Grid, apart: number): void {
  const blocks = plane.length / each;
  const [least, most] = [new Uint8Array(blocks), new Uint8Array(blocks)];
  for (let block = 0, i = 0; block < blocks; block++) {
    let [low, high] = [255, 0];
    for (const end = i + each; i < end; i++) {
      const level = plane[i]!;
      if (level < low) low = level;
      if (level > high) high = level;
    }
    least[block] = low;
    most[block] = high;
  }
  const [low, high] = [around(least, grid, Math.min), around(most, grid, Math.max)];
  for (let at = 0; at < blocks; at++) if (high[at]! - low[at]! > apart) isEven[at] = 0;
}

function neighbours(at: number, { columns, rows }: Grid): number[] {
  const near: number[] = [];
  const [row, column] = [Math.floor(at / columns), at % columns];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) near.push(y * columns + x);
  }
  return near;
}

/**
 * Puts the samples of the blocks' commonest colour first in `list`: those of the commonest brightness, and of them those
 * of the commonest tint. Returns how many they are.
 */
function commonSamples(blocks: readonly number[], { brightness, tint, each }: Samples, list: Uint32Array): number {
  let count = 0;
  for (const block of blocks) for (let i = block * each; i < (block + 1) * each; i++) list[count++] = i;
  const bright = keepCommonest(list, count, brightness);
  return tint ? keepCommonest(list, bright, tint) : bright;
}

const counts = new Uint16Array(256 / LEVELS_APART + 1);

/** Keeps of the first `count` samples those near the middle of the fullest pair of neighbouring levels. */
function keepCommonest(list: Uint32Array, count: number, plane: Levels): number {
  counts.fill(0);
  for (let i = 0; i < count; i++) counts[(plane[list[i]!]! / LEVELS_APART) | 0]!++;
  let best = 0;
  for (let level = 1; level + 1 < counts.length; level++) {
    if (counts[level]! + counts[level + 1]! >= counts[best]! + counts[best + 1]!) best = level;
  }
  const middle = (best + 1) * LEVELS_APART;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const sample = list[i]!;
    if (Math.abs(plane[sample]! - middle) <= LEVELS_APART) list[kept++] = sample;
  }
  return kept;
}

function meanOf(plane: Uint8Array, list: Uint32Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += plane[list[i]!]!;
  return sum / count;
}
