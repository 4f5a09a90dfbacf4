import { expect, test } from "vitest";
import { rowsOf } from "../../../src/read/ocr/rows.js";
import type { Segment } from "../../../src/read/ocr/segments.js";
import { segment } from "../../../src/read/ocr/segments.js";

/** Letters of these heights on one baseline. */
const letters = (x0: number, heights: readonly number[]): Segment =>
  segment(
    heights.map((high, i) => ({ x0: x0 + 12 * i, x1: x0 + 12 * i + 10, y0: 100 - high, y1: 100, area: 5 * high })),
  );

const repeated = (times: number, ...heights: number[]): number[] => Array.from({ length: times }, () => heights).flat();

const regular = letters(0, repeated(10, 22, 16));

test("a name of hardly a tall letter stands on the line of the text before it", () => {
  const bold = letters(300, [16, 16, 16, 22, ...repeated(15, 16), 22]);
  expect(bold.capHeight).toBe(regular.capHeight);
  expect(rowsOf([regular, bold])).toHaveLength(1);
});

test("small print beside a heading is a line of its own", () => {
  const small = letters(300, repeated(10, 16, 12));
  expect(rowsOf([regular, small])).toHaveLength(2);
});

test("a short piece with a ring over its capital does not make its line larger", () => {
  const ring = letters(300, [28, ...repeated(6, 16)]);
  expect(ring.capHeight).toBe(28);
  expect(rowsOf([regular, ring]).map((row) => row.capHeight)).toEqual([22]);
});

test("words without tall letters stand on the line of the text that they follow at a word's space", () => {
  const low = letters(regular.x1 + 14, repeated(15, 16));
  expect(low.capHeight).toBeLessThan(regular.capHeight / 1.3);
  expect(rowsOf([regular, low])).toHaveLength(1);
  expect(rowsOf([regular, { ...low, x0: low.x0 + 40, x1: low.x1 + 40 }])).toHaveLength(2);
});
