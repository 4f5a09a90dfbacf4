import { basename } from "node:path";
import { convertInputs, type ConvertedInput, type ConvertInputsOptions } from "../batch/convertInputs.js";
import { correctReport } from "../batch/correctReport.js";
import { inputsToConvert } from "../batch/inputsToConvert.js";
import { checkSample, failedSample, type CheckedReport } from "../check/checkSample.js";
import { FileError } from "../errors.js";
import type { Input } from "../input/findInputs.js";
import { NO_CORRECTIONS, type Corrections } from "../model/corrections.js";
import type { Report } from "../model/record.js";
import type { TextLine } from "../model/textLine.js";
import { approvedParts, approvedPathOf, readApproved } from "./approvedFile.js";

/**
 * Converts every PDF that paths name, puts in what a person corrected, and compares it with the approved result beside it;
 * a correction that no longer fits what is read is a difference, with an approved result or without. Ended by the options' signal,
 * it gives what was finished.
 * @throws {UsageError} where there is nothing of what was named
 */
export async function checkSamples(
  paths: readonly string[],
  options: ConvertInputsOptions,
  corrections: Corrections = NO_CORRECTIONS,
): Promise<CheckedReport[]> {
  const { inputs, missing } = await inputsToConvert(paths);
  const checked: CheckedReport[] = missing.map(({ file, message }) => failedSample(file, message));
  try {
    for await (const { reports: read, ...converted } of convertInputs(inputs, options, { wantsLines: true })) {
      const [first, ...rest] = read.map((report) => correctReport(report, corrections));
      checked.push(...(await checkFile({ ...converted, reports: [first!, ...rest] })));
    }
  } catch (error) {
    if (!options.signal?.aborted) throw error;
  }
  return checked;
}

/** Every report of a file, and every approved one that was not found in it. */
async function checkFile({ input, reports, lines }: ConvertedInput): Promise<CheckedReport[]> {
  const checked: CheckedReport[] = [];
  for (const report of reports) checked.push(await checkOne(input, report, lines));
  const paths = new Set(reports.map((report) => approvedPathOf(input.path, report)));
  const lost = (await approvedParts(input.path)).filter((path) => !paths.has(path));
  return [
    ...checked,
    ...lost.map((path) => failedSample(input.file, `"${basename(path)}" is of a report that was not found in it.`)),
  ];
}

async function checkOne(input: Input, report: Report, lines: readonly TextLine[]): Promise<CheckedReport> {
  try {
    const found = await readApproved(approvedPathOf(input.path, report));
    return checkSample(report, found && found.approved, lines);
  } catch (error) {
    if (error instanceof FileError) return failedSample(input.file, error.message);
    throw error;
  }
}
