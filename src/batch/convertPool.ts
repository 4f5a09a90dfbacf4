import { existsSync } from "node:fs";
import { totalmem } from "node:os";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pLimit, { type LimitFunction } from "p-limit";
import { Piscina } from "piscina";
import { FileError } from "../errors.js";
import type { Converter } from "./converter.js";
import type { PageDone, Task, TaskResult } from "./worker.js";

export interface PoolOptions {
  jobs: number;
  /** Seconds a file may take, pages read by OCR not counted. */
  timeout: number;
  /** Told after each page, from whatever worker. */
  onPage?: (page: PageDone) => void;
  /** What runs in the threads; the converter when left out. */
  script?: URL;
  /** Memory a file may take, MB. */
  memory?: number;
}

/** Heap a worker may use, MB: a report takes under 100; what takes more is a bomb. */
const WORKER_HEAP = 1024;
/**
 * Of it what new objects may take, MB: V8's own 48 is collected three times as often, by threads that the other workers'
 * cores have to spare; over 1,000 reports 96 takes a fifth off two jobs, and 192 hardly more.
 */
const YOUNG_HEAP = 96;
/** Memory a file may take, MB, its unpacked streams and pictures included, which are outside the heap. */
const FILE_MEMORY = 1536;
/** Of the machine's memory the files together may take. */
const MEMORY_SHARE = 0.75;
/** How often memory is looked at, milliseconds: what unpacks fastest takes some 50 MB meanwhile. */
const MEMORY_WATCH = 200;
/** How long threads may take to end, milliseconds: what they do meanwhile is lost anyway. */
const CLOSING = 10_000;
/** A file that crashed or timed out is tried once more, in a fresh worker. */
const TRIES = 2;
/** What each page read by OCR adds to a file's time, seconds: ten times what a full page takes on a slow machine. */
const OCR_PAGE_TIME = 60;

const CONVERTER = new URL("worker.js", import.meta.url);
/** Run from its sources, the program takes the converter as it was built. */
const converter = (): string =>
  existsSync(CONVERTER) ? CONVERTER.href : fileURLToPath(new URL("../../dist/batch/worker.js", import.meta.url));

/**
 * A pool of worker threads: a file that hangs, crashes or takes all memory costs itself; its worker is replaced.
 * Which of several files takes the memory cannot be seen from outside, so all are stopped and tried again one by one.
 */
export class ConvertPool implements Converter {
  readonly #pool: Piscina<Task, TaskResult>;
  /** Holds back what no worker is free for, as a file's time starts when a worker takes it. */
  readonly #free: LimitFunction;
  readonly #timeout: number;
  readonly #memory: number;
  readonly #running = new Map<string, Limits>();
  readonly #watch: NodeJS.Timeout;
  #ceiling: number;
  #turn: Promise<unknown> = Promise.resolve();
  #idle: Promise<unknown> = Promise.resolve();

