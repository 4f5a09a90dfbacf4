import type * as DuckDb from "@duckdb/node-api";
import { UsageError } from "../../errors.js";

/**
 * DuckDB is 71 MB and few need it: it is not installed with the program.
 * @throws {UsageError} where it is not there
 */
export async function loadDuckDb(): Promise<typeof DuckDb> {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    throw new UsageError(
      'The format "duckdb" needs the package @duckdb/node-api, which is not installed: run "npm install @duckdb/node-api" beside driftsstatus, or choose the format parquet, which DuckDB reads too.',
      { cause: error },
    );
  }
}
