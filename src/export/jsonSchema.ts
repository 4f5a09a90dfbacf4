import { z } from "zod";
import { archiveSchema } from "../model/archive.js";
import { reportSchema, SCHEMA_VERSION } from "../model/record.js";

const RECORDS = {
  report: { schema: reportSchema, title: "A status report" },
  archive: { schema: archiveSchema, title: "A batch of status reports" },
} as const;

export type RecordName = keyof typeof RECORDS;
export const recordNames = Object.keys(RECORDS) as RecordName[];

/** JSON Schema 2020-12 of what is written, made from the same schemas as the types. */
export function jsonSchema(record: RecordName): Record<string, unknown> {
  const { schema, title } = RECORDS[record];
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12" });
  return { $schema, $id: `urn:driftsstatus:${record}:${SCHEMA_VERSION}`, title, ...rest };
}
