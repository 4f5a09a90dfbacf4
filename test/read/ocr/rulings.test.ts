import { expect, test } from "vitest";
import type { Grey, PixelBox } from "../../../src/read/ocr/raster.js";
import { rulingsOf } from "../../../src/read/ocr/rulings.js";

const SCALE = 200 / 72;
const WIDTH = 300;

/** Ink in these boxes. */
function ink(...boxes: PixelBox[]): Grey {
  const data = new Uint8Array(WIDTH * 120);
  for (const { x0, y0, x1, y1 } of boxes) {
    for (let y = y0; y < y1; y++) data.fill(255, y * WIDTH + x0, y * WIDTH + x1);
  }
  return { width: WIDTH, height: 120, data };
}

const FILL: PixelBox = { x0: 20, y0: 40, x1: 280, y1: 68 };

test("a thin line from the top of a low fill to its bottom parts its cells, a letter in it does not", () => {
  const separator = { x0: 100, y0: 42, x1: 102, y1: 66 };
  const letter = { x0: 150, y0: 46, x1: 152, y1: 66 };
  expect(rulingsOf(ink(separator, letter), [FILL], SCALE)).toEqual([separator]);
});

test.each(["before", "after"])("a line ends at a word that stands %s it", (side) => {
  const [from, to] = side === "before" ? [50, 290] : [10, 250];
  const letters = Array.from({ length: 4 }, (_, i) => {
    const x0 = (side === "before" ? 22 : 255) + 6 * i;
    return { x0, x1: x0 + 4, y0: 50, y1: 66 };
  });
  const found = rulingsOf(ink({ x0: from, y0: 58, x1: to, y1: 59 }, ...letters), [], SCALE);
  expect(found.length).toBeGreaterThan(0);
  for (const { x0, x1 } of found) expect([x0 >= from - 4, x1 <= to + 4]).toEqual([true, true]);
  expect(found).toContainEqual({ x0: from, y0: 58, x1: to, y1: 59 });
});

test.each([
  [2, 1],
  [5, 0],
])("pieces on top of each other, %d pixels wide, make %d line", (wide, lines) => {
  const pieces = [0, 1, 2, 3, 4].map((i) => ({ x0: 100, x1: 100 + wide, y0: 10 + 22 * i, y1: 26 + 22 * i }));
  expect(rulingsOf(ink(...pieces), [], SCALE)).toHaveLength(lines);
});
