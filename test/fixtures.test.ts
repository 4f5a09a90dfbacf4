import { describe, expect, test } from "vitest";
import { convertBytes } from "../src/convert.js";
import type { Incident, Report } from "../src/model/record.js";
import { SPOKEN_FOR } from "../src/model/spokenFor.js";
import { drawFixture } from "./generate/fixture.js";
import { drawingOf, KINDS } from "./generate/kinds.js";
import { STRANGERS } from "./generate/strangers.js";

const alwaysHere = KINDS.filter((k) => k.producer === "pdfkit" || k.producer === "pdf-lib");

describe("every kind of report comes through whole", () => {
  test.each(alwaysHere.map((kind) => [kind.name, kind] as const))("%s", async (name, kind) => {
    const { pdf, expected } = await drawFixture(drawingOf(kind));
    const [{ report, layouts, traces }] = await convertBytes(pdf, `${name}.pdf`);
    expect(letters(traces)).toBe(letters(layouts.flatMap((l) => l.page.items)));
    expect(printable(judged(report, expected))).toEqual(printable(expected));
  });
});

describe("a PDF that is no report gives no records", () => {
  test.each(STRANGERS.map((s) => [s.name, s] as const))("%s", async (name, stranger) => {
    const [{ report, layouts, traces }] = await convertBytes(await stranger.draw(), `${name}.pdf`);
    expect(report.platforms).toEqual([]);
    expect(letters(report.unparsed)).toBe(letters(traces.filter((t) => t.field === "unparsed")));
    expect(letters(traces)).toBe(letters(layouts.flatMap((l) => l.page.items)));
    expect(report.diagnostics.map((d) => d.code)).toContain("not-a-status-report");
  });
});

/** All characters of some texts, in the order of the alphabet: every printed one must be in exactly one trace. */
const letters = (texts: readonly { text: string }[]): string =>
  [
    ...texts
      .map((t) => t.text)
      .join("")
      .replace(/[\s\u00AD]/gu, ""),
  ]
    .sort()
    .join("");

const SURE = 0.9;
/** The fields of an incident that are read with learnt weights. */
const WEIGHED = ["systems", "components", "impact", "cause", "causeStatus", "remedy", "remedyStatus"] as const;

type Expected = Awaited<ReturnType<typeof drawFixture>>["expected"];

/** An incident's fields, but for those that are said to be unsure: of them only what is sure is promised to be right. */
const settled = (read: Incident, truth: Partial<Incident> | undefined): Partial<Incident> =>
  Object.fromEntries(
    WEIGHED.flatMap((field) => (truth && read.confidences[SPOKEN_FOR[field]] < SURE ? [[field, truth[field]]] : [])),
  );

/** The part of a report that the truth speaks of, in its form. */
function judged({ title, period, platforms }: Report, expected: Expected) {
  return {
    title,
    period,
    platforms: platforms.map(({ name, assessment, areas, incidents, changes, sla }, at) => ({
      name,
      assessment: assessment && without(assessment, "source"),
      areas: areas.map((a) => without(a, "source", "text")),
      incidents: incidents.map((i, n) => ({
        ...without(i, "id", "source", "confidence", "confidences", "reasons"),
        ...settled(i, expected.platforms[at]?.incidents[n]),
      })),
      changes: changes && without(changes, "source"),
      sla: sla.map((table) => ({
        ...without(table, "source"),
        rows: table.rows.map((row) => ({
          ...without(row, "source", "unit", "targetText", "confidence"),
          values: row.values.map((v) => v.value),
          colours: row.values.map((v) => v.colour),
        })),
      })),
    })),
  };
}

function without<T extends object, Key extends keyof T>(record: T, ...keys: Key[]): Omit<T, Key> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key as Key))) as Omit<T, Key>;
}

/** Hyphens and spaces of every sort count as the plain ones. */
const printable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replace(/[‐‑–—]/g, "-")
      .replace(/\s+/g, " "),
  );
