import { expect, test } from "vitest";
import { rowsOf } from "../../../src/read/ocr/rows.js";
import { segment } from "../../../src/read/ocr/segments.js";
import type { Segment } from "../../../src/read/ocr/segments.js";
import { findTables } from "../../../src/read/ocr/tables.js";

const [WIDE, HIGH] = [6, 10];
/** Letters of one segment from `x0` on, a word space after every `word`. */
function text(x0: number, baseline: number, letters: number, word = letters): Segment {
  return segment(
    Array.from({ length: letters }, (_, i) => {
      const at = x0 + i * (WIDE + 1) + Math.floor(i / word) * 3;
      return { x0: at, x1: at + WIDE, y0: baseline - HIGH, y1: baseline, area: 40 };
    }),
  );
}

const COLUMNS = [200, 270, 340, 410, 480];
const HEADER = ["SLA-Mål", "jan-24", "feb-24", "mar-24", "apr-24"];
const header = COLUMNS.map((x) => text(x, 100, 6));
const cells = (baseline: number, letters: number): Segment[] => COLUMNS.map((x) => text(x, baseline, letters));

const readAs =
  (...lines: (readonly string[])[]) =>
  async (segments: readonly Segment[]) =>
    segments.map(({ x0, x1, y0, y1 }) => {
      const line = lines[Math.min(lines.length - 1, Math.max(0, (y1 - 100) / 20))]!;
      return { words: [{ text: line[COLUMNS.indexOf(x0)] ?? "tekst", box: { x0, x1, y0, y1 }, confidence: 0.95 }] };
    });
const read = readAs(HEADER);

test("running text under a table is no row of it, and does not move its columns", async () => {
  const legend = [text(20, 210, 26, 7), text(212, 210, 60, 7)];
  const { tables } = await findTables(rowsOf([...header, ...cells(130, 6), ...cells(160, 9), ...legend]), read);
  expect(tables).toHaveLength(1);
  expect(tables[0]!.rows.map(({ row }) => row.baseline)).toEqual([130, 160]);
  expect(tables[0]!.rows[1]!.cells.map((cell) => cell?.parts.length)).toEqual([9, 9, 9, 9, 9]);
});

test("cells that stand close are parted at the columns, and are a row", async () => {
  const wide = COLUMNS.map((x) => text(x, 160, 9));
  const joined = segment(wide.slice(1, 4).flatMap(({ parts }) => parts));
  const numbers = ["99,5", "99,98 99,95 100", "99,97", "100", "99,96"];
  const { tables } = await findTables(
    rowsOf([...header, ...cells(130, 6), wide[0]!, joined, wide[4]!]),
    readAs(HEADER, HEADER, HEADER, numbers),
  );
  expect(tables[0]!.rows[1]!.cells.map((cell) => cell?.x0)).toEqual(COLUMNS);
});

test("a target column whose heading is in another line is no part of the last month's, however close it stands", async () => {
  const months = header.slice(1);
  const { tables } = await findTables(rowsOf([...months, ...cells(130, 6).slice(1), text(540, 130, 5)]), read);
  expect(tables[0]!.rows.map((row) => row.cells.at(-1)?.parts.length)).toEqual([6]);
  expect(tables[0]!.rows.map((row) => row.labels.map(({ x0 }) => x0))).toEqual([[540]]);
});

test("what is left of a line behind the last month is no further month", async () => {
  const stray = segment([{ x0: 556, x1: 558, y0: 92, y1: 100, area: 12 }]);
  const { tables } = await findTables(rowsOf([...header, stray, ...cells(130, 6)]), read);
  expect(tables[0]!.header.map(({ text: label }) => label)).toEqual(HEADER);
});

test("ink over a month is no month of its own", async () => {
  const over = text(COLUMNS[3]! + 2, 99, 3);
  const { tables } = await findTables(rowsOf([...header, over, ...cells(130, 6)]), read);
  expect(tables[0]!.header.map(({ text: label }) => label)).toEqual(HEADER);
});

test("a month between two others is recovered though nothing can be read of it", async () => {
  const unread = async (segments: readonly Segment[]) =>
    (await read(segments)).map((reading, i) => (segments[i]!.x0 === COLUMNS[3] ? { words: [] } : reading));
  const { tables } = await findTables(rowsOf([...header, ...cells(130, 6)]), unread);
  expect(tables[0]!.header.map(({ text: label }) => label)).toEqual(HEADER);
});

test("rows may begin as far under their header as one of three lines puts them", async () => {
  const { tables } = await findTables(rowsOf([...header, ...cells(195, 6)]), read);
  expect(tables[0]!.rows).toHaveLength(1);
});

test("a target right of the months is none of them", async () => {
  const right = ["jan-24", "feb-24", "mar-24", "apr-24", "SLA-Mål"];
  const { tables } = await findTables(rowsOf([...header, ...cells(130, 6)]), readAs(right));
  expect(tables[0]!.header.map(({ text: label }) => label)).toEqual(right);
});

test.each(["SLA-Må!", "SLA-Mål-", "'SLA-Mål ·"])(
  "the heading of targets is put right where it was read as %s",
  async (target) => {
    const { tables } = await findTables(rowsOf([...header, ...cells(130, 6)]), readAs([target, ...HEADER.slice(1)]));
    expect(tables[0]!.header[0]).toMatchObject({ text: "SLA-Mål", alternative: target });
  },
);

