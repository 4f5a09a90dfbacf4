import { z } from "zod";
import { MANIFEST_VERSION, manifestSchema } from "./batch/manifestSchema.js";
import { RUN_VERSION, runReportSchema } from "./batch/runReport.js";
import { approvedSchema, APPROVED_VERSION } from "./check/approved.js";
import { archiveSchema } from "./model/archive.js";
import { CORRECTIONS_VERSION, correctionsSchema } from "./model/corrections.js";
import { CHECK_VERSION, checkResultSchema } from "./model/checkResult.js";
import { recordLineSchema } from "./model/recordLine.js";
import { reportSchema, SCHEMA_VERSION } from "./model/record.js";

/** Everything that is written as JSON. A change of what a schema allows is a step of its version. */
const RECORDS = {
  report: { schema: reportSchema, version: SCHEMA_VERSION, title: "A status report" },
  archive: { schema: archiveSchema, version: SCHEMA_VERSION, title: "A batch of status reports" },
  "record-line": { schema: recordLineSchema, version: SCHEMA_VERSION, title: "A record, one line of NDJSON" },
  approved: { schema: approvedSchema, version: APPROVED_VERSION, title: "The approved result of a report" },
  check: { schema: checkResultSchema, version: CHECK_VERSION, title: "What check --json prints" },
  corrections: { schema: correctionsSchema, version: CORRECTIONS_VERSION, title: "What a person corrected" },
  run: { schema: runReportSchema, version: RUN_VERSION, title: "What convert --json prints" },
  manifest: { schema: manifestSchema, version: MANIFEST_VERSION, title: "What a run leaves for the next" },
} as const;

export type RecordName = keyof typeof RECORDS;
export const recordNames = Object.keys(RECORDS) as RecordName[];

export const versionOf = (record: RecordName): number => RECORDS[record].version;

/** JSON Schema 2020-12 of what is written, made from the same schemas as the types. */
export function jsonSchema(record: RecordName): Record<string, unknown> {
  const { schema, version, title } = RECORDS[record];
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io: record === "corrections" ? "input" : "output",
  });
  return { $schema, $id: `urn:driftsstatus:${record}:${version}`, title, ...rest };
}
