import { contentHash } from "./contentHash.js";
import type { Diagnostic, Report, Unparsed } from "./record.js";

/**
 * Keys that name a record for good: they are made of the file's content and of the record's place in it, so running
 * again, in another order or with approved corrections does not change them. Incidents have theirs as `id`.
 */

/** What stands for the month of a report that has none. */
const NO_MONTH = "undated";

/** "2025-03-1a2b3c4d": the report's month and how its file's SHA-256 begins. */
export const reportKey = ({ period, source }: Report): string =>
  source.sha256 === NOTHING
    ? `${contentKey(period, source.sha256)}-${contentHash(Buffer.from(source.file)).slice(0, 8)}`
    : contentKey(period, source.sha256);

/** Files without content, or that could not be read, have only their names to be told by. */
const NOTHING = contentHash(new Uint8Array());

export const contentKey = (period: string | null, sha256: string): string =>
  `${period ?? NO_MONTH}-${sha256.slice(0, 8)}`;

/** "2025-03-1a2b3c4d-01": incidents count from 1 through the whole report. */
export const incidentKey = (report: string, number: number): string => `${report}-${String(number).padStart(2, "0")}`;

/** "2025-03-1a2b3c4d-p1": platforms count from 1, in the report's order. */
export const platformKey = (report: Report, platform: number): string => `${reportKey(report)}-p${platform + 1}`;

/** Where a value stands in its report; everything counts from 0. */
export interface ValuePlace {
  platform: number;
  table: number;
  row: number;
}

/** "2025-03-1a2b3c4d-p1-t1" */
export const tableKey = (report: Report, platform: number, table: number): string =>
  `${platformKey(report, platform)}-t${table + 1}`;

/** "2025-03-1a2b3c4d-p1-t1-r3" */
export const rowKey = (report: Report, { platform, table, row }: ValuePlace): string =>
  `${tableKey(report, platform, table)}-r${row + 1}`;

/** "2025-03-1a2b3c4d-p1-t1-r3-2024-05": platform, table and row count from 1, and the value's month. */
export const valueKey = (report: Report, { platform, table, row }: ValuePlace, month: string): string =>
  `${rowKey(report, { platform, table, row })}-${month}`;

const digits = (text: string): string => contentHash(Buffer.from(text)).slice(0, 8);

/** "2025-03-1a2b3c4d-u0f1e2d3c": a line that no record came from, by its text and page. */
export const unparsedKey = (report: Report, { text, source }: Unparsed): string =>
  `${reportKey(report)}-u${digits(`${source.page} ${text}`)}`;

/** "2025-03-1a2b3c4d-d0f1e2d3c": a diagnostic, by what it says. */
export const diagnosticKey = (report: Report, { code, message }: Diagnostic): string =>
  `${reportKey(report)}-d${digits(`${code} ${message}`)}`;

/** The report that a record's key begins with, in its two parts; null where it is no such key. */
export function reportOfKey(key: string): { period: string; sha256: string; rest: string } | null {
  const match = /^(\d{4}-\d{2}|undated)-([0-9a-f]{8})(?:-(.+))?$/.exec(key);
  return match && { period: match[1]!, sha256: match[2]!, rest: match[3] ?? "" };
}

/** "Støttesystemerne / Produktion / KO - applikation": one service through all reports. */
export const seriesKey = (platform: string, environment: string | null, service: string): string =>
  [platform, environment ?? "-", service].join(" / ");
