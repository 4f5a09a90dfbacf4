import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { EXIT } from "../errors.js";
import { UnansweredError } from "../export/answered.js";
import type { CsvDialect } from "../export/csv.js";
import type { Exporter } from "../export/exporters.js";
import type { Language } from "../export/tables.js";
import { naturalOrder } from "../input/naturalOrder.js";
import type { ConvertOptions } from "../convert.js";
import type { Diagnostic } from "../model/record.js";
import type { Corrections } from "../model/corrections.js";
import type { KnownNames } from "../model/downtime.js";
import { namesOfCorrections } from "./archiveFigures.js";
import { convertBatch, notWritten, type BatchEvents } from "./convertBatch.js";
import { correctionsOfOthers, correctRecords, type CorrectionCounts } from "./correctRecords.js";
import type { Converter } from "./converter.js";
import { inputsToConvert, missingToOutcome, type InputsToConvert } from "./inputsToConvert.js";
import { readManifest, settingsHash, writeManifest, type Manifest, type ManifestEntry } from "./manifest.js";
import { NOT_CORRECTED } from "./manifestSchema.js";
import type { Outcome } from "./outcome.js";
import { jsonFolder, openFolder, readingsFolder, recordsOf, removeObsolete, removeTemporary } from "./outputFolder.js";
import { lockOutput } from "./outputLock.js";
import { planBatch } from "./planBatch.js";
import { toArchive } from "./toArchive.js";

export interface RunOptions {
  paths: readonly string[];
  output: string;
  exporters: readonly Exporter[];
  language: Language;
  csvDialect: CsvDialect;
  allPages?: boolean;
  /** Files converted at once. */
  jobs: number;
  converter?: Converter;
  timeout: number;
  /** Convert everything, whatever an earlier run has done. */
  force: boolean;
  /** Keep what earlier runs converted and the input no longer has. */
  keepMissing: boolean;
  failFast: boolean;
  /** Convert only so many files, in natural order. */
  limit: number | null;
  /** Whole paths of files that are not to be converted now; what an earlier run made of them stays. */
  leaveOut?: ReadonlySet<string>;
  convert: ConvertOptions;
  /** What a person said of the archive. */
  corrections: Corrections;
  /** Which names of systems are one. */
  names: readonly KnownNames[];
  program: string;
}

export interface RunEvents extends BatchEvents {
  started: (files: number) => void;
}

export interface RunResult {
  /** One for each input, by month and then by name; those that failed last. */
  outcomes: Outcome[];
  skipped: number;
  /** How many files are gone, and their records with them. */
  removed: number;
  /** Which, as they were named. */
  removedFiles: string[];
  /** Workbooks that a person had changed, as they are called now. */
  keptFiles: string[];
  interrupted: boolean;
  corrections: CorrectionCounts;
  /** Paths of what was written, relative to the output folder. */
  outputs: string[];
  /** What only the reports together show. */
  diagnostics: Diagnostic[];
}

/** What a run that is killed loses at most, milliseconds of work; writing ten thousand entries takes some 50. */
const CHECKPOINT = 5000;

/**
 * Converts everything that `paths` name into one output folder and leaves there a manifest, from which the next run
 * goes on. What earlier runs converted stays as long as its PDF is there.
 * @throws {UsageError} where nothing can be converted or written at all
 */
export async function run(options: RunOptions, signal: AbortSignal, events: RunEvents): Promise<RunResult> {
  for (const exporter of options.exporters) await exporter.ready?.();
  const found = await inputsToConvert(options.paths, options.limit, options.leaveOut);
  const output = resolve(options.output);
  await openFolder(output);
  const unlock = await lockOutput(output);
  let answers = true;
  try {
    return await runInto(output, found, options, signal, events);
  } catch (error) {
    answers = !(error instanceof UnansweredError);
    throw isSystemError(error) ? notWritten(error.message, error) : error;
  } finally {
    // A folder that does not answer cannot be let go of; the next run sees that this one is gone.
    if (answers) await unlock();
  }
}

