import { expect, test } from "vitest";
import { gridsToTables } from "../../src/interpret/slaTables.js";
import { layoutReader } from "../../src/interpret/layoutReader.js";
import { layoutDocument } from "../../src/layout/layoutDocument.js";
import type { TextItem } from "../../src/model/page.js";
import { pageOf } from "../layout/pageOf.js";

/** The confidences of the values of a row whose months were read so. */
function confidences(months: [text: string, confidence: number][]): number[] {
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
    item("99,90%", 120, 115, 1),
    ...months.map((_, i) => item("99,95%", 160 + 40 * i, 115, 0.98)),
  ];
  const [layout] = layoutDocument({ pages: [pageOf(items)], problems: [] }, layoutReader);
  const grids = layout!.blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  return gridsToTables(grids, null, 0).tables[0]!.rows[0]!.values.map(({ confidence }) => confidence);
}

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
