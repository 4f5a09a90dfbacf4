import { mkdir, readFile, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { Reconciler } from "../check/reconcile.js";
import { EXIT, UsageError } from "../errors.js";
import type { CsvDialect } from "../export/csv.js";
import type { ArchiveSource, Exporter } from "../export/exporters.js";
import { isWritable } from "../export/exporters.js";
import type { Language } from "../export/tables.js";
import { naturalOrder } from "../input/naturalOrder.js";
import type { ConvertOptions } from "../convert.js";
import type { Diagnostic, Report } from "../model/record.js";
import { convertBatch, removeObsolete, type BatchEvents } from "./convertBatch.js";
import { inputsToConvert, missingToOutcome } from "./inputsToConvert.js";
import { readManifest, settingsHash, writeManifest, type Manifest, type ManifestEntry } from "./manifest.js";
import type { Outcome } from "./outcome.js";
import { lockOutput } from "./outputLock.js";
import { sameContent } from "./sameContent.js";

export interface RunOptions {
  paths: readonly string[];
  output: string;
  exporters: readonly Exporter[];
  language: Language;
  csvDialect: CsvDialect;
  jobs: number;
  timeout: number;
  /** Convert everything, whatever an earlier run has done. */
  force: boolean;
  /** Keep what earlier runs converted and the input no longer has. */
  keepMissing: boolean;
  failFast: boolean;
  /** Convert only so many files, in natural order. */
  limit: number | null;
  convert: ConvertOptions;
  program: string;
}

export interface RunEvents extends BatchEvents {
  started: (files: number) => void;
}

export interface RunResult {
  /** One for each input, by month and then by name; those that failed last. */
  outcomes: Outcome[];
  skipped: number;
  removed: number;
  interrupted: boolean;
  /** Paths of what was written, relative to the output folder. */
  outputs: string[];
  /** What only the reports together show. */
  diagnostics: Diagnostic[];
}

/**
 * Converts everything that `paths` name into one output folder and leaves there a manifest, from which the next run
 * goes on.
 * @throws {UsageError} where nothing can be converted or written at all
 */
export async function run(options: RunOptions, signal: AbortSignal, events: RunEvents): Promise<RunResult> {
  const { inputs, missing } = await inputsToConvert(options.paths, options.limit);
  const output = resolve(options.output);
  await openFolder(output);
  const unlock = await lockOutput(output);
  try {
    // Passwords and where read pictures are kept change no record.
    const settings = settingsHash([options.convert.ocr, options.convert.vocabulary]);
    const before = await readManifest(output);
    const usable =
      before && !options.force && before.program === options.program && before.settings === settings ? before : null;
    const folder = join(output, "json");
    events.started(inputs.length + missing.length);
    let skipped = 0;
    const entries = await convertBatch(inputs, { ...options, folder, earlier: usable?.entries ?? [] }, signal, {
      ...events,
      finished: (outcome, wasSkipped) => {
        if (wasSkipped) skipped++;
        events.finished(outcome, wasSkipped);
      },
    });
    const failed = missing.map(missingToOutcome);
    failed.forEach((outcome) => events.finished(outcome, false));

    const interrupted = signal.aborted;
    const current = new Set(inputs.map((i) => i.file));
    const done = new Set(entries.map((e) => e.outcome.file));
    const gone = (before?.entries ?? []).filter((e) => !current.has(e.outcome.file));
    // What was not reached stays as an earlier run left it.
    const unreached = (usable?.entries ?? []).filter((e) => current.has(e.outcome.file) && !done.has(e.outcome.file));
    const held = options.keepMissing ? gone : [];
    const kept = [...entries, ...unreached, ...held].sort(byMonthThenName);
    const obsolete = obsoleteNames(before, kept);
    const manifest: Manifest = {
      manifestVersion: 1,
      program: options.program,
      settings,
      inputs: options.paths.map((path) => relative(output, resolve(path))),
      complete: false,
      outputs: [],
      entries: kept,
    };
    const formats = [...options.exporters.map((e) => e.format), options.language, options.csvDialect].join();
    const unchanged =
      usable?.complete &&
      !interrupted &&
      obsolete.length === 0 &&
      sameEntries(usable.entries, kept) &&
      usable.outputs[0] === formats
        ? await allExist(output, usable.outputs.slice(1))
        : false;
    if (unchanged) {
      return { ...summary(kept, failed, skipped, 0, false), outputs: usable!.outputs.slice(1), diagnostics: [] };
    }
    await writeManifest(output, manifest);
    await removeObsolete(folder, obsolete);
    const archive = await toArchive(kept, folder);
    const outputs: string[] = [];
    for (const exporter of options.exporters) outputs.push(...(await exporter.write(archive, output, options)));
    await writeManifest(output, { ...manifest, complete: !interrupted, outputs: [formats, ...outputs] });
    return {
      ...summary(kept, failed, skipped, obsolete.length, interrupted),
      outputs,
      diagnostics: [...archive.diagnostics],
    };
  } finally {
    await unlock();
  }
}

const summary = (
  kept: readonly ManifestEntry[],
  failed: readonly Outcome[],
  skipped: number,
  removed: number,
  interrupted: boolean,
): Omit<RunResult, "outputs" | "diagnostics"> => ({
  outcomes: [...kept.map((e) => e.outcome), ...failed],
  skipped,
  removed,
  interrupted,
});

async function openFolder(output: string): Promise<void> {
  try {
    await mkdir(join(output, "json"), { recursive: true });
  } catch (error) {
    throw new UsageError(
      `The output folder "${output}" cannot be made (${(error as NodeJS.ErrnoException).code}); choose another with --output.`,
      { cause: error },
    );
  }
  if (!(await isWritable(output))) {
    throw new UsageError(
      `The output folder "${output}" cannot be written to; check its permissions or choose another with --output.`,
    );
  }
}

const byMonthThenName = (a: ManifestEntry, b: ManifestEntry): number => {
  const [x, y] = [a.outcome, b.outcome];
  if (x.period !== y.period) return (x.period ?? "9999") < (y.period ?? "9999") ? -1 : 1;
  return naturalOrder(x.file, y.file);
};

/** Names of JSON files that no entry refers to any more. */
function obsoleteNames(before: Manifest | null, kept: readonly ManifestEntry[]): string[] {
  const used = new Set(kept.map((e) => e.outcome.name));
  return [...new Set((before?.entries ?? []).map((e) => e.outcome.name))].filter((name) => name && !used.has(name));
}

const sameEntries = (a: readonly ManifestEntry[], b: readonly ManifestEntry[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

async function allExist(folder: string, names: readonly string[]): Promise<boolean> {
  for (const name of names) {
    if (!(await stat(join(folder, name)).catch(() => null))) return false;
  }
  return true;
}

/** Reads the reports back, one by one, and lays them side by side. */
async function toArchive(entries: readonly ManifestEntry[], folder: string): Promise<ArchiveSource> {
  const originals = entries.filter((e) => e.duplicateOf === null);
  const read = async (entry: ManifestEntry): Promise<Report> =>
    JSON.parse(await readFile(join(folder, `${entry.outcome.name}.json`), "utf8")) as Report;
  const reconciler = new Reconciler();
  for (const entry of originals) reconciler.add(await read(entry), entry.modified);
  const copies = entries.filter((e) => e.duplicateOf !== null).map((e) => sameContent(e.outcome.file, e.duplicateOf!));
  const { series, disagreements, diagnostics } = reconciler.result();
  return {
    reports: async function* () {
      for (const entry of originals) yield await read(entry);
    },
    series,
    disagreements,
    diagnostics: [...copies, ...diagnostics],
  };
}

/** The exit code a finished run deserves, as documented in the README. */
export function exitCodeOf({ outcomes, interrupted, diagnostics }: RunResult, strict: boolean): number {
  if (interrupted) return EXIT.interrupted;
  if (!outcomes.some((o) => o.status === "converted")) return EXIT.noRecords;
  if (outcomes.some((o) => o.status === "failed" || o.errors > 0)) return EXIT.someFailed;
  const warned = outcomes.some((o) => o.warnings > 0) || diagnostics.some((d) => d.severity === "warning");
  return strict && warned ? EXIT.differences : EXIT.ok;
}