  constructor({ jobs, timeout, onPage, script, memory = FILE_MEMORY }: PoolOptions) {
    this.#free = pLimit(jobs);
    this.#timeout = timeout;
    this.#memory = memory * 2 ** 20;
    this.#ceiling = process.memoryUsage.rss() + Math.min(jobs * this.#memory, MEMORY_SHARE * totalmem());
    this.#pool = new Piscina<Task, TaskResult>({
      filename: script?.href ?? converter(),
      minThreads: jobs,
      maxThreads: jobs,
      // Whatever loader this process runs its sources with, the converter is built.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP, maxYoungGenerationSizeMb: YOUNG_HEAP },
    });
    this.#pool.on("message", (page: PageDone) => {
      if (page.ocr) this.#running.get(page.path)?.extend(OCR_PAGE_TIME);
      onPage?.(page);
    });
    // A worker that ends while it has no file, out of memory for one, says so here; its file has failed or is done, and
    // another worker takes its place. Without a listener the whole run would end.
    this.#pool.on("error", () => {});
    this.#watch = setInterval(() => this.#checkMemory(), MEMORY_WATCH).unref();
  }

  /**
   * Converts one file, as soon as a worker is free for it.
   * @throws {FileError} `timed-out` or `crashed`, after a second try; the signal's reason where `signal` ends it.
   */
  async run(task: Task, signal: AbortSignal): Promise<TaskResult> {
    let tookMemory = false;
    for (let attempt = 1; ; attempt++) {
      const limits = new Limits(this.#timeout);
      try {
        return await (tookMemory ? this.#alone(task, limits, signal) : this.#beside(task, limits, signal));
      } catch (error) {
        signal.throwIfAborted();
        tookMemory = limits.exceeded === "memory";
        if (attempt < TRIES) continue;
        throw limits.exceeded === "time"
          ? timedOut(this.#timeout, error)
          : crashed(limits.exceeded === "memory" ? `it took over ${this.#memory / 2 ** 20} MB` : oneLine(error), error);
      }
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#watch);
    // A thread that waits for a disk that does not answer cannot be ended.
    await Promise.race([this.#pool.destroy(), setTimeout(CLOSING, undefined, { ref: false })]);
  }

  /** Together with others, but for those that run alone. */
  async #beside(task: Task, limits: Limits, signal: AbortSignal): Promise<TaskResult> {
    for (let turn; turn !== this.#turn;) await (turn = this.#turn);
    const result = this.#start(task, limits, signal);
    this.#idle = Promise.allSettled([this.#idle, result]).then(() => {});
    return result;
  }

  /** When nothing else runs. */
  async #alone(task: Task, limits: Limits, signal: AbortSignal): Promise<TaskResult> {
    const before = this.#turn;
    const result = (async () => {
      await before;
      await this.#idle;
      return this.#start(task, limits, signal);
    })();
    this.#turn = result.catch(() => {});
    return result;
  }

  #start(task: Task, limits: Limits, signal: AbortSignal): Promise<TaskResult> {
    return this.#free(async () => {
      signal.throwIfAborted();
      this.#running.set(task.path, limits);
      limits.begin();
      try {
        return await this.#pool.run(task, { signal: AbortSignal.any([signal, limits.signal]) });
      } finally {
        limits.clear();
        this.#running.delete(task.path);
      }
    });
  }

  #checkMemory(): void {
    const used = process.memoryUsage.rss();
    if (used < this.#ceiling || this.#running.size === 0) return;
    for (const limits of this.#running.values()) limits.exceed("memory");
    // Where the system does not get all of it back, what is left must not be taken for the next file's.
    void this.#idle.then(() => {
      this.#ceiling = Math.max(this.#ceiling, process.memoryUsage.rss() + this.#memory);
    });
  }
}

const oneLine = (error: unknown): string => String((error as Error).message).replace(/\s+/g, " ");

const timedOut = (seconds: number, cause: unknown): FileError =>
  new FileError(
    "timed-out",
    `The file took longer than ${seconds} seconds, twice; raise --timeout or look at the file.`,
    { cause },
  );

const crashed = (why: string, cause: unknown): FileError =>
  new FileError("crashed", `Converting the file broke off (${why}), twice; please report it with the file.`, { cause });

/** What a file may take; its time can be extended. */
class Limits {
  readonly #controller = new AbortController();
  readonly #seconds: number;
  #end = 0;
  #timer: NodeJS.Timeout | undefined;
  exceeded: "time" | "memory" | null = null;

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  begin(): void {
    this.#end = performance.now();
    this.extend(this.#seconds);
  }

  extend(seconds: number): void {
    this.#end += seconds * 1000;
    this.clear();
    this.#timer = globalThis.setTimeout(() => this.exceed("time"), Math.max(0, this.#end - performance.now()));
  }

  exceed(what: "time" | "memory"): void {
    this.exceeded ??= what;
    this.#controller.abort();
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
