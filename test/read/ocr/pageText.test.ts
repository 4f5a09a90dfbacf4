import { expect, test } from "vitest";
import { readPageText } from "../../../src/read/ocr/pageText.js";
import { rowsOf } from "../../../src/read/ocr/rows.js";
import type { ScannedPage } from "../../../src/read/ocr/scannedPage.js";
import { segment } from "../../../src/read/ocr/segments.js";
import type { Segment } from "../../../src/read/ocr/segments.js";

function text(x0: number, baseline: number, high: number, letters: number): Segment {
  const wide = high / 2;
  return segment(
    Array.from({ length: letters }, (_, i) => {
      const at = x0 + i * (wide + 2);
      return { x0: at, x1: at + wide, y0: baseline - high, y1: baseline, area: high * wide };
    }),
  );
}

test("the dash before a line of text is a mark, also where most of the page is smaller print", async () => {
  const table = [100, 120, 140].flatMap((baseline) => [0, 200, 400, 600].map((x) => text(x, baseline, 12, 6)));
  const dash = segment([{ x0: 40, x1: 47, y0: 188, y1: 192, area: 19 }]);
  const rows = rowsOf([...table, dash, text(86, 200, 21, 30)]);
  const page: ScannedPage = {
    pixelsPerPoint: 200 / 72,
    coloured: false,
    ink: { width: 900, height: 300, data: new Uint8Array(900 * 300) },
    paper: { block: 8, columns: 1, rows: 1, channels: 1, colours: new Uint8Array(1) },
    fills: [],
    rulings: [],
    rows,
    stacks: [],
    turns: 0,
    degrees: 0,
  };
  // The engine sees nothing in so small a picture.
  const { lines } = await readPageText(page, () => Promise.resolve([]), new Map());
  expect(lines.find((line) => line.segment === dash)?.words.map(({ text: read }) => read)).toEqual(["-"]);
});
