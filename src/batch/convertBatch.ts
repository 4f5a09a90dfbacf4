import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ConvertOptions } from "../convert.js";
import { FileError } from "../errors.js";
import { writeTextAtomic } from "../export/atomicFile.js";
import { reportToJson } from "../export/json.js";
import type { Input } from "../input/findInputs.js";
import { contentHash } from "../model/contentHash.js";
import { failedReport } from "../model/failedReport.js";
import type { Report } from "../model/record.js";
import { ConvertPool } from "./convertPool.js";
import type { ManifestEntry } from "./manifest.js";
import { reportToOutcome, type Outcome } from "./outcome.js";
import { outputNames } from "./outputNames.js";
import type { PageDone, Task, TaskResult } from "./worker.js";

export interface BatchOptions {
  jobs: number;
  /** Seconds a file may take. */
  timeout: number;
  /** Folder of the reports' JSON. */
  folder: string;
  convert: ConvertOptions;
  /** What an earlier run with the same program and settings made. */
  earlier: readonly ManifestEntry[];
  failFast: boolean;
}

/** Failures that another try may not meet again. */
const TRANSIENT: ReadonlySet<string> = new Set(["timed-out", "crashed", "not-found", "not-readable", "encrypted-pdf"]);

export interface BatchEvents {
  /** After each file: what became of it, and whether an earlier run had done it. */
  finished: (outcome: Outcome, skipped: boolean) => void;
  /** After each page, from whatever file. */
  page?: (page: PageDone) => void;
  /** With each report as it is converted; the file counts as finished when this is done. */
  report?: (report: Report) => Promise<void>;
}

/**
 * Converts files side by side, each into its own JSON, and tells of each as it is done.
 * Nothing but the outcomes is kept in memory. Ended by `signal`, it returns what was finished.
 */
export async function convertBatch(
  inputs: readonly Input[],
  options: BatchOptions,
  signal: AbortSignal,
  events: BatchEvents,
): Promise<ManifestEntry[]> {
  const names = outputNames(inputs);
  const earlier = new Map(options.earlier.map((entry) => [entry.outcome.file, entry]));
  const firstWithContent = new Map<string, Input>();
  const entries: ManifestEntry[] = [];
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const finish = (entry: ManifestEntry, skipped: boolean): void => {
    entries.push(entry);
    events.finished(entry.outcome, skipped);
    if (options.failFast && entry.outcome.status === "failed") stop.abort();
  };

  // Looking at every file first is cheap, and makes which of two copies is "the first" independent of the jobs.
  const waiting: (Seen & { input: Input })[] = [];
  const copies: (Seen & { input: Input; of: Input })[] = [];
  for (const input of inputs) {
    if (ended.aborted) break;
    const seen = await look(input);
    const first = seen.sha256 ? firstWithContent.get(seen.sha256) : undefined;
    if (first) {
      copies.push({ ...seen, input, of: first });
      continue;
    }
    if (seen.sha256) firstWithContent.set(seen.sha256, input);
    const before = earlier.get(input.file);
    const same =
      before &&
      !TRANSIENT.has(before.outcome.code ?? "") &&
      !before.duplicateOf &&
      before.outcome.sha256 === seen.sha256 &&
      before.outcome.name === names.get(input);
    if (same && (await exists(join(options.folder, `${before.outcome.name}.json`))))
      finish({ ...before, modified: seen.modified }, true);
    else waiting.push({ ...seen, input });
  }

  if (waiting.length && !ended.aborted) {
    const pool = new ConvertPool({
      jobs: Math.min(options.jobs, waiting.length),
      timeout: options.timeout,
      ...(events.page ? { onPage: events.page } : {}),
    });
    // The largest first, so that none is left for the end, when the other workers are idle.
    const queue = waiting.sort((a, b) => b.size - a.size);
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next && !ended.aborted; next = queue.shift()) {
        const { input, modified } = next;
        const task: Task = {
          path: input.path,
          file: input.file,
          name: names.get(input)!,
          folder: options.folder,
          wantsReport: events.report !== undefined,
          options: options.convert,
        };
        const result = await runTask(pool, task, ended);
        if (!result) continue;
        if (result.report) await events.report?.(result.report);
        finish({ outcome: result.outcome, modified, duplicateOf: null }, false);
      }
    };
    try {
      await Promise.all(Array.from({ length: options.jobs }, work));
    } finally {
      await pool.close();
    }
  }
  for (const { input, of, modified } of copies) {
    const original = entries.find((e) => e.outcome.file === of.file);
    if (original) finish({ outcome: { ...original.outcome, file: input.file }, modified, duplicateOf: of.file }, true);
  }
  return entries;
}

/** Runs one task; null where the batch was ended meanwhile. */
async function runTask(pool: ConvertPool, task: Task, signal: AbortSignal): Promise<TaskResult | null> {
  try {
    return await pool.run(task, signal);
  } catch (error) {
    if (!(error instanceof FileError)) {
      if (signal.aborted) return null;
      throw error;
    }
    const report = failedReport(task.file, error, await readFile(task.path).catch(() => new Uint8Array()));
    if (task.folder !== null) await writeTextAtomic(join(task.folder, `${task.name}.json`), reportToJson(report));
    return { outcome: reportToOutcome(report, task.name), report, lines: null };
  }
}

interface Seen {
  /** "" where the file cannot be read: converting it says why. */
  sha256: string;
  size: number;
  modified: number;
}

async function look(input: Input): Promise<Seen> {
  try {
    const bytes = await readFile(input.path);
    const { mtimeMs } = await stat(input.path);
    return { sha256: contentHash(bytes), size: bytes.length, modified: Math.floor(mtimeMs) };
  } catch {
    return { sha256: "", size: 0, modified: 0 };
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Removes the JSON of files that are no longer there. */
export async function removeObsolete(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, `${name}.json`), { force: true });
}
