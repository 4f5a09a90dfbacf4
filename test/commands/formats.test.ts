import { Ajv2020 } from "ajv/dist/2020.js";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as XLSX from "xlsx";
import { currentOf, reportToClaim } from "../../src/check/current.js";
import { serialDate } from "../../src/export/serialDate.js";
import type { FlatValue } from "../../src/export/flat/table.js";
import { flatTables } from "../../src/export/flat/tables.js";
import { incidentsTable, reportsTable, slaTable, type Kind, type Table, type Value } from "../../src/export/tables.js";
import { jsonSchema, type RecordName } from "../../src/jsonSchema.js";
import type { Archive } from "../../src/model/archive.js";
import type { Report } from "../../src/model/record.js";
import type { RecordLine } from "../../src/model/recordLine.js";
import { archiveOf, rowsOf } from "../export/flat/archiveOf.js";
import { valueWords } from "../../src/wording/values.js";
import { driftsstatus, sample, temporaryFolder, type Ended } from "./driftsstatus.js";
import { readCsv } from "./readCsv.js";

const ZONES = ["UTC", "Europe/Copenhagen", "America/New_York"];
const PATHS = ["2024-05.pdf", "2025-01.pdf", "2025-03.pdf"].map(sample);
const outputs = new Map<string, { folder: string; ended: Ended }>();
const folder = (): string => outputs.get(ZONES[0]!)!.folder;
const text = (name: string): string => readFileSync(join(folder(), name), "utf8");

beforeAll(async () => {
  for (const zone of ZONES) {
    const output = temporaryFolder();
    const args = ["convert", ...PATHS, "-o", output, "-f", "json,xlsx,csv,ndjson", "--json", "-q"];
    outputs.set(zone, { folder: output, ended: await driftsstatus(args, { env: { TZ: zone } }) });
  }
});

const archive = (): Archive => JSON.parse(text("driftsstatus.json")) as Archive;
const lines = (): RecordLine[] =>
  text("driftsstatus.ndjson")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as RecordLine);

/** What the JSON holds, row by row, as a table shows it. */
const expectedRows = <Row>({ rows, columns }: Table<Row>): { kind: Kind; value: Value }[][] =>
  archive()
    .reports.flatMap((report: Report) =>
      rows(report, currentOf(archive().reports.map(reportToClaim), archive().series)),
    )
    .map((row) => columns.map((c) => ({ kind: c.kindOf?.(row) ?? c.kind, value: c.value(row) })));

const TABLES = [incidentsTable, slaTable, reportsTable] as Table<unknown>[];

describe("the formats of one archive", () => {
  it.each(ZONES)("are the same bytes in %s", (zone) => {
    const other = outputs.get(zone)!;
    expect(other.ended.code).toBe(0);
    const names = readdirSync(folder(), { recursive: true, encoding: "utf8" }).filter((n) =>
      /\.(json|xlsx|csv|ndjson)$/.test(n),
    );
    expect(names).toEqual(expect.arrayContaining(["driftsstatus.xlsx", "csv/sla_value.csv", "json/2025-03.json"]));
    for (const name of names.filter((n) => n !== "manifest.json"))
      expect(readFileSync(join(other.folder, name)).equals(readFileSync(join(folder(), name))), name).toBe(true);
  });

  it.each(TABLES)("hold the same records in the workbook: $key", (table) => {
    const book = XLSX.read(readFileSync(join(folder(), "driftsstatus.xlsx")), { type: "buffer" });
    const rows = XLSX.utils.sheet_to_json<Record<string, unknown>>(book.Sheets[table.title.en]!, {
      raw: true,
      defval: null,
    });
    // The sheet has an order of its own: keys come last there.
    const titles = table.columns.map((c) => c.title.en);
    expect(Object.keys(rows[0]!).sort()).toEqual([...titles].sort());
    expect(rows.map((row) => titles.map((title) => row[title]))).toEqual(
      expectedRows(table).map((row) =>
        row.map(({ kind, value }, i) => {
          const { words } = table.columns[i]!;
          return inWorkbook(words && typeof value === "string" ? valueWords(words, value, "en") : value, kind);
        }),
      ),
    );
  });

  it.each(flatTables)("hold the same records in CSV: $name", async ({ name, columns }) => {
    const [head, ...rows] = readCsv(text(`csv/${name}.csv`));
    expect(head).toEqual(columns.map((c) => c.name));
    const { reports, series, diagnostics } = archive();
    const expected = await rowsOf({ ...archiveOf(reports), series, diagnostics });
    expect(rows).toEqual(expected[name]!.map((row) => Object.values(row).map(inCsv)));
  });

  it("hold the same records in NDJSON", () => {
    const { reports, series } = archive();
    const ofType = (type: RecordLine["type"]) => lines().filter((line) => line.type === type);
    const platforms = reports.flatMap((r) => r.platforms);
    expect(ofType("incident").map((l) => l.record)).toEqual(
      platforms.flatMap((p) => p.incidents.map((i) => ({ ...i, platform: p.name, current: true }))),
    );
    expect(ofType("sla").map((l) => l.record)).toMatchObject(
      platforms.flatMap((p) => p.sla.flatMap((t) => t.rows.flatMap((row) => row.values))),
    );
    expect(ofType("sla").map((l) => l.key)).toEqual(
      readCsv(text("csv/sla_value.csv"))
        .slice(1)
        .map((row) => row[0]),
    );
    expect(ofType("platform").map((l) => l.key)).toEqual(
      readCsv(text("csv/platform.csv"))
        .slice(1)
        .map((row) => row[0]),
    );
    expect(ofType("series").map((l) => l.record)).toEqual(series);
    expect(ofType("revision")).toHaveLength(readCsv(text("csv/revision.csv")).length - 1);
    expect(ofType("check")).toHaveLength(readCsv(text("csv/diagnostic.csv")).length - 1);
  });
});

describe("every JSON that is written", () => {
  const ajv = new Ajv2020({ strictTuples: false });

  it.each<[RecordName, () => unknown[]]>([
    ["report", () => readdirSync(join(folder(), "json")).map((name) => JSON.parse(text(`json/${name}`)))],
    ["archive", () => [archive()]],
    ["record-line", lines],
    ["manifest", () => [JSON.parse(text("manifest.json"))]],
    ["run", () => [JSON.parse(outputs.get(ZONES[0]!)!.ended.stdout)]],
    [
      "approved",
      () => ["2025-03", "2016-10-voice"].map((n) => JSON.parse(readFileSync(sample(`${n}.expected.json`), "utf8"))),
    ],
  ])("validates: %s", (record, values) => {
    const validate = ajv.compile(jsonSchema(record));
    expect(values().length).toBeGreaterThan(0);
    for (const value of values()) expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  });

  it("validates: check", async () => {
    const validate = ajv.compile(jsonSchema("check"));
    const { stdout } = await driftsstatus(["check", sample("2024-05.pdf"), "--json"]);
    expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
  });
});

function inWorkbook(value: Value, kind: Kind): unknown {
  if (value === null || typeof value === "boolean") return value;
  if (kind === "percent") return expect.closeTo((value as number) / 100, 8);
  if (kind === "minutes") return expect.closeTo((value as number) / 1440, 8);
  return kind === "moment" || kind === "month" ? expect.closeTo(serialDate(value as string), 8) : value;
}

const inCsv = (value: FlatValue): string =>
  value === null
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : typeof value === "string" && /^'*[=+\-@\t\r]/.test(value)
        ? `'${value}`
        : String(value);
