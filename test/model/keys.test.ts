import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { convertBytes } from "../../src/convert.js";
import { incidentsTable, reportsTable, slaTable, type Table } from "../../src/export/tables.js";
import { reportKey } from "../../src/model/keys.js";

const bytes = readFileSync(new URL("../../samples/2025-03.pdf", import.meta.url));
const convert = async (file: string) => (await convertBytes(bytes, file))[0].report;

describe("keys", () => {
  it("are those of the content, whatever the file is called", async () => {
    const [first, second] = [await convert("a.pdf"), await convert("2025/b.pdf")];
    for (const table of [incidentsTable, slaTable, reportsTable] as Table<unknown>[]) {
      const keys = table.rows(first).map((row) => table.columns[0]!.value(row));
      expect(keys).toEqual(table.rows(second).map((row) => table.columns[0]!.value(row)));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("begin with the report's", async () => {
    const report = await convert("a.pdf");
    const key = reportKey(report);
    expect(key).toMatch(/^2025-03-[0-9a-f]{8}$/);
    expect(report.platforms[1]!.incidents.at(-1)!.id).toBe(`${key}-06`);
    expect(slaTable.rows(report)[0]!.key).toBe(`${key}-p1-t1-r1-2024-04`);
    expect(reportsTable.rows(report).map((row) => row.key)).toEqual([`${key}-p1`, `${key}-p2`]);
    expect(reportKey({ ...report, period: null })).toBe(`undated-${report.source.sha256.slice(0, 8)}`);
  });
});
