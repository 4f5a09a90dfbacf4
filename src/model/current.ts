import { platformKey } from "./keys.js";
import type { Incident, Report } from "./record.js";

/**
 * Which records count. Reports of one month may lie in an archive several times, and each month's SLA values stand in up
 * to twelve reports: sums over all of them count things twice. `check/current.ts` decides.
 */
export interface Current {
  /** By platform's key, the months that it counts in; "" where its report has none. */
  readonly platforms: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keys of the SLA values that the series take: one for each service and month. */
  readonly values: ReadonlySet<string>;
}

/** Whether a platform of a report, counted from 0, counts in any month. */
export const isCurrentPlatform = ({ platforms }: Current, report: Report, platform: number): boolean =>
  platforms.has(platformKey(report, platform));

/** Whether anything of a report counts. */
export const isCurrentReport = (current: Current, report: Report): boolean =>
  report.platforms.some((_, i) => isCurrentPlatform(current, report, i));

/** Whether an incident of a report's platform, counted from 0, counts. */
export const isCurrentIncident = (
  { platforms }: Current,
  report: Report,
  platform: number,
  incident: Incident,
): boolean => platforms.get(platformKey(report, platform))?.has(monthOfIncident(report, incident) ?? "") ?? false;

/** Whether an SLA value, by its key, is the one that counts for its service and month. */
export const isCurrentValue = ({ values }: Current, key: string): boolean => values.has(key);

/** The month an incident counts in: its report's, and of a report of several months that of its first day among them. */
export function monthOfIncident({ period, coverage }: Report, { dates }: Incident): string | null {
  const month = dates[0]?.slice(0, "YYYY-MM".length);
  return coverage && month !== undefined && month >= coverage.first && month <= coverage.last ? month : period;
}
