import type { z } from "zod";
import { valueKey } from "../model/keys.js";
import {
  incidentSchema,
  slaRowSchema,
  slaTableSchema,
  slaValueSchema,
  type Incident,
  type Report,
} from "../model/record.js";
import type { Approved, ApprovedIncident, ApprovedPlatform, ApprovedRow, ApprovedTable } from "./approved.js";
import { pairIncidents, pairPlatforms, pairRows, pairTables } from "./pairs.js";

/** What a person says of one field of a record. */
export interface Correction {
  table: "incidents" | "sla";
  key: string;
  /** Key of the column it was made in. */
  column: string;
  /** As in the records. */
  value: string | number | boolean | null;
}

/** Where in an approved result a value goes, and which. */
export interface Edit {
  path: (string | number)[];
  value: unknown;
}

/** Why a correction cannot be taken. */
export interface Refusal {
  problem: string;
}

type ApprovedReport = Extract<Approved, { platforms: unknown }>;

/** Finds where in the approved result of a report a correction goes. */
export function correctionToEdit(correction: Correction, report: Report, approved: Approved): Edit | Refusal {
  if (!("platforms" in approved)) return { problem: "the approved result is that the file is refused" };
  const context = { correction, report, approved: approved as ApprovedReport };
  return correction.table === "incidents" ? incidentEdit(context) : slaEdit(context);
}

interface Context {
  correction: Correction;
  report: Report;
  approved: ApprovedReport;
}

const gone = (what: string): Refusal => ({ problem: `the approved result has no such ${what}` });

function platformOf(
  { approved, report }: Context,
  index: number,
): { path: Edit["path"]; found: ApprovedPlatform } | null {
  const { pairs } = pairPlatforms(approved.platforms, report.platforms);
  const found = pairs.find(([, now]) => now === report.platforms[index])?.[0];
  return found ? { path: ["platforms", approved.platforms.indexOf(found)], found } : null;
}

function incidentEdit(context: Context): Edit | Refusal {
  const { correction, report } = context;
  const index = report.platforms.findIndex((p) => p.incidents.some((i) => i.id === correction.key));
  const now = report.platforms[index]?.incidents.find((i) => i.id === correction.key);
  const platform = platformOf(context, index);
  if (!now || !platform) return gone("platform");
  const incidents = platform.found.incidents ?? [];
  const { pairs } = pairIncidents(incidents, report.platforms[index]!.incidents);
  const found = pairs.find(([, one]) => one === now)?.[0];
  if (!found) return gone("incident");
  const path = [...platform.path, "incidents", incidents.indexOf(found)];
  return incidentFieldEdit(correction, now, found, path);
}

const INCIDENT_COLUMNS = {
  area: "area",
  impact: "impact",
  cause: "cause",
  causeStatus: "causeStatus",
  remedy: "remedy",
  remedyStatus: "remedyStatus",
  restoredOn: "restoredOn",
  text: "text",
  duration: "durationMinutes",
} as const;

function incidentFieldEdit(
  { column, value }: Correction,
  now: Incident,
  approved: ApprovedIncident,
  path: Edit["path"],
): Edit | Refusal {
  if (column === "systems" || column === "components") return { path: [...path, column], value: toList(value) };
  if (column === "firstDay") return firstOf("dates", incidentSchema.shape.dates.element);
  if (column === "start" || column === "end") return periodEdit(column);
  const field = INCIDENT_COLUMNS[column as keyof typeof INCIDENT_COLUMNS];
  return field ? checked(incidentSchema.shape[field], { path: [...path, field], value }) : notTaken(column);

  function firstOf(field: "dates", schema: z.ZodType): Edit | Refusal {
    const list = Array.isArray(approved[field]) ? approved[field] : now[field];
    const edit = { path: [...path, field], value: [value, ...list.slice(1)] };
    const { success } = schema.safeParse(value);
    return success ? edit : notOfContract(value);
  }

  /** The start is that of the first period, the end that of the last. */
  function periodEdit(side: "start" | "end"): Edit | Refusal {
    const has = Array.isArray(approved.periods) && approved.periods.length > 0;
    const periods = has ? (approved.periods as Incident["periods"]) : now.periods;
    if (periods.length === 0)
      return side === "start"
        ? checked(incidentSchema.shape.periods, { path: [...path, "periods"], value: [{ start: value, end: null }] })
        : { problem: "an end needs a start" };
    const at = side === "start" ? 0 : periods.length - 1;
    const changed = periods.map((period, i) => (i === at ? { ...period, [side]: value } : period));
    const { success } = incidentSchema.shape.periods.safeParse(changed);
    if (!success) return notOfContract(value);
    return has ? { path: [...path, "periods", at, side], value } : { path: [...path, "periods"], value: changed };
  }
}

