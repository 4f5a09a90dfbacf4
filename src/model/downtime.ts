import { z } from "zod";
import { areaSchema, monthSchema } from "./record.js";

export const downtimeClassSchema = z
  .enum(["explained", "roughly", "told-less", "told-more", "nothing-told", "unknown"])
  .describe(
    "explained: told and implied minutes are one within the rounding; roughly: within a quarter; unknown: incidents without clock times are told, whose minutes nobody knows",
  );

export const mappingSchema = z
  .strictObject({
    system: z.string().describe("a system that the row stands for, as an incident names it"),
    how: z
      .enum(["name", "built-in", "profile", "correction"])
      .describe("by the names alone, by the built-in names, by a profile, or by an alias of the corrections"),
  })
  .describe("why an incident counts for the row");

export const downtimeSchema = z.strictObject({
  series: z.string().describe("key of the series"),
  platform: z.string(),
  environment: z.string().nullable(),
  service: z.string(),
  area: areaSchema.nullable(),
  month: monthSchema,
  value: z.number().describe("availability in percent"),
  target: z.number().nullable(),
  implied: z.int().describe("minutes of the month, in Copenhagen, that the percentage leaves out"),
  tolerance: z.int().describe("minutes that its rounding may hide, up or down"),
  told: z.int().describe("minutes of the incidents told for it, each minute once, within the month"),
  untimed: z.int().describe("incidents without clock times: how long they took is unknown, not 0"),
  incidents: z.array(z.string()).describe("their keys"),
  class: downtimeClassSchema,
  mapping: z.array(mappingSchema),
});

export type DowntimeClass = z.infer<typeof downtimeClassSchema>;
export type Mapping = z.infer<typeof mappingSchema>;
/** What the percentage of a service and month implies beside what the incidents tell. An insight, never a warning. */
export type Downtime = z.infer<typeof downtimeSchema>;

/** Names that are one: an entry of a vocabulary, a profile or the corrections. */
export interface KnownNames {
  /** What a system is called, its name first. */
  names: readonly string[];
  /** What starts its rows in the SLA tables. */
  rows: readonly string[];
  how: Exclude<Mapping["how"], "name">;
}
