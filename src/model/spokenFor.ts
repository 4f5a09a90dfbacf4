import type { Incident } from "./record.js";

/** Which of an incident's `confidences` speaks for a field. */
export const SPOKEN_FOR = {
  dates: "dates",
  periods: "dates",
  durationMinutes: "dates",
  systems: "systems",
  components: "systems",
  impact: "impact",
  cause: "cause",
  causeStatus: "cause",
  remedy: "remedy",
  remedyStatus: "remedy",
  restoredOn: "restoredOn",
} as const satisfies Partial<Record<keyof Incident, keyof Incident["confidences"]>>;
