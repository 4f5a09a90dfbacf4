import { join } from "node:path";
import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import type { ArchiveSource } from "../archiveSource.js";
import { writeAllAtomic } from "../atomicFile.js";
import type { FlatRow, FlatTable, FlatType, FlatValue } from "./table.js";
import { flatTables } from "./tables.js";

/** Rows that are packed together: readers skip whole groups, and so many are kept in memory, whatever the archive's size. */
const GROUP_ROWS = 20_000;
const DAY = 86_400_000;

/**
 * Writes one Parquet file a table into a folder, packed with snappy; the same records give the same bytes.
 * @returns the files' names
 */
export async function writeParquet(archive: ArchiveSource, folder: string): Promise<string[]> {
  const names = flatTables.map(({ name }) => `${name}.parquet`);
  await writeAllAtomic(
    names.map((name) => join(folder, name)),
    async (files) => {
      const writers = flatTables.map((table, i) => new TableWriter(table, (bytes) => files[i]!.writeFile(bytes)));
      for await (const report of archive.reports())
        for (const [i, table] of flatTables.entries()) await writers[i]!.add(table.ofReport(report, archive.current));
      for (const [i, table] of flatTables.entries()) await writers[i]!.add(table.ofArchive(archive));
      for (const writer of writers) await writer.end();
    },
  );
  return names;
}

/** Gathers a table's rows and packs them group by group. */
class TableWriter {
  readonly #table: FlatTable;
  readonly #bytes = new ByteWriter();
  readonly #parquet: ParquetWriter;
  readonly #write: (bytes: Uint8Array) => Promise<void>;
  #rows: FlatRow[] = [];

  constructor(table: FlatTable, write: (bytes: Uint8Array) => Promise<void>) {
    this.#table = table;
    this.#write = write;
    const schema = tableToSchema(table);
    this.#parquet = new ParquetWriter({ writer: this.#bytes, schema, createdBy: "driftsstatus" });
  }

  async add(rows: readonly FlatRow[]): Promise<void> {
    for (const row of rows) this.#rows.push(row);
    if (this.#rows.length >= GROUP_ROWS) await this.#pack();
  }

  async end(): Promise<void> {
    if (this.#rows.length) await this.#pack();
    await this.#parquet.finish();
    await this.#flush();
  }

  async #pack(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    const columnData = this.#table.columns.map(({ name, type }, i) => {
      const toStored = TYPES[type].toStored;
      return { name, data: rows.map((row) => (row[i] === null ? null : toStored(row[i]!))) };
    });
    await this.#parquet.write({ columnData, rowGroupSize: rows.length });
    await this.#flush();
  }

  async #flush(): Promise<void> {
    await this.#write(this.#bytes.getBytes().slice());
    this.#bytes.index = 0;
  }
}

type Stored = Omit<SchemaElement, "name" | "repetition_type">;

const TEXT: Stored = { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } };
const INTEGER: Stored = { type: "INT64" };
const NUMBER: Stored = { type: "DOUBLE" };
const DATE: Stored = { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } };
const TIMESTAMP: Stored = {
  type: "INT64",
  converted_type: "TIMESTAMP_MILLIS",
  logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
};

const asIs = (value: FlatValue): unknown => value;
const toInteger = (value: FlatValue): bigint => BigInt(value as number);
const toDay = (value: FlatValue): number => Date.parse(value as string) / DAY;
const each =
  (toStored: (value: FlatValue) => unknown) =>
  (values: FlatValue): unknown =>
    (values as readonly (string | number)[]).map(toStored);

/** How Parquet stores each type; what is a list has the type of its elements. */
const TYPES: Record<FlatType, { stored: Stored; list?: true; toStored: (value: FlatValue) => unknown }> = {
  text: { stored: TEXT, toStored: asIs },
  integer: { stored: INTEGER, toStored: toInteger },
  number: { stored: NUMBER, toStored: asIs },
  boolean: { stored: { type: "BOOLEAN" }, toStored: asIs },
  date: { stored: DATE, toStored: toDay },
  timestamp: { stored: TIMESTAMP, toStored: (value) => BigInt(Date.parse(value as string)) },
  texts: { stored: TEXT, list: true, toStored: asIs },
  integers: { stored: INTEGER, list: true, toStored: each(toInteger) },
  numbers: { stored: NUMBER, list: true, toStored: asIs },
  dates: { stored: DATE, list: true, toStored: each(toDay) },
};

const tableToSchema = ({ name, columns }: FlatTable): SchemaElement[] => [
  { name, num_children: columns.length },
  ...columns.flatMap(({ name, type, required }): SchemaElement[] => {
    const { stored, list } = TYPES[type];
    const repetition_type = required ? "REQUIRED" : "OPTIONAL";
    return list
      ? [
          { name, repetition_type, converted_type: "LIST", num_children: 1, logical_type: { type: "LIST" } },
          { name: "list", repetition_type: "REPEATED", num_children: 1 },
          { name: "element", repetition_type: "REQUIRED", ...stored },
        ]
      : [{ name, repetition_type, ...stored }];
  }),
];
