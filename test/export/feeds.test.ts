import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as XLSX from "xlsx";
import { flatTables } from "../../src/export/flat/tables.js";
import { sqlType } from "../../src/export/flat/sql.js";
import type { FlatTable, FlatType } from "../../src/export/flat/table.js";
import { serialToMoment } from "../../src/export/serialDate.js";
import { buildArchive, loadIntoPostgres, recordLineSchema, writeArchive, type RecordLine } from "../../src/index.js";
import { readCsv } from "../commands/readCsv.js";
import { temporaryFolder } from "../commands/driftsstatus.js";
import { askDuckDb } from "./duckdb/readDuckDb.js";
import { rowsOf, type NamedRow } from "./flat/archiveOf.js";
import { inMonth, readSample } from "./flat/sampleReports.js";
import { archiveToSource } from "../../src/buildArchive.js";
import { ask, DATABASE, drop, hasPsql, hasServer, psql, schemaName } from "./postgres/server.js";

/**
 * One archive in every format, each read back by a program that did not write it, and laid beside the records. The tables
 * for programs hold the same in every column; the workbook and NDJSON, which are made without them, the same incidents,
 * values, revisions and checks.
 */

type Rows = Record<string, Record<string, unknown>[]>;

/** A value as no format has it: numbers for whole numbers, moments in UTC. */
function plain(type: FlatType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type === "timestamp") return new Date(String(value).replace(" ", "T").replace(/\+00$/, "Z")).toISOString();
  if (type === "integer") return Number(value);
  if (type === "integers") return (value as unknown[]).map(Number);
  return value;
}

const plainRows = (table: FlatTable, rows: readonly Record<string, unknown>[]): Record<string, unknown>[] =>
  rows
    .map((row) => Object.fromEntries(table.columns.map(({ name, type }) => [name, plain(type, row[name])])))
    .sort((a, b) => (keyOf(table, a) < keyOf(table, b) ? -1 : 1));
const keyOf = (table: FlatTable, row: Record<string, unknown>): string =>
  JSON.stringify(table.key.map((name) => row[name]));

const folder = temporaryFolder();
const schema = schemaName();
let records: Record<string, NamedRow[]>;
let expected: Rows;
let lines: RecordLine[];
let book: XLSX.WorkBook;

beforeAll(async () => {
  const names = ["2023-06.pdf", "2024-05.pdf", "2025-01.pdf", "2025-03-chromium.pdf", "2025-03.pdf"];
  const reports = await Promise.all(names.map(readSample));
  const corrections = [
    {
      record: reports[0]!.platforms.flatMap((p) => p.incidents)[0]!.id,
      field: "cause",
      was: "før",
      value: "=efter",
      state: "applied" as const,
      by: "Ane",
      at: "2025-04-02T08:15:09Z",
      note: null,
    },
  ];
  // A later report that prints another number for months that an earlier one has too: a revision.
  const later = structuredClone(inMonth(reports[4]!, "2025-04"));
  later.platforms[0]!.sla[0]!.rows[0]!.values[0]!.value = 12.5;
  const archive = buildArchive([{ ...reports[0]!, corrections }, ...reports.slice(1), later]);
  await writeArchive(archive, folder, ["json", "xlsx", "csv", "ndjson", "parquet", "duckdb"]);
  if (hasServer) await loadIntoPostgres(archive, DATABASE, { schema });
  records = await rowsOf(archiveToSource(archive));
  expected = Object.fromEntries(flatTables.map((table) => [table.name, plainRows(table, records[table.name]!)]));
  const text = readFileSync(join(folder, "driftsstatus.ndjson"), "utf8");
  lines = text
    .split("\n")
    .slice(0, -1)
    .map((line) => recordLineSchema.parse(JSON.parse(line)));
  book = XLSX.read(readFileSync(join(folder, "driftsstatus.xlsx")), { type: "buffer" });
}, 120_000);
afterAll(() => (hasServer ? drop(schema) : undefined));

it("has something in every table, else nothing below says anything", () => {
  for (const { name } of flatTables) expect(records[name]!.length, name).toBeGreaterThan(0);
});

