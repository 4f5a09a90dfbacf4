import { expect, test } from "vitest";
import { dottedLines } from "../../../src/read/ocr/dottedLines.js";

/** 200 dpi. */
const SCALE = 2.78;
const dot = (x0: number, y0: number, size = 2) => ({ x0, y0, x1: x0 + size, y1: y0 + size, area: size * size });

test("dots under each other are a line down, those across it are not of it", () => {
  const down = Array.from({ length: 12 }, (_, i) => dot(100 + (i % 2), 40 + 4 * i));
  const across = Array.from({ length: 10 }, (_, i) => dot(96 + 3 * i, 60));
  const lines = dottedLines([...across.filter(({ x0 }) => x0 > 103), ...down], SCALE);
  expect(lines.map(({ x0, x1, y0, y1 }) => [x0, x1, y0, y1])).toEqual([[100, 103, 40, 86]]);
  expect(lines[0]!.dots).toHaveLength(12);
});

test("commas of a column are a row apart, and no line; nor is an ellipsis or a stem", () => {
  const commas = Array.from({ length: 12 }, (_, i) => dot(100, 40 + 30 * i, 3));
  const ellipsis = Array.from({ length: 8 }, (_, i) => dot(200 + 6 * i, 40));
  const stems = Array.from({ length: 8 }, (_, i) => ({ ...dot(300, 40 + 16 * i), y1: 54 + 16 * i }));
  expect(dottedLines([...commas, ...ellipsis, ...stems], SCALE)).toEqual([]);
});

test("three dots, as of a colon over a full stop, are no line", () => {
  expect(dottedLines([dot(10, 10), dot(10, 16), dot(10, 22)], SCALE)).toEqual([]);
});
