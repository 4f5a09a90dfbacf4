import type { Grey, PixelBox } from "./raster.js";
import { boxHeight, boxWidth } from "./raster.js";

/** Grid on which shapes are compared. */
const COLUMNS = 10;
const ROWS = 14;

/** The ink of a box, whose edges may lie within pixels, on a grid; with mean 0 and length 1. */
export function shapeOf(ink: Grey, box: PixelBox): Float32Array {
  const shape = new Float32Array(COLUMNS * ROWS);
  const [stepX, stepY] = [boxWidth(box) / COLUMNS, boxHeight(box) / ROWS];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      shape[row * COLUMNS + column] = sample(
        ink,
        box.x0 + (column + 0.5) * stepX - 0.5,
        box.y0 + (row + 0.5) * stepY - 0.5,
      );
    }
  }
  return normalised(shape);
}

/** Of a shape with a sum of shapes, −1 to 1. */
export function correlation(shape: Float32Array, sum: Float32Array): number {
  let product = 0;
  let square = 0;
  for (let i = 0; i < shape.length; i++) {
    product += shape[i]! * sum[i]!;
    square += sum[i]! ** 2;
  }
  return product / (Math.sqrt(square) || 1);
}

function sample({ width, height, data }: Grey, x: number, y: number): number {
  const ix = Math.min(width - 2, Math.max(0, Math.floor(x)));
  const iy = Math.min(height - 2, Math.max(0, Math.floor(y)));
  const [fx, fy] = [x - ix, y - iy];
  const at = iy * width + ix;
  const top = data[at]! * (1 - fx) + data[at + 1]! * fx;
  return top * (1 - fy) + (data[at + width]! * (1 - fx) + data[at + width + 1]! * fx) * fy;
}

function normalised(shape: Float32Array): Float32Array {
  const mean = shape.reduce((sum, each) => sum + each, 0) / shape.length;
  const centred = shape.map((each) => each - mean);
  const length = Math.sqrt(centred.reduce((sum, each) => sum + each * each, 0)) || 1;
  return centred.map((each) => each / length);
}