describe.each(flatTables)("the table $name", (table) => {
  const { name, columns } = table;
  const ofDuckDb = Object.fromEntries(
    columns.map((c) => [c.name, sqlType(c.type).toUpperCase().replace("TEXT", "VARCHAR")]),
  );
  const types = (described: Record<string, unknown>[]) =>
    Object.fromEntries(
      described.map((row) => [
        row["column_name"],
        String(row["column_type"]).replace(/^DOUBLE(?! P)/, "DOUBLE PRECISION"),
      ]),
    );

  it("is in Parquet, as DuckDB reads it", async () => {
    const from = `from read_parquet('${join(folder, "parquet", `${name}.parquet`)}')`;
    expect(types(await askDuckDb(`describe select * ${from}`))).toEqual(ofDuckDb);
    expect(plainRows(table, await askDuckDb(`select * ${from}`))).toEqual(expected[name]);
  });

  it("is in the DuckDB database", async () => {
    const file = join(folder, "driftsstatus.duckdb");
    expect(types(await askDuckDb(`describe "${name}"`, file))).toEqual(ofDuckDb);
    expect(plainRows(table, await askDuckDb(`select * from "${name}"`, file))).toEqual(expected[name]);
  });

  it("is in CSV", () => {
    const text = readFileSync(join(folder, "csv", `${name}.csv`), "utf8");
    expect(text.startsWith("\uFEFF")).toBe(false);
    const [head, ...rows] = readCsv(text);
    expect(head).toEqual(columns.map((c) => c.name));
    const named = rows.map((row) => Object.fromEntries(columns.map((c, i) => [c.name, fromCsv(c, row[i]!)])));
    expect(plainRows(table, named)).toEqual(expected[name]);
  });

  it.skipIf(!hasServer)(`is in PostgreSQL, as ${hasPsql ? "psql" : "its driver"} reads it`, async () => {
    const sql = `select coalesce(json_agg(t), '[]') as rows from "${schema}"."${name}" t`;
    const rows = hasPsql
      ? (JSON.parse(psql(`set timezone = 'UTC'; ${sql}`)) as Record<string, unknown>[])
      : (await ask<{ rows: Record<string, unknown>[] }>(sql))[0]!.rows;
    expect(plainRows(table, rows)).toEqual(expected[name]);
  });
});

/** An empty field is null where null may be, and else an empty text. */
function fromCsv({ type, required }: { type: FlatType; required: boolean }, field: string): unknown {
  if (field === "" && !(required && type === "text")) return null;
  if (type === "number" || type === "integer") return Number(field);
  if (type === "boolean") return field === "true";
  if (type === "text") return field.replace(/^'(?='*[=+\-@\t\r])/, "");
  return type === "date" || type === "timestamp" ? field : (JSON.parse(field) as unknown);
}

const day = (first: unknown): string | null => (typeof first === "string" ? first.slice(0, 7) : null);

describe("NDJSON", () => {
  const of = <Type extends RecordLine["type"]>(type: Type) =>
    lines.filter((line): line is Extract<RecordLine, { type: Type }> => line.type === type);

  it("has as many of each as the tables", () => {
    const tables = { report: "report", platform: "platform", incident: "incident", sla: "sla_value" } as const;
    for (const [type, table] of Object.entries({
      ...tables,
      correction: "correction",
      check: "diagnostic",
      revision: "revision",
    }))
      expect(of(type as RecordLine["type"]).length, type).toBe(records[table]!.length);
    expect(of("series").flatMap(({ record }) => record.months)).toHaveLength(records["series_value"]!.length);
  });

  it("has the same incidents, key by key", () => {
    const told = of("incident").map(({ key, report, record: r }) => ({
      key,
      report,
      dates: r.dates,
      minutes: r.durationMinutes,
      systems: r.systems,
      impact: r.impact,
      cause: r.cause,
      remedy: r.remedy,
      text: r.text,
      confidence: r.confidence,
    }));
    expect(new Map(told.map((one) => [one.key, one]))).toEqual(
      new Map(
        records["incident"]!.map((row) => [
          row["incident_key"],
          {
            key: row["incident_key"],
            report: row["report_key"],
            dates: row["dates"],
            minutes: row["duration_minutes"],
            systems: row["systems"],
            impact: row["impact"],
            cause: row["cause"],
            remedy: row["remedy"],
            text: row["text"],
            confidence: row["confidence"],
          },
        ]),
      ),
    );
  });

  it("has the same values, key by key", () => {
    const told = of("sla").map(({ key, record: r }) => [key, r.series, r.month, r.value, r.unit, r.target, r.met]);
    const rows = records["sla_value"]!.map((row) =>
      ["sla_value_key", "series_key", "month", "value", "unit", "target", "met"].map((name) =>
        name === "month" ? day(row[name]) : row[name],
      ),
    );
    expect(told.sort()).toEqual(rows.sort());
  });
});

