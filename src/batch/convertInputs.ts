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
  /** Ends the conversion: what is under way is dropped. */
  signal?: AbortSignal;
}

export interface ConvertedInput {
  input: Input;
  /** One, or one for each month of a file that holds several. */
  reports: [Report, ...Report[]];
  /** The printed lines; none where they were not asked for. */
  lines: TextLine[];
}

/** What to tell besides reports. */
export interface ConvertInputsExtras {
  /** Yields each as soon as it is done, whatever the order given. */
  asFinished?: boolean;
  wantsLines?: boolean;
  onPage?: (page: PageDone) => void;
}

/** So many files a job may be begun before the first of them is done: a scan takes as long as a hundred text reports. */
const AHEAD = 16;

/**
 * Converts files, several at once, and yields each in the order given, as soon as it and those before it are done; or
 * `asFinished`.
 * A file that cannot be converted yields a report that says why; it ends nothing.
 */
export async function* convertInputs(
  inputs: readonly Input[],
  options: ConvertInputsOptions = {},
  { asFinished = false, wantsLines = false, onPage }: ConvertInputsExtras = {},
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
    const waiting = [...inputs];
    const running = waiting.splice(0, jobs * AHEAD).map(start);
    while (running.length) {
      const done = asFinished ? await firstDone(running) : 0;
      const [result] = running.splice(done, 1);
      if (waiting.length) running.push(start(waiting.shift()!));
      yield await result!;
    }
  } finally {
    await pool.close();
  }
}

/** Which of several is done first. */
const firstDone = (running: readonly Promise<unknown>[]): Promise<number> =>
  Promise.race(running.map((result, i) => result.then(() => i)));

async function convertOne(
  pool: ConvertPool,
  input: Input,
  options: ConvertOptions,
  wantsLines: boolean,
  signal: AbortSignal,
): Promise<ConvertedInput> {
  const { path, file } = input;
  const { reports, lines } = await pool
    .run({ path, file, name: "", folder: null, wantsReport: true, wantsLines, options }, signal)
    .catch(async (error: unknown): Promise<Pick<TaskResult, "reports" | "lines">> => {
      if (!(error instanceof FileError)) throw error;
      const bytes = await readFile(path).catch(() => new Uint8Array());
      return { reports: [failedReport(file, error, bytes)], lines: null };
    });
  const [first, ...rest] = reports!;
  return { input, reports: [first!, ...rest], lines: lines ?? [] };
}
