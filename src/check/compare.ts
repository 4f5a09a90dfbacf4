import type { Place } from "../model/geometry.js";
import type { Comparison, Difference, Totals } from "../model/comparison.js";
import type { Platform, Report, SlaRow } from "../model/record.js";
import type { Approved, ApprovedIncident, ApprovedPlatform, ApprovedRow, ApprovedTable } from "./approved.js";
import { pairIncidents, pairPlatforms, pairRows, pairTables } from "./pairs.js";
import { same } from "./same.js";

/** Compares a report with its approved result, field by field; it knows the records and nothing of how they came about. */
export function compareReports(approved: Approved, report: Report): Comparison {
  const tally = new Tally();
  if ("expectedError" in approved) compareRefusal([approved.expectedError].flat() as string[], report, tally);
  else {
    tally.field("title", "the report", approved.title, report.title, null);
    tally.field("period", "the report", approved.period, report.period, null);
    const { pairs, onlyFirst, onlySecond } = pairPlatforms(approved.platforms, report.platforms);
    for (const [a, b] of pairs) comparePlatform(a, b, tally);
    for (const a of onlyFirst) tally.missing("platform", a.name, a.name, null);
    for (const b of onlySecond) tally.invented("platform", b.name, b.name, firstPlace(b));
  }
  return tally.result();
}

function compareRefusal(codes: readonly string[], report: Report, tally: Tally): void {
  const errors = report.diagnostics.filter((d) => d.severity === "error").map((d) => d.code);
  const refused = report.platforms.length === 0 && errors.some((code) => codes.includes(code));
  tally.check(
    "refusal",
    "the report",
    refused,
    codes.join(" or "),
    report.platforms.length ? "a report" : errors.join(),
    null,
  );
}

const firstPlace = (platform: Platform): Place | null =>
  platform.assessment?.source ?? platform.incidents[0]?.source ?? platform.sla[0]?.source ?? null;

function comparePlatform(a: ApprovedPlatform, b: Platform, tally: Tally): void {
  tally.field("platform", a.name, a.name, b.name, firstPlace(b));
  if (a.assessment !== undefined) {
    const place = b.assessment?.source ?? null;
    tally.field(
      "rating",
      a.name,
      a.assessment === null ? null : a.assessment.rating,
      b.assessment?.rating ?? null,
      place,
    );
    if (a.assessment?.text !== undefined)
      tally.field("assessmentText", a.name, a.assessment.text, b.assessment?.text ?? null, place);
  }
  if (a.areas !== undefined) {
    const key = (areas: readonly { area: string; condition: string }[]): string[] =>
      areas.map((x) => `${x.area} ${x.condition}`).sort();
    tally.field("areas", a.name, key(a.areas), key(b.areas), b.areas[0]?.source ?? null);
  }
  if (a.changes !== undefined) compareChanges(a, b, tally);
  if (a.incidents) compareIncidents(a.name, a.incidents, b, tally);
  if (a.sla) compareTables(a.name, a.sla, b, tally);
}

function compareChanges(a: ApprovedPlatform, b: Platform, tally: Tally): void {
  const place = b.changes?.source ?? null;
  if (!a.changes) tally.field("changes", a.name, null, b.changes?.text ?? null, place);
  else if (!b.changes) tally.missing("changes", a.name, a.changes, firstPlace(b));
  else {
    for (const field of ["count", "serviceWindows", "environment"] as const) {
      tally.field(`changes.${field}`, a.name, a.changes[field], b.changes[field], place);
    }
  }
}

/** The fields of an incident that are compared. */
export const INCIDENT_FIELDS = [
  "area",
  "dates",
  "periods",
  "durationMinutes",
  "systems",
  "components",
  "impact",
  "cause",
  "causeStatus",
  "remedy",
  "remedyStatus",
  "restoredOn",
  "text",
] as const;

