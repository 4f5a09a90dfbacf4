import { currentOf, reportToClaim } from "../../../src/check/current.js";
import { Reconciler } from "../../../src/check/reconcile.js";
import type { ArchiveSource } from "../../../src/export/archiveSource.js";
import { flatTables } from "../../../src/export/flat/tables.js";
import type { FlatValue } from "../../../src/export/flat/table.js";
import type { Report } from "../../../src/model/record.js";

/** The archive of reports, oldest first. */
export function archiveOf(reports: readonly Report[]): ArchiveSource {
  const reconciler = new Reconciler();
  reports.forEach((report) => reconciler.add(report));
  const together = reconciler.result();
  return {
    ...together,
    reports: async function* () {
      yield* reports;
    },
    current: currentOf(reports.map(reportToClaim), together.series),
    downtime: [],
  };
}

export type NamedRow = Record<string, FlatValue>;

/** Every table's rows, by the names of their columns. */
export async function rowsOf(archive: ArchiveSource): Promise<Record<string, NamedRow[]>> {
  const reports: Report[] = [];
  for await (const report of archive.reports()) reports.push(report);
  return Object.fromEntries(
    flatTables.map((table) => [
      table.name,
      [...reports.flatMap((report) => table.ofReport(report, archive.current)), ...table.ofArchive(archive)].map(
        (row) => Object.fromEntries(table.columns.map(({ name }, i) => [name, row[i]!])),
      ),
    ]),
  );
}
