import { convertInputs, type ConvertInputsOptions } from "./batch/convertInputs.js";
import { FileError } from "./errors.js";
import { findInputs } from "./input/findInputs.js";
import { failedReport } from "./model/failedReport.js";
import type { Report } from "./model/record.js";

export interface ConvertFilesOptions extends ConvertInputsOptions {
  /** Told as the work goes on. */
  onProgress?: (progress: Progress) => void;
}

/** How far a conversion is. */
export interface Progress {
  /** Files that are done. */
  done: number;
  /** Files there are. */
  files: number;
  /** The file that was done last. */
  file: string;
}

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
 * @throws the reason of `options.signal` once that is aborted
 */
export async function* convertFiles(
  paths: readonly string[],
  { onProgress, ...options }: ConvertFilesOptions = {},
): AsyncGenerator<FileResult> {
  const { inputs, missing } = await findInputs(paths);
  const files = inputs.length + missing.length;
  let done = 0;
  for (const { file, code, message } of missing) {
    onProgress?.({ done: ++done, files, file });
    yield { file, report: failedReport(file, new FileError(code === "no-pdf" ? "not-found" : code, message)) };
  }
  for await (const { input, reports } of convertInputs(inputs, options)) {
    onProgress?.({ done: ++done, files, file: input.file });
    for (const report of reports) yield { file: input.file, report };
  }
}
