import { momentAt } from "../danish/calendar.js";
import type { Correction } from "../model/corrections.js";
import { reportKey, reportOfKey, rowKey, tableKey, valueKey } from "../model/keys.js";
import type { Incident, Report, SlaRow } from "../model/record.js";

/** A cell that a person changed: the row's key, the column's, and what stands there now. */
export interface CellChange {
  table: "incidents" | "sla";
  /** "SLA!H12" */
  place: string;
  key: string;
  column: string;
  now: string | number | boolean | null;
}

export interface WorkbookCorrections {
  corrections: Correction[];
  /** What cannot be taken, and where. */
  problems: string[];
}

/**
 * What cells that a person changed in a workbook say of the records.
 * @param reports as the workbook shows them
 * @param readings by key, the same as they were read
 */
export function workbookCorrections(
  cells: readonly CellChange[],
  reports: readonly Report[],
  readings: ReadonlyMap<string, Report>,
  { by, at }: Pick<Correction, "by" | "at">,
): WorkbookCorrections {
  const corrections = new Map<string, Correction>();
  const problems: string[] = [];
  for (const cell of cells) {
    const parts = reportOfKey(cell.key)!;
    const report = reports.find((each) => reportKey(each) === `${parts.period}-${parts.sha256}`);
    const reading = report && (readings.get(reportKey(report)) ?? report);
    const found = report && reading ? toCorrection(cell, report, reading) : "its report is gone";
    if (typeof found === "string") {
      problems.push(`${cell.place} (${cell.column}): ${found}.`);
      continue;
    }
    const key = `${found.record} ${found.field}`;
    const other = corrections.get(key);
    // The start and the end of an incident stand in two cells, and both are of its periods.
    if (other && found.field === "periods")
      found.value = mergePeriods(other.value as Incident["periods"], found.value as Incident["periods"], cell.column);
    else if (other && JSON.stringify(other.value) !== JSON.stringify(found.value))
      problems.push(`${cell.place} (${cell.column}): another row of the workbook says ${JSON.stringify(other.value)}.`);
    corrections.set(key, { ...found, by, at, note: null });
  }
  return { corrections: [...corrections.values()], problems };
}

type Found = Pick<Correction, "record" | "field" | "of" | "was" | "value">;

const toCorrection = (cell: CellChange, report: Report, reading: Report): Found | string =>
  cell.table === "incidents" ? ofIncident(cell, report, reading) : ofTable(cell, report, reading);

const SAME_FIELD = ["area", "impact", "cause", "causeStatus", "remedy", "remedyStatus", "restoredOn", "text"] as const;

function ofIncident({ key, column, now }: CellChange, report: Report, reading: Report): Found | string {
  const find = (of: Report): Incident | undefined =>
    of.platforms.flatMap(({ incidents }) => incidents).find(({ id }) => id === key);
  const shown = find(report);
  if (!shown) return "its incident is gone";
  // One that a person added or split was read by nobody: it is corrected where it was told.
  const read = find(reading);
  if (!read || read.text !== shown.text) return "the incident was reshaped by a correction; change that one";
  const correction = (field: keyof Incident, value: unknown): Found => ({
    record: key,
    field,
    of: read.text,
    was: read[field],
    value,
  });
  if (column === "systems" || column === "components") return correction(column, toList(now));
  if (column === "duration") return correction("durationMinutes", now);
  if (column === "firstDay") return correction("dates", now === null ? [] : [now, ...shown.dates.slice(1)]);
  if (column === "start" || column === "end") {
    const periods = withSide(shown.periods, column, toMoment(now));
    return typeof periods === "string" ? periods : correction("periods", periods);
  }
  const same = SAME_FIELD.find((field) => field === column);
  return same ? correction(same, toMoment(now)) : notTaken(column);
}

/** The start is that of the first period, the end that of the last. */
function withSide(periods: Incident["periods"], side: "start" | "end", value: unknown): Incident["periods"] | string {
  if (periods.length === 0) return side === "start" ? [{ start: value as string, end: null }] : "an end needs a start";
  const at = side === "start" ? 0 : periods.length - 1;
  return periods.map((period, i) => (i === at ? { ...period, [side]: value } : period));
}

function mergePeriods(before: Incident["periods"], now: Incident["periods"], column: string): Incident["periods"] {
  const [from, to] = column === "end" ? [before, now] : [now, before];
  return from.map((period, i) => (i === from.length - 1 ? { ...period, end: to.at(-1)!.end } : period));
}

function ofTable({ key, column, now }: CellChange, report: Report, reading: Report): Found | string {
  for (const [platform, { sla }] of report.platforms.entries())
    for (const [table, { rows }] of sla.entries())
      for (const row of rows.keys()) {
        const at = { platform, table, row };
        const month = rows[row]!.values.find((value) => valueKey(report, at, value.month) === key)?.month;
        if (month === undefined) continue;
        const readTable = reading.platforms[platform]!.sla[table]!;
        const read = readTable.rows[row]!;
        const of = read.service;
        if (column === "value" || column === "colour") {
          const was = read.values.find((value) => value.month === month)![column];
          return isNoAvailability(read, column, now) ?? { record: key, field: column, of, was, value: now };
        }
        if (column === "environment")
          return {
            record: tableKey(report, platform, table),
            field: column,
            of: null,
            was: readTable.environment,
            value: now,
          };
        if (column === "service" || column === "area" || column === "metric" || column === "target")
          return { record: rowKey(report, at), field: column, of, was: read[column], value: now };
        return notTaken(column);
      }
  return "its value is gone";
}

const isNoAvailability = ({ metric }: SlaRow, column: string, value: unknown): string | null =>
  column === "value" && metric === "availability" && typeof value === "number" && (value < 0 || value > 100)
    ? `${value} % is no availability`
    : null;

const notTaken = (column: string): string => `the column "${column}" follows from others and is not taken`;

/** "A; B" as the workbook has lists. */
const toList = (value: CellChange["now"]): string[] =>
  String(value ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);

/** A clock time of the workbook is one of Denmark; records say its offset too. */
function toMoment(value: CellChange["now"]): CellChange["now"] {
  const clock = typeof value === "string" && /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(value);
  return clock ? momentAt(clock[1]!, { hour: Number(clock[2]), minute: Number(clock[3]) }).text : value;
}
