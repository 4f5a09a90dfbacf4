import { DuckDBInstance, type Json } from "@duckdb/node-api";

/** What DuckDB answers, each row by the names of its columns, in JSON's types; clock times in UTC. */
export async function askDuckDb(sql: string, file = ":memory:"): Promise<Record<string, Json>[]> {
  const readOnly: Record<string, string> = file === ":memory:" ? {} : { access_mode: "READ_ONLY" };
  const instance = await DuckDBInstance.create(file, { ...readOnly, autoinstall_known_extensions: "false" });
  const connection = await instance.connect();
  try {
    await connection.run("set timezone = 'UTC'");
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
