import { z } from "zod";
import { SCHEMA_VERSION } from "./schemaVersion.js";

/**
 * The record contract: what one report becomes. These schemas are the single source of the types, of the JSON Schema
 * that `driftsstatus schema` prints, and of what the library promises. `null` always means "the report does not say".
 */
export { SCHEMA_VERSION };

const number = z.number();
export const boxSchema = z
  .tuple([number, number, number, number])
  .describe("[x0, y0, x1, y1] in PDF points, origin at the top left of the page");
export const placeSchema = z.strictObject({ page: z.int().min(1).describe("counts from 1"), box: boxSchema });

export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe("YYYY-MM");
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe("YYYY-MM-DD");
export const momentSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}[+-]\d{2}:\d{2})?$/)
  .describe("a day YYYY-MM-DD, or a clock time YYYY-MM-DDTHH:mm±hh:mm in Europe/Copenhagen");
const confidence = number.min(0).max(1).describe("0–1");

export const areaSchema = z.enum(["infrastructure", "application"]);
export const ratingSchema = z.enum([
  "very-satisfactory",
  "satisfactory",
  "less-satisfactory",
  "unsatisfactory",
  "very-unsatisfactory",
]);
export const statedSchema = z
  .enum(["stated", "unknown", "not-stated"])
  .describe("unknown: the report says it is not known; not-stated: no word of it");
export const colourSchema = z.enum(["red", "yellow", "green"]);

/** A value that a person set or confirmed, in place of what was read. */
export const correctedSchema = z.strictObject({
  was: z.unknown().describe("what was read"),
  by: z.string().nullable().describe("who corrected it"),
  at: z.string().nullable().describe("when: a day, or a moment of ISO 8601"),
});
const correctedFields = z
  .record(z.string(), correctedSchema)
  .optional()
  .describe("by field, what a person corrected; missing where nothing was");
export const reportCorrectionSchema = z.strictObject({
  record: z.string().describe("key of the record it is of"),
  field: z.string().describe("the record's field; add, delete, split and merge are of a whole incident"),
  was: z.unknown().describe("what was read when it was made"),
  value: z.unknown().describe("what is right"),
  state: z
    .enum(["applied", "confirmed", "stale"])
    .describe(
      "applied: the value stands in place of what was read; confirmed: what was read is right; stale: something else is read now than when it was made, so it is not applied",
    ),
  by: z.string().nullable(),
  at: z.string().nullable(),
  note: z.string().nullable(),
});

export const diagnosticSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  message: z.string(),
  source: placeSchema.nullable(),
});
export const unparsedSchema = z.strictObject({ text: z.string(), source: placeSchema });

