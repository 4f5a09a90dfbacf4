import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { FileError } from "../errors.js";
import type { Outcome } from "./outcome.js";
import type { Task } from "./worker.js";

export interface PoolOptions {
  jobs: number;
  /** Seconds a file may take. */
  timeout: number;
}

/** Heap a worker may use, MB: a report takes under 100; what takes more is a bomb. */
const WORKER_MEMORY = 1024;
/** A file that crashed or timed out is tried once more, in a fresh worker. */
const TRIES = 2;

/** A pool of worker threads: a file that hangs or crashes costs itself; its worker is replaced. */
export class ConvertPool {
  readonly #pool: Piscina<Task, Outcome>;
  readonly #timeout: number;

  constructor({ jobs, timeout }: PoolOptions) {
    this.#timeout = timeout;
    const script = new URL("worker.js", import.meta.url);
    this.#pool = new Piscina<Task, Outcome>({
      filename: existsSync(script)
        ? script.href
        : fileURLToPath(new URL("../../dist/batch/worker.js", import.meta.url)),
      minThreads: jobs,
      maxThreads: jobs,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY },
      idleTimeout: 60_000,
    });
  }

  /**
   * Converts one file.
   * @throws {FileError} `timed-out` or `crashed`, after a second try; an AbortError where `signal` ends it.
   */
  async run(task: Task, signal: AbortSignal): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const limit = AbortSignal.timeout(this.#timeout * 1000);
      try {
        return await this.#pool.run(task, { signal: AbortSignal.any([signal, limit]) });
      } catch (error) {
        signal.throwIfAborted();
        if (attempt < TRIES) continue;
        throw limit.aborted
          ? new FileError(
              "timed-out",
              `The file took longer than ${this.#timeout} seconds, twice; raise --timeout or look at the file.`,
              { cause: error },
            )
          : new FileError(
              "crashed",
              `Converting the file broke off (${(error as Error).message}), twice; please report it with the file.`,
              { cause: error },
            );
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