/** "A; B" as the workbook has lists. */
const toList = (value: Correction["value"]): string[] =>
  String(value ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);

function slaEdit(context: Context): Edit | Refusal {
  const place = placeOfValue(context.report, context.correction.key);
  const platform = place && platformOf(context, place.platform);
  if (!place || !platform) return gone("platform");
  const tables = context.report.platforms[place.platform]!.sla;
  const table = tables[place.table]!;
  const approvedTables = platform.found.sla ?? [];
  const foundTable = pairTables(approvedTables, tables).pairs.find(([, one]) => one === table)?.[0];
  if (!foundTable) return gone("table");
  const tablePath = [...platform.path, "sla", approvedTables.indexOf(foundTable)];
  const row = table.rows[place.row]!;
  const foundRow = pairRows(foundTable.rows, table.rows).pairs.find(([, one]) => one === row)?.[0];
  if (!foundRow) return gone("row");
  const rowPath = [...tablePath, "rows", foundTable.rows.indexOf(foundRow)];
  return slaFieldEdit(context.correction, place.month, row, { foundTable, foundRow, tablePath, rowPath });
}

interface FoundRow {
  foundTable: ApprovedTable;
  foundRow: ApprovedRow;
  tablePath: Edit["path"];
  rowPath: Edit["path"];
}

function slaFieldEdit(
  { column, value }: Correction,
  month: string,
  row: Report["platforms"][number]["sla"][number]["rows"][number],
  { foundTable, foundRow, tablePath, rowPath }: FoundRow,
): Edit | Refusal {
  const at = foundTable.months.indexOf(month);
  switch (column) {
    case "value":
      if (row.metric === "availability" && typeof value === "number" && (value < 0 || value > 100))
        return { problem: `${value} % is no availability` };
      return inMonth("values", value, typeof foundRow.values?.[at] === "object" && foundRow.values[at] !== null);
    case "colour":
      return checkedValue(slaValueSchema.shape.colour) ?? inMonth("colours", value, false);
    case "environment":
      return checked(slaTableSchema.shape.environment, { path: [...tablePath, column], value });
    case "service":
    case "area":
    case "metric":
    case "target":
      return checked(slaRowSchema.shape[column], { path: [...rowPath, column], value });
    default:
      return notTaken(column);
  }

  function checkedValue(schema: z.ZodType): Refusal | null {
    return schema.safeParse(value).success ? null : notOfContract(value);
  }

  function inMonth(field: "values" | "colours", now: unknown, isRecord: boolean): Edit | Refusal {
    if (at < 0) return gone("month");
    if (foundRow[field]) return { path: [...rowPath, field, at, ...(isRecord ? ["value"] : [])], value: now };
    const all = foundTable.months.map((m) => {
      const one = row.values.find((v) => v.month === m);
      return (field === "values" ? one?.value : one?.colour) ?? null;
    });
    return { path: [...rowPath, field], value: all.with(at, now as never) };
  }
}

function placeOfValue(report: Report, key: string) {
  for (const [platform, { sla }] of report.platforms.entries())
    for (const [table, { rows, months }] of sla.entries())
      for (const row of rows.keys()) {
        const month = months.find((m) => valueKey(report, { platform, table, row }, m) === key);
        if (month) return { platform, table, row, month };
      }
  return null;
}

const checked = (schema: z.ZodType, edit: Edit): Edit | Refusal =>
  schema.safeParse(edit.value).success ? edit : notOfContract(edit.value);

const notOfContract = (value: unknown): Refusal => ({ problem: `${JSON.stringify(value)} is no value of this field` });
const notTaken = (column: string): Refusal => ({
  problem: `the column "${column}" follows from others and is not taken`,
});
