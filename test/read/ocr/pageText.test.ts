import { expect, test } from "vitest";
import { readPageText } from "../../../src/read/ocr/pageText.js";
import { rowsOf } from "../../../src/read/ocr/rows.js";
import type { ScannedPage } from "../../../src/read/ocr/scannedPage.js";
import { segment } from "../../../src/read/ocr/segments.js";
import type { Segment } from "../../../src/read/ocr/segments.js";
import type { Reader } from "../../../src/read/ocr/strips.js";

function text(x0: number, baseline: number, high: number, letters: number): Segment {
  const wide = high / 2;
  return segment(
    Array.from({ length: letters }, (_, i) => {
      const at = x0 + i * (wide + 2);
      return { x0: at, x1: at + wide, y0: baseline - high, y1: baseline, area: high * wide };
    }),
  );
}

const pageOf = (segments: readonly Segment[]): ScannedPage => ({
  pixelsPerPoint: 200 / 72,
  coloured: false,
  ink: { width: 900, height: 300, data: new Uint8Array(900 * 300) },
  paper: { block: 8, columns: 1, rows: 1, channels: 1, colours: new Uint8Array(1) },
  fills: [],
  rulings: [],
  rows: rowsOf(segments),
  stacks: [],
  turns: 0,
  degrees: 0,
});

test("the dash before a line of text is a mark, also where most of the page is smaller print", async () => {
  const table = [100, 120, 140].flatMap((baseline) => [0, 200, 400, 600].map((x) => text(x, baseline, 12, 6)));
  const dash = segment([{ x0: 40, x1: 47, y0: 188, y1: 192, area: 19 }]);
  const page = pageOf([...table, dash, text(86, 200, 21, 30)]);
  // The engine sees nothing in so small a picture.
  const { lines } = await readPageText(page, () => Promise.resolve([]), new Map());
  expect(lines.find((line) => line.segment === dash)?.words.map(({ text: read }) => read)).toEqual(["-"]);
});

test.each([
  ["nothing the first time", "", 0, "mål", 0.9, 5, "mål"],
  ["a part the first time", "ce", 0.95, "Servicemål", 0.7, 10, "Servicemål"],
  ["a part the second time", "Servicemål", 0.7, "ce", 0.95, 10, "Servicemål"],
  ["nothing in a lone stroke", "", 0, "TD", 0.9, 1, ""],
])("where the engine sees %s", async (_, once, onceSure, again, againSure, letters, expected) => {
  const page = pageOf([text(100, 100, 20, letters)]);
  const read: Reader = ({ width, height }) => {
    // The second picture is enlarged.
    const [words, confidence] = height > 50 ? [again, againSure] : [once, onceSure];
    return Promise.resolve(
      words === "" ? [] : [{ text: words, confidence, box: { x0: 12, x1: width - 12, y0: 0, y1: height } }],
    );
  };
  const { lines } = await readPageText(page, read, new Map());
  expect(lines.map((line) => line.words.map((word) => word.text).join(" "))).toEqual([expected]);
});
