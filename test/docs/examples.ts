import { readFileSync } from "node:fs";
import { ArchiveFigures, namesOf } from "../../src/batch/archiveFigures.js";
import { BUILT_IN_VOCABULARY } from "../../src/interpret/vocabulary/builtIn.js";
import { reportToApproved } from "../../src/check/reportToApproved.js";
import { convertBytes } from "../../src/convert.js";
import { reportToLines, togetherToLines } from "../../src/export/ndjson.js";
import type { Report } from "../../src/model/record.js";

export const PAGE = new URL("../../docs/records.md", import.meta.url);

const EXAMPLE = /(<!-- example: ([a-z ]+) -->\n\n```json\n)([^]*?)(```)/g;

/** The examples a page shows, by name. */
export const examplesOn = (page: string): Map<string, unknown> =>
  new Map([...page.matchAll(EXAMPLE)].map(([, , name, json]) => [name!, JSON.parse(json || "null")]));

/** The page with its examples made anew. */
export const withExamples = (page: string, examples: ReadonlyMap<string, unknown>): string =>
  page.replace(
    EXAMPLE,
    (_, head: string, name: string, __, end: string) => `${head}${JSON.stringify(examples.get(name), null, 2)}\n${end}`,
  );

const read = async (name: string): Promise<Report> => {
  const bytes = readFileSync(new URL(`../../samples/${name}`, import.meta.url));
  return (await convertBytes(bytes, name))[0].report;
};

/** The two samples that the page shows records of, oldest first. */
export const readSamples = async (): Promise<Report[]> => [await read("2024-05.pdf"), await read("2025-03.pdf")];

/** Every record as two samples give it; long lists are cut to their first two. */
export async function makeExamples(): Promise<Map<string, unknown>> {
  const reports = await readSamples();
  const figures = new ArchiveFigures();
  reports.forEach((report) => figures.add(report));
  const together = figures.result(namesOf(BUILT_IN_VOCABULARY, "built-in"));
  const lines = [...reportToLines(reports[1]!, together.current), ...togetherToLines(together)];
  const first = (type: string, found: (record: object) => boolean = () => true): unknown =>
    cut(lines.find((line) => line.type === type && found(line.record)));
  return new Map<string, unknown>([
    ["report", first("report")],
    ["platform", first("platform")],
    ["incident", first("incident")],
    ["sla", first("sla", (record) => "met" in record && record.met === false)],
    ["check", first("check")],
    ["series", first("series", (record) => "months" in record)],
    ["revision", first("revision")],
    ["downtime", first("downtime", (record) => "told" in record && Number(record.told) > 0)],
    ["approved", cut(reportToApproved(reports[1]!))],
  ]);
}

const MOST = 2;

function cut(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return (key === "box" ? value : value.slice(0, MOST)).map((one) => cut(one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cut(one, name)]));
}
