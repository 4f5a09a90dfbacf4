import { readFile } from "node:fs/promises";
import type { ConvertOptions } from "../convert.js";
import { FileError } from "../errors.js";
import type { Input } from "../input/findInputs.js";
import { failedReport } from "../model/failedReport.js";
import type { Report } from "../model/record.js";
import type { TextLine } from "../model/textLine.js";
import { ConvertPool } from "./convertPool.js";
import { defaultJobs } from "./defaultJobs.js";
import type { PageDone, TaskResult } from "./worker.js";

export interface ConvertInputsOptions extends ConvertOptions {
  /** Files converted at once; as many as there are cores when left out. */
  jobs?: number;
  /** Seconds a file may take, pages read by OCR not counted; 120 when left out. */
  timeout?: number;
  signal?: AbortSignal;
}

export interface ConvertedInput {
  input: Input;
  report: Report;
  /** The printed lines; none where they were not asked for. */
  lines: TextLine[];
}

/** What to tell besides reports. */
export interface ConvertInputsExtras {
  wantsLines?: boolean;
  onPage?: (page: PageDone) => void;
}

/** So many files a job may be begun before the first of them is done: a scan takes as long as a hundred text reports. */
const AHEAD = 16;

/**
 * Converts files, several at once, and yields each in the order given, as soon as it and those before it are done.
 * A file that cannot be converted yields a report that says why; it ends nothing.
 */
export async function* convertInputs(
  inputs: readonly Input[],
  options: ConvertInputsOptions = {},
  { wantsLines = false, onPage }: ConvertInputsExtras = {},
): AsyncGenerator<ConvertedInput> {
  const { jobs = defaultJobs(), timeout = 120, signal = new AbortController().signal, ...convert } = options;
  if (inputs.length === 0) return;
  const pool = new ConvertPool({ jobs: Math.min(jobs, inputs.length), timeout, ...(onPage ? { onPage } : {}) });
  const start = (input: Input): Promise<ConvertedInput> => {
    const result = convertOne(pool, input, convert, wantsLines, signal);
    result.catch(() => {}); // whoever stops reading never waits for those that still run
    return result;
  };
  try {
    // The first of them is waited for, so that the order holds.
    const ahead = jobs * AHEAD;
    const running = inputs.slice(0, ahead).map(start);
    for (let next = ahead; running.length; next++) {
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
  wantsLines: boolean,
  signal: AbortSignal,
): Promise<ConvertedInput> {
  const { path, file } = input;
  const { report, lines } = await pool
    .run({ path, file, name: "", folder: null, wantsReport: true, wantsLines, options }, signal)
    .catch(async (error: unknown): Promise<Pick<TaskResult, "report" | "lines">> => {
      if (!(error instanceof FileError)) throw error;
      return { report: failedReport(file, error, await readFile(path).catch(() => new Uint8Array())), lines: null };
    });
  return { input, report: report!, lines: lines ?? [] };
}