function compareIncidents(platform: string, approved: readonly ApprovedIncident[], now: Platform, tally: Tally): void {
  const { pairs, onlyFirst, onlySecond } = pairIncidents(approved, now.incidents);
  for (const [a, b] of pairs) {
    tally.right("incident");
    for (const field of INCIDENT_FIELDS) {
      tally.field(
        `incident.${field}`,
        `${platform}, incident of ${b.dates[0] ?? "no day"}`,
        a[field],
        b[field],
        b.source,
      );
    }
  }
  for (const a of onlyFirst) tally.missing("incident", platform, a.text ?? a.dates ?? a, firstPlace(now));
  for (const b of onlySecond) tally.invented("incident", platform, b.text, b.source);
}

function compareTables(platform: string, approved: readonly ApprovedTable[], now: Platform, tally: Tally): void {
  const { pairs, onlyFirst, onlySecond } = pairTables(approved, now.sla);
  for (const [a, b] of pairs) {
    tally.right("table");
    for (const field of ["title", "environment", "months"] as const)
      tally.field(`table.${field}`, platform, a[field], b[field], b.source);
    const rows = pairRows(a.rows, b.rows);
    for (const [x, y] of rows.pairs) compareRow(platform, a, x, y, tally);
    for (const x of rows.onlyFirst) tally.missing("row", platform, x.service, b.source);
    for (const y of rows.onlySecond) tally.invented("row", platform, y.service, y.source);
  }
  for (const a of onlyFirst) tally.missing("table", platform, a.title ?? a.rows.map((r) => r.service), firstPlace(now));
  for (const b of onlySecond) tally.invented("table", platform, b.title ?? b.rows.map((r) => r.service), b.source);
}

function compareRow(platform: string, table: ApprovedTable, a: ApprovedRow, b: SlaRow, tally: Tally): void {
  const where = `${platform}, ${a.service}`;
  tally.field("row", where, a.service, b.service, b.source);
  for (const field of ["area", "metric", "target"] as const)
    tally.field(`row.${field}`, where, a[field], b[field], b.source);
  table.months.forEach((month, i) => {
    const cell = b.values.find((v) => v.month === month);
    const place = cell?.source ?? b.source;
    const value = a.values?.[i];
    const approved = value !== null && typeof value === "object" ? value.value : value;
    // Empty cells are counted apart: they would make precision and recall look better than they are.
    const now = cell?.value ?? null;
    tally.field(approved === null && now === null ? "emptyCell" : "cell", `${where}, ${month}`, approved, now, place);
    const colour = a.colours?.[i];
    tally.field("colour", `${where}, ${month}`, colour, cell?.colour ?? null, place);
  });
}

class Tally {
  readonly #differences: Difference[] = [];
  readonly #totals: Record<string, Totals> = {};

  #of(field: string): Totals {
    return (this.#totals[field] ??= { right: 0, wrong: 0, missing: 0, invented: 0 });
  }

  right(field: string): void {
    this.#of(field).right++;
  }

  /** @param source what it should stand in */
  missing(field: string, where: string, approved: unknown, source: Place | null): void {
    this.#of(field).missing++;
    this.#differences.push({ kind: "missing", field, where, approved, now: null, source });
  }

  invented(field: string, where: string, now: unknown, source: Place | null): void {
    this.#of(field).invented++;
    this.#differences.push({ kind: "invented", field, where, approved: null, now, source });
  }

  /** Compares one field; what the approved result does not have is not compared. */
  field(field: string, where: string, approved: unknown, now: unknown, source: Place | null): void {
    if (approved !== undefined) this.check(field, where, same(approved, now), approved, now, source);
  }

  check(field: string, where: string, right: boolean, approved: unknown, now: unknown, source: Place | null): void {
    if (right) return this.right(field);
    const kind = now === null || now === undefined ? "missing" : approved === null ? "invented" : "wrong";
    this.#of(field)[kind]++;
    this.#differences.push({ kind, field, where, approved, now, source });
  }

  result(): Comparison {
    return { differences: this.#differences, totals: this.#totals };
  }
}
