import { expect, test } from "vitest";
import { findPeriod } from "../../src/interpret/period.js";
import type { Sections } from "../../src/interpret/sections.js";

const piece = (text: string) => ({
  page: 1,
  paragraph: { text, lines: [{ start: 0, end: text.length, source: { page: 1, box: [0, 0, 100, 10] } }] },
});
/** What says which month, as far as `findPeriod` looks at it. */
function sections({ cover = [] as string[], heading = "", table = "" }): Sections {
  const section = {
    name: "Serviceplatformen",
    month: heading || null,
    headings: [piece(heading)],
    tables: table ? [{ grids: [{ months: ["2025-02", table] }], titles: [] }] : [],
  };
  return { cover: cover.map(piece), sections: [section], furniture: [] } as unknown as Sections;
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
      "The report is of 2025-03 by the cover, but the last month of Serviceplatformen's table says 2025-02.",
    ],
    ["period-disagrees", "warning", "The report is of 2025-03 by the cover, but the file name says 2025-04."],
  ]);
});

test("a report that nothing dates has no period, and no warning", () => {
  expect(findPeriod(sections({}), "rapport.pdf")).toEqual({ month: null, diagnostics: [] });
});
