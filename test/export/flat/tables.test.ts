import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { convertBytes } from "../../../src/convert.js";
import type { FlatType, FlatValue } from "../../../src/export/flat/table.js";
import { flatTables } from "../../../src/export/flat/tables.js";
import { failedReport } from "../../../src/model/failedReport.js";
import { FileError } from "../../../src/errors.js";
import type { Report } from "../../../src/model/record.js";
import { archiveOf, rowsOf, type NamedRow } from "./archiveOf.js";
import { HOSTILE_READ, hostileReport, MEGABYTE } from "./hostileReport.js";

const read = async (name: string): Promise<Report> =>
  (await convertBytes(readFileSync(new URL(`../../../samples/${name}`, import.meta.url)), name))[0].report;

const is: Record<FlatType, (value: FlatValue) => boolean> = {
  text: (v) => typeof v === "string" && !/\0|\p{Surrogate}/u.test(v),
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: (v) => typeof v === "boolean",
  date: (v) => typeof v === "string" && /^\d{4}-\d{2}-\d{2}$/.test(v),
  timestamp: (v) => typeof v === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/.test(v),
  texts: (v) => listOf(v).every((one) => typeof one === "string"),
  integers: (v) => listOf(v).every(Number.isSafeInteger),
  numbers: (v) => listOf(v).every(Number.isFinite),
  dates: (v) => listOf(v).every((one) => /^\d{4}-\d{2}-\d{2}$/.test(String(one))),
};
const listOf = (value: FlatValue): readonly unknown[] => (Array.isArray(value) ? value : [NaN]);

let samples: Record<string, NamedRow[]>;
let hostile: Record<string, NamedRow[]>;
beforeAll(async () => {
  const reports = [await read("2024-05.pdf"), await read("2025-03-chromium.pdf"), await read("2025-03.pdf")];
  samples = await rowsOf(archiveOf(reports));
  const failed = ["a.pdf", "b.pdf"].map((file) => failedReport(file, new FileError("not-found", `no ${file}`)));
  hostile = await rowsOf(archiveOf([hostileReport, ...failed]));
});
const both = (name: string): NamedRow[] => [...samples[name]!, ...hostile[name]!];

describe.each(flatTables)("table $name", ({ name, key, columns }) => {
  it("has values of its types, and null only where it may", () => {
    expect(samples[name]!.length + hostile[name]!.length).toBeGreaterThan(0);
    for (const row of both(name))
      for (const { name: column, type, required } of columns)
        if (row[column] === null) expect(required, column).toBe(false);
        else expect(is[type](row[column]!), `${column}: ${JSON.stringify(row[column]).slice(0, 80)}`).toBe(true);
  });

  it.each(["samples", "hostile"])("has each key once, and refers to rows there are: %s", (which) => {
    const rows = which === "samples" ? samples : hostile;
    const keys = rows[name]!.map((row) => JSON.stringify(key.map((k) => row[k])));
    expect(new Set(keys).size).toBe(keys.length);
    for (const column of columns.filter((c) => c.references)) {
      const there = new Set(
        rows[column.references!]!.map((row) => row[flatTables.find((t) => t.name === column.references)!.key[0]!]),
      );
      for (const row of rows[name]!) if (row[column.name] !== null) expect(there).toContain(row[column.name]);
    }
  });

  it("comes after the tables it refers to", () => {
    const before = flatTables
      .slice(
        0,
        flatTables.findIndex((t) => t.name === name),
      )
      .map((t) => t.name);
    for (const { references } of columns) if (references) expect(before).toContain(references);
  });
});

describe("the flat model of two months, one of them twice", () => {
  it("counts each incident once", () => {
    const counted = samples["incident"]!.filter((row) => row["is_current"]);
    expect(counted.filter((row) => row["month"] === "2025-03-01")).toHaveLength(6);
    expect(samples["incident"]!.filter((row) => row["month"] === "2025-03-01")).toHaveLength(12);
    expect(counted.reduce((sum, row) => sum + Number(row["duration_minutes"]), 0)).toBe(
      samples["incident"]!.slice(-6).reduce((sum, row) => sum + Number(row["duration_minutes"]), 0),
    );
    expect(samples["report"]!.map((row) => row["is_current"])).toEqual([true, false, true]);
  });

  it("counts each SLA value once, as the series have it", () => {
    const counted = samples["sla_value"]!.filter((row) => row["is_current"]);
    const bySeries = (rows: NamedRow[]) =>
      rows.map((row) => [row["series_key"], row["month"], row["value"]].join(" ")).sort();
    expect(bySeries(counted)).toEqual(bySeries(samples["series_value"]!));
    expect(counted.length).toBeLessThan(samples["sla_value"]!.length);
  });

  it("has days and clock times apart", () => {
    const periods = samples["incident_period"]!.slice(-7);
    const night = periods.find((row) => row["start_date"] === "2025-03-18")!;
    expect(night).toMatchObject({
      start_at: "2025-03-18T22:59:00+01:00",
      end_date: "2025-03-19",
      end_at: "2025-03-19T10:51:00+01:00",
      precision: "minute",
      minutes: 712,
    });
    expect(periods.find((row) => row["start_date"] === "2025-03-04")).toMatchObject({
      start_at: null,
      end_date: "2025-03-04",
      end_at: null,
      precision: "day",
      minutes: null,
    });
  });

  it("has a value with its unit, target and month", () => {
    const value = samples["sla_value"]!.find((row) => row["printed"] === "99,74%" && row["month"] === "2025-03-01");
    expect(value).toMatchObject({
      value: 99.74,
      unit: "percent",
      target: 99.8,
      met: false,
      service: "SP Infrastrukturdrift KTS",
    });
  });
});

describe("what attacks", () => {
  it("is text, without what no database takes", () => {
    expect(hostile["incident"]![0]!["cause"]).toBe(HOSTILE_READ);
    expect(hostile["incident"]![0]!["text"]).toBe(MEGABYTE);
    expect(hostile["incident"]![0]!["systems"]).toEqual([HOSTILE_READ, "B; C", ""]);
  });

  it("makes no key that is longer than an index takes, or stands twice", () => {
    expect(hostile["series_value"]![0]!["series_key"]).toMatch(/^å'"å.{400,500}…[0-9a-f]{16}$/);
    expect(hostile["sla_value"]!.map((row) => row["sla_value_key"])).toEqual([
      "2025-03-abababab-p1-t1-r1-2025-02",
      "2025-03-abababab-p1-t1-r1-2025-02~2",
    ]);
    expect(new Set(hostile["report"]!.map((row) => row["report_key"])).size).toBe(3);
  });

  it("gives no day that no calendar has, and the hour that is there twice as it is", () => {
    expect(hostile["incident"]![2]).toMatchObject({
      first_date: null,
      dates: ["2025-10-26"],
      restored_at: "2025-10-26T02:59:00+01:00",
    });
    expect(hostile["incident_period"]!.map((row) => row["minutes"])).toEqual([60, 60, null]);
  });

  it("keeps what a person corrected as JSON", () => {
    expect(hostile["correction"]).toMatchObject([
      {
        value: '{"a":[1,null]}',
        corrected_date: "2025-04-02",
        corrected_at: "2025-04-02T08:15:09+00:00",
        state: "applied",
      },
    ]);
  });
});
