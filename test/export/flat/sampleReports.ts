import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { convertBytes } from "../../../src/convert.js";
import { reportKey } from "../../../src/model/keys.js";
import type { Report } from "../../../src/model/record.js";
import { sample } from "../../commands/driftsstatus.js";

/** A sample with text as the program reads it. */
export const readSample = async (name: string): Promise<Report> =>
  (await convertBytes(readFileSync(sample(name)), name))[0].report;

/** The same report as if of another month and file, with keys of its own. */
export function inMonth(report: Report, month: string): Report {
  const sha256 = createHash("sha256").update(`${report.source.sha256} ${month}`).digest("hex");
  const source = { ...report.source, file: `${month}.pdf`, sha256 };
  const moved = { ...report, period: month, source };
  const text = JSON.stringify(moved).replaceAll(reportKey(report), reportKey(moved));
  return JSON.parse(text) as Report;
}

/** So many months from January 2019. */
export const months = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${2019 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`);
