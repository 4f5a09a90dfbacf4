import { expect, test } from "vitest";
import type { PageText } from "../../../src/read/ocr/pageText.js";
import { rowsOf } from "../../../src/read/ocr/rows.js";
import type { ScannedPage } from "../../../src/read/ocr/scannedPage.js";
import { segment } from "../../../src/read/ocr/segments.js";
import { textItems, UNREADABLE } from "../../../src/read/ocr/textItems.js";

/** Two patches of ink on the line y = 100, ten points of a scan at 72 dpi high or as low as said. */
const ink = (x0: number, height = 10) =>
  segment([0, 8].map((by) => ({ x0: x0 + by, x1: x0 + by + 6, y0: 100 - height, y1: 100, area: 6 * height })));

test("a cell with ink that says nothing cannot be read, one with dust is empty", () => {
  const [label, frayed, dust] = [ink(10), ink(100), ink(200, 3)];
  const rows = rowsOf([label, frayed, dust]);
  const [row] = rows;
  const nothing = { text: "", confidence: 0 };
  const text: PageText = {
    tables: [
      {
        header: [{ segment: label, text: "jan-24", confidence: 1 }],
        rows: [{ row: row!, cells: [frayed, dust], blanks: [], labels: [] }],
        cells: [frayed, dust].map((each) => ({ segment: each, ...nothing })),
        dark: [],
      },
    ],
    lines: [],
    turned: [],
  };
  const items = textItems({ rows, pixelsPerPoint: 1 } as ScannedPage, text).filter(
    ({ text: each }) => each !== "jan-24",
  );
  expect(items.map(({ text: each, confidence, box }) => [each, confidence, box[0]])).toEqual([[UNREADABLE, 0, 100]]);
});
