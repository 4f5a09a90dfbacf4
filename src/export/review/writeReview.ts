import { createHash } from "node:crypto";
import { open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Corrections } from "../../model/corrections.js";
import { reportKey, reportOfKey } from "../../model/keys.js";
import type { Report } from "../../model/record.js";
import { writeTextAtomic } from "../atomicFile.js";
import type { ArchiveSource } from "../archiveSource.js";
import { reportToDoubts, type Doubt } from "./doubts.js";
import { indexPage } from "./indexPage.js";
import { reportPage } from "./reportPage.js";
import { SCRIPT } from "./script.js";
import { STYLE } from "./style.js";
import { summarise, type ReportSummary } from "./summarise.js";
import type { Language } from "../../model/language.js";

export interface ReviewOptions {
  language: Language;
  /** Pictures of every page, not only of those with something to settle. */
  allPages: boolean;
}

/** Folder of the reports' pages beside the index. */
const PAGES = "reports";

/**
 * Writes the review: index.html, and a page for each report. A page that was made of the very same before is left as it
 * is, as its pictures take most of the time.
 */
export async function writeReview(archive: ArchiveSource, folder: string, options: ReviewOptions): Promise<void> {
  const summaries: ReportSummary[] = [];
  const names = new Set<string>();
  const corrections = archive.corrections ?? { corrections: [], aliases: [] };
  const byContent = correctionsByContent(corrections);
  for await (const report of archive.reports()) {
    const doubts = reportToDoubts(report);
    const name = freeName(reportKey(report), names);
    names.add(name);
    summaries.push(summarise(report, doubts, `${PAGES}/${name}`));
    if (report.platforms.length === 0) continue;
    const existing = byContent.get(report.source.sha256.slice(0, 8)) ?? [];
    await writePage(join(folder, PAGES, name), { report, doubts, existing }, archive, options);
  }
  const { series, diagnostics } = archive;
  const index = indexPage({ reports: summaries, series, diagnostics, corrections, language: options.language });
  await writeTextAtomic(join(folder, "index.html"), index);
  await removeOthers(join(folder, PAGES), names);
}

/** Two files that could not be read have one key. */
function freeName(key: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${key}.html` : `${key}-${number}.html`;
    if (!taken.has(name)) return name;
  }
}

function correctionsByContent({ corrections }: Corrections): Map<string, Corrections["corrections"]> {
  const groups = new Map<string, Corrections["corrections"]>();
  for (const one of corrections) {
    const content = reportOfKey(one.record)?.sha256 ?? "";
    groups.set(content, [...(groups.get(content) ?? []), one]);
  }
  return groups;
}

interface Content {
  report: Report;
  doubts: readonly Doubt[];
  existing: Corrections["corrections"];
}

async function writePage(
  path: string,
  { report, doubts, existing }: Content,
  archive: ArchiveSource,
  { language, allPages }: ReviewOptions,
): Promise<void> {
  const asked = new Set(doubts.flatMap(({ place }) => place?.page ?? []));
  const { first, last } = pagesOf(report);
  const pages = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (page) => allPages || asked.has(page),
  );
  const made = `<!-- made of ${digestOf([report, existing, language, pages, STYLE, SCRIPT])} -->\n`;
  if (await endsWith(path, made)) return;
  const pictures = pages.length && archive.pictures ? await archive.pictures(report, pages) : [];
  const page = reportPage({ report, doubts, pictures, existing, language });
  // Without a picture that should be there it is made again, as the PDF may be found then.
  await writeTextAtomic(path, pictures.length === pages.length ? page + made : page);
}

const pagesOf = ({ source: { part, pages } }: Report): { first: number; last: number } =>
  part ? { first: part.pages[0], last: part.pages[1] } : { first: 1, last: pages };

const digestOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

async function endsWith(path: string, text: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (!file) return false;
  try {
    const { size } = await file.stat();
    const length = Buffer.byteLength(text);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, size - length));
    return buffer.toString("utf8", 0, bytesRead) === text;
  } finally {
    await file.close();
  }
}

/** Pages of reports that are gone. */
async function removeOthers(folder: string, names: ReadonlySet<string>): Promise<void> {
  const there = await readdir(folder).catch(() => []);
  for (const name of there) if (PAGE_NAME.test(name) && !names.has(name)) await rm(join(folder, name), { force: true });
}

const PAGE_NAME = /^(?:\d{4}-\d{2}|undated)-[0-9a-f]{8}(?:-\d+)?\.html$/;
