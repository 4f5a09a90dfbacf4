import { execFileSync } from "node:child_process";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";

/** The PostgreSQL that tests load into: named by DATABASE_URL, or one that answers here without a password. */
const LOCAL = "postgres://postgres@127.0.0.1:5432/postgres";
export const DATABASE = process.env["DATABASE_URL"] ?? LOCAL;

const { hostname, port } = new URL(DATABASE);
/** Whether it answers; said loudly where it does not. */
export const hasServer: boolean = await new Promise<boolean>((resolve) => {
  const socket = connect(Number(port || 5432), hostname || "127.0.0.1");
  const end = (answers: boolean): void => {
    socket.destroy();
    resolve(answers);
  };
  socket
    .setTimeout(3000, () => end(false))
    .once("connect", () => end(true))
    .once("error", () => end(false));
});
if (!hasServer)
  console.warn(
    `SKIPPED: all tests of loading into PostgreSQL, as none answers at ${hostname}:${port || 5432}. Set DATABASE_URL.`,
  );

export const hasPsql: boolean = (() => {
  try {
    execFileSync("psql", ["--version"]);
    return true;
  } catch {
    if (hasServer) console.warn("SKIPPED: reading PostgreSQL back with psql, which is not installed.");
    return false;
  }
})();

let serial = 0;
/** A schema of its own for each test. */
export const schemaName = (): string => `driftsstatus_test_${process.pid}_${++serial}`;

export async function ask<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const { default: pg } = await import("pg");
  const client = new pg.Client(DATABASE);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export const drop = (schema: string): Promise<unknown> => ask(`drop schema if exists "${schema}" cascade`);

/** What psql prints, which shares nothing with the loader. */
export const psql = (sql: string): string =>
  execFileSync("psql", [DATABASE, "-X", "-q", "-t", "-A", "-c", sql], { maxBuffer: 2 ** 28 }).toString();

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
