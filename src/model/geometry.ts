/** A rectangle in PDF points, origin at the top left of the page as it is read (after /Rotate): [x0, y0, x1, y1]. */
export type Box = [x0: number, y0: number, x1: number, y1: number];

/** Where something stands: page counts from 1. */
export interface Place {
  page: number;
  box: Box;
}

export const width = (box: Box): number => box[2] - box[0];
export const height = (box: Box): number => box[3] - box[1];
export const centreX = (box: Box): number => (box[0] + box[2]) / 2;
export const centreY = (box: Box): number => (box[1] + box[3]) / 2;

/** The smallest box around all of `boxes`; a box without extent where there are none. */
export function union(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return [0, 0, 0, 0];
  let [x0, y0, x1, y1] = boxes[0]!;
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

/** Length that two intervals share; negative is the gap between them. */
export const overlap = (a0: number, a1: number, b0: number, b1: number): number => Math.min(a1, b1) - Math.max(a0, b0);

export const contains = (box: Box, x: number, y: number): boolean =>
  x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/** Boxes go out with a tenth of a point: finer digits differ between producers and mean nothing. */
export const roundBox = (box: Box): Box => box.map((v) => Math.round(v * 10) / 10) as Box;
