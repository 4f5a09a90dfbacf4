import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { scanReport } from "../ocr-fixtures/scanReport.js";
import { SCANNERS } from "../ocr-fixtures/settings.js";
import { drawArchive } from "./archive.js";
import type { Fixture } from "./fixture.js";
import { drawFixtures, isInstalled } from "./fixture.js";
import { drawingOf, KINDS } from "./kinds.js";
import { lotteryKind } from "./lottery.js";
import { randomFrom } from "./random.js";
import { STRANGERS } from "./strangers.js";

/**
 * npm run fixtures [-- --out DIR]                 every kind and stranger as NAME.pdf and NAME.expected.json
 * npm run fixtures -- --archive N [--out DIR]     an archive of N monthly reports
 * npm run fixtures -- --lottery N [--from SEED] [--out DIR]   N reports with options drawn by lot
 * npm run fixtures -- --lottery N --scan [--from SEED] [--out DIR]   the same as scans, scanners drawn by lot too
 */
const { values } = parseArgs({
  options: {
    out: { type: "string", default: "test/.fixtures" },
    archive: { type: "string" },
    lottery: { type: "string" },
    from: { type: "string", default: "0" },
    scan: { type: "boolean", default: false },
  },
});

interface Written extends Omit<Fixture, "expected"> {
  expected: object;
}
const NO_REPORT = { expectedError: "not-a-status-report", period: null, platforms: [] };

/** Coarser scans of what the lot makes small are blots. */
const LEAST_DPI = 200;

const fixtures: AsyncIterable<Written> = values.scan ? scanned(wanted()) : wanted();
const written = await writeAll(fixtures, values.out);
console.log(`${written} fixtures in ${values.out}`);
const missing = new Set(KINDS.map((k) => k.producer).filter((p) => !isInstalled(p)));
if (missing.size) console.log(`left out, as this machine has no ${[...missing].join(", ")}`);

function wanted(): AsyncIterable<Written> {
  if (values.archive) return drawArchive(Number(values.archive));
  if (values.lottery)
    return drawFixtures(
      Array.from({ length: Number(values.lottery) }, (_, i) => drawingOf(lotteryKind(Number(values.from) + i))),
    );
  return everyKind();
}

async function* everyKind(): AsyncGenerator<Written> {
  yield* drawFixtures(KINDS.map(drawingOf));
  for (const { name, draw } of STRANGERS) yield { name: `stranger-${name}`, pdf: await draw(), expected: NO_REPORT };
}

async function* scanned(fixtures: AsyncIterable<Written>): AsyncGenerator<Written> {
  for await (const fixture of fixtures) {
    const random = randomFrom("scan", fixture.name);
    const scanner = random.pick(SCANNERS.filter(({ dpi }) => dpi >= LEAST_DPI));
    const pdf = await scanReport(fixture.pdf, scanner, random.int(0, 1e6));
    yield { ...fixture, name: `${fixture.name}-${scanner.name}`, pdf };
  }
}

async function writeAll(fixtures: AsyncIterable<Written>, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  let written = 0;
  for await (const { name, pdf, expected } of fixtures) {
    await writeFile(path.join(folder, `${name}.pdf`), pdf);
    await writeFile(path.join(folder, `${name}.expected.json`), JSON.stringify(expected, null, 2) + "\n");
    written++;
  }
  return written;
}
