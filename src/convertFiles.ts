import { convertInputs, type ConvertInputsOptions } from "./batch/convertInputs.js";
import { FileError } from "./errors.js";
import { findInputs } from "./input/findInputs.js";
import { failedReport } from "./model/failedReport.js";
import type { Report } from "./model/record.js";

export type ConvertFilesOptions = ConvertInputsOptions;

/** What became of one input. */
export interface FileResult {
  /** Relative to the path it was found under. */
  file: string;
  /** Without platforms, and with an error diagnostic, where the file could not be converted. */
  report: Report;
}

/**
 * Converts files, folders and patterns, several at once, and yields each report in the natural order of the files;
 * a file of several months yields several.
 * A file that cannot be converted yields a report that says why; it ends nothing.
 */
export async function* convertFiles(
  paths: readonly string[],
  options: ConvertFilesOptions = {},
): AsyncGenerator<FileResult> {
  const { inputs, missing } = await findInputs(paths);
  for (const { file, code, message } of missing) {
    yield { file, report: failedReport(file, new FileError(code === "no-pdf" ? "not-found" : code, message)) };
  }
  for await (const { input, reports } of convertInputs(inputs, options))
    for (const report of reports) yield { file: input.file, report };
}