async function runInto(
  output: string,
  { inputs, all, missing }: InputsToConvert,
  options: RunOptions,
  signal: AbortSignal,
  events: RunEvents,
): Promise<RunResult> {
  await removeTemporary(output);
  const made = {
    program: options.program,
    // Passwords and where read pictures are kept change no record.
    settings: settingsHash([options.convert.ocr, options.convert.vocabulary]),
  };
  const before = await readManifest(output);
  const isCurrent = (e: ManifestEntry): boolean => e.program === made.program && e.settings === made.settings;
  const earlier = options.force ? [] : (before?.entries.filter(isCurrent) ?? []);
  const folder = jsonFolder(output);
  events.started(inputs.length + missing.length);

  const pathTo = (path: string): string => relative(output, resolve(path));
  const pathOf = (e: ManifestEntry): string => resolve(output, e.path);
  const present = new Set(all.map((i) => resolve(i.path)));
  // A folder that cannot be read now may hold what is missed.
  const holdsMissing = options.keepMissing || missing.some((m) => m.code === "not-readable");
  const held: ManifestEntry[] = [];
  for (const entry of before?.entries ?? []) {
    const path = pathOf(entry);
    if (holdsMissing || present.has(path) || (await isFile(path))) held.push(entry);
  }
  const stays = held.filter((e) => !present.has(pathOf(e)));
  const taken = stays.map((e) => e.outcome.name);
  const plan = await planBatch(inputs, { folder, readings: readingsFolder(output), earlier, taken, pathOf }, signal);
  const ownInputs = options.paths.map((path) => relative(output, resolve(path)));
  const named = [...new Set([...(stays.length ? (before?.inputs ?? []) : []), ...ownInputs])];
  const planned = new Set(plan.toConvert.map((p) => p.name));
  const plannedPaths = new Set(plan.toConvert.map((p) => pathTo(p.input.path)));
  const unsettled = [...new Set([...namesOf(before), ...planned])].sort();
  const checkpoint = async (entries: readonly ManifestEntry[]): Promise<void> => {
    const settled = new Set(entries.map((e) => e.outcome.name));
    const rest = held.filter(
      (e) => !plannedPaths.has(e.path) && !planned.has(e.outcome.name) && !settled.has(e.outcome.name),
    );
    await writeManifest(output, { ...UNFINISHED, inputs: named, unsettled, entries: [...entries, ...rest] });
  };
  if (plan.toConvert.length) await checkpoint(plan.done);
  let written = performance.now();
  let skipped = 0;
  const entries = await convertBatch(plan, { ...options, folder, made, pathTo }, signal, {
    ...events,
    finished: (outcome, wasSkipped) => {
      if (wasSkipped) skipped++;
      events.finished(outcome, wasSkipped);
    },
    entries: async (soFar) => {
      if (performance.now() - written < CHECKPOINT) return;
      written = performance.now();
      await checkpoint(soFar);
    },
  });
  const failed = missing.map(missingToOutcome);
  failed.forEach((outcome) => events.finished(outcome, false));

  const interrupted = signal.aborted;
  if (interrupted) await removeTemporary(output);
  const done = new Set(entries.map((e) => e.path));
  // What was not reached stays as an earlier run left it; what was begun may be half of each, and is done again.
  const rest = held
    .filter((e) => !done.has(e.path))
    .map((e) => (plannedPaths.has(e.path) || planned.has(e.outcome.name) ? { ...e, program: "" } : e));
  const kept = withOriginals([...entries, ...rest]).sort(byMonthThenName);
  const used = new Set(kept.map((e) => e.outcome.name));
  const obsolete = (await recordsOf(output, namesOf(before))).filter((name) => !used.has(name));
  const keptFiles = new Set(kept.map((e) => e.outcome.file));
  const gone = [...new Set((before?.entries ?? []).map((e) => e.outcome.file).filter((file) => !keptFiles.has(file)))];
  const formats = [
    ...options.exporters.map((e) => e.format),
    options.language,
    options.csvDialect,
    ...(options.allPages ? ["all"] : []),
  ].join();
  const hash = hashOf(options.corrections);
  const result = (
    entries: readonly ManifestEntry[],
    { applied, confirmed, stale }: CorrectionCounts,
    outputs: string[],
    diagnostics: Diagnostic[],
    keptFiles: string[] = [],
  ): RunResult => ({
    outcomes: [...entries.map((e) => e.outcome), ...failed],
    skipped,
    removed: gone.length,
    removedFiles: gone.sort(naturalOrder),
    keptFiles,
    interrupted,
    corrections: { applied, confirmed, stale },
    outputs,
    diagnostics,
  });
  if (
    before?.complete &&
    before.formats === formats &&
    before.corrections.hash === hash &&
    !interrupted &&
    plan.toConvert.length === 0 &&
    sameEntries(before.entries, kept) &&
    (await allExist(output, before.outputs))
  )
    return result(kept, before.corrections, before.outputs, before.diagnostics);

  await writeManifest(output, { ...UNFINISHED, inputs: named, unsettled, entries: kept });
  await removeObsolete(output, obsolete);
  const { entries: corrected, counts } = await correctRecords(kept, output, options.corrections);
  const archive = await toArchive(corrected, output, {
    corrections: options.corrections,
    passwords: options.convert.passwords ?? [],
    told: correctionsOfOthers(options.corrections, corrected),
    names: [...options.names, ...namesOfCorrections(options.corrections)],
  });
  const outputs: string[] = [];
  const edited: string[] = [];
  for (const exporter of options.exporters) {
    edited.push(...((await exporter.keep?.(output)) ?? []));
    outputs.push(...(await exporter.write(archive, output, options)));
  }
  const diagnostics = [...archive.diagnostics];
  await writeManifest(output, {
    ...UNFINISHED,
    inputs: named,
    complete: !interrupted,
    formats,
    corrections: { hash, ...counts },
    outputs,
    diagnostics,
    entries: corrected,
  });
  return result(corrected, counts, outputs, diagnostics, edited);
}

