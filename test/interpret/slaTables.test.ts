import { expect, test } from "vitest";
import { gridsToTables } from "../../src/interpret/slaTables.js";
import { layoutReader } from "../../src/interpret/layoutReader.js";
import { layoutDocument } from "../../src/layout/layoutDocument.js";
import type { TextItem } from "../../src/model/page.js";
import type { SlaRow } from "../../src/model/record.js";
import { pageOf } from "../layout/pageOf.js";

/** The values of a row whose months, target and values were read so. */
function valuesOf(
  months: [text: string, confidence: number][],
  printed: [text: string, confidence: number][] = months.map(() => ["99,95%", 0.98]),
  target = "99,90%",
): SlaRow["values"] {
  const item = (text: string, x: number, baseline: number, confidence: number): TextItem => ({
    text,
    box: [x, baseline - 6, x + 4 * text.length, baseline + 2],
    baseline,
    size: 8,
    bold: false,
    angle: 0,
    confidence,
  });
  const items = [
    item("SLA-Mål", 120, 100, 1),
    ...months.map(([text, confidence], i) => item(text, 160 + 40 * i, 100, confidence)),
    item("Minlog", 20, 115, 1),
    item(target, 120, 115, 1),
    ...printed.map(([text, confidence], i) => item(text, 160 + 40 * i, 115, confidence)),
  ];
  const [layout] = layoutDocument({ pages: [pageOf(items)], problems: [] }, layoutReader);
  const grids = layout!.blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  return gridsToTables(grids, null, 0).tables[0]!.rows[0]!.values;
}

const confidences = (months: [text: string, confidence: number][]): number[] =>
  valuesOf(months).map(({ confidence }) => confidence);

test("a value is no surer than its month", () => {
  const months: [string, number][] = [
    ["jan-24", 0.95],
    ["feb-24", 0.6],
    ["mar-24", 0.95],
  ];
  expect(confidences(months)).toEqual([0.95, 0.6, 0.95]);
});

test("no value is sure under months read from a picture that do not follow each other", () => {
  const months: [string, number][] = [
    ["jan-24", 0.95],
    ["feb-24", 0.95],
    ["mar-24", 0.95],
    ["apr-24", 0.95],
    ["jul-25", 0.95],
  ];
  expect(confidences(months)).toEqual([0.8, 0.8, 0.8, 0.8, 0.8]);
  expect(confidences(months.map(([text]) => [text, 1]))).toEqual([0.98, 0.98, 0.98, 0.98, 0.98]);
});

test("a scan's value that lost its comma neither is a number nor turns its row into one of counts", () => {
  const months = ["jan-24", "feb-24", "mar-24", "apr-24"].map((text): [string, number] => [text, 0.95]);
  const read = valuesOf(
    months,
    [
      ["99,7", 0.95],
      ["875", 0.8],
      ["1000", 0.3],
      ["99,9", 0.95],
    ],
    "99,5",
  );
  expect(read.map(({ value }) => value)).toEqual([99.7, null, null, 99.9]);
  expect(read.map(({ met }) => met)).toEqual([true, null, null, true]);
});
