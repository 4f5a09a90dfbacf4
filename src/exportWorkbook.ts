import { ArchiveFigures, namesOf } from "./batch/archiveFigures.js";
import { writeAtomic } from "./export/atomicFile.js";
import type { Language } from "./export/tables.js";
import { BUILT_IN_VOCABULARY } from "./interpret/vocabulary/builtIn.js";
import type { Report } from "./model/record.js";

export interface WorkbookOptions {
  /** Language of headings and sheet names; English when left out. */
  language?: Language;
}

/**
 * Writes one workbook of many reports, with the overview first.
 * @param path where to write; an older file is replaced only when the new one is complete
 */
export async function exportWorkbook(
  reports: readonly Report[],
  path: string,
  options: WorkbookOptions = {},
): Promise<void> {
  const { reportsToWorkbook } = await import("./export/excel.js");
  const figures = new ArchiveFigures();
  const oldestFirst = [...reports].sort((a, b) =>
    (a.period ?? "") < (b.period ?? "") ? -1 : a.period === b.period ? 0 : 1,
  );
  oldestFirst.forEach((report) => figures.add(report));
  await writeAtomic(path, async (file) => {
    const workbook = reportsToWorkbook(
      reports,
      figures.result(namesOf(BUILT_IN_VOCABULARY, "built-in")),
      options.language,
    );
    for await (const piece of workbook) await file.writeFile(piece);
  });
}
