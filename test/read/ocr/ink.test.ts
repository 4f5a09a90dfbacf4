import { expect, test } from "vitest";
import { STROKE_INK } from "../../../src/read/ocr/components.js";
import type { FilledBox } from "../../../src/read/ocr/fills.js";
import { inkOf } from "../../../src/read/ocr/ink.js";
import { paperOf } from "../../../src/read/ocr/paper.js";
import type { PixelBox, Raster } from "../../../src/read/ocr/raster.js";

const SCALE = 200 / 72;
const [WIDTH, HEIGHT] = [700, 160];
const FILL: FilledBox = { x0: 40, y0: 40, x1: 660, y1: 120, colour: [110, 110, 110] };
/** A cell of the fill's first row, and where a stroke of text stands in it and in a cell below. */
const LIGHT: PixelBox = { x0: 400, y0: 40, x1: 480, y1: 80 };
const IN_LIGHT: PixelBox = { x0: 420, y0: 52, x1: 424, y1: 68 };
const IN_FILL: PixelBox = { x0: 420, y0: 92, x1: 424, y1: 108 };

/** White paper with rectangles of these levels, the later over the earlier. */
function page(...boxes: (readonly [PixelBox, level: number])[]): Raster {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (const [{ x0, y0, x1, y1 }, level] of boxes) {
    for (let y = y0; y < y1; y++) data.fill(level, y * WIDTH + x0, y * WIDTH + x1);
  }
  return { width: WIDTH, height: HEIGHT, channels: 1, data };
}

const inkAt = (raster: Raster, places: readonly PixelBox[]): number[] => {
  const { data } = inkOf(raster, paperOf(raster, SCALE), [FILL], SCALE);
  return places.map(({ x0, x1, y0, y1 }) => data[((y0 + y1) >> 1) * WIDTH + ((x0 + x1) >> 1)]!);
};

test("a lighter cell does not make dark text on the fill around it light", () => {
  const strokes = Array.from({ length: 12 }, (_, i): readonly [PixelBox, number] => [
    { ...IN_FILL, x0: 60 + 45 * i, x1: 64 + 45 * i },
    0,
  ]);
  const raster = page([FILL, 110], [LIGHT, 235], ...strokes, [IN_LIGHT, 0], [IN_FILL, 0]);
  const beside = { ...IN_FILL, x0: IN_FILL.x1 + 8, x1: IN_FILL.x1 + 12 };
  const [text, onLight, fill] = inkAt(raster, [IN_FILL, IN_LIGHT, beside]);
  expect(text).toBeGreaterThan(2 * STROKE_INK - 1);
  expect(onLight).toBeGreaterThan(2 * STROKE_INK - 1);
  expect(fill).toBeLessThan(STROKE_INK / 2);
});

test("white letters on a fill are no cells in it, however bold", () => {
  const strokes = Array.from({ length: 12 }, (_, i): readonly [PixelBox, number] => [
    { x0: 60 + 45 * i, y0: 50, x1: 72 + 45 * i, y1: 110 },
    255,
  ]);
  const raster = page([FILL, 110], ...strokes);
  const [letter, fill] = inkAt(raster, [strokes[3]![0], { x0: 90, y0: 70, x1: 94, y1: 74 }]);
  expect(letter).toBe(255);
  expect(fill).toBe(0);
});

test("the edge of a lighter cell, and lines from top to bottom, do not make dark text light", () => {
  const low = { x0: 40, y0: 40, x1: 660, y1: 68 };
  const strokes = Array.from({ length: 4 }, (_, i): readonly [PixelBox, number] => [
    { x0: 60 + 45 * i, y0: 48, x1: 63 + 45 * i, y1: 60 },
    0,
  ]);
  const raster = page([low, 110], [{ ...low, x0: 650 }, 235], [{ ...low, x0: 300, x1: 303 }, 235], ...strokes);
  const { data } = inkOf(raster, paperOf(raster, SCALE), [{ ...low, colour: [110, 110, 110] }], SCALE);
  expect(data[54 * WIDTH + 61]).toBe(255);
  expect(data[54 * WIDTH + 80]).toBe(0);
});

test("where a fill runs into another of its colour, the end of neither is an edge within the other", () => {
  const header = { x0: 40, y0: 40, x1: 660, y1: 70, colour: FILL.colour };
  const cells = { x0: 200, y0: 56, x1: 660, y1: 120, colour: FILL.colour };
  const strokes = Array.from({ length: 12 }, (_, i): readonly [PixelBox, number] => [
    { x0: 60 + 45 * i, y0: 46, x1: 64 + 45 * i, y1: 64 },
    255,
  ]);
  const raster = page([header, 110], [cells, 110], ...strokes);
  const { data } = inkOf(raster, paperOf(raster, SCALE), [header, cells], SCALE);
  const column = Array.from({ length: 12 }, (_, i) => data[(49 + i) * WIDTH + 422]!);
  expect(Math.min(...column)).toBe(255);
});
