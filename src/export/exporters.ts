import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../model/record.js";
import { SCHEMA_VERSION } from "../model/schemaVersion.js";
import { writeAllAtomic, writeAtomic } from "./atomicFile.js";
import type { CsvDialect } from "./csv.js";
import type { Together } from "./excel.js";
import type { Language } from "./tables.js";

/** A batch as exporters see it: reports come one by one from the disk, so that thousands need no memory. */
export interface ArchiveSource extends Together {
  /** By month, then by file name. */
  reports: () => AsyncIterable<Report>;
}

export interface ExportOptions {
  language: Language;
  csvDialect: CsvDialect;
}

/** One output format: writes its files into a folder and names them. */
export interface Exporter {
  format: string;
  /** For `--help`. */
  says: string;
  write: (archive: ArchiveSource, folder: string, options: ExportOptions) => Promise<string[]>;
}

/** Every format the command line knows, in the order of `--help`. Each report's own JSON is written as it is converted. */
export const exporters: readonly Exporter[] = [
  {
    format: "json",
    says: "json/NAME.json for each report, driftsstatus.json for all",
    write: async (archive, folder) => {
      const name = "driftsstatus.json";
      await writeAtomic(join(folder, name), async (file) => {
        await file.write(`{\n"schemaVersion": ${SCHEMA_VERSION},\n"reports": [`);
        let first = true;
        for await (const report of archive.reports()) {
          await file.write(`${first ? "" : ","}\n${JSON.stringify(report)}`);
          first = false;
        }
        await file.write(`\n],\n"series": [`);
        for (const [i, one] of archive.series.entries()) await file.write(`${i ? "," : ""}\n${JSON.stringify(one)}`);
        await file.write("\n],\n");
        await file.write(
          `"diagnostics": [${archive.diagnostics.map((d) => `\n${JSON.stringify(d)}`).join(",")}\n]\n}\n`,
        );
      });
      return [name];
    },
  },
  {
    format: "xlsx",
    says: "driftsstatus.xlsx, one workbook for all",
    write: async (archive, folder, { language }) => {
      const name = "driftsstatus.xlsx";
      // Packages for workbooks are heavy: they are loaded when one is written, not before.
      const { reportsToWorkbook } = await import("./excel.js");
      await writeAtomic(join(folder, name), async (file) => {
        for await (const piece of reportsToWorkbook(archive.reports(), archive, language)) await file.writeFile(piece);
      });
      return [name];
    },
  },
  {
    format: "csv",
    says: "one file a table: incidents.csv, sla.csv, reports.csv, checks.csv, revisions.csv",
    write: async (archive, folder, { csvDialect, language }) => {
      const { csvFiles } = await import("./csv.js");
      const tables = csvFiles(csvDialect, language);
      const paths = tables.map(({ name }) => join(folder, name));
      await writeAllAtomic(paths, async (files) => {
        const append = async (textOf: (table: (typeof tables)[number]) => string): Promise<void> => {
          for (const [i, table] of tables.entries()) await files[i]!.writeFile(textOf(table));
        };
        await append((table) => table.head);
        for await (const report of archive.reports()) await append((table) => table.report(report, archive.current));
        await append((table) => table.together(archive));
      });
      return tables.map(({ name }) => name);
    },
  },
  {
    format: "ndjson",
    says: "driftsstatus.ndjson, one record a line",
    write: async (archive, folder) => {
      const name = "driftsstatus.ndjson";
      const { linesToText, reportToLines, togetherToLines } = await import("./ndjson.js");
      await writeAtomic(join(folder, name), async (file) => {
        for await (const report of archive.reports())
          await file.writeFile(linesToText(reportToLines(report, archive.current)));
        await file.writeFile(linesToText(togetherToLines(archive)));
      });
      return [name];
    },
  },
];

/** Whether files can be written in a folder. */
export async function isWritable(folder: string): Promise<boolean> {
  const probe = join(folder, `.driftsstatus-${process.pid}.tmp`);
  try {
    const { rm } = await import("node:fs/promises");
    await (await open(probe, "w")).close();
    await rm(probe, { force: true });
    return true;
  } catch {
    return false;
  }
}
