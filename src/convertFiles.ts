import { ConvertPool } from "./batch/convertPool.js";
import { defaultJobs } from "./batch/defaultJobs.js";
import type { TaskResult } from "./batch/worker.js";
import type { ConvertOptions } from "./convert.js";
import { FileError } from "./errors.js";
import { findInputs, type Input } from "./input/findInputs.js";
import { failedReport } from "./model/failedReport.js";
import type { Report } from "./model/record.js";

export interface ConvertFilesOptions extends ConvertOptions {
  /** Files converted at once; as many as there are cores when left out. */
  jobs?: number;
  /** Seconds a file may take, pages read by OCR not counted; 120 when left out. */
  timeout?: number;
  signal?: AbortSignal;
}

/** What became of one input. */
export interface FileResult {
  /** Relative to the path it was found under. */
  file: string;
  /** Without platforms, and with an error diagnostic, where the file could not be converted. */
  report: Report;
}

/**
 * Converts files, folders and patterns, several at once, and yields each report in the natural order of the files.
 * A file that cannot be converted yields a report that says why; it ends nothing.
 */
export async function* convertFiles(
  paths: readonly string[],
  options: ConvertFilesOptions = {},
): AsyncGenerator<FileResult> {
  const { jobs = defaultJobs(), timeout = 120, signal = new AbortController().signal, ...convert } = options;
  const { inputs, missing } = await findInputs(paths);
  for (const { file, code, message } of missing) {
    yield { file, report: failedReport(file, new FileError(code === "no-pdf" ? "not-found" : code, message)) };
  }
  if (inputs.length === 0) return;
  const pool = new ConvertPool({ jobs: Math.min(jobs, inputs.length), timeout });
  const start = (input: Input): Promise<FileResult> => {
    const result = convertOne(pool, input, convert, signal);
    result.catch(() => {}); // whoever stops reading never waits for those that still run
    return result;
  };
  try {
    // As many at once as there are jobs; the first of them is waited for, so that the order holds.
    const running = inputs.slice(0, jobs).map(start);
    for (let next = jobs; running.length; next++) {
      yield await running.shift()!;
      if (inputs[next]) running.push(start(inputs[next]!));
    }
  } finally {
    await pool.close();
  }
}

async function convertOne(
  pool: ConvertPool,
  input: Input,
  options: ConvertOptions,
  signal: AbortSignal,
): Promise<FileResult> {
  const { path, file } = input;
  const result = await pool
    .run({ path, file, name: "", folder: null, wantsReport: true, options }, signal)
    .catch((error: unknown): Pick<TaskResult, "report"> => {
      if (error instanceof FileError) return { report: failedReport(file, error) };
      throw error;
    });
  return { file, report: result.report! };
}
