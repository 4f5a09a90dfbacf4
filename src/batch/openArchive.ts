import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { currentOf, reportToClaim, type Claim } from "../check/current.js";
import { Reconciler } from "../check/reconcile.js";
import { UsageError } from "../errors.js";
import type { ArchiveSource } from "../export/archiveSource.js";
import type { Report } from "../model/record.js";
import { readManifest, type ManifestEntry } from "./manifest.js";
import { jsonFolder } from "./outputFolder.js";
import { byRank } from "./rank.js";
import { readAhead } from "./readAhead.js";
import { sameContent } from "./sameContent.js";

/** What convert left in an output folder. */
export interface OpenedArchive {
  archive: ArchiveSource;
  /** How many reports it holds, copies not counted. */
  reports: number;
  /** Whether the last run came to its end: only then what is missing is gone. */
  complete: boolean;
}

/**
 * Opens an output folder of convert.
 * @throws {UsageError} where it is none, or another version wrote it
 */
export async function openArchive(output: string): Promise<OpenedArchive> {
  const manifest = await readManifest(output);
  if (!manifest)
    throw new UsageError(
      `"${output}" is no output folder: it has no manifest.json of convert; name what convert wrote to.`,
    );
  const { entries, complete } = manifest;
  const archive = await toArchive(entries, jsonFolder(output)).catch((error: unknown) => {
    throw new UsageError(`A report of "${output}" cannot be read (${(error as Error).message}); run convert again.`, {
      cause: error,
    });
  });
  return { archive, reports: entries.filter((e) => e.duplicateOf === null).length, complete };
}

/** Reads the reports back, one by one, and lays them side by side. */
export async function toArchive(entries: readonly ManifestEntry[], folder: string): Promise<ArchiveSource> {
  const originals = entries.filter((e) => e.duplicateOf === null);
  const read = async (entry: ManifestEntry): Promise<Report> =>
    JSON.parse(await readFile(join(folder, `${entry.outcome.name}.json`), "utf8")) as Report;
  const reconciler = new Reconciler();
  const ranked = [...originals].sort((a, b) => byRank({ ...a.outcome, ...a }, { ...b.outcome, ...b }));
  const claims: Claim[] = [];
  for await (const report of readAhead(ranked, read)) {
    reconciler.add(report);
    claims.push(reportToClaim(report));
  }
  const copies = entries.filter((e) => e.duplicateOf !== null).map((e) => sameContent(e.outcome.file, e.duplicateOf!));
  const { series, disagreements, diagnostics } = reconciler.result();
  return {
    reports: () => readAhead(originals, read),
    series,
    disagreements,
    diagnostics: [...copies, ...diagnostics],
    current: currentOf(claims, series),
  };
}
