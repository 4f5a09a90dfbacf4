import { expect, test } from "vitest";
import { layoutReader } from "../../../src/interpret/layoutReader.js";
import { linesToRows } from "../../../src/layout/grids/lineRows.js";
import { toLine, wordsToText, type Line } from "../../../src/layout/lines.js";

const SIZE = 8;
/** A line of texts at these places, by its baseline. */
const line = (y: number, ...texts: [x: number, text: string][]): Line =>
  toLine(
    texts.flatMap(([x, text]) =>
      text.split(" ").map((word, i, all) => {
        const x0 = x + 4 * all.slice(0, i).join(" ").length + (i ? 4 : 0);
        return {
          text: word,
          box: [x0, y - 6, x0 + 4 * word.length, y + 2] as [number, number, number, number],
          baseline: y,
          size: SIZE,
          bold: false,
          angle: 0 as const,
          edges: null,
          confidence: 1,
        };
      }),
    ),
  );
const rowsOf = (...lines: Line[]): string[][] =>
  linesToRows(lines, [60], layoutReader).map((row) => row.map((each) => wordsToText(each.words)));

test("more white parts rows than the lines of one", () => {
  expect(
    rowsOf(
      line(100, [20, "3. marts"], [70, "Login fejlede for"]),
      line(110, [70, "mange brugere"]),
      line(128, [20, "4. marts"], [70, "Langsom"]),
    ),
  ).toEqual([["3. marts Login fejlede for", "mange brugere"], ["4. marts Langsom"]]);
});

test("where there is no room a day begins a row, under headings that are none", () => {
  expect(
    rowsOf(
      line(100, [20, "Dato"], [70, "Hændelse"]),
      line(110, [20, "3. marts"], [70, "Login fejlede for"]),
      line(120, [70, "mange brugere"]),
      line(130, [20, "4. marts"], [70, "Langsom"]),
    ),
  ).toEqual([["Dato Hændelse"], ["3. marts Login fejlede for", "mange brugere"], ["4. marts Langsom"]]);
});

test("lines that all stand apart are a row each", () => {
  expect(rowsOf(line(100, [20, "marts"], [70, "12"]), line(120, [20, "april"], [70, "14"]))).toHaveLength(2);
});
