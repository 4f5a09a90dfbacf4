import { readFile } from "node:fs/promises";
import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, it } from "vitest";
import { OcrEngine } from "../../src/read/ocr/engine.js";
import { ocrPage } from "../../src/read/ocr/ocrPage.js";
import { comparePage } from "./compare.js";
import type { PageScore } from "./compare.js";
import { makeFixtures } from "./make.js";
import type { Fixture } from "./make.js";
import { shownBy } from "./scan.js";
import { trueWords } from "./truth.js";

/** Folder of text PDFs to scan, and where the scans are kept between runs. */
const SOURCES = process.env["OCR_SOURCES"] ?? "samples";
const TARGET = "test/.fixtures/ocr";
/** Scanners whose name has this in it, all without. */
const ONLY = process.env["OCR_SCANNER"] ?? "";

/** Least share of right cells, by resolution. */
const LEAST_RIGHT: Record<number, number> = { 150: 0.99, 200: 0.999, 300: 1, 400: 1 };

it("reads the scans, and is never silently wrong", async () => {
  const fixtures = (await makeFixtures(SOURCES, TARGET)).filter(({ scanner }) => scanner.name.includes(ONLY));
  const engine = new OcrEngine();
  const scores: { fixture: Fixture; score: PageScore; cpu: number }[] = [];
  try {
    for (const fixture of fixtures) scores.push(await scored(fixture, engine));
  } finally {
    await engine.close();
  }
  console.table(summary(scores));
  for (const { fixture, score } of scores) {
    if (score.wrong.length > 0) console.log(path.basename(fixture.file), score.wrong.join("; "));
    expect.soft(score.silentlyWrong, fixture.file).toEqual([]);
  }
  for (const [dpi, least] of Object.entries(LEAST_RIGHT)) {
    const those = scores.filter(({ fixture }) => fixture.scanner.dpi === Number(dpi)).map(({ score }) => score);
    if (those.length === 0) continue;
    expect
      .soft(sum(those, (each) => each.right) / sum(those, (each) => each.cells), `${dpi} dpi`)
      .toBeGreaterThanOrEqual(least);
  }
});

async function scored(
  fixture: Fixture,
  engine: OcrEngine,
): Promise<{ fixture: Fixture; score: PageScore; cpu: number }> {
  const before = process.cpuUsage();
  const page = await read(fixture.file, 1, (proxy) => ocrPage(proxy, 1, engine));
  const { user, system } = process.cpuUsage(before);
  const shown = await read(fixture.source, fixture.page, (proxy) => shownBy(proxy, fixture.scanner));
  return {
    fixture,
    score: comparePage(await trueWords(fixture.source, fixture.page), page.page, shown),
    cpu: (user + system) / 1e6,
  };
}

async function read<T>(file: string, page: number, from: (proxy: PDFPageProxy) => Promise<T>): Promise<T> {
  const loading = getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 });
  try {
    return await from(await (await loading.promise).getPage(page));
  } finally {
    await loading.destroy();
  }
}

const sum = <T>(values: readonly T[], of: (value: T) => number): number =>
  values.reduce((total, each) => total + of(each), 0);

function summary(scores: readonly { fixture: Fixture; score: PageScore; cpu: number }[]): Record<string, object> {
  const names = [...new Set(scores.map(({ fixture }) => fixture.scanner.name))];
  return Object.fromEntries(
    names.map((name) => {
      const those = scores.filter(({ fixture }) => fixture.scanner.name === name);
      const letters = sum(those, ({ score }) => score.letters);
      return [
        name,
        {
          pages: those.length,
          cells: sum(those, ({ score }) => score.cells),
          lost: sum(those, ({ score }) => score.lost),
          right: sum(those, ({ score }) => score.right),
          sure: sum(those, ({ score }) => score.sure),
          silentlyWrong: sum(those, ({ score }) => score.silentlyWrong.length),
          "prose %": Math.round(10_000 * (1 - sum(those, ({ score }) => score.edits) / letters)) / 100,
          "cpu s a page": Math.round((10 * sum(those, ({ cpu }) => cpu)) / those.length) / 10,
        },
      ];
    }),
  );
}
