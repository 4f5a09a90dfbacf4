import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { approvedSchema } from "../src/check/approved.js";
import { compareReports } from "../src/check/compare.js";
import { convertBytes, type Conversion } from "../src/convert.js";
import { reportSchema } from "../src/model/record.js";

const FOLDER = new URL("../samples/", import.meta.url).pathname;
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".pdf"))
  .map((file) => file.slice(0, -".pdf".length));
/** Scans take seconds a page: \`npm run test:ocr\` reads them. */
const textNames = names.filter((name) => !name.endsWith("-scan"));
/** Other organisations' prose: the tables must be right, of the incidents' fields nearly all. */
const isVoice = (name: string): boolean => name.endsWith("-voice");

const convert = async (name: string): Promise<Conversion> => {
  const reports = await convertBytes(readFileSync(join(FOLDER, `${name}.pdf`)), `${name}.pdf`);
  expect(reports).toHaveLength(1);
  return reports[0];
};
const approved = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), "utf8"));

describe.each(textNames)("sample %s", (name) => {
  it("reads as approved", async () => {
    const { differences, totals } = compareReports(approvedSchema.parse(approved(name)), (await convert(name)).report);
    const prose = isVoice(name) ? differences.filter((d) => d.field.startsWith("incident")) : [];
    expect(differences.filter((d) => !prose.includes(d))).toEqual([]);
    const fields = Object.entries(totals).filter(([field]) => field.startsWith("incident"));
    const all = fields.reduce((n, [, t]) => n + t.right + t.wrong + t.missing + t.invented, 0);
    expect(prose.length).toBeLessThanOrEqual(0.05 * all);
  });

  it("is a record of the contract, the same on every run", async () => {
    const { report } = await convert(name);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(JSON.stringify((await convert(name)).report)).toBe(JSON.stringify(report));
  });

  it("accounts for every printed character exactly once", async () => {
    const { layouts, traces } = await convert(name);
    const printed = layouts.flatMap((l) => l.page.items.map((i) => i.text)).join("");
    expect(letterCounts(traces.map((t) => t.text).join(""))).toEqual(letterCounts(printed));
  });
});

it("has an approved result beside every sample", () => {
  for (const name of names) expect(approvedSchema.safeParse(approved(name)).success, name).toBe(true);
});

it("reads what a person counted in the report of March 2025", async () => {
  const { report } = await convert("2025-03");
  expect(report.period).toBe("2025-03");
  expect(report.platforms.map((p) => [p.name, p.incidents.length])).toEqual([
    ["Serviceplatformen", 1],
    ["Støttesystemerne", 5],
  ]);
  const [table] = report.platforms[0]!.sla;
  const calls = table!.rows.find((row) => row.service === "Antal servicekald i runde tal");
  expect(calls?.values.at(-1)).toMatchObject({ month: "2025-03", value: 190_244_152, text: "190.244.152" });
  expect(table!.rows[0]!.values.at(-1)).toMatchObject({ value: 99.74, met: false, colour: "yellow", confidence: 1 });
  expect(report.platforms[0]!.incidents[0]!.periods).toEqual([
    { start: "2025-03-18T22:59+01:00", end: "2025-03-19T10:51+01:00" },
  ]);
});

it("gives the box of a value where the page prints it", async () => {
  const { report, layouts } = await convert("2025-03");
  const value = report.platforms[0]!.sla[0]!.rows[0]!.values.at(-1)!;
  const [x0, y0, x1, y1] = value.source!.box;
  const printed = layouts[1]!.page.items.filter(
    (i) => i.box[0] < x1 && i.box[2] > x0 && i.box[1] < y1 && i.box[3] > y0 && i.text.trim(),
  );
  expect(printed.map((i) => i.text.trim())).toEqual(["99,74%"]);
});

function letterCounts(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const character of [...text].filter((c) => !/[\s\u00AD]/u.test(c)).sort())
    counts[character] = (counts[character] ?? 0) + 1;
  return counts;
}