describe("the workbook, as SheetJS reads it", () => {
  /** The rows of a sheet by heading, empty cells as null. */
  const sheet = (name: string): Record<string, unknown>[] =>
    XLSX.utils.sheet_to_json<Record<string, unknown>>(book.Sheets[name]!, { defval: null });
  const moment = (serial: unknown): string | null => (serial === null ? null : serialToMoment(serial as number));
  const minutes = (days: unknown): number | null => (days === null ? null : Math.round((days as number) * 1440));

  it("has as many of each as the tables", () => {
    const tables = {
      Incidents: "incident",
      SLA: "sla_value",
      Reports: "platform",
      Revisions: "revision",
    };
    for (const [name, table] of Object.entries(tables)) expect(sheet(name).length, name).toBe(records[table]!.length);
  });

  it("has the same incidents, with dates and times that are dates and times", () => {
    const told = sheet("Incidents").map((row) => ({
      key: row["Key"],
      month: moment(row["Report month"])?.slice(0, 7),
      first: moment(row["First day"])?.slice(0, 10),
      minutes: minutes(row["Duration"]),
      systems: row["Systems"],
      impact: row["Impact"],
      cause: row["Cause"],
      confidence: row["Confidence"],
    }));
    const reportMonth = new Map(records["report"]!.map((row) => [row["report_key"], day(row["month"])]));
    const rows = records["incident"]!.map((row) => ({
      key: row["incident_key"],
      month: reportMonth.get(row["report_key"]!),
      first: row["first_date"],
      minutes: row["duration_minutes"],
      systems: (row["systems"] as string[]).join("; ") || null,
      impact: row["impact"],
      cause: row["cause"],
      confidence: row["confidence"],
    }));
    const byKey = (list: { key: unknown }[]) => list.toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
    expect(byKey(told)).toEqual(byKey(rows));
  });

  it("has the clock times that the periods have", () => {
    const starts = sheet("Incidents").flatMap((row) =>
      row["Start"] === null ? [] : [[row["Key"], moment(row["Start"])]],
    );
    const rows = records["incident_period"]!.filter((row) => row["position"] === 1 && row["start_date"] !== null).map(
      (row) => [
        row["incident_key"],
        row["start_at"] === null ? `${String(row["start_date"])}T00:00` : String(row["start_at"]).slice(0, 16),
      ],
    );
    expect(starts.sort()).toEqual(rows.sort());
  });

  it("has the same values as numbers", () => {
    const of = (metric: unknown, value: unknown): unknown =>
      typeof value === "number" ? Number((metric === "availability" ? value * 100 : value).toFixed(6)) : value;
    const told = sheet("SLA").map((row) => [
      row["Key"],
      row["Series key"],
      moment(row["Month"])?.slice(0, 7) ?? null,
      of(row["Metric"], row["Value"]),
      row["Met"],
    ]);
    const rows = records["sla_value"]!.map((row) => [
      row["sla_value_key"],
      row["series_key"],
      day(row["month"]),
      row["value"],
      row["met"],
    ]);
    expect(told.sort()).toEqual(rows.sort());
  });
});
