import { setTimeout } from "node:timers/promises";
import type { RunReport } from "../batch/runReport.js";
import { UsageError } from "../errors.js";
import { UnansweredError } from "../export/answered.js";
import { FolderWatch, type FolderWatchOptions } from "./folderWatch.js";
import type { HeartbeatFile } from "./heartbeat.js";

export interface WatchActions {
  /** The ordinary incremental run, without the files that are being written. */
  run: (leaveOut: ReadonlySet<string>) => Promise<RunReport>;
  /** After a run that changed something. */
  changed: (report: RunReport) => Promise<void>;
  /** Whether earlier runs left records while the folder has no file at all: it may be a share that is not mounted. */
  isEmptied: () => Promise<boolean>;
  tell: (sentence: string) => void;
}

/** How long files may keep a run waiting, milliseconds: then it goes on without those that are being written. */
const LONGEST_WAIT = 10_000;
/** How long nothing may happen before a run begins, milliseconds: of a thousand files that come at once all are waited for. */
const QUIET = 500;
/** What went wrong is tried again after so many milliseconds, and the folder looked for as often. */
const AGAIN = 10_000;

/**
 * Runs at once, and again whenever something in a folder is new, changed or gone, until `signal` ends it.
 * @throws {UsageError} where the very first run cannot be made, or the folder cannot be watched
 */
export async function watchFolder(
  options: FolderWatchOptions,
  actions: WatchActions,
  heartbeat: HeartbeatFile,
  signal: AbortSignal,
): Promise<void> {
  const news = new News();
  let trouble: Error | null = null;
  const watch = new FolderWatch(options, news.come, (error) => {
    trouble = error;
    news.come();
  });
  let ran = false;
  const once = async (): Promise<boolean> => {
    if (!(await watch.exists())) return failing(`The folder "${options.folder}" is not there.`);
    if (!(await watch.isThere())) await watch.open();
    // What was there when it began is told at once, written to its end or not.
    await settled(watch, news, ran ? QUIET : options.settle * 1000 + QUIET, signal);
    if (signal.aborted) return true;
    if (await actions.isEmptied())
      return failing(
        `The folder "${options.folder}" has no PDF any more, as a share that is not mounted: no record is removed. If it is meant to be empty, run convert once.`,
      );
    news.taken();
    heartbeat.tell({ state: "converting" });
    const report = await actions.run(watch.unfinished());
    const failed = report.outcomes.filter((o) => o.status === "failed").length;
    const { exitCode, outcomes } = report;
    const lastRun = { time: new Date().toISOString(), exitCode, files: outcomes.length, failed };
    heartbeat.tell({ state: "waiting", problem: null, lastRun });
    // What is no file has no hash.
    const read = new Set(outcomes.filter((o) => o.sha256 !== "").map((o) => o.file));
    if (!signal.aborted && (report.removed > 0 || report.skipped < read.size)) await actions.changed(report);
    return true;
  };
  const failing = (problem: string): false => {
    actions.tell(problem);
    heartbeat.tell({ state: "failing", problem });
    return false;
  };

  await watch.open();
  try {
    let wanted = true;
    while (!signal.aborted) {
      if (trouble) throw trouble;
      if (wanted) {
        const done = await once().catch((error: unknown) => {
          // What cannot begin is told to whoever began it; what fails later may be over the next time.
          if (!ran || !(error instanceof UsageError) || error instanceof UnansweredError) throw error;
          return failing(error.message);
        });
        ran ||= done;
        if (!done) await news.next(signal, AGAIN);
        wanted = !done || news.there || watch.unfinished().size > 0;
      } else {
        await news.next(signal, AGAIN);
        wanted = news.there || !(await watch.isThere());
      }
    }
  } finally {
    await watch.close();
  }
}

/** Waits until nothing has happened for a while and no file is being written, but not for ever. */
async function settled(watch: FolderWatch, news: News, quiet: number, signal: AbortSignal): Promise<void> {
  const begun = performance.now();
  while (!signal.aborted && performance.now() - begun < LONGEST_WAIT) {
    news.taken();
    await news.next(signal, quiet);
    if (!news.there && watch.unfinished().size === 0) return;
  }
}

/** That something happened, and nobody has seen to it yet. */
class News {
  there = false;
  #wake: () => void = () => {};

  come = (): void => {
    this.there = true;
    this.#wake();
  };

  taken(): void {
    this.there = false;
  }

  /** Until something happens, the signal comes, or so many milliseconds have gone. */
  async next(signal: AbortSignal, milliseconds: number): Promise<void> {
    if (this.there || signal.aborted) return;
    const woken = new Promise<void>((resolve) => (this.#wake = resolve));
    const over = new AbortController();
    const time = setTimeout(milliseconds, undefined, { signal: AbortSignal.any([signal, over.signal]) }).catch(
      () => {},
    );
    await Promise.race([woken, time]);
    over.abort();
  }
}
