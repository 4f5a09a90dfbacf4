import { expect, test } from "vitest";
import { STROKE_INK } from "../../../src/read/ocr/components.js";
import { evenInk } from "../../../src/read/ocr/evenInk.js";
import type { Grey } from "../../../src/read/ocr/raster.js";

const SCALE = 200 / 72;

/** Strokes of so much ink, one over the other; each stands on paper with a trace of ink around it. */
function pageOf(inks: readonly number[], trace = 20): Grey {
  const page: Grey = { width: 120, height: 60 * inks.length, data: new Uint8Array(120 * 60 * inks.length).fill(trace) };
  inks.forEach((ink, i) => {
    for (let y = 0; y < 16; y++) page.data.fill(ink, (60 * i + 20 + y) * 120 + 50, (60 * i + 20 + y) * 120 + 53);
  });
  return page;
}

/** The ink of each stroke. */
const strokesOf = ({ data }: Grey): number[] =>
  Array.from({ length: data.length / 120 / 60 }, (_, i) => data[(60 * i + 28) * 120 + 51]!);

test("faint strokes become as full as those beside them, and the paper around them does not turn to ink", () => {
  const page = pageOf([255, 160, 130]);
  evenInk(page, SCALE);
  expect(strokesOf(page)).toEqual([255, 255, 255]);
  expect(Math.max(...page.data.filter((value) => value !== 255))).toBeLessThan(STROKE_INK / 2);
});

test("what is a little too faint to be read becomes readable", () => {
  const page = pageOf([100]);
  evenInk(page, SCALE);
  expect(strokesOf(page)[0]).toBeGreaterThan(1.5 * STROKE_INK);
});

test("noise stays noise", () => {
  const page = pageOf([90, 60], 45);
  const before = page.data.slice();
  evenInk(page, SCALE);
  expect(page.data).toEqual(before);
});

test("a page that ends within a block is gone through to its end", () => {
  const page: Grey = { width: 13, height: 11, data: new Uint8Array(13 * 11) };
  page.data[13 * 11 - 1] = 128;
  evenInk(page, SCALE);
  expect(page.data.at(-1)).toBe(255);
});
