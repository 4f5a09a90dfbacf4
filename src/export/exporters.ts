import { open } from "node:fs/promises";
import { join } from "node:path";
import { SCHEMA_VERSION } from "../model/schemaVersion.js";
import type { ArchiveSource } from "./archiveSource.js";
import { writeAllAtomic, writeAtomic } from "./atomicFile.js";
import type { CsvDialect } from "./csv.js";
import type { FlatTable } from "./flat/table.js";
import type { Language } from "./tables.js";

export interface ExportOptions {
  language: Language;
  csvDialect: CsvDialect;
  /** Whether the review has pictures of every page, not only of those with something to settle. */
  allPages?: boolean;
}

/** One output format: writes its files into a folder and names them. */
export interface Exporter {
  format: string;
  /** For `--help`. */
  says: string;
  /** @throws {UsageError} where something it needs is not installed; asked before anything is converted */
  ready?: () => Promise<void>;
  /** Puts aside what a person changed of an earlier run's files, and names it. */
  keep?: (folder: string) => Promise<string[]>;
  write: (archive: ArchiveSource, folder: string, options: ExportOptions) => Promise<string[]>;
}

/** Folders within the output for formats of one file a table. */
const CSV_FOLDER = "csv";
const PARQUET_FOLDER = "parquet";
export const TABLE_FOLDERS: readonly string[] = [CSV_FOLDER, PARQUET_FOLDER];

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
    keep: async (folder) => {
      const { keepEdited } = await import("./keepEdited.js");
      const kept = await keepEdited(join(folder, "driftsstatus.xlsx"));
      return kept === null ? [] : [kept];
    },
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
    says: "one file a table in csv/, for programs; incidents.csv, sla.csv, reports.csv, checks.csv, revisions.csv for Excel",
    write: (archive, folder, { csvDialect, language }) =>
      csvDialect === "excel-da" ? writeExcelCsv(archive, folder, language) : writeFlatCsv(archive, folder),
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
  {
    format: "html",
    says: "review/index.html, what is unsure or lost beside the pages, to be settled in a browser",
    write: async (archive, folder, { language, allPages = false }) => {
      const { writeReview } = await import("./review/writeReview.js");
      await writeReview(archive, join(folder, "review"), { language, allPages });
      return ["review/index.html"];
    },
  },
  {
    format: "parquet",
    says: "one file a table in parquet/, typed, for notebooks and databases",
    write: async (archive, folder) => {
      const { writeParquet } = await import("./flat/writeParquet.js");
      const names = await writeParquet(archive, join(folder, PARQUET_FOLDER));
      return names.map((name) => `${PARQUET_FOLDER}/${name}`);
    },
  },
  {
    format: "duckdb",
    says: "driftsstatus.duckdb, the tables with views in one database (needs @duckdb/node-api)",
    ready: async () => void (await import("./duckdb/loadDuckDb.js").then(({ loadDuckDb }) => loadDuckDb())),
    write: async (archive, folder) => {
      const { writeDuckDb } = await import("./duckdb/writeDuckDb.js");
      const name = "driftsstatus.duckdb";
      await writeDuckDb(archive, join(folder, name));
      return [name];
    },
  },
];

/** The workbook's tables, for a Danish Excel. */
async function writeExcelCsv(archive: ArchiveSource, folder: string, language: Language): Promise<string[]> {
  const { csvFiles } = await import("./csv.js");
  const tables = csvFiles(language);
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
}

/** The tables of the flat model, for programs. */
async function writeFlatCsv(archive: ArchiveSource, folder: string): Promise<string[]> {
  const [{ csvHead, csvRows }, { flatTables }] = await Promise.all([
    import("./flat/csv.js"),
    import("./flat/tables.js"),
  ]);
  const names = flatTables.map(({ name }) => `${CSV_FOLDER}/${name}.csv`);
  await writeAllAtomic(
    names.map((name) => join(folder, name)),
    async (files) => {
      const append = async (textOf: (table: FlatTable) => string): Promise<void> => {
        for (const [i, table] of flatTables.entries()) await files[i]!.writeFile(textOf(table));
      };
      await append(csvHead);
      for await (const report of archive.reports())
        await append((table) => csvRows(table.ofReport(report, archive.current)));
      await append((table) => csvRows(table.ofArchive(archive)));
    },
  );
  return names;
}

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
