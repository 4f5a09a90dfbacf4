import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, it } from "vitest";
import type { Page } from "../../src/model/page.js";
import { OcrEngine } from "../../src/read/ocr/engine.js";
import { ocrPage } from "../../src/read/ocr/ocrPage.js";
import { comparePage } from "./compare.js";
import type { PageScore } from "./compare.js";
import { makeFixtures } from "./make.js";
import type { Fixture } from "./make.js";
import { trueWords } from "./truth.js";

/** Folder of text PDFs to scan, and where the scans are kept between runs. */
const SOURCES = process.env["OCR_SOURCES"] ?? "samples";
const TARGET = "test/.fixtures/ocr";

/** Least share of right cells, by resolution; a cell that red has turned black is counted as wrong too. */
const LEAST_RIGHT: Record<number, number> = { 150: 0.97, 200: 0.95, 300: 0.97, 400: 0.95 };

it("reads the scans, and is never silently wrong", async () => {
  const fixtures = await makeFixtures(SOURCES, TARGET);
  const engine = new OcrEngine();
  const scores: { fixture: Fixture; score: PageScore; cpu: number }[] = [];
  try {
    for (const fixture of fixtures) scores.push(await scored(fixture, engine));
  } finally {
    await engine.close();
  }
  console.table(summary(scores));
  for (const { fixture, score } of scores) {
    expect.soft(score.silentlyWrong, fixture.file).toEqual([]);
  }
  for (const [dpi, least] of Object.entries(LEAST_RIGHT)) {
    const those = scores.filter(({ fixture }) => fixture.dpi === Number(dpi)).map(({ score }) => score);
    expect
      .soft(sum(those, (each) => each.right) / sum(those, (each) => each.cells), `${dpi} dpi`)
      .toBeGreaterThan(least);
  }
});

async function scored(
  fixture: Fixture,
  engine: OcrEngine,
): Promise<{ fixture: Fixture; score: PageScore; cpu: number }> {
  const before = process.cpuUsage();
  const page = await read(fixture.file, engine);
  const { user, system } = process.cpuUsage(before);
  return {
    fixture,
    score: comparePage(await trueWords(fixture.source, fixture.page), page),
    cpu: (user + system) / 1e6,
  };
}

async function read(file: string, engine: OcrEngine): Promise<Page> {
  const loading = getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 });
  const { page } = await ocrPage(await (await loading.promise).getPage(1), 1, engine);
  await loading.destroy();
  return page;
}

const sum = <T>(values: readonly T[], of: (value: T) => number): number =>
  values.reduce((total, each) => total + of(each), 0);

function summary(scores: readonly { fixture: Fixture; score: PageScore; cpu: number }[]): Record<string, object> {
  const names = [...new Set(scores.map(({ fixture }) => fixture.scanner))];
  return Object.fromEntries(
    names.map((name) => {
      const those = scores.filter(({ fixture }) => fixture.scanner === name);
      const letters = sum(those, ({ score }) => score.letters);
      return [
        name,
        {
          pages: those.length,
          cells: sum(those, ({ score }) => score.cells),
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
