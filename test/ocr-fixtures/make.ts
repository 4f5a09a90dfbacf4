import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { PDFDocument } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { scanPage } from "./scan.js";
import type { Scan, ScanSettings } from "./scan.js";
import { addScan } from "./scanReport.js";
import { SCANNERS } from "./settings.js";

/** A scan that was made, and the page of the text PDF that it shows. */
export interface Fixture {
  file: string;
  report: string;
  scanner: ScanSettings;
  source: string;
  page: number;
}

/** Scanners that each page goes through. */
const SCANS_A_PAGE = 3;

/** Reports whose running text was printed over their table: nobody can read that. */
const OVERPRINTED = new Set(["2016-10-voice.pdf"]);

/** Makes one-page scans of the text PDFs in a folder, those that are there already left alone; lists all of them. */
export async function makeFixtures(sources: string, target: string): Promise<Fixture[]> {
  await mkdir(target, { recursive: true });
  const names = (await readdir(sources))
    .filter((name) => name.endsWith(".pdf") && !name.includes("scan") && !OVERPRINTED.has(name))
    .sort();
  const fixtures: Fixture[] = [];
  for (const name of names) {
    const source = path.join(sources, name);
    fixtures.push(...(await scanReport(source, target, fixtures.length)));
  }
  return fixtures;
}

async function scanReport(source: string, target: string, offset: number): Promise<Fixture[]> {
  const report = path.basename(source, ".pdf");
  const loading = getDocument({ data: new Uint8Array(await readFile(source)), verbosity: 0 });
  const document = await loading.promise;
  const fixtures: Fixture[] = [];
  // The first page of a longer report is its title.
  for (let number = document.numPages > 1 ? 2 : 1; number <= document.numPages; number++) {
    for (let i = 0; i < SCANS_A_PAGE; i++) {
      const seed = offset + fixtures.length;
      const settings = SCANNERS[seed % SCANNERS.length]!;
      const file = path.join(target, `${report}-${number}-${settings.name}.pdf`);
      fixtures.push({ file, report, scanner: settings, source, page: number });
      const made = await readFile(file).catch(() => null);
      if (!made) await writeFile(file, await pdfOf(await scanPage(await document.getPage(number), settings, seed)));
    }
  }
  await loading.destroy();
  return fixtures;
}

async function pdfOf(scan: Scan): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  await addScan(document, scan);
  return document.save();
}
