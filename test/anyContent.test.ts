import fc from "fast-check";
import { expect, test } from "vitest";
import { checkReport } from "../src/check/checkReport.js";
import { reportToLines } from "../src/export/ndjson.js";
import { interpretReports } from "../src/interpret/interpretReports.js";
import { layoutReader } from "../src/interpret/layoutReader.js";
import { BUILT_IN_VOCABULARY } from "../src/interpret/vocabulary/builtIn.js";
import { layoutDocument } from "../src/layout/layoutDocument.js";
import type { Page, TextItem } from "../src/model/page.js";
import { reportSchema, type Report } from "../src/model/record.js";

/** What reports are made of, and what is found in files besides. */
const TEXT = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(
    ...["Serviceplatformen - marts 2025", "Marts 2025", "Driftsstatus", "Støttesystemerne", "Infrastrukturdriften:", "Produktion", "Driftsområde"],
    ...["SLA-Mål", "Mål", "jan-25", "feb-25", "mar-25", "apr-25", "2024M04", "30-04-2024", "marts", "2025", "Q1 2025"],
    ...["99,83%", "100,00 %", "1,234", "185.333.727", "-", "n.a.", "####", ">99,90%", "0,9961", "(39 min.)", "12 ms"],
    ...["•", "-", "1.", "a)", "o", "+", "=> ”X”", "Årsag:", "Dato", "System", "Afhjælpning"],
    "Den 3. marts kl. 9-10 var der ikke adgang til KY. Årsagen var en fejl. Fejlen blev rettet ved at genstarte KY.",
    "fra den 31. marts kl. 24 til den 1. april kl. 25:99 hhv. kl. 0710-0840",
    "Der er i perioden foretaget 12 ændringer i Produktionsmiljøet fordelt på fem servicevinduer.",
    "Den brugeroplevede driftsstabilitet har i perioden været tilfredsstillende.",
  ) },
  { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }) },
  { weight: 1, arbitrary: fc.constantFrom(" ", "\u202E", "\uF0B7", "\uFFFD", "𝟗𝟗", "”", "((((", "a".repeat(300), "\u0000") },
); // prettier-ignore

/** Items at the corners of a coarse grid, so that lines, columns and tables come about by chance. */
const ITEM = fc
  .record({
    text: TEXT,
    column: fc.nat(11),
    line: fc.nat(20),
    size: fc.constantFrom(0, 6, 8, 8, 8, 14, 90),
    angle: fc.constantFrom<TextItem["angle"]>(0, 0, 0, 0, 90, 180, 270),
    bold: fc.boolean(),
    isRead: fc.boolean(),
    confidence: fc.constantFrom(1, 1, 0.95, 0.4, 0),
  })
  .map(({ text: raw, column, line, size, angle, bold, isRead, confidence }): TextItem => {
    const text = raw.normalize("NFC");
    const [x, baseline] = [40 + 70 * column, 60 + 14 * line];
    const width = text.length * size * 0.5;
    const offsets = Array.from({ length: text.length + 1 }, (_, i) => i * size * 0.5);
    const box: TextItem["box"] = [x, baseline - 0.75 * size, x + width, baseline + 0.25 * size];
    return { text, box, baseline, size, angle, bold, confidence, ...(isRead ? {} : { offsets }) };
  });

const BOX = fc
  .tuple(fc.nat(900), fc.nat(400), fc.nat(400), fc.constantFrom(0, 0.5, 14, 200))
  .map(([x, y, width, height]): Page["rulings"][number]["box"] => [x, y, x + width, y + height]);

const PAGE = fc
  .record({
    items: fc.array(ITEM, { maxLength: 60 }),
    rulings: fc.array(BOX, { maxLength: 12 }),
    fills: fc.array(BOX, { maxLength: 6 }),
    source: fc.constantFrom<Page["source"]>("text-layer", "ocr"),
  })
  .map(({ items, rulings, fills, source }): Omit<Page, "number"> => ({
    width: 960,
    height: 400,
    items,
    slanted: [],
    rulings: rulings.map((box) => ({ box })),
    fills: fills.map((box) => ({ box, colour: [255, 0, 0] })),
    source,
  }));

/** The characters of some texts but blanks, in the order of the alphabet. */
const characters = (texts: readonly string[]): string => [...texts.join("").replace(/\s/gu, "")].sort().join("");

test("whatever stands on pages never throws, keeps to the contract, and every character ends in one trace", () => {
  fc.assert(
    fc.property(fc.array(PAGE, { minLength: 1, maxLength: 3 }), (drawn) => {
      const pages = drawn.map((page, i): Page => ({ ...page, number: i + 1 }));
      const layouts = layoutDocument({ pages, problems: [] }, layoutReader);
      const reports = interpretReports(layouts, { file: "a.pdf", key: "0123abcd", vocabulary: BUILT_IN_VOCABULARY });
      for (const { content, part } of reports) {
        const { traces: _, reasons: __, ...rest } = content;
        const source = { file: "a.pdf", sha256: "0".repeat(64), pages: pages.length, text: "mixed" as const, part };
        const report: Report = { schemaVersion: 1, source, ...rest };
        const judged = { ...report, diagnostics: [...report.diagnostics, ...checkReport(report)] };
        reportSchema.parse(judged);
        expect(reportToLines(judged).length).toBeGreaterThan(0);
      }
      const traced = reports.flatMap(({ content }) => content.traces.map(({ text }) => text));
      const printed = pages.flatMap(({ items }) => items.map(({ text }) => text));
      expect(characters(traced)).toBe(characters(printed));
    }),
    { numRuns: 150, seed: 20250301 },
  );
});
