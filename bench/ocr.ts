import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { tuneForManyReports } from "../src/batch/tuneForManyReports.js";
import { parseArgs } from "node:util";
import { OcrEngine } from "../src/read/ocr/engine.js";
import { ocrPage } from "../src/read/ocr/ocrPage.js";
import { pageImage } from "../src/read/ocr/pageImage.js";
import { withDocument } from "../src/read/pdf.js";
import { median } from "../src/model/median.js";
import { isTesseractInstalled, nativeSeconds } from "./nativeTesseract.js";

/**
 * npm run bench:ocr [-- --folder DIR]
 * CPU seconds of each scanned page, and wall seconds where two engines share it, beside what the native `tesseract`
 * program takes for the same picture, turn about; of each the median of some rounds. It runs compiled, as the built program does: with the compiler of
 * TypeScript on its heap, each collection of garbage would be paid for by a page.
 */
const ROUNDS = 5;
const { values } = parseArgs({ options: { folder: { type: "string", default: "samples" } } });

tuneForManyReports();
const native = isTesseractInstalled();
if (!native) console.log("tesseract with its Danish data is not installed: our own figures only");

interface Cost {
  cpu: number;
  /** Wall seconds, two engines. */
  wall: number;
  nativeCpu: number;
  nativeWall: number;
}

const engine = new OcrEngine();
const two = new OcrEngine({ workers: 2 });
const pages: Cost[] = [];
const names = (await readdir(values.folder)).filter((name) => name.includes("scan") && name.endsWith(".pdf")).sort();
// Once over all of them first: the first pages pay for the engines' start and the compiler.
for (const rehearsal of [true, false]) for (const name of names) await measure(name, rehearsal);
await Promise.all([engine.close(), two.close()]);
report(
  `${pages.length} pages`,
  perPart((part) => pages.reduce((sum, page) => sum + page[part], 0)),
);

async function measure(name: string, rehearsal: boolean): Promise<void> {
  const bytes = await readFile(path.join(values.folder, name));
  await withDocument(bytes, [], "render", async (document) => {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { raster, pixelsPerPoint } = await pageImage(page);
      const rounds: Cost[] = [];
      for (let round = 0; round < (rehearsal ? 1 : ROUNDS); round++) {
        const before = process.cpuUsage();
        await ocrPage(page, number, engine);
        const { user, system } = process.cpuUsage(before);
        const start = performance.now();
        await ocrPage(page, number, two);
        const wall = (performance.now() - start) / 1000;
        const theirs = native && !rehearsal ? nativeSeconds(raster) : { cpu: Number.NaN, wall: Number.NaN };
        rounds.push({ cpu: (user + system) / 1e6, wall, nativeCpu: theirs.cpu, nativeWall: theirs.wall });
      }
      if (rehearsal) continue;
      const cost = perPart((part) => median(rounds.map((round) => round[part])));
      pages.push(cost);
      report(`${name} page ${number}, ${Math.round(72 * pixelsPerPoint)} dpi`, cost);
      page.cleanup();
    }
  });
}

function perPart(value: (part: keyof Cost) => number): Cost {
  return { cpu: value("cpu"), wall: value("wall"), nativeCpu: value("nativeCpu"), nativeWall: value("nativeWall") };
}

function report(what: string, { cpu, wall, nativeCpu, nativeWall }: Cost): void {
  const beside = native
    ? `   native ${nativeCpu.toFixed(2)} and ${nativeWall.toFixed(2)} s` +
      `   ratios ${(cpu / nativeCpu).toFixed(2)} and ${(wall / nativeWall).toFixed(2)}`
    : "";
  console.log(`${what.padEnd(32)} ${cpu.toFixed(2)} s of CPU, ${wall.toFixed(2)} s wall with two engines${beside}`);
}
