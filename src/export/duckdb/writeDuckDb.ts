import { join } from "node:path";
import type { ArchiveSource } from "../archiveSource.js";
import { makeAtomic } from "../atomicFile.js";
import { createTable, quoted } from "../flat/sql.js";
import { flatTables } from "../flat/tables.js";
import { flatViews } from "../flat/views.js";
import { writeParquet } from "../flat/writeParquet.js";
import { loadDuckDb } from "./loadDuckDb.js";

/** Nothing is fetched. */
const OFFLINE = { autoinstall_known_extensions: "false", autoload_known_extensions: "false" };

/**
 * Writes one DuckDB database with the tables, their keys and the views. DuckDB takes the rows from Parquet, so the two
 * hold the same; the bytes of the file differ from run to run.
 * @throws {UsageError} where DuckDB is not installed
 */
export async function writeDuckDb(archive: ArchiveSource, path: string): Promise<void> {
  const { DuckDBInstance } = await loadDuckDb();
  await makeAtomic(path, async (folder) => {
    await writeParquet(archive, folder);
    const made = join(folder, "made.duckdb");
    const instance = await DuckDBInstance.create(made, OFFLINE);
    const connection = await instance.connect();
    try {
      for (const statement of statements(folder)) await connection.run(statement);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
    return made;
  });
}

const statements = (folder: string): string[] => [
  ...flatTables.map((table) => createTable(table, (name) => flatTables.find((t) => t.name === name)!.key[0]!)),
  ...flatTables.map(({ name, columns }) => {
    const file = join(folder, `${name}.parquet`).replaceAll("'", "''");
    return `insert into ${quoted(name)} select ${columns.map((c) => quoted(c.name)).join(", ")} from read_parquet('${file}')`;
  }),
  ...flatViews.map(({ name, says, select }) => `create view ${quoted(name)} as -- ${says}\n${select}`),
  "checkpoint",
];
