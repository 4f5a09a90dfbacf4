import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeParquet } from "../../../src/export/flat/writeParquet.js";
import { temporaryFolder } from "../../commands/driftsstatus.js";
import { askDuckDb } from "../duckdb/readDuckDb.js";
import { archiveOf } from "./archiveOf.js";
import { HOSTILE_READ, hostileReport, MEGABYTE } from "./hostileReport.js";

it("has the types that a notebook wants, and text that attacks as text", async () => {
  const folder = temporaryFolder();
  await writeParquet(archiveOf([hostileReport]), folder);
  const path = join(folder, "incident.parquet");
  const types = await askDuckDb(`describe select * from '${path}'`);
  const typeOf = Object.fromEntries(types.map((row) => [row["column_name"], row["column_type"]]));
  expect(typeOf).toMatchObject({
    incident_key: "VARCHAR",
    month: "DATE",
    dates: "DATE[]",
    duration_minutes: "BIGINT",
    systems: "VARCHAR[]",
    restored_at: "TIMESTAMP WITH TIME ZONE",
    box: "DOUBLE[]",
    is_current: "BOOLEAN",
  });
  const [first, second, third] = await askDuckDb(`select * from '${path}' order by position`);
  expect(first).toMatchObject({ cause: HOSTILE_READ, systems: [HOSTILE_READ, "B; C", ""], box: [1.5, 2, 3, 4] });
  expect(first!["text"] === MEGABYTE).toBe(true);
  expect(second).toMatchObject({ systems: [], dates: [], first_date: null, duration_minutes: null });
  expect(third).toMatchObject({ restored_date: "2025-10-26", restored_at: "2025-10-26 01:59:00+00" });
});

it("gives the same bytes twice, and a file for a table without rows", async () => {
  const [one, other] = [temporaryFolder(), temporaryFolder()];
  const names = await writeParquet(archiveOf([{ ...hostileReport, corrections: [] }]), one);
  await writeParquet(archiveOf([{ ...hostileReport, corrections: [] }]), other);
  expect(names).toHaveLength(13);
  for (const name of names) expect(readFileSync(join(one, name)).equals(readFileSync(join(other, name)))).toBe(true);
  expect(await askDuckDb(`select * from '${join(one, "correction.parquet")}'`)).toEqual([]);
});
