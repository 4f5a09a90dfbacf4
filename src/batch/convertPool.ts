import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { FileError } from "../errors.js";
import type { PageDone, Task, TaskResult } from "./worker.js";

export interface PoolOptions {
  jobs: number;
  /** Seconds a file may take, pages read by OCR not counted. */
  timeout: number;
  /** Told after each page, from whatever worker. */
  onPage?: (page: PageDone) => void;
}

/** Heap a worker may use, MB: a report takes under 100; what takes more is a bomb. */
const WORKER_MEMORY = 1024;
/** A file that crashed or timed out is tried once more, in a fresh worker. */
const TRIES = 2;
/** What each page read by OCR adds to a file's time, seconds: ten times what a full page takes on a slow machine. */
const OCR_PAGE_TIME = 60;

/** A pool of worker threads: a file that hangs or crashes costs itself; its worker is replaced. */
export class ConvertPool {
  readonly #pool: Piscina<Task, TaskResult>;
  readonly #timeout: number;
  readonly #deadlines = new Map<string, Deadline>();

  constructor({ jobs, timeout, onPage }: PoolOptions) {
    this.#timeout = timeout;
    const script = new URL("worker.js", import.meta.url);
    this.#pool = new Piscina<Task, TaskResult>({
      filename: existsSync(script)
        ? script.href
        : fileURLToPath(new URL("../../dist/batch/worker.js", import.meta.url)),
      minThreads: jobs,
      maxThreads: jobs,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY },
    });
    this.#pool.on("message", (page: PageDone) => {
      if (page.ocr) this.#deadlines.get(page.path)?.extend(OCR_PAGE_TIME);
      onPage?.(page);
    });
  }

  /**
   * Converts one file. No more files than the pool has jobs may be given at once: a file's time starts when it is given.
   * @throws {FileError} `timed-out` or `crashed`, after a second try; the signal's reason where `signal` ends it.
   */
  async run(task: Task, signal: AbortSignal): Promise<TaskResult> {
    for (let attempt = 1; ; attempt++) {
      const deadline = new Deadline(this.#timeout);
      this.#deadlines.set(task.path, deadline);
      try {
        return await this.#pool.run(task, { signal: AbortSignal.any([signal, deadline.signal]) });
      } catch (error) {
        signal.throwIfAborted();
        if (attempt < TRIES) continue;
        throw deadline.signal.aborted ? timedOut(this.#timeout, error) : crashed(error);
      } finally {
        deadline.clear();
        this.#deadlines.delete(task.path);
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

const timedOut = (seconds: number, cause: unknown): FileError =>
  new FileError(
    "timed-out",
    `The file took longer than ${seconds} seconds, twice; raise --timeout or look at the file.`,
    { cause },
  );

const crashed = (cause: unknown): FileError =>
  new FileError(
    "crashed",
    `Converting the file broke off (${(cause as Error).message}), twice; please report it with the file.`,
    { cause },
  );

/** A time limit that can be moved on. */
class Deadline {
  readonly #controller = new AbortController();
  #end: number;
  #timer: NodeJS.Timeout;

  constructor(seconds: number) {
    this.#end = performance.now() + seconds * 1000;
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  extend(seconds: number): void {
    this.#end += seconds * 1000;
    this.clear();
    this.#timer = this.#start();
  }

  clear(): void {
    clearTimeout(this.#timer);
  }

  #start(): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(), Math.max(0, this.#end - performance.now()));
  }
}
