import type { Correction } from "../model/corrections.js";
import type { Corrected, Incident, Platform, Report, ReportCorrection, SlaRow, SlaValue } from "../model/record.js";
import { SPOKEN_FOR } from "../model/spokenFor.js";
import { cellCodesAt, nameDoubts, targetDoubts } from "../model/doubtsOfRow.js";
import type { Target } from "./findTarget.js";
import { printedValue } from "./printedValue.js";
import { timesOfPeriods } from "./timesOfPeriods.js";
import { SURE } from "../model/sure.js";

/** A field that a person spoke of, and that is read now as it was then, or as it is right. */
export type Settled = Target & { entry: Correction; state: ReportCorrection["state"] };

/** Puts what was settled into a report, in place, and what follows from it. */
export function settle(work: Report, read: Report, settled: readonly Settled[]): void {
  for (const [p, platform] of work.platforms.entries()) {
    const own = settled.filter((each) => "platform" in each && each.platform === p);
    settlePlatform(platform, own);
    for (const [t, table] of platform.sla.entries()) {
      for (const each of own)
        if (each.kind === "table" && each.table === t) table.environment = each.entry.value as string;
      for (const [r, row] of table.rows.entries()) {
        const ofRow = own.filter((each) => "row" in each && each.table === t && each.row === r);
        if (ofRow.length) settleRow(row, read, read.platforms[p]!.sla[t]!.rows[r]!, ofRow);
      }
    }
    for (const incident of platform.incidents) {
      const ofIncident = settled.filter((each) => each.kind === "incident" && each.id === incident.id);
      if (ofIncident.length) settleIncident(incident, ofIncident);
    }
  }
}

const toCorrected = ({ now, entry: { by, at } }: Settled): Corrected => ({ was: now ?? null, by, at });

/** What was corrected by field, what was there before aside. */
const correctedFields = (settled: readonly Settled[]): { corrected?: Record<string, Corrected> } => {
  const applied = settled.filter(({ state }) => state === "applied");
  return applied.length
    ? { corrected: Object.fromEntries(applied.map((each) => [each.field, toCorrected(each)])) }
    : {};
};

function settlePlatform(platform: Platform, settled: readonly Settled[]): void {
  const own = settled.filter(({ kind }) => kind === "platform");
  for (const { field, entry } of own) {
    if (field === "name") Object.assign(platform, { name: entry.value, confidence: 1 });
    else if (platform.assessment) platform.assessment.rating = entry.value as never;
  }
  Object.assign(platform, correctedFields(own));
}

function settleRow(row: SlaRow, report: Report, read: SlaRow, settled: readonly Settled[]): void {
  const own = settled.filter(({ kind }) => kind === "row");
  const of = (field: string): Settled | undefined => own.find((each) => each.field === field);
  for (const { field, entry, state } of own) {
    Object.assign(row, { [field]: entry.value });
    if (field === "target" && state === "applied") row.targetText = printedValue(row.target, row);
    if (field === "metric" && row.metric !== "other") row.unit = row.metric === "availability" ? "percent" : "count";
  }
  const isNameSure = of("service") !== undefined || nameDoubts(report, read).length === 0;
  const isTargetSure = of("target") !== undefined || targetDoubts(report, read).length === 0;
  if ((of("service") || of("target")) && isNameSure && isTargetSure) row.confidence = 1;
  Object.assign(row, correctedFields(own));
  // Values of a row whose name was unsure were no surer than it.
  if (of("service") && nameDoubts(report, read).length > 0)
    for (const value of row.values)
      if (value.confidence < SURE && value.value !== null && !cellCodesAt(report, value.source).length)
        value.confidence = 1;
  for (const value of row.values)
    settleValue(
      value,
      row,
      settled.filter((each) => each.kind === "value" && each.month === value.month),
    );
  if (of("target") || of("metric")) for (const value of row.values) value.met = isMet(value, row);
}

function settleValue(value: SlaValue, row: SlaRow, settled: readonly Settled[]): void {
  for (const each of settled) {
    if (each.field === "colour") {
      value.colour = each.entry.value as SlaValue["colour"];
      continue;
    }
    value.confidence = 1;
    if (each.state !== "applied") continue;
    value.value = each.entry.value as number | null;
    value.text = printedValue(value.value, row);
    value.met = isMet(value, row);
    value.corrected = toCorrected(each);
  }
}

const isMet = ({ value }: SlaValue, { metric, target }: SlaRow): boolean | null =>
  metric === "availability" && value !== null && target !== null ? value >= target : null;

function settleIncident(incident: Incident, settled: readonly Settled[]): void {
  const fields = new Map(settled.map((each) => [each.field, each]));
  for (const { field, entry, state } of settled)
    if (field !== "isIncident" && state === "applied") Object.assign(incident, { [field]: entry.value });
  const isApplied = (field: string): boolean => fields.get(field)?.state === "applied";
  if (isApplied("periods")) {
    const { dates, durationMinutes } = timesOfPeriods(incident.periods);
    if (!fields.has("dates")) incident.dates = dates;
    if (!fields.has("durationMinutes")) incident.durationMinutes = durationMinutes;
  }
  for (const [field, status] of [
    ["cause", "causeStatus"],
    ["remedy", "remedyStatus"],
  ] as const) {
    if (isApplied(field) && !fields.has(status))
      incident[status] =
        incident[field] !== null ? "stated" : incident[status] === "stated" ? "not-stated" : incident[status];
    if (isApplied(status) && !fields.has(field) && incident[status] !== "stated") incident[field] = null;
  }
  const confidences = { ...incident.confidences };
  for (const field of fields.keys()) {
    const speaks = field === "isIncident" ? field : SPOKEN_FOR[field as keyof typeof SPOKEN_FOR];
    if (speaks) confidences[speaks] = 1;
  }
  incident.confidences = confidences;
  incident.confidence = Math.min(...Object.values(confidences));
  Object.assign(incident, correctedFields(settled.filter(({ field }) => field !== "isIncident")));
}
