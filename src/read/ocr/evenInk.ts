import { around } from "./blocks.js";
import type { Grey } from "./raster.js";

/** Side of a block, points: about a small letter. */
const BLOCK_POINTS = 3;
/** Ink (of 255) from which a block holds more than noise. */
const MARKED = 40;
/** Where the fullest stroke is fainter than this, there is noise, or a shade that no fill was made of. */
const FAINTEST = 96;
/** Strokes this full are made full; fainter ones as many times fuller as these. */
const FAINT = 128;
/** Strokes this full are full already. */
const FULL = 250;

/** Makes the thin strokes of small print as full as those of the bold print that a page's contrast is taken from. */
export function evenInk(ink: Grey, pixelsPerPoint: number): void {
  const { width, height, data } = ink;
  const side = Math.max(3, Math.round(BLOCK_POINTS * pixelsPerPoint));
  const columns = Math.ceil(width / side);
  const fullest = fullestOf(ink, side);
  const near = around(fullest, { columns, rows: fullest.length / columns }, Math.max);
  for (let block = 0; block < fullest.length; block++) {
    if (fullest[block]! < MARKED || near[block]! < FAINTEST || near[block]! > FULL) continue;
    const gain = 255 / Math.max(FAINT, near[block]!);
    const [left, top] = [(block % columns) * side, Math.floor(block / columns) * side];
    const right = Math.min(width, left + side);
    for (let y = top; y < Math.min(height, top + side); y++) {
      for (let at = y * width + left; at < y * width + right; at++) data[at] = Math.min(255, data[at]! * gain);
    }
  }
}

/** The most ink of each block, row by row. */
function fullestOf({ width, height, data }: Grey, side: number): Uint8Array {
  const columns = Math.ceil(width / side);
  const fullest = new Uint8Array(columns * Math.ceil(height / side));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns;
    for (let column = 0, at = y * width; column < columns; column++) {
      const end = Math.min(at + side, (y + 1) * width);
      let most = fullest[row + column]!;
      for (; at < end; at++) if (data[at]! > most) most = data[at]!;
      fullest[row + column] = most;
    }
  }
  return fullest;
}
