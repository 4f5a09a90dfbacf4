import { z } from "zod";
import { disagreementSchema, seriesSchema } from "./archive.js";
import { downtimeSchema } from "./downtime.js";
import {
  boxSchema,
  diagnosticSchema,
  incidentSchema,
  platformSchema,
  reportCorrectionSchema,
  reportSchema,
  slaRowSchema,
  slaTableSchema,
  slaValueSchema,
} from "./record.js";

/** One line of NDJSON: a record by itself, with its key and where it comes from. */

const sourceSchema = z
  .strictObject({ file: z.string(), page: z.int().nullable(), box: boxSchema.nullable() })
  .describe("where the report has it");

const ofReport = <Type extends string, Record extends z.ZodType>(type: Type, record: Record) =>
  z.strictObject({
    type: z.literal(type),
    key: z.string().describe("the same on every run"),
    report: z.string().describe("key of the report it is from"),
    source: sourceSchema,
    record,
  });
const ofArchive = <Type extends string, Record extends z.ZodType>(type: Type, record: Record) =>
  z.strictObject({ type: z.literal(type), key: z.string(), report: z.null(), source: z.null(), record });

const current = z
  .boolean()
  .optional()
  .describe(
    "whether it counts: of several reports of one month the newest does, copies once; missing while an archive is streamed",
  );
const platform = z.string().describe("the platform's name");
const checkRecord = diagnosticSchema.omit({ source: true });

export const recordLineSchema = z.union([
  ofReport(
    "report",
    reportSchema.omit({ platforms: true, diagnostics: true, unparsed: true, corrections: true }).extend({ current }),
  ),
  ofReport("platform", platformSchema.omit({ incidents: true, sla: true }).extend({ current })),
  ofReport("incident", incidentSchema.extend({ platform, current })),
  ofReport(
    "sla",
    slaValueSchema.extend({
      series: seriesSchema.shape.key,
      platform,
      table: slaTableSchema.shape.title,
      environment: slaTableSchema.shape.environment,
      ...slaRowSchema.omit({ values: true, source: true, corrected: true }).shape,
      rowCorrected: slaRowSchema.shape.corrected,
      current,
    }),
  ),
  ofReport("correction", reportCorrectionSchema),
  ofReport("check", checkRecord),
  ofArchive("check", checkRecord),
  ofArchive("series", seriesSchema),
  ofArchive("revision", disagreementSchema),
  ofArchive("downtime", downtimeSchema),
]);

export type RecordLine = z.infer<typeof recordLineSchema>;
