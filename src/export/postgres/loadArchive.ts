import type { Client, ClientConfig } from "pg";
import { UsageError } from "../../errors.js";
import { reportKey } from "../../model/keys.js";
import type { Report } from "../../model/record.js";
import type { ArchiveSource } from "../archiveSource.js";
import { quoted } from "../flat/sql.js";
import { plainText } from "../flat/plainText.js";
import { flatTables } from "../flat/tables.js";
import type { FlatRow, FlatTable } from "../flat/table.js";
import type { Changed, Loaded } from "./loaded.js";
import { migrate } from "./migrate.js";
import { deleteOthers, isOfReports, putRows, replaceOfReport, rowsToJson } from "./statements.js";

export interface LoadOptions {
  schema: string;
  /** Delete reports that the archive no longer has. */
  prune: boolean;
  signal?: AbortSignal;
  /** After each report. */
  onReport?: (report: Report) => void;
  /** When another load of the same schema is waited for. */
  onWait?: () => void;
}

/** Rows of what the reports show together that are sent at once. */
const CHUNK = 5000;
/** Names that need no quoting anywhere. */
const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;
const LOCK = "select pg_try_advisory_lock(hashtextextended($1, 0)) as held";
const WAIT = "select pg_advisory_lock(hashtextextended($1, 0))";

const ofReports = flatTables.filter(isOfReports);
const REPLACE = new Map(ofReports.map((table) => [table, replaceOfReport(table)]));
const ofArchive = flatTables.filter((table) => table.isOfArchive);

/**
 * Makes a schema of a PostgreSQL database hold what an archive holds: each report in one transaction, so that whatever
 * ends the load leaves whole reports only, and what is the same untouched. Loads of one schema wait for each other.
 * @throws {UsageError} where the schema's name is none, or the database cannot be reached or does not let it
 */
