import { contentHash } from "./contentHash.js";
import type { Report } from "./record.js";

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

/** "2025-03-1a2b3c4d-p1-t1-r3-2024-05": platform, table and row count from 1, and the value's month. */
export const valueKey = (report: Report, { platform, table, row }: ValuePlace, month: string): string =>
  `${platformKey(report, platform)}-t${table + 1}-r${row + 1}-${month}`;

/** "Støttesystemerne / Produktion / KO - applikation": one service through all reports. */
export const seriesKey = (platform: string, environment: string | null, service: string): string =>
  [platform, environment ?? "-", service].join(" / ");
