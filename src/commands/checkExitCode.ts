import { EXIT } from "../errors.js";
import type { CheckedSample } from "../model/checkResult.js";

/** 5 where a sample is not what was approved; failed files alone are as in `convert`. */
export function checkExitCode(samples: readonly CheckedSample[], interrupted: boolean): number {
  if (interrupted) return EXIT.interrupted;
  const outcomes = new Set(samples.map(({ outcome }) => outcome));
  if (samples.some(({ outcome }) => outcome !== "passed" && outcome !== "failed")) return EXIT.differences;
  if (outcomes.has("failed")) return outcomes.has("passed") ? EXIT.someFailed : EXIT.noRecords;
  return samples.length ? EXIT.ok : EXIT.noRecords;
}
