import type { Series } from "../model/archive.js";
import type { Current } from "../model/current.js";
import { platformKey, reportKey } from "../model/keys.js";
import { monthsFrom } from "../model/monthsFrom.js";
import type { Report } from "../model/record.js";

/** What a report tells of: all that decides whether it counts. */
export interface Claim {
  report: string;
  /** One, or all of a report of several; none where the report has no month. */
  months: string[];
  platforms: { key: string; name: string }[];
}

export const reportToClaim = (report: Report): Claim => ({
  report: reportKey(report),
  months: monthsOf(report),
  platforms: report.platforms.map(({ name }, i) => ({ key: platformKey(report, i), name })),
});

/**
 * Decides which records count, once for every output. Of the reports that tell of one platform in one month the newest
 * counts; one of that month alone goes before one of several. Copies with equal content are one report. What has no
 * month is compared with nothing, and counts.
 * @param oldestFirst by month, and of one month by when the file was changed
 */
export function currentOf(oldestFirst: readonly Claim[], series: readonly Series[]): Current {
  const winners = new Map<string, Claim>();
  for (const claim of oldestFirst)
    for (const { name } of claim.platforms)
      for (const month of claim.months) {
        const subject = subjectOf(name, month);
        const other = winners.get(subject);
        if (!other || goesBefore(claim, other)) winners.set(subject, claim);
      }
  const platforms = new Map<string, Set<string>>();
  for (const claim of oldestFirst)
    for (const { key, name } of claim.platforms) {
      const won = claim.months.filter((month) => winners.get(subjectOf(name, month))!.report === claim.report);
      if (claim.months.length === 0) platforms.set(key, new Set([""]));
      else if (won.length) platforms.set(key, new Set(won));
    }
  return { platforms, values: new Set(series.flatMap((one) => one.months.map(({ key }) => key))) };
}

const goesBefore = (newer: Claim, older: Claim): boolean => newer.months.length === 1 || older.months.length > 1;

/** Letter case and spaces make no other platform. */
const subjectOf = (platform: string, month: string): string =>
  `${month} ${platform.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim()}`;

const monthsOf = ({ period, coverage }: Report): string[] =>
  coverage ? monthsFrom(coverage.first, coverage.last) : period === null ? [] : [period];
