import { afterEach, describe, expect, it } from "vitest";
import { urlToConfig } from "../../../src/export/postgres/connection.js";
import { loadArchive } from "../../../src/export/postgres/loadArchive.js";
import { sqlType } from "../../../src/export/flat/sql.js";
import { flatTables } from "../../../src/export/flat/tables.js";
import { flatViews } from "../../../src/export/flat/views.js";
import type { Report } from "../../../src/model/record.js";
import { archiveOf } from "../flat/archiveOf.js";
import { HOSTILE_READ, hostileReport, MEGABYTE } from "../flat/hostileReport.js";
import { ask, DATABASE, drop, hasServer, schemaName } from "./server.js";

const schemas: string[] = [];
const newSchema = (): string => {
  const name = schemaName();
  schemas.push(name);
  return name;
};
afterEach(async () => {
  for (const schema of schemas.splice(0)) await drop(schema);
});

const load = (reports: Report[], schema: string, prune = false) =>
  loadArchive(archiveOf(reports), urlToConfig(DATABASE), { schema, prune });

/** The same report of another file and month. */
const reportOf = (month: string, sha = "cd"): Report => {
  const text = JSON.stringify(hostileReport).replaceAll("2025-03-abababab", `${month}-${sha.repeat(4)}`);
  const report = JSON.parse(text) as Report;
  return {
    ...report,
    period: month,
    source: { ...report.source, sha256: sha.repeat(32) },
    platforms: report.platforms.map((p) => ({
      ...p,
      name: "KO",
      incidents: p.incidents.map((i) => ({ ...i, text: i.id })),
    })),
  };
};
const NOTHING = { inserted: 0, updated: 0, deleted: 0 };
const keys = async (schema: string): Promise<string[]> =>
  (await ask<{ k: string }>(`select report_key as k from ${schema}.report order by 1`)).map(({ k }) => k);

