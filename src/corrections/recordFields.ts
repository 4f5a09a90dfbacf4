import { z } from "zod";
import { addedIncidentSchema, incidentDraftSchema } from "../model/corrections.js";
import { reportOfKey } from "../model/keys.js";
import { incidentSchema, ratingSchema, slaRowSchema, slaTableSchema, slaValueSchema } from "../model/record.js";

/** What a key can name. */
export type RecordKind = "value" | "row" | "table" | "platform" | "incident" | "added" | "unparsed" | "diagnostic";

const KINDS: readonly [RecordKind, RegExp][] = [
  ["value", /^p\d+-t\d+-r\d+-\d{4}-\d{2}$/],
  ["row", /^p\d+-t\d+-r\d+$/],
  ["table", /^p\d+-t\d+$/],
  ["platform", /^p\d+$/],
  // "03", and "03-s2" of one that was split
  ["incident", /^\d{2,}(?:-s\d+)?$/],
  ["added", /^a\d+$/],
  ["unparsed", /^u[0-9a-f]{8}$/],
  ["diagnostic", /^d[0-9a-f]{8}$/],
];

/** What the record of a key is; null where it is no key of a record that can be corrected. */
export function kindOfRecord(key: string): RecordKind | null {
  const rest = reportOfKey(key)?.rest;
  return (rest !== undefined && KINDS.find(([, pattern]) => pattern.test(rest))?.[0]) || null;
}

const incident = incidentSchema.shape;
/** An incident's fields; `isIncident` can only be confirmed, as what is none is deleted. */
const INCIDENT = {
  isIncident: z.literal(true),
  area: incident.area,
  dates: incident.dates,
  periods: incident.periods,
  durationMinutes: incident.durationMinutes,
  systems: incident.systems,
  components: incident.components,
  impact: incident.impact,
  cause: incident.cause,
  causeStatus: incident.causeStatus,
  remedy: incident.remedy,
  remedyStatus: incident.remedyStatus,
  restoredOn: incident.restoredOn,
  text: incident.text,
};

/** What can be corrected of each kind of record, and what a correction may say. */
export const RECORD_FIELDS: Record<RecordKind, Record<string, z.ZodType>> = {
  value: { value: slaValueSchema.shape.value, colour: slaValueSchema.shape.colour },
  row: {
    service: slaRowSchema.shape.service.min(1),
    target: slaRowSchema.shape.target,
    area: slaRowSchema.shape.area,
    metric: slaRowSchema.shape.metric,
  },
  table: { environment: slaTableSchema.shape.environment },
  platform: { name: z.string().min(1), rating: ratingSchema.nullable() },
  incident: {
    ...INCIDENT,
    delete: z.null(),
    split: z.array(incidentDraftSchema).min(2),
    merge: z.array(z.string()).min(1).describe("keys of those that go into it"),
  },
  added: { ...INCIDENT, add: addedIncidentSchema },
  unparsed: { unparsed: z.string() },
  diagnostic: { diagnostic: z.string() },
};

/** Those of an incident as a whole. */
export const WHOLE_INCIDENT: ReadonlySet<string> = new Set(["add", "delete", "split", "merge"]);
