import type { Disagreement, Series } from "../../model/archive.js";
import type { Current } from "../../model/current.js";
import type { Diagnostic, Report } from "../../model/record.js";
import { plainText } from "./plainText.js";
import { shortKey } from "./shortKey.js";

/**
 * What a column holds, in every feed. A `date` is a day "2025-03-18", and a month its first day; a `timestamp` has seconds
 * and an offset, "2025-03-18T22:59:00+01:00"; an `integer` may need 64 bits; the plurals are lists.
 */
export type FlatType =
  "text" | "integer" | "number" | "boolean" | "date" | "timestamp" | "texts" | "integers" | "numbers" | "dates";

/** Text for text, dates and timestamps. */
export type FlatValue = string | number | boolean | readonly string[] | readonly number[] | null;

/** The values of a row, in the order of its table's columns. */
export type FlatRow = readonly FlatValue[];

export interface FlatColumn<Item = never> {
  name: string;
  type: FlatType;
  /** For the documentation. */
  says: string;
  /** Never null. */
  required: boolean;
  /** The table whose key it holds. */
  references?: string;
  value: (item: Item) => FlatValue;
}

/** A table of the flat model: every feed is written from these and knows nothing else of the records. */
export interface FlatTable {
  name: string;
  says: string;
  /** Names of the columns that tell rows apart. */
  key: readonly string[];
  columns: readonly Omit<FlatColumn, "value">[];
  /** The rows that a report gives. */
  ofReport: (report: Report, current: Current) => FlatRow[];
  /** Whether it has rows of what only the reports together show. */
  isOfArchive: boolean;
  ofArchive: (together: FlatTogether) => FlatRow[];
}

/** What the reports of an archive say together. */
export interface FlatTogether {
  series: readonly Series[];
  disagreements: readonly Disagreement[];
  diagnostics: readonly Diagnostic[];
}

interface Definition<Item> {
  name: string;
  says: string;
  key: readonly string[];
  columns: readonly FlatColumn<Item>[];
  ofReport?: (report: Report, current: Current) => Item[];
  ofArchive?: (together: FlatTogether) => Item[];
}

/** A table from how its items are found and what its columns take of each. */
export function flatTable<Item>({ name, says, key, columns, ofReport, ofArchive }: Definition<Item>): FlatTable {
  const cleaners = columns.map(cleanerOf);
  const keyColumns = key.map((k) => columns.findIndex((c) => c.name === k));
  const last = keyColumns.at(-1)!;
  const toRows = (items: readonly Item[]): FlatRow[] => {
    const seen = new Map<string, number>();
    return items.map((item) => {
      const row = columns.map((c, i) => cleaners[i]!(c.value(item)));
      const own = keyColumns.map((i) => String(row[i])).join("\n");
      const times = (seen.get(own) ?? 0) + 1;
      seen.set(own, times);
      // A table that prints a month twice, or JSON changed by hand: no row may cost another.
      if (times > 1) row[last] = `${String(row[last])}~${times}`;
      return row;
    });
  };
  return {
    name,
    says,
    key,
    columns: columns.map(({ value: _, ...column }) => column),
    ofReport: (report, current) => (ofReport ? toRows(ofReport(report, current)) : []),
    isOfArchive: ofArchive !== undefined,
    ofArchive: (together) => (ofArchive ? toRows(ofArchive(together)) : []),
  };
}

/** Keys and what refers to them are cut alike; other text only loses what no database takes. */
function cleanerOf({ name, type, references }: FlatColumn<never>): (value: FlatValue) => FlatValue {
  if (references || name.endsWith("_key"))
    return (value) => (value === null ? null : shortKey(plainText(value as string)));
  if (type === "text") return (value) => (value === null ? null : plainText(value as string));
  if (type === "texts") return (value) => value && (value as readonly string[]).map(plainText);
  return (value) => value;
}

/** A column that is never null. */
export const column = <Item>(
  name: string,
  type: FlatType,
  says: string,
  value: (item: Item) => FlatValue,
): FlatColumn<Item> => ({ name, type, says, required: true, value });

/** A column that may be null. */
export const optional = <Item>(
  name: string,
  type: FlatType,
  says: string,
  value: (item: Item) => FlatValue,
): FlatColumn<Item> => ({ name, type, says, required: false, value });

/** A column that holds the key of another table. */
export const reference = <Item>(
  name: string,
  table: string,
  says: string,
  value: (item: Item) => string,
): FlatColumn<Item> => ({ name, type: "text", says, required: true, references: table, value });
