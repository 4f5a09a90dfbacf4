import { readFile } from "node:fs/promises";
import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, it } from "vitest";
import type { Page } from "../../src/model/page.js";
import { OcrEngine } from "../../src/read/ocr/engine.js";
import { ocrPage } from "../../src/read/ocr/ocrPage.js";
import { pageImage } from "../../src/read/ocr/pageImage.js";
import type { PageImage } from "../../src/read/ocr/pageImage.js";
import { comparePage } from "./compare.js";
import type { PageScore } from "./compare.js";
import { makeFixtures } from "./make.js";
import type { Fixture } from "./make.js";
import { trueWords } from "./truth.js";
import type { TrueWord } from "./truth.js";

/** Folder of text PDFs to scan, and where the scans are kept between runs. */
const SOURCES = process.env["OCR_SOURCES"] ?? "samples";
const TARGET = "test/.fixtures/ocr";

/** Least share of right cells, by resolution. */
const LEAST_RIGHT: Record<number, number> = { 150: 0.99, 200: 0.97, 300: 0.97, 400: 0.95 };

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
    if (score.wrong.length > 0) console.log(path.basename(fixture.file), score.wrong.join("; "));
    expect.soft(score.silentlyWrong, fixture.file).toEqual([]);
  }
  for (const [dpi, least] of Object.entries(LEAST_RIGHT)) {
    const those = scores.filter(({ fixture }) => fixture.dpi === Number(dpi)).map(({ score }) => score);
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
  const { page, isBlack } = await read(fixture, engine);
  const { user, system } = process.cpuUsage(before);
  return {
    fixture,
    score: comparePage(await trueWords(fixture.source, fixture.page), page, isBlack),
    cpu: (user + system) / 1e6,
  };
}

async function read(
  { file, scanner }: Fixture,
  engine: OcrEngine,
): Promise<{ page: Page; isBlack: (word: TrueWord) => boolean }> {
  const loading = getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 });
  const proxy = await (await loading.promise).getPage(1);
  const image = await pageImage(proxy);
  const { page } = await ocrPage(proxy, 1, engine);
  await loading.destroy();
  return { page, isBlack: (word) => scanner === BLACK_SCANNER && blackness(image, word) > ALL_BLACK };
}

/** The scanner that lays pages straight, so that a cell is in its picture where it was printed. */
const BLACK_SCANNER = "300-black";
/** Share of black pixels from which nothing is to be seen; a bold number on white has a third. */
const ALL_BLACK = 0.97;
/** Height of a cell's text over its baseline, points. */
const TEXT_HEIGHT = 5;

function blackness({ raster, pixelsPerPoint: scale }: PageImage, { x0, x1, baseline }: TrueWord): number {
  const [left, right] = [Math.round(x0 * scale), Math.round(x1 * scale)];
  const [top, bottom] = [Math.round((baseline - TEXT_HEIGHT) * scale), Math.round(baseline * scale)];
  let black = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) if (raster.data[(y * raster.width + x) * raster.channels]! < 128) black++;
  }
  return black / Math.max(1, (right - left) * (bottom - top));
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
