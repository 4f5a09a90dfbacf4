import { fileURLToPath } from "node:url";
import type { Client } from "pg";
import { UsageError } from "../../errors.js";

const MIGRATIONS = fileURLToPath(new URL("../../../migrations", import.meta.url));
/** Which migrations a schema has. */
const TABLE = "migration";

/**
 * Brings a schema to this version's tables and views, and makes it the session's only one. Who else migrates is waited for.
 * @throws {UsageError} where a newer version of the program has been there
 */
export async function migrate(client: Client, schema: string): Promise<void> {
  const { runner } = await import("node-pg-migrate");
  // PostgreSQL asks for the right to make schemas even where there is nothing to make.
  const { rows } = await client.query<{ there: boolean }>("select to_regnamespace($1) is not null as there", [
    `"${schema}"`,
  ]);
  try {
    await runner({
      dbClient: client,
      dir: MIGRATIONS,
      schema,
      migrationsTable: TABLE,
      createSchema: !rows[0]!.there,
      direction: "up",
      advisoryLockMode: "wait",
      singleTransaction: true,
      log: () => {},
    });
  } catch (error) {
    if (/^(?:Not run migration|Definitions of migrations)/.test((error as Error).message))
      throw new UsageError(
        `The schema "${schema}" was made by another version of driftsstatus; load with that version, or into another --schema.`,
        { cause: error },
      );
    throw error;
  }
}
