import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { answered } from "../export/answered.js";
import type { ArchiveSource } from "../export/archiveSource.js";
import type { KnownNames } from "../model/downtime.js";
import type { Corrections } from "../model/corrections.js";
import type { Diagnostic, Report } from "../model/record.js";
import { ArchiveFigures } from "./archiveFigures.js";
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
  /** Which names are one. */
  names: readonly KnownNames[];
}

/** A path as links have it. */
const linkTo = (path: string): string => path.split(/[\\/]/).map(encodeURIComponent).join("/");

/** Reads the reports of an output folder back, one by one, and lays them side by side. */
export async function toArchive(
  entries: readonly ManifestEntry[],
  output: string,
  { corrections, passwords, told, names }: ArchiveOptions,
): Promise<ArchiveSource> {
  const folder = jsonFolder(output);
  const originals = entries.filter((e) => e.duplicateOf === null);
  const read = async (entry: ManifestEntry): Promise<Report> => {
    const path = join(folder, `${entry.outcome.name}.json`);
    return JSON.parse(await answered(readFile(path, "utf8"), path)) as Report;
  };
  const figures = new ArchiveFigures();
  const ranked = [...originals].sort((a, b) => byRank({ ...a.outcome, ...a }, { ...b.outcome, ...b }));
  for await (const report of readAhead(ranked, read)) figures.add(report);
  const copies = entries.filter((e) => e.duplicateOf !== null).map((e) => sameContent(e.outcome.file, e.duplicateOf!));
  const { diagnostics, ...together } = figures.result(names);
  const pdfs = new Map(originals.map(({ outcome, path }) => [`${outcome.sha256} ${outcome.file}`, linkTo(path)]));
  const paths = new Map(originals.map(({ outcome, path }) => [outcome.sha256, resolve(output, path)]));
  return {
    ...together,
    reports: () => readAhead(originals, read),
    diagnostics: [...copies, ...told, ...diagnostics],
    pdfOf: ({ source }) => pdfs.get(`${source.sha256} ${source.file}`) ?? null,
    corrections,
    pictures: pictureSource(({ source }) => paths.get(source.sha256) ?? null, passwords),
  };
}
