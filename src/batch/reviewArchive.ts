import { UsageError } from "../errors.js";
import type { ArchiveSource } from "../export/archiveSource.js";
import type { Corrections } from "../model/corrections.js";
import type { Report } from "../model/record.js";
import { ArchiveFigures, namesOfCorrections } from "./archiveFigures.js";
import { convertInputs, type ConvertInputsOptions } from "./convertInputs.js";
import { correctionsOfOthers } from "./correctRecords.js";
import { correctReport } from "./correctReport.js";
import { inputsToConvert } from "./inputsToConvert.js";
import type { Manifest } from "./manifest.js";
import { pictureSource } from "./pictureSource.js";
import { toArchive } from "./toArchive.js";

/**
 * What a run left in an output folder.
 * @throws {UsageError} where the run did not come to its end
 */
export function archiveOfOutput(
  output: string,
  { entries, complete }: Manifest,
  corrections: Corrections,
  passwords: readonly string[],
): Promise<ArchiveSource> {
  if (!complete)
    throw new UsageError(
      `The last run into "${output}" did not come to its end; run driftsstatus convert again first.`,
    );
  return toArchive(entries, output, {
    corrections,
    passwords,
    told: correctionsOfOthers(corrections, entries),
    names: namesOfCorrections(corrections),
  });
}

/**
 * Reads PDFs, for looking at only.
 * @throws {UsageError} where there is nothing of what was named
 */
export async function archiveOfPaths(
  paths: readonly string[],
  corrections: Corrections,
  options: ConvertInputsOptions,
): Promise<ArchiveSource> {
  const { inputs } = await inputsToConvert(paths);
  const reports: Report[] = [];
  const pathOf = new Map<string, string>();
  for await (const { input, reports: read } of convertInputs(inputs, options)) {
    if (pathOf.has(read[0].source.sha256)) continue;
    pathOf.set(read[0].source.sha256, input.path);
    reports.push(...read.map((report) => correctReport(report, corrections)));
  }
  reports.sort((a, b) => ((a.period ?? "9999") < (b.period ?? "9999") ? -1 : a.period === b.period ? 0 : 1));
  const figures = new ArchiveFigures();
  for (const report of reports) figures.add(report);
  return {
    ...figures.result(namesOfCorrections(corrections)),
    reports: async function* () {
      yield* reports;
    },
    corrections,
    pictures: pictureSource(({ source }) => pathOf.get(source.sha256) ?? null, options.passwords ?? []),
  };
}
