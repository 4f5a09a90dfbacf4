import { around } from "./blocks.js";
import { LEAST_CONTRAST, levelAbove } from "./contrast.js";
import type { FilledBox } from "./fills.js";
import type { Paper } from "./paper.js";
import type { Grey, Raster } from "./raster.js";
import { boxHeight, boxWidth } from "./raster.js";

/** Share of a fill's pixels that the darkest text strokes make up at least, and as many square points in a large one. */
const STROKES = 0.01;
const STROKE_POINTS = 5;

/**
 * Writes the ink of a fill's text: whatever differs from the fill, brighter or darker; its direction is that of most of it.
 * @param edge pixels at the fill's edge that belong to neither side
 */
export function fillInk(
  raster: Raster,
  paper: Paper,
  fill: FilledBox,
  ink: Grey,
  edge: number,
  pixelsPerPoint: number,
): void {
  const { x0, y0 } = fill;
  const [width, height] = [boxWidth(fill), boxHeight(fill)];
  const differences = differencesIn(raster, fill);
  const isHole = holesIn(paper, fill);
  const isAcross = unlikeColumns(differences, width, height);
  const brighter = new Uint32Array(256);
  const darker = new Uint32Array(256);
  for (let y = 2 * edge; y < height - 2 * edge; y++) {
    for (let x = 2 * edge; x < width - 2 * edge; x++) {
      if (isAcross[x] === 1 || isHole?.(x0 + x, y0 + y, 1)) continue;
      const difference = differences[y * width + x]!;
      if (difference > 0) brighter[difference]!++;
      else darker[-difference]!++;
    }
  }
  const strokes = Math.min(STROKE_POINTS * pixelsPerPoint ** 2, STROKES * width * height);
  const light = levelAbove(brighter, strokes);
  const dark = levelAbove(darker, strokes);
  const full = Math.max(light, dark);
  const sign = light > dark ? 1 : -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isHole?.(x0 + x, y0 + y, 0)) continue;
      const difference = sign * differences[y * width + x]!;
      const value = full < LEAST_CONTRAST || difference < 0 ? 0 : Math.min(255, (difference * 255) / full);
      ink.data[(y0 + y) * ink.width + x0 + x] = value;
    }
  }
}

/** Of each pixel the channel's difference from the fill that is largest. */
function differencesIn({ width, channels, data }: Raster, fill: FilledBox): Int16Array {
  const differences = new Int16Array(boxWidth(fill) * boxHeight(fill));
  let to = 0;
  for (let y = fill.y0; y < fill.y1; y++) {
    for (let x = fill.x0, at = (y * width + x) * channels; x < fill.x1; x++, at += channels) {
      let most = 0;
      for (let c = 0; c < channels; c++) {
        const difference = data[at + c]! - fill.colour[c]!;
        if (Math.abs(difference) > Math.abs(most)) most = difference;
      }
      differences[to++] = most;
    }
  }
  return differences;
}

/** Share of a fill's height that letters in it take at most: what takes more is a line, or the edge of the next cell. */
const LETTERS = 0.75;

/** Marks the columns of a fill's pixels that are hardly of its colour from top to bottom. */
function unlikeColumns(differences: Int16Array, width: number, height: number): Uint8Array {
  const unlike = new Uint32Array(width);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) if (Math.abs(differences[at]!) > LEAST_CONTRAST) unlike[x]!++;
  }
  return Uint8Array.from(unlike, (count) => (count > LETTERS * height ? 1 : 0));
}

/** How far (of 255) what is behind the text of a block must lie from the fill's colour to be another cell's. */
const ANOTHER = 60;
/** Blocks that a cell has at least: large letters hide the fill in fewer. */
const [CELL_ROWS, CELL_COLUMNS] = [2, 3];

/** Whether a pixel lies in a hole, or so many blocks beside one. */
type IsHole = (x: number, y: number, beside: 0 | 1) => boolean;

/** Where a fill of many cells has one of another colour or of none, which says nothing of its text; null for nowhere. */
function holesIn({ block, columns, rows, channels, colours }: Paper, fill: FilledBox): IsHole | null {
  const isOther = (row: number, column: number): boolean => {
    const at = (row * columns + column) * channels;
    return fill.colour.some((level, c) => Math.abs(level - colours[at + Math.min(c, channels - 1)]!) > ANOTHER);
  };
  const [top, left] = [Math.ceil(fill.y0 / block), Math.ceil(fill.x0 / block)];
  const [bottom, right] = [Math.min(rows, Math.floor(fill.y1 / block)), Math.min(columns, Math.floor(fill.x1 / block))];
  const holes = new Uint8Array(columns * rows);
  let found = false;
  for (let row = top; row + CELL_ROWS <= bottom; row++) {
    for (let column = left; column + CELL_COLUMNS <= right; column++) {
      const cell: number[] = [];
      for (let y = row; y < row + CELL_ROWS; y++) {
        for (let x = column; x < column + CELL_COLUMNS && isOther(y, x); x++) cell.push(y * columns + x);
      }
      if (cell.length < CELL_ROWS * CELL_COLUMNS) continue;
      for (const each of cell) holes[each] = 1;
      found = true;
    }
  }
  if (!found) return null;
  const beside = around(holes, { columns, rows }, Math.max);
  return (x, y, by) => (by === 0 ? holes : beside)[Math.floor(y / block) * columns + Math.floor(x / block)] === 1;
}
