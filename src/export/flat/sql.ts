import type { FlatTable, FlatType } from "./table.js";

/** A name as SQL has it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Types that PostgreSQL and DuckDB both know. */
const SQL_TYPES: Record<FlatType, string> = {
  text: "text",
  integer: "bigint",
  number: "double precision",
  boolean: "boolean",
  date: "date",
  timestamp: "timestamp with time zone",
  texts: "text[]",
  integers: "bigint[]",
  numbers: "double precision[]",
  dates: "date[]",
};

export const sqlType = (type: FlatType): string => SQL_TYPES[type];

/** The statement that makes a table, with its keys. */
export function createTable({ name, key, columns }: FlatTable, keyOf: (table: string) => string): string {
  const lines = [
    ...columns.map((c) => `${quoted(c.name)} ${sqlType(c.type)}${c.required ? " not null" : ""}`),
    `primary key (${key.map(quoted).join(", ")})`,
    ...columns.flatMap((c) =>
      c.references
        ? [`foreign key (${quoted(c.name)}) references ${quoted(c.references)} (${quoted(keyOf(c.references))})`]
        : [],
    ),
  ];
  return `create table ${quoted(name)} (\n  ${lines.join(",\n  ")}\n)`;
}
