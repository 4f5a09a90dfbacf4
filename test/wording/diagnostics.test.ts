import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { REASONS } from "../../src/interpret/incidents/reasons.js";
import { danishMessage, DIAGNOSTICS, meaningOf, messageOf } from "../../src/wording/diagnostics.js";
import { REASON_CODES } from "../../src/wording/reasons.js";
import { codeOf, numberWords, VALUES, type ValueSet } from "../../src/wording/values.js";
import { WORKBOOK } from "../../src/wording/workbook.js";
import {
  checksTable,
  downtimeTable,
  incidentsTable,
  periodsTable,
  reportsTable,
  revisionsTable,
  slaTable,
} from "../../src/export/tables.js";

const SRC = new URL("../../src/", import.meta.url).pathname;

it("has words of both languages for every code that the sources name", () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && /^(check|interpret|read|layout|corrections|batch|danish)\b/.test(name),
  );
  const codes = sources.flatMap((name) =>
    [
      ...readFileSync(join(SRC, name), "utf8").matchAll(
        /code: (?:kind === "\w+" \? )?"([a-z]+(?:-[a-z]+)*)", severity|^ {4}code: "([a-z-]+)",$/gm,
      ),
    ].map((m) => m[1] ?? m[2]!),
  );
  expect(codes.length).toBeGreaterThan(25);
  expect(codes.filter((code) => !(code in DIAGNOSTICS))).toEqual([]);
});

it("says every text in both languages", () => {
  const texts = [
    ...Object.values(WORKBOOK),
    ...Object.values(VALUES).flatMap((set) => Object.values(set)),
    ...Object.values(DIAGNOSTICS).flatMap(({ means, todo }) => [means, todo]),
    ...[incidentsTable, slaTable, reportsTable, checksTable, revisionsTable, periodsTable, downtimeTable].flatMap(
      (t) => [t.title, ...t.columns.map(({ title }) => title)],
    ),
  ];
  for (const { en, da } of texts) expect([en.trim().length > 0, da.trim().length > 0]).toEqual([true, true]);
  expect(REASON_CODES.sort()).toEqual(Object.keys(REASONS).sort());
});

it("has headings that are unique in each table and language", () => {
  for (const table of [
    incidentsTable,
    slaTable,
    reportsTable,
    checksTable,
    revisionsTable,
    periodsTable,
    downtimeTable,
  ])
    for (const language of ["en", "da"] as const) {
      const titles = (table.columns as { title: Record<"en" | "da", string> }[]).map(({ title }) => title[language]);
      expect(new Set(titles).size, table.key).toBe(titles.length);
    }
});

it("turns words of either language back into their code", () => {
  for (const [set, words] of Object.entries(VALUES))
    for (const [code, { en, da }] of Object.entries(words))
      expect([codeOf(set as ValueSet, en), codeOf(set as ValueSet, da.toUpperCase())], set).toEqual([code, code]);
  expect(codeOf("impact", "helt sort")).toBe("helt sort");
});

it.each([
  [
    "count-out-of-line",
    '"1.000" of "Antal opslag" in 2025-03 is far from the usual 185.',
    "„1.000“ for „Antal opslag“ i 2025-03 er langt fra det sædvanlige 185.",
  ],
  [
    "breach-but-satisfactory",
    'The month is called satisfactory, yet "KO" had 99,1% of 99,9%.',
    "Måneden kaldes tilfredsstillende, men „KO“ havde 99,1% af 99,9%.",
  ],
  [
    "colour-contradicts-value",
    '"100%" of "KO" in 2025-03 is red, its target is "99,9%".',
    "„100%“ for „KO“ i 2025-03 er rød, målet er „99,9%“.",
  ],
  [
    "revision",
    '"KO" of SP in 2024-04 was revised: 84,12% in 2024-05 ("a.pdf"), 83,45% in 2025-03 ("b.pdf").',
    "„KO“ på SP i 2024-04 er rettet: 84,12% i 2024-05 („a.pdf“), 83,45% i 2025-03 („b.pdf“).",
  ],
  ["months-missing", "No report for 2024-02 to 2024-04.", "Ingen rapport for 2024-02 til 2024-04."],
  ["ocr", "Page 3 was read by OCR: a picture covers it.", "Side 3 er læst med OCR: et billede dækker den."],
])("says %s in Danish", (code, message, danish) => expect(danishMessage(code, message)).toBe(danish));

it("never falls back to English", () => {
  expect(messageOf({ code: "ocr", message: "something new" }, "da")).toBe(meaningOf("ocr", "da"));
});

it("writes numbers as the language does, whatever the locale", () => {
  expect([numberWords(1234567.891, "da", 2), numberWords(1234567.891, "en", 2)]).toEqual([
    "1.234.567,89",
    "1,234,567.89",
  ]);
});
