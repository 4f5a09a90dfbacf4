import { convertInputs, type ConvertedInput, type ConvertInputsOptions } from "../batch/convertInputs.js";
import { inputsToConvert } from "../batch/inputsToConvert.js";
import { checkSample, failedSample, type CheckedReport } from "../check/checkSample.js";
import { FileError } from "../errors.js";
import { approvedPath, readApproved } from "./approvedFile.js";

/**
 * Converts every PDF that paths name and compares it with the approved result beside it; ended by the options' signal,
 * it gives what was finished.
 * @throws {UsageError} where there is nothing of what was named
 */
export async function checkSamples(paths: readonly string[], options: ConvertInputsOptions): Promise<CheckedReport[]> {
  const { inputs, missing } = await inputsToConvert(paths);
  const checked: CheckedReport[] = missing.map(({ file, message }) => failedSample(file, message));
  try {
    for await (const converted of convertInputs(inputs, options, { wantsLines: true }))
      checked.push(await checkOne(converted));
  } catch (error) {
    if (!options.signal?.aborted) throw error;
  }
  return checked;
}

async function checkOne({ input, report, lines }: ConvertedInput): Promise<CheckedReport> {
  try {
    const found = await readApproved(approvedPath(input.path));
    return checkSample(report, found && found.approved, lines);
  } catch (error) {
    if (error instanceof FileError) return failedSample(input.file, error.message);
    throw error;
  }
}
