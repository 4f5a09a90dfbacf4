import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ConvertOptions } from "../convert.js";
import { FileError, UsageError } from "../errors.js";
import { UnansweredError } from "../export/answered.js";
import { writeTextAtomic } from "../export/atomicFile.js";
import { failedReport } from "../model/failedReport.js";
import { readableJson } from "../model/readableJson.js";
import type { Report } from "../model/record.js";
import type { Converter } from "./converter.js";
import { ConvertPool } from "./convertPool.js";
import type { ManifestEntry } from "./manifest.js";
import { reportToOutcome, type Outcome } from "./outcome.js";
import { isNameOf } from "./outputNames.js";
import type { Plan, Planned } from "./planBatch.js";
import type { PageDone, Task, TaskResult } from "./worker.js";

export interface BatchOptions {
  jobs: number;
  /** What converts; threads of this process when left out. It is not closed. */
  converter?: Converter;
  /** Seconds a file may take. */
  timeout: number;
  /** Folder of the reports' JSON. */
  folder: string;
  convert: ConvertOptions;
  /** Written into every entry. */
  made: Pick<ManifestEntry, "program" | "settings">;
  failFast: boolean;
  /** A file's path as entries have it: from the output folder. */
  pathTo: (path: string) => string;
}

export interface BatchEvents {
  /** After each file: what became of it, and whether an earlier run had done it. */
  finished: (outcome: Outcome, skipped: boolean) => void;
  /** After each page, from whatever file. */
  page?: (page: PageDone) => void;
  /** With each report as it is converted; the file counts as finished when this is done. */
  report?: (report: Report) => Promise<void>;
  /** With every entry so far, after each file. */
  entries?: (entries: readonly ManifestEntry[]) => Promise<void>;
}

/**
 * Converts what a plan says side by side, each file into its own JSON, and tells of each as it is done.
 * Nothing but the outcomes is kept in memory. Ended by `signal`, it returns what was finished.
 * @throws {UsageError} where the output cannot be written
 */
export async function convertBatch(
  plan: Plan,
  options: BatchOptions,
  signal: AbortSignal,
  events: BatchEvents,
): Promise<ManifestEntry[]> {
  const entries: ManifestEntry[] = [];
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  /** @param made one for each report of a file */
  const finish = (made: readonly ManifestEntry[], skipped: boolean): void => {
    entries.push(...made);
    const failed = made.find(({ outcome }) => outcome.status === "failed");
    events.finished((failed ?? made[0]!).outcome, skipped);
    if (options.failFast && failed) stop.abort();
  };
  const names = [...plan.toConvert, ...plan.copies].map(({ name }) => name);
  const taken = [...names, ...plan.done.map(({ outcome }) => outcome.name), ...plan.taken];
  const convert = async (files: readonly Planned[]): Promise<void> => {
    if (files.length === 0 || ended.aborted) return;
    const pool = options.converter ?? threads(Math.min(options.jobs, files.length));
    // The largest first, so that none is left for the end, when the other workers are idle.
    const queue = [...files].sort((a, b) => b.size - a.size);
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next && !ended.aborted; next = queue.shift()) {
        const result = await runTask(pool, toTask(next, options, taken, events.report !== undefined), ended);
        if (!result) continue;
        for (const report of result.reports ?? []) await events.report?.(report);
        const { modified, input } = next;
        const path = options.pathTo(input.path);
        finish(
          result.outcomes.map((outcome) => ({ outcome, path, ...options.made, modified, duplicateOf: null })),
          false,
        );
        await events.entries?.(entries);
      }
    };
    try {
      await Promise.all(Array.from({ length: options.jobs }, work));
    } finally {
      if (pool !== options.converter) await pool.close();
    }
  };
  const threads = (jobs: number): Converter =>
    new ConvertPool({ jobs, timeout: options.timeout, ...(events.page ? { onPage: events.page } : {}) });

  for (const done of groupsOf(plan.done).values()) finish(done, true);
  await convert(plan.toConvert);
  const byPath = groupsOf(entries);
  const changedMeanwhile: Planned[] = [];
  for (const copy of plan.copies) {
    const originals = byPath.get(options.pathTo(copy.of.path));
    // The file it was a copy of may have changed or gone since it was looked at: then it stands for itself.
    if (originals && originals[0]!.outcome.sha256 !== copy.sha256) changedMeanwhile.push(copy);
    else if (originals)
      finish(
        originals.map((original) => ({
          ...original,
          outcome: { ...original.outcome, file: copy.input.file },
          path: options.pathTo(copy.input.path),
          modified: copy.modified,
          duplicateOf: copy.of.file,
        })),
        true,
      );
  }
  await convert(changedMeanwhile);
  return entries;
}

/** The entries of each file. */
function groupsOf(entries: readonly ManifestEntry[]): Map<string, ManifestEntry[]> {
  const groups = new Map<string, ManifestEntry[]>();
  for (const entry of entries) groups.set(entry.path, [...(groups.get(entry.path) ?? []), entry]);
  return groups;
}

const toTask = (
  { input, name }: Planned,
  { folder, convert }: BatchOptions,
  taken: readonly string[],
  wantsReport: boolean,
): Task => ({
  path: input.path,
  file: input.file,
  name,
  taken: taken.filter((other) => other !== name && isNameOf(other, name)),
  folder,
  wantsReport,
  options: convert,
});

/** Runs one task; null where the batch was ended meanwhile. */
async function runTask(pool: Converter, task: Task, signal: AbortSignal): Promise<TaskResult | null> {
  try {
    const result = await pool.run(task, signal);
    if (result.unanswered) throw new UnansweredError(join(task.folder!, `${task.name}.json`));
    if (result.unwritten) throw notWritten(result.unwritten);
    return result;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (!(error instanceof FileError)) {
      if (signal.aborted) return null;
      throw error;
    }
    const report = failedReport(task.file, error, await readFile(task.path).catch(() => new Uint8Array()));
    if (task.folder !== null) await writeTextAtomic(join(task.folder, `${task.name}.json`), readableJson(report));
    return { outcomes: [reportToOutcome(report, task.name)], reports: [report], lines: null };
  }
}

/** @param why such as "ENOSPC: no space left on device, write" */
export const notWritten = (why: string, cause?: unknown): UsageError =>
  new UsageError(
    `The output cannot be written (${why}); make room for it, or close the program that holds it, and run again.`,
    { cause },
  );
