import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeTextAtomic } from "../export/atomicFile.js";
import type { Corrections } from "../model/corrections.js";
import { readableJson } from "../model/readableJson.js";
import type { Diagnostic, Report, ReportCorrection } from "../model/record.js";
import { correctReport } from "./correctReport.js";
import type { ManifestEntry } from "./manifest.js";
import { reportToOutcome, type Outcome } from "./outcome.js";
import { jsonFolder, readingsFolder } from "./outputFolder.js";

/** How many corrections of a run are in which state. */
export type CorrectionCounts = Record<ReportCorrection["state"], number>;

export interface CorrectedRecords {
  /** With the outcomes of the corrected reports. */
  entries: ManifestEntry[];
  counts: CorrectionCounts;
}

/**
 * Puts corrections into the JSON of reports, before anything is made of it. What was read stays in a folder of its own
 * for as long as a report is corrected, and every run corrects that: so a correction that is changed or taken back
 * leaves no trace. A JSON without `corrections` is always what was read.
 */
export async function correctRecords(
  entries: readonly ManifestEntry[],
  output: string,
  corrections: Corrections,
): Promise<CorrectedRecords> {
  const readings = new Set(await readdir(readingsFolder(output)).catch(() => []));
  const named = new Set(corrections.corrections.map(({ record }) => contentOf(record)));
  const counts: CorrectionCounts = { applied: 0, confirmed: 0, stale: 0 };
  const outcomes = new Map<string, Outcome>();
  for (const { outcome, duplicateOf } of entries) {
    const { name, sha256 } = outcome;
    if (duplicateOf !== null) continue;
    const concerns = corrections.aliases.length > 0 || named.has(sha256.slice(0, CONTENT_DIGITS));
    if (!concerns && !readings.has(`${name}.json`)) continue;
    const report = await correctRecord(name, output, corrections);
    outcomes.set(name, reportToOutcome(report, name));
    for (const { state } of report.corrections ?? []) counts[state]++;
  }
  const corrected = entries.map((entry): ManifestEntry => {
    const outcome = outcomes.get(entry.outcome.name);
    return outcome ? { ...entry, outcome: { ...outcome, file: entry.outcome.file } } : entry;
  });
  return { entries: corrected, counts };
}

async function correctRecord(name: string, output: string, corrections: Corrections): Promise<Report> {
  const path = join(jsonFolder(output), `${name}.json`);
  const readingPath = join(readingsFolder(output), `${name}.json`);
  const text = await readFile(path, "utf8");
  const there = JSON.parse(text) as Report;
  const readingText = there.corrections ? await readFile(readingPath, "utf8").catch(() => null) : text;
  // Its PDF is gone, and what was read as well: it stays as it is.
  if (readingText === null) return there;
  const reading = JSON.parse(readingText) as Report;
  const corrected = correctReport(reading, corrections);
  if (!corrected.corrections) {
    if (there.corrections) await writeTextAtomic(path, readingText);
    await rm(readingPath, { force: true });
    return reading;
  }
  if (!there.corrections) await writeTextAtomic(readingPath, readingText);
  const correctedText = readableJson(corrected);
  if (correctedText !== text) await writeTextAtomic(path, correctedText);
  return corrected;
}

/** Keys have so many digits of their file's SHA-256. */
const CONTENT_DIGITS = 8;
const contentOf = (record: string): string => /-([0-9a-f]{8})(?:-|$)/.exec(record)?.[1] ?? "";

/** More keys than this help nobody. */
const MOST_KEYS = 5;

/** Corrections of files that are not among the reports. */
export function correctionsOfOthers({ corrections }: Corrections, entries: readonly ManifestEntry[]): Diagnostic[] {
  const here = new Set(entries.map(({ outcome }) => outcome.sha256.slice(0, CONTENT_DIGITS)));
  const others = corrections.filter(({ record }) => !here.has(contentOf(record)));
  if (others.length === 0) return [];
  const keys = others.slice(0, MOST_KEYS).map(({ record }) => record);
  const more = others.length > MOST_KEYS ? ` and ${others.length - MOST_KEYS} more` : "";
  const message = `${others.length} ${others.length === 1 ? "correction is" : "corrections are"} of reports that are not here: ${keys.join(", ")}${more}.`;
  return [{ code: "correction-without-report", severity: "info", message, source: null }];
}
