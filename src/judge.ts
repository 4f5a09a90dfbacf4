import type { ConvertInputsOptions } from "./batch/convertInputs.js";
import { approveReports } from "./commands/approveReports.js";
import { checkSamples } from "./commands/checkSamples.js";
import { UsageError } from "./errors.js";
import { writeTextAtomic } from "./export/atomicFile.js";
import type { CheckedSample } from "./model/checkResult.js";

/** What became of a report beside its approved result, with every difference. */
export type CheckedFile = CheckedSample;

/**
 * Converts PDFs and compares them with the approved results beside them (`NAME.expected.json`), as `driftsstatus check`.
 * @param paths files, folders and patterns
 */
export async function check(paths: readonly string[], options: ConvertInputsOptions = {}): Promise<CheckedFile[]> {
  return (await checkSamples(paths, options)).map(({ sample }) => sample);
}

/**
 * Converts PDFs and writes what is read now beside them as their approved results, as `driftsstatus approve`; look at
 * what `check` says first.
 * @returns the paths of those that were new or changed
 * @throws {UsageError} where a file cannot be converted; nothing is written then
 */
export async function approve(paths: readonly string[], options: ConvertInputsOptions = {}): Promise<string[]> {
  const { approvals, problems } = await approveReports(paths, options);
  if (problems.length) throw new UsageError(problems.join("\n"));
  const changed = approvals.filter(({ before, text }) => before !== text);
  for (const { path, text } of changed) await writeTextAtomic(path, text);
  return changed.map(({ path }) => path);
}
