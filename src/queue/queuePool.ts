import { setMaxListeners } from "node:events";
import { join } from "node:path";
import pLimit from "p-limit";
import type { Converter } from "../batch/converter.js";
import { settingsHash } from "../batch/manifest.js";
import { reportToOutcome } from "../batch/outcome.js";
import { partName } from "../batch/outputNames.js";
import type { PageDone, Task, TaskResult } from "../batch/worker.js";
import { FileError } from "../errors.js";
import { writeTextAtomic } from "../export/atomicFile.js";
import { contentHash } from "../model/contentHash.js";
import { failedReport } from "../model/failedReport.js";
import { readableJson } from "../model/readableJson.js";
import { readBytes } from "../read/readBytes.js";
import type { FileQueue } from "./connectQueue.js";
import { jobId, type FileJob, type FileResult } from "./fileJob.js";
import type { Store } from "./store.js";

export interface QueuePoolOptions {
  queue: FileQueue;
  store: Store;
  program: string;
  onPage?: (page: PageDone) => void;
  /** Told what a person has to do. */
  say: (sentence: string) => void;
}

/** So many files are on the queue and in the store at once: some for each of a thousand workers, and no archive twice. */
export const WINDOW = 4096;
/** Jobs that go to the server at once. */
const BULK = 200;
/** How often is looked for results, milliseconds: one listing of a folder that is empty but for what just came. */
const COLLECT = 100;
/** How often the server is asked after jobs, milliseconds, and after how many each time. */
const TEND = 1000;
const ASKED = 25;
/** When it is time to say that nobody works, milliseconds. */
const PATIENCE = 10_000;
/** Results that are written side by side. */
const WRITERS = 8;

interface Waiting {
  task: Task;
  job: FileJob;
  bytes: () => Promise<Uint8Array>;
  resolve: (result: TaskResult) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets other machines convert: puts files on the queue, waits, and writes what workers left in the store. The store
 * says what is done, the queue only who does it: what a server forgets is put on it again.
 */
export class QueuePool implements Converter {
  readonly #options: QueuePoolOptions;
  readonly #waiting = new Map<string, Waiting>();
  readonly #write = pLimit(WRITERS);
  readonly #writing = new Set<string>();
  readonly #settled = new Set<string>();
  readonly #toAdd: string[] = [];
  readonly #stop = new AbortController();
  readonly #loops: Promise<void>[];
  #before: Promise<{ failed: Set<string>; results: Set<string> }>;
  #asked: string[] = [];
  #last = performance.now();

  constructor(options: QueuePoolOptions) {
    this.#options = options;
    this.#before = this.#leftBefore();
    this.#before.catch(() => {});
    this.#loops = [this.#repeat(COLLECT, () => this.#collect()), this.#repeat(TEND, () => this.#tend())];
  }

  async run(task: Task, signal: AbortSignal): Promise<TaskResult> {
    const { store, program } = this.#options;
    signal.throwIfAborted();
    setMaxListeners(0, signal); // one for each file
    let bytes: Uint8Array;
    try {
      bytes = await readBytes(task.path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const report = failedReport(task.file, error);
      return this.#finish(task, [{ outcome: reportToOutcome(report, task.name), text: readableJson(report) }]);
    }
    const { ocr, vocabulary, knowledge } = task.options;
    const settings = JSON.stringify({ ocr, vocabulary, knowledge });
    const job = {
      sha256: contentHash(bytes),
      file: task.file,
      settings: settingsHash(settings),
      program,
      store: store.id,
    };
    const id = jobId(job);
    await this.#putSettings(job.settings, settings);
    await store.putPdf(id, bytes);
    const before = await this.#before;
    return new Promise<TaskResult>((resolve, reject) => {
      const end = (): void => {
        this.#waiting.delete(id);
        reject(signal.reason);
      };
      signal.addEventListener("abort", end, { once: true });
      const ended =
        <T>(settle: (value: T) => void) =>
        (value: T): void => {
          signal.removeEventListener("abort", end);
          this.#waiting.delete(id);
          this.#last = performance.now();
          settle(value);
        };
      const waiting = { task, job, bytes: () => readBytes(task.path), resolve: ended(resolve), reject: ended(reject) };
      this.#waiting.set(id, waiting);
      if (!before.results.has(id)) this.#toAdd.push(id);
    });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#loops);
  }

  /** Jobs that failed and results that were not collected, of an earlier run that was ended. */
  async #leftBefore(): Promise<{ failed: Set<string>; results: Set<string> }> {
    const failed = await this.#options.queue.getFailed();
    return {
      failed: new Set(failed.map(({ id }) => id!)),
      results: new Set(await this.#options.store.results()),
    };
  }

  readonly #settings = new Map<string, Promise<void>>();
  #putSettings(name: string, text: string): Promise<void> {
    const put = this.#settings.get(name) ?? this.#options.store.putSettings(name, text);
    this.#settings.set(name, put);
    return put;
  }

