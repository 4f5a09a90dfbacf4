import { writeTextAtomic } from "../export/atomicFile.js";

/** What a monitor may know of a program that runs for ever. */
export interface Heartbeat {
  program: string;
  pid: number;
  /** When this was written, UTC: older than two minutes means that the program hangs or is gone. */
  time: string;
  /** `failing`: what is wrong stands in `problem`, and is tried again. */
  state: "waiting" | "converting" | "failing" | "ended";
  problem: string | null;
  /** Of the last run that came to its end. */
  lastRun: { time: string; exitCode: number; files: number; failed: number } | null;
}

/** Seconds from one to the next. */
const BEAT = 30;

/** Writes to a file, again and again, how the program is. */
export class HeartbeatFile {
  readonly #path: string;
  readonly #timer: NodeJS.Timeout;
  #last: Omit<Heartbeat, "time">;
  #written: Promise<unknown> = Promise.resolve();

  constructor(path: string, program: string) {
    this.#path = path;
    this.#last = { program, pid: process.pid, state: "waiting", problem: null, lastRun: null };
    this.#timer = setInterval(() => this.tell({}), BEAT * 1000);
  }

  tell(news: Partial<Pick<Heartbeat, "state" | "problem" | "lastRun">>): void {
    this.#last = { ...this.#last, ...news };
    const text = `${JSON.stringify({ ...this.#last, time: new Date().toISOString() }, null, 2)}\n`;
    // A place that cannot be written to makes it old, which is what a monitor looks at.
    this.#written = this.#written.then(() => writeTextAtomic(this.#path, text)).catch(() => {});
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    this.tell({ state: "ended" });
    await this.#written;
  }
}
