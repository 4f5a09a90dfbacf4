import { around, plus } from "./blocks.js";
import type { Grid } from "./blocks.js";
import type { Raster } from "./raster.js";

/** Side of a block, points: about a small letter. */
const BLOCK_POINTS = 2;
/** Brightness (of 255) under which a pixel is black. */
const BLACK = 128;
/** Share of a block's pixels unlike the next one, to the right and below alike, from which it is mottled: of noise half are. */
const MOTTLED = 0.18;
/** Mottled blocks of three by three that are noise, at least: of text fewer are. */
const MOTTLED_NEAR = 6;
/** Share of its pixels that are black in a block of a dark fill. */
const SOLID = 0.9;
/** Such blocks of three by three beside noise, at least: a dark fill goes on around it. */
const SOLID_NEAR = 4;
/** Blocks beyond the noise into which some of it reaches: letters stand in them. */
const REACH = 3;
/** Times that what is too small for a letter is taken away; it shrinks from its edges. */
const PASSES = 4;
/** White pixels of nine that one of a letter has around it, at least: a straight edge has six, the corner of a thin stroke five. */
const STROKE = 5;
/** The same amid noise, where more of it clings together than letters are thin. */
const STROKE_IN_NOISE = 6;

/**
 * The picture with its dark fills solid again. A scanner that calls black what is darker than its surroundings leaves
 * noise where there is nothing but fill around, in which white letters are lost. Only pictures of black and white have it.
 */
export function withSolidFills(raster: Raster, pixelsPerPoint: number): Raster {
  if (!isBlackAndWhite(raster)) return raster;
  const side = Math.max(4, Math.round(BLOCK_POINTS * pixelsPerPoint));
  const grid = { columns: Math.floor(raster.width / side), rows: Math.floor(raster.height / side) };
  const least = leastWhite(raster, side, grid);
  if (!least.includes(STROKE)) return raster;
  const solid = { ...raster, data: raster.data.slice() };
  for (let pass = 0; pass < PASSES; pass++) takeSpecksAway(solid, least, side, grid);
  return solid;
}

/** Every how many pixels are enough to tell a picture of black and white. */
const STEP = 101;
/** How far (of 255) from black or white a pixel of it may lie, as JPEG leaves it. */
const OFF_LEVEL = 40;
/** Share of pixels further off, from which it has greys. */
const GREYS = 0.001;

export function isBlackAndWhite({ channels, data }: Raster): boolean {
  let greys = 0;
  for (let at = 0; at < data.length; at += STEP) if (data[at]! > OFF_LEVEL && data[at]! < 255 - OFF_LEVEL) greys++;
  return channels === 1 && greys <= (GREYS * data.length) / STEP;
}

/** How many white pixels one must have around it to stay white, a block: none but in and about the noise of dark fills. */
function leastWhite(raster: Raster, side: number, grid: Grid): Uint8Array {
  const { mottled, solid } = textures(raster, side, grid);
  const mottledNear = around(mottled, grid, plus);
  const isMottled = (block: number): boolean => mottled[block] === 1 && mottledNear[block]! >= MOTTLED_NEAR;
  if (!mottled.some((_, block) => isMottled(block))) return new Uint8Array(0);
  const solidNear = around(around(solid, grid, plus), grid, Math.max);
  const noise = Uint8Array.from(mottled, (_, block) => (isMottled(block) && solidNear[block]! >= SOLID_NEAR ? 1 : 0));
  let reached = noise;
  for (let i = 0; i < REACH; i++) reached = around(reached, grid, Math.max);
  return reached.map((each, block) => (noise[block] ? STROKE_IN_NOISE : each * STROKE));
}

/** A word of four white pixels. */
const WHITE = 0xffffffff;

/** Marks the mottled blocks and those of dark fills. */
function textures(
  { width, data }: Raster,
  side: number,
  { columns, rows }: Grid,
): { mottled: Uint32Array; solid: Uint32Array } {
  const black = new Uint32Array(columns * rows);
  const across = new Uint32Array(columns * rows);
  const down = new Uint32Array(columns * rows);
  const columnOf = Uint16Array.from({ length: columns * side }, (_, x) => x / side);
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  for (let y = 0; y < rows * side; y++) {
    const first = Math.floor(y / side) * columns;
    const row = y * width;
    for (let x = 0; x < columns * side; x++) {
      // Most of a page is paper, which is passed over in words of four pixels.
      if (((row + x) & 3) === 0) while (x < columns * side && words[(row + x) >> 2] === WHITE) x += 4;
      const at = row + x;
      if (x >= columns * side || data[at]! >= BLACK) continue;
      const block = first + columnOf[x]!;
      black[block]!++;
      across[block]! += (data[at - 1]! >= BLACK ? 1 : 0) + (data[at + 1]! >= BLACK ? 1 : 0);
      down[block]! += (data[at - width]! >= BLACK ? 1 : 0) + (data[at + width]! >= BLACK ? 1 : 0);
    }
  }
  const pixels = side * side;
  const least = MOTTLED * pixels;
  return {
    mottled: black.map((_, block) => (across[block]! >= least && down[block]! >= least ? 1 : 0)),
    solid: black.map((each) => (each >= SOLID * pixels ? 1 : 0)),
  };
}

/** Makes black what has too little white around it. */
function takeSpecksAway({ width, height, data }: Raster, least: Uint8Array, side: number, { columns }: Grid): void {
  const specks: number[] = [];
  for (let block = 0; block < least.length; block++) {
    if (least[block] === 0) continue;
    const [left, top] = [(block % columns) * side, Math.floor(block / columns) * side];
    for (let y = Math.max(1, top); y < Math.min(height - 1, top + side); y++) {
      for (let x = Math.max(1, left); x < Math.min(width - 1, left + side); x++) {
        const at = y * width + x;
        if (data[at]! >= BLACK && whiteAround(data, at, width) < least[block]!) specks.push(at);
      }
    }
  }
  for (const at of specks) data[at] = 0;
}

/** White pixels among a pixel and its eight neighbours. */
function whiteAround(data: Uint8Array, at: number, width: number): number {
  let white = 0;
  for (const row of [at - width, at, at + width]) {
    for (let next = row - 1; next <= row + 1; next++) if (data[next]! >= BLACK) white++;
  }
  return white;
}
