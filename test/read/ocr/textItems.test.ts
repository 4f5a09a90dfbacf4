import { expect, test } from "vitest";
import type { PageText } from "../../../src/read/ocr/pageText.js";
import { rowsOf } from "../../../src/read/ocr/rows.js";
import type { ScannedPage } from "../../../src/read/ocr/scannedPage.js";
import { segment } from "../../../src/read/ocr/segments.js";
import { textItems, UNREADABLE } from "../../../src/read/ocr/textItems.js";

/** Two patches of ink on the line y = 100, ten points of a scan at 72 dpi high or as low as said. */
const ink = (x0: number, height = 10) =>
  segment([0, 8].map((by) => ({ x0: x0 + by, x1: x0 + by + 6, y0: 100 - height, y1: 100, area: 6 * height })));

/** The confidences that the cells of two rows get whose names were read so. */
function confidences(...names: [text: string, confidence: number][]): number[] {
  const rows = names.map(
    (_, i) => rowsOf([ink(10), ink(100)].map((each) => ({ ...each, baseline: 100 + 20 * i })))[0]!,
  );
  const cells = rows.map(({ segments }) => segments[1]!);
  const heading = ink(100);
  const text: PageText = {
    tables: [
      {
        header: [{ segment: heading, text: "jan-24", confidence: 1 }],
        rows: rows.map((row, i) => ({ row, cells: [cells[i]!], blanks: [], labels: [row.segments[0]!] })),
        cells: cells.map((segment) => ({ segment, text: "99,50%", confidence: 0.98 })),
        dark: [],
      },
    ],
    lines: rows.map((row, i) => {
      const [name, confidence] = names[i]!;
      return {
        segment: row.segments[0]!,
        row,
        whole: true,
        words: [{ text: name, confidence, box: row.segments[0]! }],
      };
    }),
    turned: [],
  };
  const page = { rows: [...rows, ...rowsOf([heading])], pixelsPerPoint: 1 } as ScannedPage;
  return textItems(page, text)
    .filter(({ text: each }) => each === "99,50%")
    .map(({ confidence }) => confidence);
}

test("no value is sure of a row whose name was misread, nor of a table whose names have values in them", () => {
  expect(confidences(["Minlog", 0.9], ["Sundhedsjournal", 0.9])).toEqual([0.98, 0.98]);
  expect(confidences(["Minlog", 0.9], ["Sudhdsjrl", 0.1])).toEqual([0.98, 0.8]);
  expect(confidences(["Minlog", 0.8], ["wii", 0.72])).toEqual([0.98, 0.8]);
  expect(confidences(["Minlog", 0.9], ["Antal kald 32520794", 0.9])).toEqual([0.8, 0.8]);
});

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

test("lines of one type are of one size, though pixels measure some of them larger than others", () => {
  const heights = [23, 24, 25, 26, 26, 26, 27, 28, 40];
  const rows = heights.map((height, i) => rowsOf([ink(10 + 100 * i, height)])[0]!);
  const text: PageText = {
    tables: [],
    lines: rows.map((row, i) => {
      const [segment] = row.segments;
      const words = [{ text: `${heights[i]}`, confidence: 0.9, box: segment! }];
      return { segment: segment!, row, whole: false, words };
    }),
    turned: [],
  };
  const sizes = textItems({ rows, pixelsPerPoint: 2 } as ScannedPage, text).map(({ size }) => size);
  expect(new Set(sizes.slice(1, -1)).size).toBe(1);
  expect(new Set(sizes).size).toBe(3);
});
