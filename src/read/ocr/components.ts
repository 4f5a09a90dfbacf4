import type { Grey, PixelBox } from "./raster.js";

/** A connected patch of ink: a letter, a part of one, several that touch, or dirt. */
export interface Component extends PixelBox {
  area: number;
}

/** Ink from here on (of 255) belongs to a stroke: the middle of an antialiased edge. */
export const STROKE_INK = 115;
/** Bits of a word of four pixels of which none is set where all of them have less than 64. */
const STROKE_BITS = 0xc0c0c0c0;

/** The patches of ink, joined over sides and corners. */
export function componentsOf({ width, height, data }: Grey): Component[] {
  const parents: number[] = [];
  const boxes: Component[] = [];
  const root = (label: number): number => {
    while (parents[label] !== label) label = parents[label] = parents[parents[label]!]!;
    return label;
  };
  let above: Run[] = [];
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  for (let y = 0; y < height; y++) {
    const current: Run[] = [];
    let first = 0;
    forEachRun(data, words, y * width, width, (x0, x1) => {
      let label = -1;
      while (first < above.length && above[first]!.x1 < x0) first++;
      for (let i = first; i < above.length && above[i]!.x0 <= x1; i++) {
        const other = root(above[i]!.label);
        if (label < 0) label = other;
        else if (other !== label) parents[other] = label;
      }
      if (label < 0) {
        label = parents.length;
        parents.push(label);
        boxes.push({ x0, x1, y0: y, y1: y + 1, area: 0 });
      }
      extend(boxes[label]!, { x0, x1, y0: y, y1: y + 1, area: x1 - x0 });
      current.push({ x0, x1, label });
    });
    above = current;
  }
  const roots = boxes.map((_, label) => root(label));
  roots.forEach((at, label) => {
    if (at !== label) extend(boxes[at]!, boxes[label]!);
  });
  return boxes.filter((_, label) => roots[label] === label);
}

interface Run {
  x0: number;
  x1: number;
  label: number;
}

/** Most of a page is paper, which is passed over in `words` of four pixels. */
function forEachRun(
  data: Uint8Array,
  words: Uint32Array,
  row: number,
  width: number,
  visit: (x0: number, x1: number) => void,
): void {
  for (let x = 0; x < width; x++) {
    if (((row + x) & 3) === 0) while (x + 4 <= width && (words[(row + x) >> 2]! & STROKE_BITS) === 0) x += 4;
    if (x >= width || data[row + x]! < STROKE_INK) continue;
    const start = x;
    while (x < width && data[row + x]! >= STROKE_INK) x++;
    visit(start, x);
  }
}

function extend(box: Component, by: Component): void {
  box.x0 = Math.min(box.x0, by.x0);
  box.y0 = Math.min(box.y0, by.y0);
  box.x1 = Math.max(box.x1, by.x1);
  box.y1 = Math.max(box.y1, by.y1);
  box.area += by.area;
}
