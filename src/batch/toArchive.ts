import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { currentOf, reportToClaim, type Claim } from "../check/current.js";
import { Reconciler } from "../check/reconcile.js";
import { answered } from "../export/answered.js";
import type { ArchiveSource } from "../export/archiveSource.js";
import type { Corrections } from "../model/corrections.js";
import type { Diagnostic, Report } from "../model/record.js";
import { pictureSource } from "./pictureSource.js";
import type { ManifestEntry } from "./manifest.js";
import { jsonFolder } from "./outputFolder.js";
import { byRank } from "./rank.js";
import { readAhead } from "./readAhead.js";
import { sameContent } from "./sameContent.js";

export interface ArchiveOptions {
  corrections: Corrections;
  /** For drawing pages of encrypted files. */
  passwords: readonly string[];
  /** What else there is to say of the archive. */
  told: readonly Diagnostic[];
}

/** Reads the reports of an output folder back, one by one, and lays them side by side. */
export async function toArchive(
  entries: readonly ManifestEntry[],
  output: string,
  { corrections, passwords, told }: ArchiveOptions,
): Promise<ArchiveSource> {
  const folder = jsonFolder(output);
  const originals = entries.filter((e) => e.duplicateOf === null);
  const read = async (entry: ManifestEntry): Promise<Report> => {
    const path = join(folder, `${entry.outcome.name}.json`);
    return JSON.parse(await answered(readFile(path, "utf8"), path)) as Report;
  };
  const reconciler = new Reconciler();
  const ranked = [...originals].sort((a, b) => byRank({ ...a.outcome, ...a }, { ...b.outcome, ...b }));
  const claims: Claim[] = [];
  for await (const report of readAhead(ranked, read)) {
    reconciler.add(report);
    claims.push(reportToClaim(report));
  }
  const copies = entries.filter((e) => e.duplicateOf !== null).map((e) => sameContent(e.outcome.file, e.duplicateOf!));
  const { series, disagreements, diagnostics } = reconciler.result();
  const paths = new Map(originals.map(({ outcome, path }) => [outcome.sha256, resolve(output, path)]));
  return {
    reports: () => readAhead(originals, read),
    series,
    disagreements,
    diagnostics: [...copies, ...told, ...diagnostics],
    current: currentOf(claims, series),
    corrections,
    pictures: pictureSource(({ source }) => paths.get(source.sha256) ?? null, passwords),
  };
}
