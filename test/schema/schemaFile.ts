import { jsonSchema, versionOf, type RecordName } from "../../src/jsonSchema.js";

/** "schema/report-1.json" */
export const schemaFile = (record: RecordName): URL =>
  new URL(`../../schema/${record}-${versionOf(record)}.json`, import.meta.url);

export const schemaText = (record: RecordName): string => `${JSON.stringify(jsonSchema(record), null, 2)}\n`;

/** What a schema allows: without what only explains it. */
export function meaningOf(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(meaningOf);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !(typeof value === "string" && (key === "description" || key === "title")))
      .map(([key, value]) => [key, meaningOf(value)]),
  );
}
