import { around, plus } from "./blocks.js";
import { isBlackAndWhite } from "./mottledFills.js";
import type { Raster } from "./raster.js";

/** Side of a block, points: about a letter. */
const BLOCK_POINTS = 4;
/** Brightness (of 255) under which a pixel is black. */
const BLACK = 128;
/** Share of a block's pixels unlike the next one, to the right and below alike, from which it is of dots: of letters fewer are. */
const DOTTED = 0.15;
/** Such blocks of three by three, at least, and such places on the page: fills are wider than letters. */
const DOTTED_NEAR = 6;
const PLACES = 12;

/** Whether a picture of black and white shows greys and colours as dots, among which letters are lost. */
export function isDithered(raster: Raster, pixelsPerPoint: number): boolean {
  if (!isBlackAndWhite(raster)) return false;
  const side = Math.max(8, Math.round(BLOCK_POINTS * pixelsPerPoint));
  const grid = { columns: Math.floor(raster.width / side), rows: Math.floor(raster.height / side) };
  const dotted = Uint8Array.from({ length: grid.columns * grid.rows }, (_, block) =>
    isDotted(raster, (block % grid.columns) * side, Math.floor(block / grid.columns) * side, side) ? 1 : 0,
  );
  const near = around(dotted, grid, plus);
  return near.filter((count, block) => dotted[block] === 1 && count >= DOTTED_NEAR).length >= PLACES;
}

function isDotted({ width, data }: Raster, x0: number, y0: number, side: number): boolean {
  let [across, down] = [0, 0];
  for (let y = y0; y < y0 + side - 1; y++) {
    for (let at = y * width + x0, end = at + side - 1; at < end; at++) {
      const black = data[at]! < BLACK;
      if (data[at + 1]! < BLACK !== black) across++;
      if (data[at + width]! < BLACK !== black) down++;
    }
  }
  return Math.min(across, down) >= DOTTED * side * side;
}
