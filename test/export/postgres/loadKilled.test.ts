import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flatTables } from "../../../src/export/flat/tables.js";
import { isOfReports } from "../../../src/export/postgres/statements.js";
import type { Report } from "../../../src/model/record.js";
import { driftsstatus, finished, start } from "../../batch/commandLine.js";
import { temporaryFolder } from "../../commands/driftsstatus.js";
import { writeOutputFolder } from "../flat/outputFolder.js";
import { inMonth, months, readSample } from "../flat/sampleReports.js";
import { ask, DATABASE, drop, hasServer, schemaName } from "./server.js";

const REPORTS = 40;
const [oldSchema, newSchema, killed] = [schemaName(), schemaName(), schemaName()];
const load = (folder: string, schema: string): string[] => ["load", folder, "--to", DATABASE, "--schema", schema];

/** By report and table, what its rows are. */
type Content = Map<string, Record<string, string>>;

async function contentOf(schema: string): Promise<Content> {
  const content: Content = new Map();
  for (const { name } of flatTables.filter(isOfReports)) {
    const rows = await ask<{ key: string; hash: string }>(
      `select report_key as key, md5(string_agg(t::text, '|' order by t::text)) as hash
       from ${schema}.${name} t where report_key is not null group by 1`,
    );
    for (const { key, hash } of rows) content.set(key, { ...content.get(key), [name]: hash });
  }
  return content;
}

/** Who dies leaves the server to end what it was at: whoever has the load's lock then sees the end of it. */
const settled = (schema: string): Promise<unknown> =>
  ask("select pg_advisory_lock(hashtextextended($1, 0))", [`driftsstatus ${schema}`]);

const countOf = (schema: string, where = "true"): Promise<number> =>
  ask<{ n: number }>(`select count(*)::int as n from ${schema}.report where ${where}`).then(
    ([row]) => row!.n,
    () => 0, // before the first migration is there
  );

/** Starts a load and kills it without a word once enough is there, or after so many milliseconds. */
async function killLoad(folder: string, until: () => Promise<boolean>): Promise<void> {
  const run = start(load(folder, killed));
  const end = finished(run);
  while (run.exitCode === null && !(await until())) await setTimeout(1);
  run.kill("SIGKILL");
  await end;
  await settled(killed);
}

const after = (milliseconds: number) => {
  const begun = performance.now();
  return () => Promise.resolve(performance.now() - begun > milliseconds);
};

describe.skipIf(!hasServer)("a load that is killed", () => {
  let [before, changed]: string[] = [];
  let [old, fresh]: Content[] = [];

  beforeAll(async () => {
    const [one, other] = [await readSample("2025-03.pdf"), await readSample("2023-06.pdf")];
    const reports = months(REPORTS).map((month, i) => inMonth(i % 2 ? one : other, month));
    const edited = reports.map((report): Report => ({
      ...report,
      title: `${report.title} (ny)`,
      platforms: report.platforms.map((p) => ({
        ...p,
        incidents: p.incidents.slice(1).map((i) => ({ ...i, cause: "ny" })),
      })),
    }));
    before = writeOutputFolder(temporaryFolder(), reports);
    changed = writeOutputFolder(temporaryFolder(), edited);
    for (const [folder, schema] of [[before, oldSchema] as const, [changed, newSchema] as const])
      expect(await driftsstatus(load(folder, schema))).toMatchObject({ code: 0 });
    [old, fresh] = [await contentOf(oldSchema), await contentOf(newSchema)];
  });
  afterAll(async () => {
    for (const schema of [oldSchema, newSchema, killed]) await drop(schema);
  });

  it("leaves whole reports only, at whatever moment, and the next completes it", async () => {
    const inTheMiddle: number[] = [];
    for (const moment of [150, 300, 500, 0.02, 0.2, 0.45, 0.7, 0.95]) {
      const enough = async () => (await countOf(killed)) >= moment * REPORTS;
      await killLoad(before!, moment > 1 ? after(moment) : enough);
      const there = (await countOf(killed)) > 0 ? await contentOf(killed) : new Map();
      for (const [key, tables] of there) expect(tables, key).toEqual(old!.get(key));
      if (there.size > 0 && there.size < REPORTS) inTheMiddle.push(there.size);
    }
    // Else it was never killed while it loaded.
    expect(inTheMiddle.length).toBeGreaterThanOrEqual(3);
    const next = await driftsstatus([...load(before!, killed), "--json"]);
    expect(JSON.parse(next.stdout)).toMatchObject({ reports: REPORTS, gone: 0, updated: 0, deleted: 0 });
    expect(await contentOf(killed)).toEqual(old);
    expect(JSON.parse((await driftsstatus([...load(before!, killed), "--json"])).stdout)).toMatchObject({
      changed: 0,
      inserted: 0,
      updated: 0,
      deleted: 0,
    });
  });

  it("leaves each report as it was or as it becomes, where it was there before", async () => {
    const inTheMiddle: number[] = [];
    for (const share of [0.1, 0.4, 0.8]) {
      await killLoad(changed!, async () => (await countOf(killed, "title like '%(ny)'")) >= share * REPORTS);
      const there = await contentOf(killed);
      expect(there.size).toBe(REPORTS);
      let becameNew = 0;
      for (const [key, tables] of there) {
        const isNew = tables["report"] === fresh!.get(key)!["report"];
        expect(tables, key).toEqual((isNew ? fresh! : old!).get(key));
        becameNew += isNew ? 1 : 0;
      }
      if (becameNew > 0 && becameNew < REPORTS) inTheMiddle.push(becameNew);
    }
    expect(inTheMiddle.length).toBeGreaterThanOrEqual(1);
    expect(await driftsstatus(load(changed!, killed))).toMatchObject({ code: 0 });
    expect(await contentOf(killed)).toEqual(fresh);
  });
});
