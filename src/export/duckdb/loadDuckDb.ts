import type * as DuckDb from "@duckdb/node-api";
import { optionalPackage } from "../../optionalPackage.js";

/**
 * DuckDB is 71 MB and few need it: it is not installed with the program.
 * @throws {UsageError} where it is not there
 */
export const loadDuckDb = (): Promise<typeof DuckDb> =>
  optionalPackage("@duckdb/node-api", 'The format "duckdb"', () => import("@duckdb/node-api"));
