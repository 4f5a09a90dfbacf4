import type { Correction } from "../model/corrections.js";
import type { Place } from "../model/geometry.js";
import { reportOfKey } from "../model/keys.js";
import type { Incident, Report } from "../model/record.js";
import { isSame } from "./isSame.js";
import { kindOfRecord } from "./recordFields.js";

/** Where a corrected field stands in a report, everything counted from 0, and what is read there. */
export type Target = { field: string; now: unknown; place: Place | null } & (
  | { kind: "platform"; platform: number }
  | { kind: "table"; platform: number; table: number }
  | { kind: "row"; platform: number; table: number; row: number }
  | { kind: "value"; platform: number; table: number; row: number; month: string }
  | { kind: "incident"; id: string }
);

/** A report as it was read: the tables, and the incidents after they were reshaped. */
export class Readings {
  readonly #incidents: Map<string, Incident>;

  constructor(
    readonly report: Report,
    reshaped: Report,
  ) {
    this.#incidents = new Map(reshaped.platforms.flatMap((p) => p.incidents.map((i) => [i.id, i])));
  }

  /** By its key, or by its text where the key is another's now. */
  incident(id: string, text: string | null): Incident | null {
    const own = this.#incidents.get(id);
    if (own && (text === null || isSame(own.text, text))) return own;
    return text === null ? null : onlyOne([...this.#incidents.values()].filter((one) => isSame(one.text, text)));
  }
}

const onlyOne = <T>(found: readonly T[]): T | null => (found.length === 1 ? found[0]! : null);

/** Finds what a correction is of; null where the report has no such record any more. */
export function findTarget({ record, field, of }: Correction, readings: Readings): Target | null {
  const kind = kindOfRecord(record);
  const rest = reportOfKey(record)!.rest;
  const { report } = readings;
  if (kind === "incident" || kind === "added") {
    const found = readings.incident(record, of);
    if (!found) return null;
    const now = field === "isIncident" ? true : found[field as keyof Incident];
    return { kind: "incident", field, id: found.id, now, place: found.source };
  }
  const [platform = -1, table = -1, row = -1] = [...rest.matchAll(/[ptr](\d+)/g)].map((match) => Number(match[1]) - 1);
  if (kind === "platform") {
    const found = byName(report.platforms, platform, of, ({ name }) => name);
    if (found === null) return null;
    const { name, assessment } = report.platforms[found]!;
    const now = field === "name" ? name : (assessment?.rating ?? null);
    if (field === "rating" && !assessment) return null;
    return { kind, field, platform: found, now, place: assessment?.source ?? null };
  }
  const tables = report.platforms[platform]?.sla ?? [];
  if (kind === "table") {
    const found = tables[table];
    if (!found) return null;
    return { kind, field, platform, table, now: found.environment, place: found.source };
  }
  const at = rowOf(report, { platform, table, row }, of);
  if (!at || (kind !== "row" && kind !== "value")) return null;
  const found = report.platforms[at.platform]!.sla[at.table]!.rows[at.row]!;
  if (kind === "row") return { kind, field, ...at, now: found[field as keyof typeof found], place: found.source };
  const month = rest.slice(-"2025-03".length);
  const value = found.values.find((each) => each.month === month);
  if (!value) return null;
  const now = field === "colour" ? value.colour : value.value;
  return { kind, field, ...at, month, now, place: value.source ?? found.source };
}

interface RowPlace {
  platform: number;
  table: number;
  row: number;
}

/** By its place, or by its name where another row stands there now. */
function rowOf(report: Report, at: RowPlace, name: string | null): RowPlace | null {
  const own = report.platforms[at.platform]?.sla[at.table]?.rows[at.row];
  if (own && (name === null || isSame(own.service, name))) return at;
  if (name === null) return null;
  const found = report.platforms.flatMap(({ sla }, platform) =>
    sla.flatMap(({ rows }, table) =>
      rows.flatMap(({ service }, row) => (isSame(service, name) ? [{ platform, table, row }] : [])),
    ),
  );
  return onlyOne(found.filter(({ platform }) => platform === at.platform)) ?? onlyOne(found);
}

function byName<T>(all: readonly T[], at: number, name: string | null, nameOf: (one: T) => string): number | null {
  const own = all[at];
  if (own && (name === null || isSame(nameOf(own), name))) return at;
  return onlyOne([...all.keys()].filter((i) => name !== null && isSame(nameOf(all[i]!), name)));
}