const UNFINISHED: Omit<Manifest, "inputs"> = {
  manifestVersion: 1,
  complete: false,
  formats: "",
  corrections: NOT_CORRECTED,
  outputs: [],
  diagnostics: [],
  unsettled: [],
  entries: [],
};

const hashOf = (corrections: Corrections): string =>
  corrections.corrections.length + corrections.aliases.length === 0 ? "" : settingsHash(corrections);

/** Names of the JSON files that may be in the output folder. */
const namesOf = (manifest: Manifest | null): string[] =>
  manifest ? [...new Set([...manifest.entries.map((e) => e.outcome.name), ...manifest.unsettled])] : [];

/** A copy whose original is gone stands for itself. */
function withOriginals(entries: readonly ManifestEntry[]): ManifestEntry[] {
  const originals = new Set(entries.filter((e) => e.duplicateOf === null).map((e) => e.outcome.name));
  return entries.map((e) => {
    if (e.duplicateOf === null || originals.has(e.outcome.name)) return e;
    originals.add(e.outcome.name);
    return { ...e, duplicateOf: null };
  });
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === "string";

const byMonthThenName = (a: ManifestEntry, b: ManifestEntry): number => {
  const [x, y] = [a.outcome, b.outcome];
  if (x.period !== y.period) return (x.period ?? "9999") < (y.period ?? "9999") ? -1 : 1;
  return naturalOrder(x.file, y.file) || naturalOrder(x.name, y.name);
};

const sameEntries = (a: readonly ManifestEntry[], b: readonly ManifestEntry[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

async function allExist(folder: string, names: readonly string[]): Promise<boolean> {
  for (const name of names) {
    if (!(await stat(join(folder, name)).catch(() => null))) return false;
  }
  return true;
}

/** The exit code a finished run deserves, as documented in the README. */
export function exitCodeOf({ outcomes, interrupted, diagnostics }: RunResult, strict: boolean): number {
  if (interrupted) return EXIT.interrupted;
  if (!outcomes.some((o) => o.status === "converted")) return EXIT.noRecords;
  if (outcomes.some((o) => o.status === "failed" || o.errors > 0)) return EXIT.someFailed;
  const warned = outcomes.some((o) => o.warnings > 0) || diagnostics.some((d) => d.severity === "warning");
  return strict && warned ? EXIT.differences : EXIT.ok;
}
