import type { Corrections, Correction } from "../model/corrections.js";
import { diagnosticKey, reportKey, reportOfKey } from "../model/keys.js";
import type { Diagnostic, Report, ReportCorrection } from "../model/record.js";
import { applyAliases } from "./applyAliases.js";
import { isSame } from "./isSame.js";
import { kindOfRecord, WHOLE_INCIDENT } from "./recordFields.js";
import { reshapeIncidents } from "./reshapeIncidents.js";
import { findTarget, Readings } from "./findTarget.js";
import { toSaid, toStale } from "./said.js";
import { settle, type Settled } from "./settle.js";
import { withoutSettled } from "./withoutSettled.js";

/** What judges a finished report: it is asked again of the corrected one. */
export type Judge = (report: Report) => Diagnostic[];

/**
 * A report with what a person said of it: the report itself where nobody said anything. A correction is applied where
 * what is read now is what was read when it was made; where something else is read it is stale, and named.
 * @param report as it was read, never one that is corrected already
 * @param judge the rules whose diagnostics the report has
 */
export function applyCorrections(report: Report, corrections: Corrections, judge: Judge): Report {
  const entries = correctionsOf(report, corrections.corrections);
  const work = structuredClone(report);
  const reshaped = reshapeIncidents(
    work,
    entries.filter(({ field }) => WHOLE_INCIDENT.has(field)),
  );
  const readings = new Readings(report, structuredClone(work));
  const settled: Settled[] = [];
  const said: ReportCorrection[] = [...reshaped.said];
  const stale: Diagnostic[] = [...reshaped.stale];
  for (const entry of entries.filter(({ field }) => !WHOLE_INCIDENT.has(field))) {
    const { state, now, place } = stateOf(entry, report, readings);
    if (state !== "stale") {
      const target = findTarget(entry, readings);
      if (target) settled.push({ ...target, entry, state });
    } else stale.push(toStale(entry, now, place));
    said.push(toSaid(entry, state));
  }
  settle(work, report, settled);
  said.push(...applyAliases(work, report, corrections.aliases));
  if (said.length === 0) return report;
  const { schemaVersion, source, title, period, coverage, ...rest } = work;
  const corrected = { schemaVersion, source, title, period, coverage, corrections: said.sort(byRecord), ...rest };
  const before = new Set(judge(report).map(textOf));
  const diagnostics = [
    ...withoutSettled(
      report.diagnostics.filter((one) => !before.has(textOf(one))),
      report,
      settled,
    ),
    ...withoutSettled(judge(corrected), report, settled),
  ];
  return { ...corrected, diagnostics: [...confirmed(diagnostics, report, entries), ...stale] };
}

/** Those of a report, with the key it has now: its month may be read otherwise than when they were made. */
function correctionsOf(report: Report, corrections: readonly Correction[]): Correction[] {
  const key = reportKey(report);
  const own = reportOfKey(key)!;
  const of = (record: string): string | null => {
    const parts = reportOfKey(record);
    if (!parts || parts.sha256 !== own.sha256) return null;
    if (parts.period !== own.period && report.source.part !== null) return null;
    return `${key}-${parts.rest}`;
  };
  return corrections.flatMap((entry) => {
    const record = of(entry.record);
    if (record === null) return [];
    const value = entry.field === "merge" ? (entry.value as string[]).map((each) => of(each) ?? each) : entry.value;
    return [{ ...entry, record, value }];
  });
}

function stateOf(
  entry: Correction,
  report: Report,
  readings: Readings,
): { state: ReportCorrection["state"]; now: unknown; place: Diagnostic["source"] } {
  const kind = kindOfRecord(entry.record);
  // What was said to be no loss and is not there any more needs no answer.
  if (kind === "unparsed" || kind === "diagnostic") return { state: "confirmed", now: entry.value, place: null };
  const target = findTarget(entry, readings);
  if (!target) return { state: "stale", now: undefined, place: null };
  const { now, place } = target;
  if (isSame(now, entry.value)) return { state: "confirmed", now, place };
  return { state: isSame(now, entry.was) ? "applied" : "stale", now, place };
}

const textOf = (one: Diagnostic): string => JSON.stringify(one);

/** A diagnostic that a person looked at stays, and asks for nothing more. */
function confirmed(diagnostics: readonly Diagnostic[], report: Report, entries: readonly Correction[]): Diagnostic[] {
  const seen = new Set(entries.filter(({ field }) => field === "diagnostic").map(({ record }) => record));
  return diagnostics.map((one) =>
    one.severity === "warning" && seen.has(diagnosticKey(report, one)) ? { ...one, severity: "info" } : one,
  );
}

const byRecord = (a: ReportCorrection, b: ReportCorrection): number =>
  a.record === b.record ? (a.field < b.field ? -1 : 1) : a.record < b.record ? -1 : 1;
