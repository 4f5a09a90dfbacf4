import type { Place } from "./geometry.js";

/** What a piece of a report's text became: every printed character is in exactly one. */
export interface Trace {
  text: string;
  source: Place;
  /** "platforms[0].incidents[1]"; null where no record came from it. */
  record: string | null;
  /** The record's field, or "furniture: legend" and the like, or "unparsed". */
  field: string;
}
