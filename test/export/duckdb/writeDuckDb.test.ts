import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeDuckDb } from "../../../src/export/duckdb/writeDuckDb.js";
import { flatTables } from "../../../src/export/flat/tables.js";
import { flatViews } from "../../../src/export/flat/views.js";
import { temporaryFolder } from "../../commands/driftsstatus.js";
import { archiveOf } from "../flat/archiveOf.js";
import { hostileReport } from "../flat/hostileReport.js";
import { askDuckDb } from "./readDuckDb.js";

const folder = temporaryFolder();
const file = join(folder, "driftsstatus.duckdb");
const ask = (sql: string) => askDuckDb(sql, file);

beforeAll(() => writeDuckDb(archiveOf([hostileReport]), file));

describe("the DuckDB database", () => {
  it("has the tables, the views and nothing beside the file", async () => {
    const there = await ask("select table_name, table_type from information_schema.tables order by 1");
    const expected = [
      ...flatTables.map(({ name }) => ({ table_name: name, table_type: "BASE TABLE" })),
      ...flatViews.map(({ name }) => ({ table_name: name, table_type: "VIEW" })),
    ];
    expect(there).toEqual(expected.sort((a, b) => (a.table_name < b.table_name ? -1 : 1)));
    expect(readdirSync(folder)).toEqual(["driftsstatus.duckdb"]);
  });

  it("has keys", async () => {
    const keys = await ask(
      "select constraint_type, count(*)::integer as n from duckdb_constraints() where constraint_type in ('PRIMARY KEY', 'FOREIGN KEY') group by 1 order by 1",
    );
    const references = flatTables.flatMap((t) => t.columns).filter((c) => c.references).length;
    expect(keys[1]).toEqual({ constraint_type: "PRIMARY KEY", n: 13 });
    expect(keys[0]!["constraint_type"]).toBe("FOREIGN KEY");
    expect(keys[0]!["n"]).toBeGreaterThanOrEqual(references);
  });

  it.each(flatViews)("answers $name", async ({ name }) => {
    expect(Array.isArray(await ask(`select * from ${name}`))).toBe(true);
  });

  it("says minutes by month once", async () => {
    expect(
      await ask("select month, incidents, minutes, degraded_minutes, without_minutes from downtime_by_month"),
    ).toEqual([{ month: "2025-03-01", incidents: "3", minutes: "120", degraded_minutes: "120", without_minutes: "1" }]);
  });
});