  async #repeat(every: number, act: () => Promise<void>): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      // A server that is away does not answer: waiting for it must not keep the program.
      await Promise.race([act().catch(() => {}), aborted(signal)]);
      await Promise.race([new Promise((resolve) => setTimeout(resolve, every)), aborted(signal)]);
    }
  }

  async #collect(): Promise<void> {
    const { store } = this.#options;
    for (const id of await store.results()) {
      const waiting = this.#waiting.get(id);
      // A worker that was stopped for long has done again what is long collected.
      if (!waiting && this.#settled.has(id)) await store.forget(id);
      if (!waiting || this.#writing.has(id)) continue;
      this.#writing.add(id);
      void this.#write(() => this.#collectOne(id, waiting)).finally(() => this.#writing.delete(id));
    }
  }

  async #collectOne(id: string, { task, resolve, reject }: Waiting): Promise<void> {
    const { store, onPage } = this.#options;
    const { results } = await this.#before;
    let read: FileResult;
    try {
      read = JSON.parse(await store.result(id)) as FileResult;
    } catch {
      return; // looked for again
    }
    // What failed before may not fail now.
    if (results.delete(id) && read.records.some(({ outcome }) => outcome.status === "failed")) {
      await store.forgetResult(id);
      this.#toAdd.push(id);
      return;
    }
    try {
      const result = await this.#finish(task, read.records);
      for (let i = 1; i <= read.ocrPages; i++) onPage?.({ path: task.path, number: i, of: read.ocrPages, ocr: true });
      this.#settled.add(id);
      await store.forget(id).catch(() => {});
      resolve(result);
    } catch (error) {
      reject(error);
    }
  }

  /** Writes the records where one machine would have written them. */
  async #finish(task: Task, records: FileResult["records"]): Promise<TaskResult> {
    const named = records.map(({ outcome, text }) => ({
      outcome: { ...outcome, name: partName({ source: outcome, period: outcome.period }, task.name, task.taken ?? []) },
      text,
    }));
    if (task.folder !== null)
      for (const { outcome, text } of named) await writeTextAtomic(join(task.folder, `${outcome.name}.json`), text);
    return { outcomes: named.map(({ outcome }) => outcome), reports: null, lines: null };
  }

  async #tend(): Promise<void> {
    const { queue, say } = this.#options;
    const { failed } = await this.#before;
    while (this.#toAdd.length) {
      const ids = this.#toAdd.slice(0, BULK).filter((id) => this.#waiting.has(id));
      for (const id of ids) if (failed.delete(id)) await (await queue.getJob(id))?.remove();
      await this.#add(ids);
      this.#toAdd.splice(0, BULK);
    }
    for (const job of await queue.getFailed()) {
      const waiting = this.#waiting.get(job.id!);
      if (waiting) waiting.reject(endedWorkers());
    }
    await this.#addWhatIsLost();
    if (this.#waiting.size > 0 && performance.now() - this.#last > PATIENCE) {
      this.#last = performance.now() + 5 * PATIENCE;
      if ((await queue.getJobCounts("active"))["active"] === 0)
        say("No worker takes files; start some: driftsstatus work --queue URL --store DIR.");
    }
  }

  async #add(ids: readonly string[]): Promise<void> {
    const jobs = ids.flatMap((id) => {
      const waiting = this.#waiting.get(id);
      const opts = { jobId: id, removeOnComplete: true, removeOnFail: false };
      return waiting ? [{ name: "file", data: waiting.job, opts }] : [];
    });
    if (jobs.length) await this.#options.queue.addBulk(jobs);
  }

  #isAwaited(id: string): boolean {
    return this.#waiting.has(id) && !this.#writing.has(id);
  }

  /** Asks after some of the jobs, others each time; where one is unknown and without a result, all are put there again. */
  async #addWhatIsLost(): Promise<void> {
    const { queue, store } = this.#options;
    if (this.#asked.length === 0) this.#asked = [...this.#waiting.keys()];
    for (const id of this.#asked.splice(0, ASKED)) {
      if (!this.#isAwaited(id) || (await queue.getJobState(id)) !== "unknown") continue;
      if ((await store.hasResult(id)) || !this.#isAwaited(id)) continue;
      const all = [...this.#waiting.keys()].filter((other) => this.#isAwaited(other));
      for (const lost of all) {
        const waiting = this.#waiting.get(lost);
        if (waiting && (await store.pdfPath(lost)) === null) await store.putPdf(lost, await waiting.bytes());
      }
      this.#toAdd.push(...all);
      this.#asked = [];
      return;
    }
  }
}

/** Of a file that was begun twice and never came to an end. */
const endedWorkers = (): FileError =>
  new FileError("crashed", "The file ended two workers that converted it; please report it with the file.");

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