describe.skipIf(!hasServer)("loading into PostgreSQL", () => {
  it("makes the flat model's tables, types and views", async () => {
    const schema = newSchema();
    await load([], schema);
    const columns = await ask<{ t: string; c: string; type: string; required: boolean }>(
      `select c.relname as t, a.attname as c, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
       from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = $1::regnamespace and c.relkind = 'r'
       and a.attnum > 0 and c.relname <> 'migration' order by c.oid, a.attnum`,
      [schema],
    );
    expect(columns).toEqual(
      flatTables.flatMap((t) =>
        t.columns.map((c) => ({
          t: t.name,
          c: c.name,
          type: sqlType(c.type),
          required: c.required || t.key.includes(c.name),
        })),
      ),
    );
    const views = await ask<{ v: string }>("select viewname as v from pg_views where schemaname = $1 order by 1", [
      schema,
    ]);
    expect(views.map(({ v }) => v)).toEqual(flatViews.map((v) => v.name).sort());
  });

  it("takes text that attacks as text, and changes nothing the second time", async () => {
    const schema = newSchema();
    expect((await load([hostileReport], schema)).inserted).toBeGreaterThan(15);
    const [row] = await ask<Record<string, unknown>>(
      `select i.cause, i.systems, i.text = $1 as whole, i.box from ${schema}.incident i order by position`,
      [MEGABYTE],
    );
    expect(row).toEqual({ cause: HOSTILE_READ, systems: [HOSTILE_READ, "B; C", ""], whole: true, box: [1.5, 2, 3, 4] });
    expect(await load([hostileReport], schema)).toMatchObject({ reports: 1, changed: 0, ...NOTHING });
  });

  it("updates what changed, inserts what is new and deletes what is gone from a report, and nothing else", async () => {
    const schema = newSchema();
    const report = reportOf("2025-03");
    await load([report, reportOf("2025-04")], schema);
    const [platform] = report.platforms;
    const [first, ...others] = platform!.incidents;
    const changed = {
      ...report,
      title: "Ny",
      platforms: [{ ...platform!, incidents: [{ ...first!, cause: "ny" }, ...others.slice(1)] }],
    };
    const loaded = await load([changed, reportOf("2025-04")], schema);
    // The title and the cause; the second incident, which had nothing of its own. What moved up says so: its position.
    expect(loaded).toMatchObject({ reports: 2, changed: 1, inserted: 0, deleted: 1 });
    expect(loaded.updated).toBe(3);
  });

  it("keeps what is gone from the archive without counting it, and deletes it with prune", async () => {
    const schema = newSchema();
    const [march, corrected] = [reportOf("2025-03"), reportOf("2025-03", "ef")];
    await load([march], schema);
    expect(await load([corrected], schema)).toMatchObject({ reports: 1, gone: 1 });
    expect(await ask(`select incidents from ${schema}.downtime_by_month`)).toEqual([{ incidents: "3" }]);
    expect(await load([corrected], schema, true)).toMatchObject({ gone: 1, inserted: 0, updated: 0 });
    expect(await keys(schema)).toEqual(["2025-03-efefefef"]);
    expect(await load([corrected], schema, true)).toMatchObject({ gone: 0, ...NOTHING });
  });

  it("lets two at once wait for each other, also with the first migration", async () => {
    const schema = newSchema();
    const reports = ["2025-01", "2025-02", "2025-03"].map((month) => reportOf(month));
    const loaded = await Promise.all([load(reports, schema), load(reports, schema)]);
    const [one, other] = loaded.sort((a, b) => b.inserted - a.inserted);
    expect(one!.inserted).toBeGreaterThan(30);
    expect(other).toMatchObject(NOTHING);
  });

  it("needs no more than the README's rights", async () => {
    const schema = newSchema();
    await load([reportOf("2025-03")], schema);
    const role = `${schema}_role`;
    await ask(`create role ${role} login password 'p@ss/word'`);
    try {
      await ask(`grant usage on schema ${schema} to ${role}`);
      await ask(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
      const url = new URL(DATABASE);
      Object.assign(url, { username: role, password: encodeURIComponent("p@ss/word") });
      const loaded = await loadArchive(archiveOf([reportOf("2025-04")]), urlToConfig(url.href), {
        schema,
        prune: true,
      });
      expect(loaded).toMatchObject({ reports: 1, gone: 1 });
      await ask(`revoke delete on ${schema}.incident from ${role}`);
      const refused = loadArchive(archiveOf([reportOf("2025-05")]), urlToConfig(url.href), { schema, prune: true });
      await expect(refused).rejects.toThrow(/lacks a right/);
      await expect(refused).rejects.not.toThrow(/p@ss/);
    } finally {
      await ask(`drop owned by ${role}`);
      await ask(`drop role ${role}`);
    }
  });

  it("refuses a name that is no schema's", async () => {
    await expect(load([], 'x"; drop table y')).rejects.toThrow("--schema takes small letters");
  });
});

describe("where a URL leads to", () => {
  it("takes what a service file says, and what the URL says before it", () => {
    const environment = { PGSERVICEFILE: new URL("pg_service.conf", import.meta.url).pathname };
    expect(urlToConfig("postgres:///?service=reports", environment)).toMatchObject({
      host: "db.example",
      port: 5433,
      user: "feeder",
      password: "a=b # c",
      database: "reports",
    });
    expect(urlToConfig("postgres://other@127.0.0.1/own?service=reports", environment)).toMatchObject({
      host: "127.0.0.1",
      user: "other",
      database: "own",
    });
    expect(() => urlToConfig("postgres:///?service=none", environment)).toThrow('no service "none"');
  });

  it.each(["geheim", "http://me:geheim@x", "postgres://me:geheim%@x/y", "postgres://me:ge/heim@x:y"])(
    "repeats no password: %s",
    (url) => {
      expect(() => urlToConfig(url, {})).toThrow(/^--to takes the URL(?!.*geheim)/);
    },
  );
});
