import { expect, test } from "vitest";
import { findPeriod } from "../../src/interpret/period.js";
import type { Sections } from "../../src/interpret/sections.js";

const piece = (text: string) => ({
  page: 1,
  paragraph: { text, lines: [{ start: 0, end: text.length, source: { page: 1, box: [0, 0, 100, 10] } }] },
});
/** What says which month, as far as `findPeriod` looks at it. */
function sections({ cover = [] as string[], heading = "", table = "", text = [] as string[] }): Sections {
  const section = {
    name: "Serviceplatformen",
    months: heading ? { first: heading, last: heading } : null,
    content: text.map(piece),
    headings: [piece(heading)],
    tables: table ? [{ grids: [{ months: ["2025-02", table] }], titles: [] }] : [],
  };
  return { cover: cover.map(piece), sections: [section], furniture: [], foreign: [] } as unknown as Sections;
}

const FILE = "rapporter/Driftsstatus_april_2025.pdf";

test.each([
  ["the cover", { cover: ["Driftsstatus", "Januar 2025"], heading: "2025-02", table: "2025-03" }, "2025-01"],
  ["the heading", { cover: ["Driftsstatus"], heading: "2025-02", table: "2025-03" }, "2025-02"],
  ["the table's last month", { table: "2025-03" }, "2025-03"],
  ["the file name", {}, "2025-04"],
])("the period is that of %s, before all behind it", (_, says, month) =>
  expect(findPeriod(sections(says), FILE).month).toBe(month),
);

test("whatever says another month is named", () => {
  const { diagnostics } = findPeriod(sections({ cover: ["Marts 2025"], heading: "2025-03", table: "2025-02" }), FILE);
  expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    [
      "period-disagrees",
      "warning",
      "The report is of 2025-03 by the cover, the heading of Serviceplatformen, but the last month of Serviceplatformen's table says 2025-02; the file name says 2025-04.",
    ],
  ]);
});

test.each([
  [
    "a heading that was not changed loses against the table and the days of the text",
    { heading: "2025-02", table: "2025-03", text: ["6. marts var der nedbrud.", "Den 23. marts var X nede."] },
    "2025-03",
  ],
  [
    "a table that lags behind loses against the heading and the days",
    { heading: "2025-03", table: "2025-02", text: ["Den 23. marts var X nede."] },
    "2025-03",
  ],
  ["a stamp is no witness", { cover: ["Modtaget 3. april 2025", "Marts 2025"], table: "2025-03" }, "2025-03"],
  ["a mail's date is none", { cover: ["Sendt: 3. april 2025 10:32"], table: "2025-03" }, "2025-03"],
  [
    "the days of January's report tell December of the year before",
    { heading: "2025-01", table: "2024-12", text: ["31. december var X nede.", "30. december ligeså."] },
    "2024-12",
  ],
  [
    "a text of many months is no witness",
    { heading: "2025-03", table: "2025-02", text: ["1. maj", "2. juni"] },
    "2025-03",
  ],
] as const)("%s", (_, says, month) => expect(findPeriod(sections(says as never), "rapport.pdf").month).toBe(month));

test("a month is as sure as the share of votes it has, the file's name aside", () => {
  const sure = findPeriod(sections({ heading: "2025-03", table: "2025-03" }), FILE);
  expect(sure.sureness).toBe(1);
  const disputed = findPeriod(sections({ cover: ["Marts 2025"], heading: "2025-03", table: "2025-02" }), FILE);
  expect(disputed.sureness).toBeCloseTo(4 / 6);
});

test("a quarter is of its last month and covers three", () => {
  const months = ["Kvartalsrapport 3. kvartal 2022"];
  expect(findPeriod(sections({ cover: months, table: "2022-09" }), "rapport.pdf")).toEqual({
    month: "2022-09",
    coverage: { first: "2022-07", last: "2022-09" },
    sureness: 1,
    diagnostics: [],
  });
  // Months within it do not disagree.
  expect(findPeriod(sections({ cover: months, heading: "2022-08" }), "rapport.pdf")).toMatchObject({
    month: "2022-09",
    diagnostics: [],
  });
});

test("a report that nothing dates has no period, and no warning", () => {
  expect(findPeriod(sections({}), "rapport.pdf")).toEqual({
    month: null,
    coverage: null,
    sureness: 0,
    diagnostics: [],
  });
});
