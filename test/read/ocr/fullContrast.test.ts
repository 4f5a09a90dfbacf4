import { expect, test } from "vitest";
import { withFullContrast } from "../../../src/read/ocr/fullContrast.js";
import type { Raster } from "../../../src/read/ocr/raster.js";

/** Paper with a dark share of this level, and one pixel each of some others. */
function page(level: number, share: number, ...others: number[]): Raster {
  const data = new Uint8Array(10_000).fill(255);
  data.fill(level, 0, share * data.length);
  others.forEach((other, i) => (data[9_000 + i] = other));
  return { width: 100, height: 100, channels: 1, data };
}

test("half the ink is made full, and what lay between it and white lies there still", () => {
  const { data } = withFullContrast(page(128, 0.05, 192, 255));
  expect(data[0]).toBeLessThanOrEqual(1);
  expect([data[9_000], data[9_001]]).toEqual([129, 255]);
});

test("a page with black on it stays as it is, be most of it grey", () => {
  const page10 = page(20, 0.01, 192);
  page10.data.fill(150, 1_000, 5_000);
  expect(withFullContrast(page10)).toBe(page10);
});

test("the noise of an empty page stays faint", () => {
  expect(withFullContrast(page(255, 0, 240)).data.slice(8_999, 9_001)).toEqual(Uint8Array.of(255, 210));
});
