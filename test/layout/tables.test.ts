import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutReader } from "../../src/interpret/layoutReader.js";
import { layoutDocument } from "../../src/layout/layoutDocument.js";
import type { TableGrid } from "../../src/model/layout.js";
import type { Page, TextItem } from "../../src/model/page.js";
import { pageOf } from "./pageOf.js";

const SIZE = 8;
const MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/** An item of one text, as wide as its characters. */
function item(text: string, x: number, baseline: number): TextItem {
  const step = SIZE * 0.5;
  return {
    text,
    box: [x, baseline - SIZE * 0.75, x + text.length * step, baseline + SIZE * 0.25],
    baseline,
    size: SIZE,
    bold: false,
    angle: 0,
    offsets: Array.from({ length: text.length + 1 }, (_, i) => i * step),
    confidence: 1,
  };
}

function tablesOf(items: TextItem[], rulings: Page["rulings"] = []): TableGrid[] {
  const [layout] = layoutDocument({ pages: [pageOf(items, rulings)], problems: [] }, layoutReader);
  return layout!.blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
}

const textOf = (words: readonly { text: string }[]): string => words.map((w) => w.text).join(" ");

/** A table of so many months: empty cells stay empty, values stand under their heading with some jitter. */
const tableCase = fc.record({
  months: fc.integer({ min: 3, max: 24 }),
  first: fc.integer({ min: 0, max: 11 }),
  ruled: fc.boolean(),
  jitter: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 24, maxLength: 24 }),
  rows: fc.array(fc.array(fc.option(fc.integer({ min: 9000, max: 10000 })), { minLength: 24, maxLength: 24 }), {
    minLength: 1,
    maxLength: 9,
  }),
});