export async function loadArchive(archive: ArchiveSource, config: ClientConfig, options: LoadOptions): Promise<Loaded> {
  if (!SCHEMA.test(options.schema))
    throw new UsageError("--schema takes small letters a–z, digits and underscores, at most 63, no digit first.");
  const { default: pg } = await import("pg");
  const client = new pg.Client(config);
  // A connection that breaks says so in the query that was under way; without a listener the process would end.
  client.on("error", () => {});
  try {
    await client.connect();
    await waitForTurn(client, options);
    await migrate(client, options.schema);
    return await new Loader(client, archive, options).load();
  } catch (error) {
    throw isOfDatabase(error) ? new UsageError(sentence(error, config, options), { cause: error }) : error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The lock ends with the session, however that ends. */
async function waitForTurn(client: Client, { schema, onWait }: LoadOptions): Promise<void> {
  const name = [`driftsstatus ${schema}`];
  const { rows } = await client.query<{ held: boolean }>(LOCK, name);
  if (rows[0]!.held) return;
  onWait?.();
  await client.query(WAIT, name);
}

class Loader {
  readonly #total: Loaded = { reports: 0, changed: 0, gone: 0, inserted: 0, updated: 0, deleted: 0 };
  readonly #keys = new Set<string>();
  /** Keys of the reports that are there before. */
  #there: ReadonlySet<string> = new Set();

  constructor(
    readonly client: Client,
    readonly archive: ArchiveSource,
    readonly options: LoadOptions,
  ) {}

  async load(): Promise<Loaded> {
    // Plans are made while the tables are empty, when reading all of a table seems cheapest; they grow with every report.
    await this.client.query("set enable_seqscan = off");
    const { rows } = await this.client.query<{ key: string }>("select report_key as key from report");
    this.#there = new Set(rows.map(({ key }) => key));
    for await (const report of this.archive.reports()) {
      this.options.signal?.throwIfAborted();
      await this.#report(report);
      this.options.onReport?.(report);
    }
    await this.client.query("reset enable_seqscan");
    await this.#transaction(() => this.#gone());
    await this.#transaction(() => this.#together());
    return this.#total;
  }

  async #report(report: Report): Promise<void> {
    const key = plainText(reportKey(report));
    this.#total.reports++;
    if (this.#keys.has(key)) return; // a copy with equal content
    this.#keys.add(key);
    const before = changesOf(this.#total);
    const isNew = !this.#there.has(key);
    await this.#transaction(async () => {
      let underWay = Promise.resolve();
      for (const table of ofReports) {
        // Rows are made while the server is at those of the table before.
        const rows = table.ofReport(report, this.archive.current);
        const json = rowsToJson(table, rows);
        await underWay;
        if (rows.length === 0 && isNew) continue;
        underWay = this.#run(`report ${table.name}`, REPLACE.get(table)!, [json, key]);
        underWay.catch(() => {}); // it is awaited in a moment
      }
      await underWay;
    });
    if (changesOf(this.#total) > before) this.#total.changed++;
  }

  /** Reports that are there and not in the archive. */
  async #gone(): Promise<void> {
    const keys = [...this.#keys];
    const gone = `not (report_key = any($1::text[]))`;
    const { rows } = await this.client.query<{ n: number }>(`select count(*)::int as n from report where ${gone}`, [
      keys,
    ]);
    this.#total.gone = rows[0]!.n;
    if (this.#total.gone === 0) return;
    if (this.options.prune) {
      // From the last table to the first, so that each row is counted.
      for (const table of [...ofReports].reverse()) {
        const { rowCount } = await this.client.query(`delete from ${quoted(table.name)} where ${gone}`, [keys]);
        this.#total.deleted += rowCount ?? 0;
      }
    } else
      for (const table of ofReports.filter((t) => t.columns.some((c) => c.name === "is_current"))) {
        const update = `update ${quoted(table.name)} set is_current = false where is_current and ${gone}`;
        this.#total.updated += (await this.client.query(update, [keys])).rowCount ?? 0;
      }
  }

  /** What only the reports together show. */
  async #together(): Promise<void> {
    for (const table of ofArchive) {
      const rows = table.ofArchive(this.archive);
      const others = await this.client.query(deleteOthers(table), [rowsToJson(keysOnly(table), keysOf(table, rows))]);
      this.#total.deleted += others.rowCount ?? 0;
      for (let i = 0; i < rows.length; i += CHUNK)
        await this.#run(`archive ${table.name}`, putRows(table), [rowsToJson(table, rows.slice(i, i + CHUNK))]);
    }
  }

  async #run(name: string, text: string, values: string[]): Promise<void> {
    const { rows } = await this.client.query<Changed>({ name, text, values });
    this.#total.inserted += rows[0]!.inserted;
    this.#total.updated += rows[0]!.updated;
    this.#total.deleted += rows[0]!.deleted;
  }

  async #transaction(work: () => Promise<void>): Promise<void> {
    await this.client.query("begin");
    try {
      await work();
      await this.client.query("commit");
    } catch (error) {
      await this.client.query("rollback").catch(() => {});
      throw error;
    }
  }
}

const changesOf = ({ inserted, updated, deleted }: Changed): number => inserted + updated + deleted;

/** A table with its key alone. */
const keysOnly = (table: FlatTable): FlatTable => ({
  ...table,
  columns: table.columns.filter((c) => table.key.includes(c.name)),
});
const keysOf = (table: FlatTable, rows: readonly FlatRow[]): FlatRow[] => {
  const places = table.columns.flatMap((c, i) => (table.key.includes(c.name) ? [i] : []));
  return rows.map((row) => places.map((i) => row[i]!));
};

/** What PostgreSQL says with a code of five signs, or the system with the name of an error. */
const isOfDatabase = (error: unknown): error is Error & { code: string } =>
  error instanceof Error &&
  (/^[0-9A-Z]{5}$|^E[A-Z]+$/.test((error as { code?: string }).code ?? "") ||
    /terminat|timeout|SSL|SASL/i.test(error.message));

function sentence(
  error: Error & { code?: string },
  { host, database, user, password }: ClientConfig,
  { schema }: LoadOptions,
): string {
  const where = `PostgreSQL${host ? ` at ${host}` : ""}${database ? `, database "${database}"` : ""}`;
  const given = error.message || error.code || "no answer";
  const said = typeof password === "string" && password ? given.replaceAll(password, "***") : given;
  const what: Record<string, string> = {
    "28P01": "check the user and the password",
    "28000": "check the user, and what the server's pg_hba.conf lets in",
    ECONNREFUSED: "check the host and the port, and whether the server runs",
    ENOTFOUND: "check the host's name",
    "3D000": "make the database first (createdb)",
    "42501": `the role${user ? ` "${user}"` : ""} lacks a right; the README says which it needs on the schema "${schema}"`,
  };
  return `${where} could not be loaded: ${said.replace(/\s+/g, " ")}; ${what[error.code ?? ""] ?? "what was loaded is whole; run the same command again"}.`;
}
