import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { ConvertPool } from "../batch/convertPool.js";
import { reportToOutcome } from "../batch/outcome.js";
import type { ConvertOptions } from "../convert.js";
import { FileError, UsageError } from "../errors.js";
import { failedReport } from "../model/failedReport.js";
import { readableJson } from "../model/readableJson.js";
import type { Report } from "../model/record.js";
import { optionalPackage } from "../optionalPackage.js";
import { connectQueue, type QueuedJob } from "./connectQueue.js";
import type { FileResult } from "./fileJob.js";
import type { Store } from "./store.js";
import { Turns } from "./turns.js";

export interface WorkOptions {
  url: string;
  store: Store;
  jobs: number;
  timeout: number;
  program: string;
  /** What machines need not agree on. */
  convert: Pick<ConvertOptions, "ocrCache" | "passwords">;
  say: (sentence: string) => void;
  begun: (file: string) => void;
  finished: (file: string) => void;
}

/** How long a worker that says nothing keeps its file, milliseconds; it says something twice in that time. */
const LOCK = 15_000;
/** How often is looked for files whose worker says nothing, milliseconds. */
const STALLED = 5000;
/** A file that ended so many workers is not given to another. */
const MOST_ENDED = 2;
/** Stopped and cut off, a file may change hands often: only what is left behind of it counts, see `Store.begun`. */
const MOST_STALLED = 1000;

/**
 * Converts files from a queue until `signal` ends it; what was begun is finished.
 * @throws {UsageError} where the jobs are another version's, or the store cannot be used
 */
export async function workQueue(options: WorkOptions, signal: AbortSignal): Promise<void> {
  const connected = await connectQueue(options.url, options.say);
  const { WaitingError, UnrecoverableError } = await optionalPackage("bullmq", "--queue", () => import("bullmq"));
  const { store, jobs, timeout, program, begun, finished } = options;
  const ocrPages = new Map<string, number>();
  const pool = new ConvertPool({
    jobs,
    timeout,
    onPage: ({ path, ocr }) => ocr && ocrPages.set(path, (ocrPages.get(path) ?? 0) + 1),
  });
  const turns = new Turns();
  const ended = new AbortController();
  let wrong: UsageError | null = null;
  /** Puts a file back for another worker, and ends this one. */
  const giveBack = async (job: QueuedJob, token: string, why: UsageError): Promise<never> => {
    wrong ??= why;
    ended.abort();
    await job.moveToWait(token);
    throw new WaitingError(why.message);
  };
  const never = new AbortController().signal;
  const settings = new Map<string, Promise<ConvertOptions>>();
  const readSettings = (name: string): Promise<ConvertOptions> => {
    const read = settings.get(name) ?? store.settings(name).then((text) => JSON.parse(text) as ConvertOptions);
    settings.set(name, read);
    return read;
  };

  const convert = async (
    id: string,
    { file, sha256, settings: name }: QueuedJob["data"],
    path: string,
  ): Promise<void> => {
    const end = await store.begin(id);
    begun(file);
    const task = { path, file, name: "", folder: null, wantsReport: true };
    const { reports } = await pool
      .run({ ...task, options: { ...(await readSettings(name)), ...options.convert } }, never)
      .catch(async (error: unknown) => {
        if (!(error instanceof FileError)) throw error;
        return { reports: [failedReport(file, error, await readFile(path).catch(() => new Uint8Array()))] };
      });
    const result = toResult(reports!, ocrPages.get(path) ?? 0);
    ocrPages.delete(path);
    // Nobody waits for it any more where its content is gone: it was collected from another worker meanwhile.
    const wanted = (await store.pdfPath(id)) !== null;
    if (wanted && reports![0]!.source.sha256 === sha256) await store.putResult(id, JSON.stringify(result));
    await end();
    finished(file);
  };

  const work = async (job: QueuedJob, token = ""): Promise<void> => {
    const id = job.id!;
    if (job.data.program !== program) await giveBack(job, token, otherVersion(job.data.program, program));
    if (job.data.store !== store.id) await giveBack(job, token, otherStore());
    if (await store.hasResult(id)) return;
    // Of several files that were under way when a worker ended, the one that ended it shows when it is alone.
    const isSuspect = (await store.begun(id)) > 0;
    if (isSuspect && (await store.begun(id)) >= MOST_ENDED) {
      await store.forgetBegun(id);
      throw new UnrecoverableError(`${job.data.file} ended ${MOST_ENDED} workers that converted it`);
    }
    const path = await store.pdfPath(id);
    if (path === null) return;
    try {
      await (isSuspect ? turns.alone : turns.beside)(() => convert(id, job.data, path));
    } catch (error) {
      await giveBack(job, token, storeFails(error as Error));
    }
  };

  const worker = connected.work(work, {
    name: `${hostname()}-${process.pid}-${program}`,
    // One more than threads, so that none of them waits for the server.
    concurrency: jobs + 1,
    lockDuration: LOCK,
    stalledInterval: STALLED,
    maxStalledCount: MOST_STALLED,
    runRetryDelay: 2000,
    drainDelay: 5,
  });
  await new Promise<void>((resolve) => {
    const both = AbortSignal.any([signal, ended.signal]);
    if (both.aborted) resolve();
    else both.addEventListener("abort", () => resolve(), { once: true });
  });
  await worker.close();
  await pool.close();
  await connected.close();
  if (wrong) throw wrong;
}

const toResult = (reports: readonly Report[], ocrPages: number): FileResult => ({
  ocrPages,
  records: reports.map((report) => ({ outcome: reportToOutcome(report, ""), text: readableJson(report) })),
});

const otherVersion = (theirs: string, own: string): UsageError =>
  new UsageError(
    `The files on the queue are for version ${theirs} of driftsstatus, and this is ${own}: install the same version here, or take them away with "queue drain".`,
  );

const otherStore = (): UsageError =>
  new UsageError("The files on the queue are in another store; name with --store the folder that convert names.");

const storeFails = (error: Error): UsageError =>
  new UsageError(`The store cannot be used (${error.message}); its files go to other workers.`, { cause: error });
