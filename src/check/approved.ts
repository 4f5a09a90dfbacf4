import { z } from "zod";
import {
  areaSchema,
  colourSchema,
  incidentSchema,
  monthSchema,
  ratingSchema,
  reportSchema,
  slaRowSchema,
} from "../model/record.js";

/** A value as approved, or any of several that may be read: {"anyOf": [...]}. */
const orAnyOf = <T extends z.ZodType>(schema: T) => z.union([schema, z.looseObject({ anyOf: z.array(schema) })]);

const fields = incidentSchema.shape;
const approvedIncident = z.looseObject({
  area: orAnyOf(fields.area).optional(),
  dates: orAnyOf(fields.dates).optional(),
  periods: orAnyOf(fields.periods).optional(),
  durationMinutes: orAnyOf(fields.durationMinutes).optional(),
  systems: orAnyOf(fields.systems).optional(),
  components: orAnyOf(fields.components).optional(),
  impact: orAnyOf(fields.impact).optional(),
  cause: orAnyOf(fields.cause).optional(),
  causeStatus: orAnyOf(fields.causeStatus).optional(),
  remedy: orAnyOf(fields.remedy).optional(),
  remedyStatus: orAnyOf(fields.remedyStatus).optional(),
  restoredOn: orAnyOf(fields.restoredOn).optional(),
  text: z.string().optional(),
});
const approvedRow = z.looseObject({
  service: z.string(),
  area: orAnyOf(areaSchema.nullable()).optional(),
  metric: slaRowSchema.shape.metric.optional(),
  target: z.number().nullable().optional(),
  /** One a month: numbers, or the contract's values. */
  values: z.array(z.union([z.number().nullable(), z.looseObject({ value: z.number().nullable() })])).optional(),
  colours: z.array(colourSchema.nullable()).optional(),
});
const approvedTable = z.looseObject({
  title: orAnyOf(z.string().nullable()).optional(),
  environment: orAnyOf(z.string().nullable()).optional(),
  months: z.array(monthSchema),
  rows: z.array(approvedRow),
});
const approvedPlatform = z.looseObject({
  name: z.string(),
  assessment: z
    .looseObject({ rating: ratingSchema.nullable().optional(), text: z.string().optional() })
    .nullable()
    .optional(),
  areas: z.array(z.looseObject({ area: areaSchema, condition: z.enum(["stable", "disrupted"]) })).optional(),
  incidents: z.array(approvedIncident).optional(),
  changes: z
    .looseObject({
      count: z.int().optional(),
      serviceWindows: z.int().nullable().optional(),
      environment: z.string().nullable().optional(),
    })
    .nullable()
    .optional(),
  sla: z.array(approvedTable).optional(),
});

export const APPROVED_VERSION = 1;

/** An approved result: the contract's form or any part of it. What is absent is not compared. */
export const approvedSchema = z.union([
  z.looseObject({
    title: orAnyOf(reportSchema.shape.title).optional(),
    period: z.string().nullable().optional(),
    platforms: z.array(approvedPlatform),
  }),
  z.looseObject({ expectedError: z.union([z.string(), z.array(z.string())]) }),
]);

export type Approved = z.infer<typeof approvedSchema>;
export type ApprovedPlatform = z.infer<typeof approvedPlatform>;
export type ApprovedIncident = z.infer<typeof approvedIncident>;
export type ApprovedTable = z.infer<typeof approvedTable>;
export type ApprovedRow = z.infer<typeof approvedRow>;
