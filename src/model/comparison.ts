import type { Place } from "./geometry.js";

export interface Difference {
  /** wrong: another value; missing: approved but not there; invented: there but not approved. */
  kind: "wrong" | "missing" | "invented";
  /** "incident.cause", "cell", "table.title": what the totals count by. */
  field: string;
  /** "Støttesystemerne, incident of 2025-03-06" */
  where: string;
  approved: unknown;
  now: unknown;
  /** Where the value stands now; of what is missing, what it should stand in; or nothing. */
  source: Place | null;
}

export interface Totals {
  right: number;
  wrong: number;
  missing: number;
  invented: number;
}

export interface Comparison {
  differences: Difference[];
  /** By field. */
  totals: Record<string, Totals>;
}
