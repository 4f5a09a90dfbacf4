import { Reconciler } from "./check/reconcile.js";
import { writeAtomic } from "./export/atomicFile.js";
import type { Language } from "./export/tables.js";
import type { Report } from "./model/record.js";

export interface WorkbookOptions {
  /** Language of headings and sheet names; English when left out. */
  language?: Language;
}

/**
 * Writes one workbook of many reports, oldest first: Incidents, SLA, SLA matrix, Reports, Revisions, Checks.
 * @param path where to write; an older file is replaced only when the new one is complete
 */
export async function exportWorkbook(
  reports: readonly Report[],
  path: string,
  options: WorkbookOptions = {},
): Promise<void> {
  const { reportsToWorkbook } = await import("./export/excel.js");
  const reconciler = new Reconciler();
  const oldestFirst = [...reports].sort((a, b) =>
    (a.period ?? "") < (b.period ?? "") ? -1 : a.period === b.period ? 0 : 1,
  );
  oldestFirst.forEach((report) => reconciler.add(report));
  await writeAtomic(path, async (file) => {
    const workbook = reportsToWorkbook(reports, reconciler.result(), options.language);
    for await (const piece of workbook) await file.writeFile(piece);
  });
}
