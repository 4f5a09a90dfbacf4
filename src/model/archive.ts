import { z } from "zod";
import { diagnosticSchema, monthSchema, reportSchema, slaRowSchema } from "./record.js";

/** What a batch of reports says together; see `record.ts` for one report. */
export const printedSchema = z
  .strictObject({
    key: z.string().describe("key of the SLA value"),
    value: z.number(),
    text: z.string().describe("as printed"),
    confidence: z.number(),
    period: monthSchema.describe("the month of the report that prints it"),
    file: z.string(),
    page: z.int().min(1),
  })
  .describe("a value and the report that prints it");

export const disagreementSchema = z.strictObject({
  kind: z
    .enum(["revision", "conflict", "uncertain"])
    .describe(
      "revision: a later month's report prints another number; conflict: reports of one month differ; uncertain: one of the two was not read with confidence",
    ),
  platform: z.string(),
  environment: z.string().nullable(),
  service: z.string(),
  metric: slaRowSchema.shape.metric,
  month: monthSchema,
  old: printedSchema,
  new: printedSchema,
});

export const seriesMonthSchema = z.strictObject({
  month: monthSchema,
  key: z.string().describe("key of the SLA value that is taken"),
  value: z.number().nullable().describe("from the newest report that prints it with confidence"),
  target: z.number().nullable(),
  met: z.boolean().nullable(),
  colour: slaRowSchema.shape.values.element.shape.colour,
  confidence: z.number().describe("raised where other reports print the same number"),
  printings: z.int().describe("how many reports print the month with a number"),
  firstPrintedIn: monthSchema,
  lastPrintedIn: monthSchema,
  revisions: z.array(disagreementSchema),
});

export const seriesSchema = z.strictObject({
  key: z.string().describe("platform / environment / service, the same on every run"),
  platform: z.string(),
  environment: z.string().nullable(),
  service: z.string(),
  metric: slaRowSchema.shape.metric,
  unit: slaRowSchema.shape.unit,
  months: z.array(seriesMonthSchema).describe("ascending; a month no report prints is missing"),
});

export const archiveSchema = z.strictObject({
  schemaVersion: reportSchema.shape.schemaVersion,
  reports: z.array(reportSchema).describe("by month, then by file name"),
  series: z.array(seriesSchema),
  diagnostics: z.array(diagnosticSchema).describe("what only the reports together show"),
});

export type Printed = z.infer<typeof printedSchema>;
export type Disagreement = z.infer<typeof disagreementSchema>;
export type SeriesMonth = z.infer<typeof seriesMonthSchema>;
export type Series = z.infer<typeof seriesSchema>;
export type Archive = z.infer<typeof archiveSchema>;