test("a table of other columns under it is none of its rows", async () => {
  const contacts = [120, 230, 300, 440].map((x) => text(x, 210, 5));
  const { tables } = await findTables(rowsOf([...header, ...cells(130, 6), ...cells(160, 6), ...contacts]), read);
  expect(tables[0]!.rows.map(({ row }) => row.baseline)).toEqual([130, 160]);
});

test("a label's second line and dust end no table", async () => {
  const between = [text(20, 145, 12), text(120, 158, 8)];
  const dust = [236, 245, 306, 375, 446, 455].map((x) => segment([{ x0: x, x1: x + 3, y0: 174, y1: 177, area: 9 }]));
  const { tables } = await findTables(
    rowsOf([...header, ...cells(130, 6), ...between, ...dust, ...cells(190, 6)]),
    read,
  );
  expect(tables[0]!.rows.filter(({ cells: row }) => row.every((cell) => cell)).map(({ row }) => row.baseline)).toEqual([
    130, 190,
  ]);
});

test("years under months that have none are of the header, and months with their year need none", async () => {
  const months = ["SLA-", "jan", "feb", "mar", "apr"];
  const years = ["mål", "2024", "2024", "2024", "2024"];
  const both = rowsOf([...header, ...cells(120, 4), ...cells(150, 6)]);
  const { tables } = await findTables(both, readAs(months, years));
  expect(tables[0]!.rows.map(({ row }) => row.baseline)).toEqual([150]);
  const dated = await findTables(both, readAs(HEADER, years));
  expect(dated.tables[0]!.rows.map(({ row }) => row.baseline)).toEqual([120, 150]);
});

test("a label ends at the last white before wide columns", async () => {
  const far = [300, 700, 1100, 1500, 1900];
  const line = (baseline: number): Segment[] => far.map((x) => text(x, baseline, 6));
  const wide = async (segments: readonly Segment[]) =>
    segments.map(({ x0, x1, y0, y1 }) => ({
      words: [{ text: HEADER[far.indexOf(x0)] ?? "tekst", box: { x0, x1, y0, y1 }, confidence: 0.95 }],
    }));
  const { tables } = await findTables(rowsOf([...line(100), text(180, 130, 14), ...line(130)]), wide);
  expect(tables[0]!.rows[0]!.labels.map(({ x0 }) => x0)).toEqual([180]);
  expect(tables[0]!.rows[0]!.cells.map((cell) => cell?.x0)).toEqual(far);
});

test("dust far from a cell's digits is not of the cell, and alone on a row no cell", async () => {
  const speck = (x0: number, y1: number): Segment => segment([{ x0, x1: x0 + 3, y0: y1 - 3, y1, area: 9 }]);
  const { tables } = await findTables(rowsOf([...header, ...cells(130, 3), speck(315, 128)]), read);
  expect(tables[0]!.rows[0]!.cells.map((cell) => cell?.parts.length)).toEqual([3, 3, 3, 3, 3]);
  const label = text(20, 130, 12);
  const beside = await findTables(rowsOf([...header, label, speck(350, 128), ...cells(160, 6)]), read);
  expect(beside.tables[0]!.rows[0]!.cells).toEqual([null, null, null, null, null]);
  expect(beside.tables[0]!.rows[0]!.blanks).toEqual([]);
});

test("words that stand under the columns by chance are no row, numbers are", async () => {
  const prose = readAs(HEADER, [], [], ["Den", "brugeroplevede", "drift", "har", "været"]);
  const under = rowsOf([...header, ...cells(130, 6), text(200, 160, 18, 6), text(341, 160, 26, 6)]);
  const ended = await findTables(under, prose);
  expect(ended.tables[0]!.rows.map(({ row }) => row.baseline)).toEqual([130]);
  const numbers = readAs(HEADER, [], [], ["99,5 100", "", "99,98 99,95 100"]);
  const goesOn = await findTables(under, numbers);
  expect(goesOn.tables[0]!.rows.map(({ row }) => row.baseline)).toEqual([130, 160]);
});

test("words under the columns but out of line with their cells are no row, numbers in line with them need no look", async () => {
  const looked: number[] = [];
  const prose = async (segments: readonly Segment[]) => {
    looked.push(...segments.map(({ baseline }) => baseline));
    return readAs(HEADER)(segments);
  };
  const contacts = [205, 300, 424].map((x) => text(x, 190, 5));
  const { tables } = await findTables(rowsOf([...header, ...cells(130, 6), ...cells(160, 4), ...contacts]), prose);
  expect(tables[0]!.rows.map(({ row }) => row.baseline)).toEqual([130, 160]);
  expect(new Set(looked)).toEqual(new Set([100, 190]));
});

test("what a scanner made of a line between rows is read as nothing, and ends no table", async () => {
  const remains = [222, 292, 424].map((x) => text(x, 160, 2));
  const silent = async (segments: readonly Segment[]) =>
    (await read(segments)).map((reading, i) => (segments[i]!.baseline === 160 ? { words: [] } : reading));
  const { tables } = await findTables(rowsOf([...header, ...cells(130, 6), ...remains, ...cells(190, 6)]), silent);
  expect(tables[0]!.rows.map(({ row }) => row.baseline)).toContain(190);
});