describe("tables", () => {
  it("come back as they were drawn, whatever their size, gaps, rulings and jitter", () => {
    fc.assert(
      fc.property(tableCase, ({ months, first, ruled, jitter, rows }) => {
        const pitch = 40;
        const x = (column: number): number => 160 + column * pitch;
        const heading = (m: number): string => `${MONTHS[(first + m) % 12]}-${20 + Math.floor((first + m) / 12)}`;
        const printed = rows.map((row) =>
          row.slice(0, months).map((v) => (v === null ? "" : `${(v / 100).toFixed(2).replace(".", ",")}%`)),
        );
        const items = [
          item("SLA-Mål", 120, 100),
          ...Array.from({ length: months }, (_, m) => item(heading(m), x(m), 100)),
          ...printed.flatMap((row, r) => [
            item(`Tjeneste ${r + 1}`, 20, 115 + 14 * r),
            item("99,90%", 120, 115 + 14 * r),
            ...row.flatMap((text, m) => (text ? [item(text, x(m) + jitter[m]!, 115 + 14 * r)] : [])),
          ]),
        ];
        const edges = Array.from({ length: months + 2 }, (_, i) => (i === 0 ? 110 : x(i - 1) - 6));
        const rulings = ruled
          ? edges.map((edge) => ({
              box: [edge, 90, edge + 0.5, 120 + 14 * rows.length] as Page["rulings"][number]["box"],
            }))
          : [];
        const [table] = tablesOf(items, rulings);
        expect(table?.months).toHaveLength(months);
        expect(table!.rows.map((row) => textOf(row.label))).toEqual(printed.map((_, r) => `Tjeneste ${r + 1}`));
        expect(table!.rows.map((row) => row.values.map((cell) => textOf(cell.words)))).toEqual(printed);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it("are not found without a target column", () => {
    const header = ["jan-25", "feb-25", "mar-25"].map((text, i) => item(text, 160 + i * 50, 100));
    const row = ["10%", "20%", "30%"].map((text, i) => item(text, 160 + i * 50, 115));
    expect(tablesOf([...header, ...row, item("Andel", 20, 115)])).toEqual([]);
  });

  it("are not found where the months do not follow each other", () => {
    const header = ["Mål", "jan-25", "mar-25", "jun-25"].map((text, i) => item(text, 110 + i * 50, 100));
    const row = ["99%", "99%", "99%", "99%"].map((text, i) => item(text, 110 + i * 50, 115));
    expect(tablesOf([...header, ...row, item("Citrix", 20, 115)])).toEqual([]);
  });

  it("cut a run of two values where the column ends", () => {
    const header = ["Mål", "jan-25", "feb-25", "mar-25"].map((text, i) => item(text, 110 + i * 28, 100));
    const row = [
      item("Citrix", 20, 115),
      item("99%", 110, 115),
      item("100,00%99,83%", 138, 115),
      item("98,00%", 194, 115),
    ];
    const [table] = tablesOf([...header, ...row]);
    expect(table!.rows[0]!.values.map((cell) => textOf(cell.words))).toEqual(["100,00%", "99,83%", "98,00%"]);
  });

  const months = ["jan-25", "feb-25", "mar-25"];
  /** Drawn across the whole table at these heights. */
  const across = (...ys: number[]): Page["rulings"] => ys.map((y) => ({ box: [15, y, 260, y + 0.5] }));
  const cellsOf = (table: TableGrid): string[][] =>
    table.rows.map((row) => [row.label, row.target.words, ...row.values.map((v) => v.words)].map(textOf));

  it("join values that are wrapped in their ruled cells", () => {
    const items = [
      ...["Mål", ...months].map((text, i) => item(text, 110 + i * 40, 100)),
      ...["Antal", "n/a", "1 203", "1 301", "900"].map((text, i) => item(text, i === 0 ? 20 : 70 + i * 40, 115)),
      ...["opslag", "441", "220", "112"].map((text, i) => item(text, i === 0 ? 20 : 110 + i * 40, 125)),
      ...["Citrix", "99,8%", "100%", "99,1%", "100%"].map((text, i) => item(text, i === 0 ? 20 : 70 + i * 40, 140)),
    ];
    const [table] = tablesOf(items, across(92, 105, 130, 145));
    expect(cellsOf(table!)).toEqual([
      ["Antal opslag", "n/a", "1 203 441", "1 301 220", "900 112"],
      ["Citrix", "99,8%", "100%", "99,1%", "100%"],
    ]);
  });

  it("join a sign to the numbers above it, but no two rows that have labels", () => {
    const items = [
      ...["Mål", ...months].map((text, i) => item(text, 110 + i * 40, 100)),
      ...["Kald", "100", "120", "900"].map((text, i) => item(text, i === 0 ? 20 : 110 + i * 40, 115)),
      ...["Fejl", "441", "220", "112"].map((text, i) => item(text, i === 0 ? 20 : 110 + i * 40, 125)),
      ...["Citrix", "99,8", "100", "99,1", "98"].map((text, i) => item(text, i === 0 ? 20 : 70 + i * 40, 135)),
      ...["%", "%", "%", "%"].map((text, i) => item(text, 110 + i * 40, 145)),
    ];
    const [table] = tablesOf(items);
    expect(cellsOf(table!)).toEqual([
      ["Kald", "", "100", "120", "900"],
      ["Fejl", "", "441", "220", "112"],
      ["Citrix", "99,8 %", "100 %", "99,1 %", "98 %"],
    ]);
  });

  it("may have the target before the labels", () => {
    const items = [
      ...["Servicemål", "Service", ...months].map((text, i) => item(text, 20 + i * 60, 100)),
      ...["99,5%", "NemLog-in", "100%", "99,91%", "99,31%"].map((text, i) => item(text, 20 + i * 60, 115)),
      ...["99,5%", "Post", "100%", "", "97,02%"].flatMap((text, i) => (text ? [item(text, 20 + i * 60, 130)] : [])),
    ];
    expect(cellsOf(tablesOf(items)[0]!)).toEqual([
      ["NemLog-in", "99,5%", "100%", "99,91%", "99,31%"],
      ["Post", "99,5%", "100%", "", "97,02%"],
    ]);
  });

  it("do not take the rows of a table of contacts under them", () => {
    const items = [
      ...["SLA-Mål", ...months].map((text, i) => item(text, 110 + i * 140, 100)),
      ...["Citrix", "99,5%", "100%", "99,91%", "99,31%"].map((text, i) => item(text, i === 0 ? 20 : i * 140 - 30, 115)),
      ...["Mette Holm", "Driftsleder", "70 10 20 30", "drift@eksempel.dk"].map((text, i) =>
        item(text, 20 + i * 120, 140),
      ),
    ];
    expect(tablesOf(items).map(cellsOf)).toEqual([[["Citrix", "99,5%", "100%", "99,91%", "99,31%"]]]);
  });

  it("do not go on over the page in a table with months of its own", () => {
    const first = [
      ...["SLA-Mål", ...months].map((text, i) => item(text, 110 + i * 60, 100)),
      ...["Citrix", "99,5%", "100%", "99,91%", "99,31%"].map((text, i) => item(text, i === 0 ? 20 : 50 + i * 60, 115)),
    ];
    const plan = [
      ...["Plan", "apr-25", "maj-25", "jun-25"].map((text, i) => item(text, i === 0 ? 20 : 110 + i * 60, 30)),
      ...["Udrullet", "100%", "50%", "25%"].map((text, i) => item(text, i === 0 ? 20 : 110 + i * 60, 45)),
    ];
    const pages = [pageOf(first), { ...pageOf(plan), number: 2 }];
    const blocks = layoutDocument({ pages, problems: [] }, layoutReader).flatMap((p) => p.blocks);
    expect(blocks.filter((b) => b.kind === "table")).toHaveLength(1);
  });

  it("keep labels that stand behind a drawn edge whole", () => {
    const months = ["jan-24", "feb-24", "mar-24", "apr-24"];
    const line = (baseline: number, name: string, at: number): TextItem[] => [
      item(name, at, baseline),
      ...months.map((_, m) => item("99,90%", 260 + 40 * m, baseline)),
    ];
    const items = [
      item("SLA-Mål", 200, 100),
      ...months.map((month, m) => item(month, 260 + 40 * m, 100)),
      item("Produktion", 10, 122),
      ...line(115, "Byggesag - applikation", 60),
      ...line(129, "Byggesag - infrastruktur", 60),
    ];
    // The edge of a fill behind the area's name, far left of the target's column.
    const [table] = tablesOf(items, [{ box: [50, 92, 50.5, 140] }]);
    expect(table!.rows.map((row) => textOf(row.label))).toEqual(["Byggesag - applikation", "Byggesag - infrastruktur"]);
  });

  it("keep a word that every row repeats in a column of its own out of the names, and in them where it is a part", () => {
    const months = ["jan-24", "feb-24", "mar-24", "apr-24"];
    const named = (...rows: [string, string, number][]): string[] => {
      const items = [
        item("SLA-Mål", 200, 100),
        ...months.map((month, m) => item(month, 260 + 40 * m, 100)),
        ...rows.flatMap(([first, rest, at], r) => [
          item(first, 10, 115 + 14 * r),
          item(rest, at, 115 + 14 * r),
          ...months.map((_, m) => item("99,90%", 260 + 40 * m, 115 + 14 * r)),
        ]),
      ];
      return tablesOf(items)[0]!.rows.map((row) => textOf(row.label));
    };
    expect(named(["Produktion", "DP - applikation", 90], ["Produktion", "DP - infrastruktur", 90])).toEqual([
      "DP - applikation",
      "DP - infrastruktur",
    ]);
    expect(named(["KY", "- applikation", 21], ["KY", "- infrastruktur", 21])).toEqual([
      "KY - applikation",
      "KY - infrastruktur",
    ]);
  });

  it("keep a word that every row repeats in its own column out of names of two lines over and under it", () => {
    const months = ["jan-24", "feb-24", "mar-24", "apr-24"];
    const items = [
      item("SLA-Mål", 200, 100),
      ...months.map((month, m) => item(month, 260 + 40 * m, 100)),
      ...[115, 141].flatMap((y) => [
        item("Produktion", 10, y),
        ...months.map((_, m) => item("99,90%", 260 + 40 * m, y)),
      ]),
      ...["KY selvbetjening -", "applikation", "KY selvbetjening -", "infrastruktur"].map((text, i) =>
        item(text, 90, [110, 120, 136, 146][i]!),
      ),
    ];
    const [table] = tablesOf(items);
    expect(table!.rows.map((row) => textOf(row.stub))).toEqual(["Produktion", "Produktion"]);
    expect(table!.rows.map((row) => textOf(row.label))).toEqual([
      "KY selvbetjening - applikation",
      "KY selvbetjening - infrastruktur",
    ]);
  });

  /** Labels and the values' lines at these heights, without a ruling or with some. */
  const labelsOf = (labels: [string, number][], values: number[], rulings: Page["rulings"] = []): string[] => {
    const items = [
      ...["SLA-Mål", ...months].map((text, i) => item(text, 110 + i * 40, 100)),
      ...labels.map(([text, y]) => item(text, 20, y)),
      ...values.flatMap((y) => ["99,5%", "100%", "99,9%", "99,3%"].map((text, i) => item(text, 110 + i * 40, y))),
    ];
    return tablesOf(items, rulings)[0]!.rows.map((row) => textOf(row.label));
  };

  it("share wrapped labels that stand closely among the rows whose values are beside their middle", () => {
    const two: [string, number][] = ["BF - drift", "Adgang -", "drift", "Adgang -", "net"].map((text, i) => [
      text,
      [112, 124, 134, 145, 155][i]!,
    ]);
    expect(labelsOf(two, [112, 129, 150])).toEqual(["BF - drift", "Adgang - drift", "Adgang - net"]);
    // A scan's line may be taken for that of the values.
    expect(labelsOf(two, [112, 125, 150])).toEqual(["BF - drift", "Adgang - drift", "Adgang - net"]);
  });

  it("keep a wrapped label from the row above it where a ruling between them is broken", () => {
    const broken: Page["rulings"] = [
      { box: [15, 92, 260, 92.5] },
      { box: [15, 105, 260, 105.5] },
      { box: [15, 119, 260, 119.5] },
      { box: [105, 133, 260, 133.5] },
      { box: [15, 160, 260, 160.5] },
    ];
    const labels: [string, number][] = [
      ["Kort", 115],
      ["Adresser", 129],
      ["Antal kald", 142],
      ["til kort", 152],
    ];
    expect(labelsOf(labels, [115, 129, 147], broken)).toEqual(["Kort", "Adresser", "Antal kald til kort"]);
  });

  it("keep what goes on with a label from what begins the next behind a ruling", () => {
    const labels: [string, number][] = [
      ["BF - drift", 114],
      ["Adgang -", 130],
      ["drift", 139],
      ["Adgang -", 150],
      ["net", 159],
    ];
    const rulings: Page["rulings"] = [92, 105, 121, 142.5, 165].map((y) => ({ box: [15, y, 260, y + 0.5] }));
    // A scan's line may be taken for that of the values: the first of one name, the last of the other.
    expect(labelsOf(labels, [114, 131, 158], rulings)).toEqual(["BF - drift", "Adgang - drift", "Adgang - net"]);
  });

  it("share two wrapped labels among two rows though the ruling between them was not seen", () => {
    const labels: [string, number][] = [
      ["BF - drift", 114],
      ["BF - net", 130],
      ["Adgang -", 143],
      ["drift", 152],
      ["Adgang -", 167],
      ["net", 176],
    ];
    const seen: Page["rulings"] = [92, 105, 121, 135, 182].map((y) => ({ box: [15, y, 260, y + 0.5] }));
    const names = ["BF - drift", "BF - net", "Adgang - drift", "Adgang - net"];
    expect(labelsOf(labels, [114, 130, 147.5, 171.5], seen)).toEqual(names);
  });

  it.each([
    ["1 Planlagt vedligehold er ikke medregnet", ["DP - applikation", "DP - infrastruktur"]],
    ["Planlagt vedligehold er ikke medregnet.", ["DP - applikation", "DP - infrastruktur"]],
    // What goes on with a label is part of it.
    ["og database", ["DP - applikation", "DP - infrastruktur og database"]],
  ])("do not take a note under them for part of a label: %s", (below, labels) => {
    const months = ["jan-24", "feb-24", "mar-24", "apr-24"];
    const items = [
      item("Driftsområde", 10, 100),
      item("SLA-Mål", 220, 100),
      ...months.map((month, m) => item(month, 260 + 40 * m, 100)),
      ...["DP - applikation", "DP - infrastruktur"].flatMap((name, r) => [
        item("Produktion", 10, 115 + 14 * r),
        item(name, 90, 115 + 14 * r),
        ...months.map((_, m) => item("99,90%", 260 + 40 * m, 115 + 14 * r)),
      ]),
      item(below, /^\p{Lu}|^\d/u.test(below) ? 10 : 90, 138),
    ];
    expect(tablesOf(items)[0]!.rows.map((row) => textOf(row.label))).toEqual(labels);
  });

  it("keep a row whose name ends in a word that heads environments", () => {
    const months = ["jan-25", "feb-25", "mar-25"];
    const [table] = tablesOf([
      item("SLA-Mål", 140, 100),
      ...months.map((month, m) => item(month, 200 + 50 * m, 100)),
      item("Byg og Miljø", 10, 112),
      item("99,5%", 140, 112),
      ...months.map((_, m) => item("99,9%", 200 + 50 * m, 112)),
      item("Husdyrgodkendelse", 10, 124),
      item("99,5%", 140, 124),
      ...months.map((_, m) => item("99,8%", 200 + 50 * m, 124)),
    ]);
    expect(table!.rows.map(({ label }) => textOf(label))).toEqual(["Byg og Miljø", "Husdyrgodkendelse"]);
  });
});
