import type { Correction } from "../model/corrections.js";
import type { Diagnostic, ReportCorrection } from "../model/record.js";

/** A correction as a report lists it. */
export const toSaid = (
  { record, field, was, value, by, at, note }: Correction,
  state: ReportCorrection["state"],
): ReportCorrection => ({ record, field, was, value, state, by, at, note });

/**
 * What asks for it again.
 * @param now what is read now; undefined where the record is gone
 */
export const toStale = (
  { record, field, of, was, value }: Correction,
  now: unknown,
  source: Diagnostic["source"],
): Diagnostic => ({
  code: "correction-stale",
  severity: "warning",
  message: `The correction of "${field}" of ${record}${of ? ` ("${of.slice(0, LONGEST_NAME)}")` : ""} to ${JSON.stringify(value)} was made where ${JSON.stringify(was)} was read; ${
    now === undefined ? "the record is gone" : `now it is ${JSON.stringify(now)}`
  }: it is not applied; correct it again, or delete it.`,
  source,
});
const LONGEST_NAME = 60;
