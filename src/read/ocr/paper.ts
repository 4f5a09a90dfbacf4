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

/** The commonest colour around each block: text covers less than half of any 3 × 3 blocks, so it falls out. */
export function paperOf(raster: Raster, pixelsPerPoint: number): Paper {
  const block = Math.max(3, Math.round(BLOCK_POINTS * pixelsPerPoint));
  const columns = Math.ceil(raster.width / block);
  const rows = Math.ceil(raster.height / block);
  const samples = blockSamples(raster, block, columns, rows);
  const { channels } = raster;
  const colours = new Uint8Array(columns * rows * channels);
  const counts = new Uint16Array(256 / LEVELS_APART + 1);
  const grid = { columns, rows };
  const { least, most } = rangesOf(samples);
  const low = around(least, grid, Math.min);
  const high = around(most, grid, Math.max);
  const sums = samples.planes.map((plane) => around(sumsOf(plane, samples.each), grid, plus));
  const blocks = around(new Uint32Array(columns * rows).fill(1), grid, plus);
  for (let at = 0; at < columns * rows; at++) {
    // Blocks of one colour, as nearly all of a page is, need no count.
    const even = high[at]! - low[at]! <= LEVELS_APART;
    const near = even ? [] : neighbours(at, grid);
    const mode = even ? 0 : commonest(near, samples.brightness, samples.each, counts);
    for (let c = 0; c < channels; c++) {
      colours[at * channels + c] = even
        ? sums[c]![at]! / (blocks[at]! * samples.each)
        : meanNear(near, samples, c, mode);
    }
  }
  return { block, columns, rows, channels, colours };
}

interface Grid {
  columns: number;
  rows: number;
}

const plus = (a: number, b: number): number => a + b;

/** The values of each block and the eight around it taken together. */
function around<Values extends Uint8Array | Uint32Array>(
  values: Values,
  { columns, rows }: Grid,
  join: (a: number, b: number) => number,
): Values {
  const across = values.slice() as Values;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const at = y * columns + x;
      if (x > 0) across[at] = join(across[at]!, values[at - 1]!);
      if (x + 1 < columns) across[at] = join(across[at]!, values[at + 1]!);
    }
  }
  const joined = across.slice() as Values;
  for (let at = 0; at < joined.length; at++) {
    if (at >= columns) joined[at] = join(joined[at]!, across[at - columns]!);
    if (at + columns < joined.length) joined[at] = join(joined[at]!, across[at + columns]!);
  }
  return joined;
}

/** The sum of each block's samples. */
function sumsOf(plane: Uint8Array, each: number): Uint32Array {
  const sums = new Uint32Array(plane.length / each);
  for (let i = 0; i < plane.length; i++) sums[(i / each) | 0]! += plane[i]!;
  return sums;
}

interface Samples {
  /** How many samples a block has. */
  each: number;
  /** One plane a channel. */
  planes: Uint8Array[];
  /** Sum of the channels, scaled to 255: tells all fills and inks of these reports apart. */
  brightness: Uint8Array;
}

/** Samples a block has along each side: sixteen are enough for a mode, and a quarter of the pixels. */
const SIDE = 4;

function blockSamples(raster: Raster, block: number, columns: number, rows: number): Samples {
  const each = SIDE * SIDE;
  const { width, height, channels, data } = raster;
  const planes = Array.from({ length: channels }, () => new Uint8Array(columns * rows * each));
  const brightness = channels === 1 ? planes[0]! : new Uint8Array(columns * rows * each);
  for (let sy = 0; sy < rows * SIDE; sy++) {
    const y = Math.min(height - 1, Math.floor(((sy + 0.5) * block) / SIDE));
    for (let sx = 0; sx < columns * SIDE; sx++) {
      const x = Math.min(width - 1, Math.floor(((sx + 0.5) * block) / SIDE));
      const to = ((sy >> 2) * columns + (sx >> 2)) * each + (sy & 3) * SIDE + (sx & 3);
      const from = (y * width + x) * channels;
      for (let c = 0; c < channels; c++) planes[c]![to] = data[from + c]!;
      if (channels === 3) brightness[to] = (data[from]! * 2 + data[from + 1]! * 3 + data[from + 2]!) / 6;
    }
  }
  return { each, planes, brightness };
}

interface Ranges {
  least: Uint8Array;
  most: Uint8Array;
}

/** The darkest and the brightest sample of each block. */
function rangesOf({ each, brightness }: Samples): Ranges {
  const blocks = brightness.length / each;
  const ranges = { least: new Uint8Array(blocks).fill(255), most: new Uint8Array(blocks) };
  for (let i = 0; i < brightness.length; i++) {
    const block = (i / each) | 0;
    if (brightness[i]! < ranges.least[block]!) ranges.least[block] = brightness[i]!;
    if (brightness[i]! > ranges.most[block]!) ranges.most[block] = brightness[i]!;
  }
  return ranges;
}

function neighbours(at: number, { columns, rows }: Grid): number[] {
  const near: number[] = [];
  const [row, column] = [Math.floor(at / columns), at % columns];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) near.push(y * columns + x);
  }
  return near;
}

/** The middle of the fullest pair of neighbouring brightness levels. */
function commonest(blocks: number[], plane: Uint8Array, each: number, counts: Uint16Array): number {
  counts.fill(0);
  for (const block of blocks) {
    for (let i = block * each; i < (block + 1) * each; i++) counts[(plane[i]! / LEVELS_APART) | 0]!++;
  }
  let best = 0;
  for (let level = 1; level + 1 < counts.length; level++) {
    if (counts[level]! + counts[level + 1]! >= counts[best]! + counts[best + 1]!) best = level;
  }
  return (best + 1) * LEVELS_APART;
}

function meanNear(blocks: number[], { planes, brightness, each }: Samples, channel: number, mode: number): number {
  const plane = planes[channel]!;
  let sum = 0;
  let count = 0;
  for (const block of blocks) {
    for (let i = block * each; i < (block + 1) * each; i++) {
      if (Math.abs(brightness[i]! - mode) > LEVELS_APART) continue;
      sum += plane[i]!;
      count++;
    }
  }
  return count > 0 ? sum / count : mode;
}
