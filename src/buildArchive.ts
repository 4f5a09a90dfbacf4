import { ArchiveFigures } from "./batch/archiveFigures.js";
import type { ArchiveSource } from "./export/archiveSource.js";
import type { Archive, Disagreement } from "./model/archive.js";
import { contentHash } from "./model/contentHash.js";
import type { Current } from "./model/current.js";
import type { Downtime } from "./model/downtime.js";
import { reportKey } from "./model/keys.js";
import type { Report } from "./model/record.js";
import { SCHEMA_VERSION } from "./model/schemaVersion.js";

/** Reports laid side by side: as `driftsstatus.json` has them, with what only they together show. */
export interface BuiltArchive extends Archive {
  /** Revisions and conflicts: two reports that print different numbers for one month. */
  disagreements: Disagreement[];
  /** Which reports, incidents and SLA values count, so that nothing is summed twice. */
  current: Current;
  /** For every service and month the minutes that its percentage implies, beside those that incidents tell. */
  downtime: readonly Downtime[];
}

/**
 * Lays reports side by side: each service's series over all months, revisions, gaps, and which records count.
 * @param reports of one month, the later in the list is the newer; copies with equal content are folded
 */
export function buildArchive(reports: readonly Report[]): BuiltArchive {
  const seen = new Set<string>();
  const once = reports.filter((report) => {
    const key = `${reportKey(report)} ${report.source.sha256}`;
    if (report.source.sha256 !== NOTHING && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const oldestFirst = once.toSorted((a, b) => compare(a.period ?? "", b.period ?? ""));
  const figures = new ArchiveFigures();
  oldestFirst.forEach((report) => figures.add(report));
  const { series, disagreements, diagnostics, current, downtime } = figures.result([]);
  return {
    schemaVersion: SCHEMA_VERSION,
    reports: once.toSorted((a, b) => compare(a.period ?? LAST, b.period ?? LAST)),
    series: [...series],
    diagnostics: [...diagnostics],
    disagreements: [...disagreements],
    current,
    downtime,
  };
}

/** Where reports without a month stand. */
const LAST = "9999";
/** The hash of what could not be read: that says nothing of two files. */
const NOTHING = contentHash(new Uint8Array());

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The archive as writers take it. */
export const archiveToSource = ({ reports, ...archive }: BuiltArchive): ArchiveSource => ({
  ...archive,
  reports: async function* () {
    yield* reports;
  },
});
