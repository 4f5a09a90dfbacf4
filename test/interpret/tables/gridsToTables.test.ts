import { expect, test } from "vitest";
import { gridsToTables } from "../../../src/interpret/tables/gridsToTables.js";
import { layoutReader } from "../../../src/interpret/layoutReader.js";
import { layoutDocument } from "../../../src/layout/layoutDocument.js";
import type { TextItem } from "../../../src/model/page.js";
import type { SlaRow } from "../../../src/model/record.js";
import { pageOf } from "../../layout/pageOf.js";

type Printed = [text: string, confidence: number];

/** What becomes of a row whose months, target, values and name were read so. */
function rowOf(
  months: Printed[],
  printed: Printed[] = months.map(() => ["99,95%", 0.98]),
  target: Printed = ["99,90%", 1],
  name: string | null = "Minlog",
  nameConfidence = 1,
): { row: SlaRow; codes: string[] } {
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
    ...(name === null ? [] : [item(name, 20, 115, nameConfidence)]),
    item(target[0], 120, 115, target[1]),
    ...printed.map(([text, confidence], i) => item(text, 160 + 40 * i, 115, confidence)),
  ];
  const [layout] = layoutDocument({ pages: [pageOf(items)], problems: [] }, layoutReader);
  const grids = layout!.blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  const { tables, diagnostics } = gridsToTables(grids, null, 0);
  return { row: tables[0]!.rows[0]!, codes: diagnostics.map(({ code }) => code) };
}

const MONTHS = ["jan-24", "feb-24", "mar-24", "apr-24"].map((text): Printed => [text, 0.95]);

const confidences = (...read: Parameters<typeof rowOf>): number[] =>
  rowOf(...read).row.values.map(({ confidence }) => confidence);

test("a value is no surer than its month", () => {
  const months: [string, number][] = [
    ["jan-24", 0.95],
    ["feb-24", 0.6],
    ["mar-24", 0.95],
  ];
  expect(confidences(months)).toEqual([0.95, 0.6, 0.95]);
});

test("a value is no surer than its row's name, which is named once", () => {
  const { row, codes } = rowOf(MONTHS, undefined, undefined, "wii", 0.7);
  expect(row.confidence).toBe(0.7);
  expect(row.values.map(({ confidence }) => confidence)).toEqual([0.8, 0.8, 0.8, 0.8]);
  expect(codes).toEqual(["name-unsure"]);
  expect(rowOf(MONTHS).row.confidence).toBe(1);
  expect(rowOf(MONTHS, undefined, ["99,90%", 0.85]).row.confidence).toBe(0.85);
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
  const { values } = rowOf(
    MONTHS,
    [
      ["99,7", 0.95],
      ["875", 0.8],
      ["1000", 0.3],
      ["99,9", 0.95],
    ],
    ["99,5", 1],
  ).row;
  expect(values.map(({ value }) => value)).toEqual([99.7, null, null, 99.9]);
  expect(values.map(({ met }) => met)).toEqual([true, null, null, true]);
});

test.each([
  ["1.915.479", "two columns were read as one"],
  ["86", "it lost a group"],
])("a scan's count %s is not sure among counts of another length: %s", (odd) => {
  const counts: Printed[] = ["86.929", "74.913", odd, "68.560"].map((text) => [text, 0.98]);
  expect(confidences(MONTHS, counts, ["n.a.", 1])).toEqual([0.95, 0.95, 0.8, 0.95]);
  const printed = MONTHS.map(([month]): Printed => [month, 1]);
  expect(
    confidences(
      printed,
      counts.map(([text]) => [text, 1]),
      ["n.a.", 1],
    ),
  ).toEqual([1, 1, 1, 1]);
});

test.each([null, "Produktion"])("no value of a scan is sure in a row whose name was not read, but %s", (name) => {
  expect(confidences(MONTHS, undefined, undefined, name)).toEqual([0.8, 0.8, 0.8, 0.8]);
});

test("what seems sure is not among a row's many unsure numbers; lost cells do not count", () => {
  const read: Printed[] = [
    ["99,95%", 0.98],
    ["99,98%", 0.5],
    ["99,91%", 0.5],
    ["99,92%", 0.3],
  ];
  expect(confidences(MONTHS, read)).toEqual([0.8, 0.5, 0.5, 0.3]);
  expect(confidences(MONTHS, [read[0]!, read[1]!, ["?", 0], ["?", 0]])).toEqual([0.95, 0.5, 0, 0]);
});

test.each([
  [0.3, null, ["unreadable-target"]],
  [0.8, 99.9, ["uncertain-target"]],
  [0.95, 99.9, []],
])("a target of confidence %d is %s", (confidence, target, said) => {
  const { row, codes } = rowOf(MONTHS, undefined, ["99,90%", confidence]);
  expect(row.target).toBe(target);
  expect(row.values.every(({ met }) => (met === null) === (target === null))).toBe(true);
  expect(codes).toEqual(said);
});

test.each([
  [0.3, null, ["unreadable-value"]],
  [1, 100.6, []],
])("a percentage above 100 of confidence %d gives %s", (confidence, value, said) => {
  const { row, codes } = rowOf(MONTHS.slice(0, 3), [
    ["100,00%", 1],
    ["100,6%", confidence],
    ["99,90%", 1],
  ]);
  expect(row.values.map((each) => each.value)).toEqual([100, value, 99.9]);
  expect(codes).toEqual(said);
});
