import type { Component } from "./components.js";
import { boxWidth, unionBox } from "./raster.js";
import type { PixelBox } from "./raster.js";

/** Share of the narrower part that must stand over the other for both to be one glyph: kerned neighbours stay apart. */
const OVER = 0.2;

/** One box a glyph, from left to right: parts over each other, as those of å and %, are one. */
export function glyphBoxes(parts: readonly Component[]): PixelBox[] {
  const boxes: PixelBox[] = [];
  for (const part of [...parts].sort((a, b) => a.x0 - b.x0)) {
    const last = boxes.at(-1);
    const shared = last ? last.x1 - part.x0 : 0;
    const one = last && shared >= Math.max(1, OVER * Math.min(boxWidth(last), boxWidth(part)));
    boxes.push(one ? unionBox(boxes.pop()!, part) : part);
  }
  return boxes;
}

/** Whether a glyph or a part of one stands in a word's box, which the engine knows to a pixel or so. */
export const standsIn = (part: PixelBox, { x0, x1 }: PixelBox): boolean =>
  (part.x0 + part.x1) / 2 > x0 - 1 && (part.x0 + part.x1) / 2 < x1 + 1;