export const assessmentSchema = z.strictObject({
  rating: ratingSchema.nullable(),
  text: z.string(),
  source: placeSchema,
});
export const areaStatementSchema = z.strictObject({
  area: areaSchema,
  condition: z.enum(["stable", "disrupted"]),
  text: z.string(),
  source: placeSchema,
});
export const periodSchema = z.strictObject({ start: momentSchema, end: momentSchema.nullable() });
export const incidentSchema = z.strictObject({
  id: z.string().describe("the same on every run; unique in an archive"),
  area: areaSchema.nullable(),
  dates: z.array(daySchema).describe("every calendar day the periods touch, ascending"),
  periods: z.array(periodSchema),
  durationMinutes: z.int().nullable().describe("elapsed minutes over all periods, daylight saving counted"),
  systems: z.array(z.string()),
  components: z.array(z.string()).describe("what stands in parentheses after the systems"),
  impact: z.enum(["unavailable", "degraded"]).nullable(),
  cause: z.string().nullable(),
  causeStatus: statedSchema,
  remedy: z.string().nullable(),
  remedyStatus: statedSchema,
  restoredOn: momentSchema.nullable(),
  text: z.string().describe("the whole incident as the report has it, lines joined"),
  source: placeSchema,
  confidences: z
    .strictObject({
      isIncident: confidence,
      dates: confidence.describe("of dates, periods and durationMinutes"),
      systems: confidence.describe("of systems and components"),
      impact: confidence,
      cause: confidence.describe("of cause and causeStatus"),
      remedy: confidence.describe("of remedy and remedyStatus"),
      restoredOn: confidence,
    })
    .describe("of each reading: 0.9 means that nine in ten such readings are right, on writers not learnt from"),
  confidence: confidence.describe("the lowest of them"),
  reasons: z.array(z.string()).describe("why the confidence is below that of the words; see docs/danish.md"),
  corrected: correctedFields,
});
export const changesSchema = z.strictObject({
  count: z.int().min(0),
  serviceWindows: z.int().min(0).nullable(),
  environment: z.string().nullable(),
  text: z.string(),
  source: placeSchema,
});
export const slaValueSchema = z.strictObject({
  month: monthSchema,
  value: number.nullable().describe("99.74 for 99,74%; null where nothing is printed or nothing could be read"),
  text: z.string().describe("as printed"),
  met: z.boolean().nullable(),
  colour: colourSchema.nullable().describe("the cell's fill"),
  confidence,
  source: placeSchema.nullable().describe("the cell"),
  corrected: correctedSchema.optional().describe("of the value; missing where nobody corrected it"),
});
export const slaRowSchema = z.strictObject({
  service: z.string(),
  area: areaSchema.nullable(),
  metric: z
    .enum(["availability", "count", "other"])
    .describe("other: response times, millions, deviations; never compared with a target of another unit"),
  unit: z.string().describe('"percent", "count", or of another measure its unit as printed: "sek.", "mio."'),
  target: number.nullable(),
  targetText: z.string().describe("the target as printed"),
  confidence: confidence.describe("of the row's name and target, 0–1; 1 from a text layer"),
  values: z.array(slaValueSchema).describe("exactly one a month, in the order of months"),
  source: placeSchema,
  corrected: correctedFields,
});
export const slaTableSchema = z.strictObject({
  title: z.string().nullable(),
  environment: z.string().nullable(),
  months: z.array(monthSchema),
  rows: z.array(slaRowSchema),
  source: placeSchema,
});
export const platformSchema = z.strictObject({
  name: z.string().describe('as its heading has it; "" where none was found'),
  confidence: confidence.describe("of the name; 1 from a text layer's heading"),
  pages: z.array(z.int().min(1)),
  assessment: assessmentSchema.nullable(),
  areas: z.array(areaStatementSchema),
  incidents: z.array(incidentSchema),
  changes: changesSchema.nullable(),
  sla: z.array(slaTableSchema),
  corrected: correctedFields,
});
export const sourceSchema = z.strictObject({
  file: z.string().describe('relative to the input given, with "/"'),
  sha256: z.string(),
  pages: z.int().min(0),
  text: z.enum(["text-layer", "ocr", "mixed"]),
  part: z
    .strictObject({
      pages: z.tuple([z.int().min(1), z.int().min(1)]).describe("first and last page"),
      of: z.int().min(2).describe("how many reports the file holds"),
    })
    .nullable()
    .describe("where the file holds several reports, this one's part of it; null where it holds one"),
});
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  source: sourceSchema,
  title: z.string().nullable(),
  period: monthSchema
    .nullable()
    .describe(
      "null only where no month could be found, with an error diagnostic; of a report of several months the last",
    ),
  coverage: z
    .strictObject({ first: monthSchema, last: monthSchema })
    .nullable()
    .describe("the months of a quarterly, half-yearly or yearly report; null for one month"),
  corrections: z
    .array(reportCorrectionSchema)
    .optional()
    .describe("what a person corrected or confirmed; missing where nothing was"),
  platforms: z.array(platformSchema),
  diagnostics: z.array(diagnosticSchema),
  unparsed: z.array(unparsedSchema).describe("every line, or part of one, that no record came from"),
});

export type Area = z.infer<typeof areaSchema>;
export type Rating = z.infer<typeof ratingSchema>;
export type Stated = z.infer<typeof statedSchema>;
export type Colour = z.infer<typeof colourSchema>;
export type Corrected = z.infer<typeof correctedSchema>;
export type ReportCorrection = z.infer<typeof reportCorrectionSchema>;
export type Diagnostic = z.infer<typeof diagnosticSchema>;
export type Unparsed = z.infer<typeof unparsedSchema>;
export type Assessment = z.infer<typeof assessmentSchema>;
export type AreaStatement = z.infer<typeof areaStatementSchema>;
export type Period = z.infer<typeof periodSchema>;
export type Incident = z.infer<typeof incidentSchema>;
export type Changes = z.infer<typeof changesSchema>;
export type SlaValue = z.infer<typeof slaValueSchema>;
export type SlaRow = z.infer<typeof slaRowSchema>;
export type SlaTable = z.infer<typeof slaTableSchema>;
export type Platform = z.infer<typeof platformSchema>;
export type Report = z.infer<typeof reportSchema>;
