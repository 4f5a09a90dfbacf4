import { mkdir } from "node:fs/promises";
import { archiveToSource, type BuiltArchive } from "./buildArchive.js";
import { UsageError } from "./errors.js";
import type { ArchiveSource } from "./export/archiveSource.js";
import { urlToConfig } from "./export/postgres/connection.js";
import type { Loaded } from "./export/postgres/loaded.js";

/** What an archive can be written as; docs/records.md says what each holds. */
export type Format = "json" | "xlsx" | "csv" | "ndjson" | "parquet" | "duckdb";

export interface WriteOptions {
  /** Headings of the workbook and of CSV for Excel; English when left out. */
  language?: "en" | "da";
  /** `rfc4180`, for programs, when left out; `excel-da` opens with a double click in a Danish Excel. */
  csvDialect?: "rfc4180" | "excel-da";
  /** Ends the writing; no file is left in part, and an older one stays. */
  signal?: AbortSignal;
}

/**
 * Writes an archive into a folder, as `driftsstatus convert -f` does.
 * @param formats one or several; "json" is `driftsstatus.json` alone
 * @returns the paths of what was written, within the folder
 * @throws {UsageError} for a format that does not exist, or whose package is not installed
 */
export async function writeArchive(
  archive: BuiltArchive,
  folder: string,
  formats: Format | readonly Format[],
  options: WriteOptions = {},
): Promise<string[]> {
  const { exporters } = await import("./export/exporters.js");
  const { language = "en", csvDialect = "rfc4180", signal } = options;
  const chosen = [formats].flat().map((format) => {
    const exporter = exporters.find((e) => e.format === format);
    if (!exporter)
      throw new UsageError(`There is no format "${format}"; choose of ${exporters.map((e) => e.format).join(", ")}.`);
    return exporter;
  });
  for (const exporter of chosen) await exporter.ready?.();
  await mkdir(folder, { recursive: true });
  const source = abortable(archiveToSource(archive), signal);
  const written: string[] = [];
  for (const exporter of chosen) {
    signal?.throwIfAborted();
    written.push(...(await exporter.write(source, folder, { language, csvDialect })));
  }
  return written;
}

export interface LoadOptions {
  /** The schema that holds this archive; `driftsstatus` when left out. */
  schema?: string;
  /** Delete reports that the archive does not have; else they stay and no longer count. */
  prune?: boolean;
  /** Ends the load after the report under way. */
  signal?: AbortSignal;
}

/**
 * Loads an archive into a PostgreSQL database, as `driftsstatus load` does.
 * @param url `postgres://user@host/database`; the password may come from PGPASSWORD, ~/.pgpass or a service file
 * @returns what was changed
 * @throws {UsageError} where the database cannot be reached or does not let it
 */
export async function loadIntoPostgres(archive: BuiltArchive, url: string, options: LoadOptions = {}): Promise<Loaded> {
  const { loadArchive } = await import("./export/postgres/loadArchive.js");
  const { schema = "driftsstatus", prune = false, signal } = options;
  return loadArchive(archiveToSource(archive), urlToConfig(url), { schema, prune, ...(signal ? { signal } : {}) });
}

const abortable = (source: ArchiveSource, signal: AbortSignal | undefined): ArchiveSource => ({
  ...source,
  reports: async function* () {
    for await (const report of source.reports()) {
      signal?.throwIfAborted();
      yield report;
    }
  },
});
