import { stat } from "node:fs/promises";
import type { ConvertOptions } from "../convert.js";
import { linesToText, reportToLines, togetherToLines } from "../export/ndjson.js";
import type { Input } from "../input/findInputs.js";
import { contentHash } from "../model/contentHash.js";
import type { Corrections } from "../model/corrections.js";
import type { KnownNames } from "../model/downtime.js";
import type { Diagnostic, Incident, Report } from "../model/record.js";
import type { Together } from "../export/archiveSource.js";
import { ArchiveFigures, namesOfCorrections } from "./archiveFigures.js";
import { correctReport } from "./correctReport.js";
import { convertInputs } from "./convertInputs.js";
import type { CorrectionCounts } from "./correctRecords.js";
import { inputsToConvert, missingToOutcome } from "./inputsToConvert.js";
import { byRank } from "./rank.js";
import { reportToOutcome, type Outcome } from "./outcome.js";
import type { RunEvents, RunResult } from "./run.js";
import { sameContent } from "./sameContent.js";

export interface StreamOptions {
  paths: readonly string[];
  jobs: number;
  timeout: number;
  failFast: boolean;
  /** Convert only so many files, in natural order. */
  limit: number | null;
  convert: ConvertOptions;
  /** What a person said of the archive. */
  corrections: Corrections;
  /** Which names of systems are one. */
  names: readonly KnownNames[];
}

/**
 * Converts everything that `paths` name and writes each report's records as lines of NDJSON as soon as it is done; last
 * what only the reports together show. Nothing is written to the disk.
 * @param write takes whole lines; the next report waits until it is done
 * @throws {UsageError} where nothing can be converted at all
 */
export async function streamRun(
  options: StreamOptions,
  signal: AbortSignal,
  events: RunEvents,
  write: (lines: string) => Promise<void>,
): Promise<RunResult> {
  const { inputs, missing } = await inputsToConvert(options.paths, options.limit);
  events.started(inputs.length + missing.length);
  const archive = new StreamedArchive();
  const counts: CorrectionCounts = { applied: 0, confirmed: 0, stale: 0 };
  const failed = missing.map(missingToOutcome);
  failed.forEach((outcome) => events.finished(outcome, false));
  const extras = { asFinished: true, ...(events.page ? { onPage: events.page } : {}) };
  try {
    const { convert, jobs, timeout } = options;
    for await (const { input, reports: read } of convertInputs(inputs, { ...convert, jobs, timeout, signal }, extras)) {
      const [first, ...rest] = read.map((report) => correctReport(report, options.corrections));
      const reports: [Report, ...Report[]] = [first!, ...rest];
      for (const { corrections = [] } of reports) for (const { state } of corrections) counts[state]++;
      const isNew = await archive.add(input, reports);
      if (isNew) for (const report of reports) await write(linesToText(reportToLines(report)));
      const outcome = archive.outcomes.at(-1)!;
      events.finished(outcome, !isNew);
      if (signal.aborted || (options.failFast && outcome.status === "failed")) break;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  const together = archive.together([...options.names, ...namesOfCorrections(options.corrections)]);
  await write(linesToText(togetherToLines(together)));
  return {
    outcomes: [...archive.outcomes, ...failed],
    skipped: 0,
    removed: 0,
    removedFiles: [],
    keptFiles: [],
    interrupted: signal.aborted,
    corrections: counts,
    outputs: [],
    diagnostics: [...together.diagnostics],
  };
}

/** The hash of what could not be read at all: that says nothing of two files. */
const NOTHING = contentHash(new Uint8Array());

/** What is remembered of reports that have gone by. */
class StreamedArchive {
  readonly outcomes: Outcome[] = [];
  readonly #tables: { report: Report; modified: number }[] = [];
  readonly #firstWithContent = new Map<string, string>();
  readonly #copies: Diagnostic[] = [];

  /** Whether the reports of a file are new, and no copy of those that were there before. */
  async add(input: Input, reports: [Report, ...Report[]]): Promise<boolean> {
    const { sha256, file } = reports[0].source;
    this.outcomes.push(...reports.map((report) => reportToOutcome(report, "")));
    const first = this.#firstWithContent.get(sha256);
    if (first !== undefined && sha256 !== NOTHING) {
      this.#copies.push(sameContent(file, first));
      return false;
    }
    this.#firstWithContent.set(sha256, file);
    const modified = await stat(input.path).then(
      ({ mtimeMs }) => Math.floor(mtimeMs),
      () => 0,
    );
    this.#tables.push(...reports.map((report) => ({ report: withTablesOnly(report), modified })));
    return true;
  }

  together(names: readonly KnownNames[]): Together {
    const figures = new ArchiveFigures();
    const dated = this.#tables.map(({ report, modified }) => ({
      ...report.source,
      period: report.period,
      modified,
      report,
    }));
    for (const { report } of dated.sort(byRank)) figures.add(report);
    const { diagnostics, ...rest } = figures.result(names);
    return { ...rest, diagnostics: [...this.#copies, ...diagnostics] };
  }
}

const withoutTexts = (incident: Incident): Incident => ({ ...incident, text: "", cause: null, remedy: null });

/** What of a report is compared with others. */
const withTablesOnly = (report: Report): Report => ({
  ...report,
  platforms: report.platforms.map((p) => ({
    ...p,
    areas: [],
    assessment: null,
    changes: null,
    incidents: p.incidents.map(withoutTexts),
  })),
  diagnostics: [],
  unparsed: [],
});
