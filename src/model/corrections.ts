import { z } from "zod";
import { areaSchema, incidentSchema, placeSchema } from "./record.js";

export const CORRECTIONS_VERSION = 1;

const text = z.string().trim().min(1);
const who = {
  by: z.string().nullable().default(null).describe("who says so"),
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/, "no day or moment of ISO 8601")
    .nullable()
    .default(null)
    .describe("when: a day, or a moment of ISO 8601"),
  note: z.string().nullable().default(null),
};

export const correctionSchema = z.strictObject({
  record: text.describe("key of the record, as every output has it"),
  field: text.describe("the record's field; add, delete, split and merge are of a whole incident"),
  of: z
    .string()
    .nullable()
    .default(null)
    .describe(
      "what the record is called: a row's service, an incident's text, a platform's name, as read; finds it again where its key has moved",
    ),
  was: z.unknown().describe("the value read when it was made"),
  value: z.unknown().describe("what is right; the same as `was` confirms it"),
  ...who,
});
export const aliasSchema = z.strictObject({
  kind: z.enum(["platform", "service"]),
  name: text.describe("what it is called in every report"),
  also: z.array(text).min(1).describe("what reports call it too"),
  platform: text.nullable().default(null).describe("of a service: on this platform only"),
  ...who,
});
export const correctionsSchema = z.strictObject({
  correctionsVersion: z.literal(CORRECTIONS_VERSION),
  corrections: z.array(correctionSchema).default([]),
  aliases: z.array(aliasSchema).default([]).describe("names that are one, in the whole archive"),
});

const fields = incidentSchema.shape;
/** What a person may say of an incident that is added, or of the parts of one that is split. */
export const incidentDraftSchema = z.strictObject({
  text,
  area: areaSchema.nullable().optional(),
  periods: fields.periods.optional(),
  systems: fields.systems.optional(),
  components: fields.components.optional(),
  impact: fields.impact.optional(),
  cause: fields.cause.optional(),
  remedy: fields.remedy.optional(),
  restoredOn: fields.restoredOn.optional(),
});
export const addedIncidentSchema = incidentDraftSchema.extend({
  platform: text.describe("key of the platform it is of"),
  source: placeSchema.optional(),
});

/** What a person said of one field of a record. */
export type Correction = z.infer<typeof correctionSchema>;
/** Names that are one. */
export type Alias = z.infer<typeof aliasSchema>;
export type IncidentDraft = z.infer<typeof incidentDraftSchema>;

/** All that a person said of an archive. */
export interface Corrections {
  corrections: Correction[];
  aliases: Alias[];
}

export const NO_CORRECTIONS: Corrections = { corrections: [], aliases: [] };
