/**
 * What reading the narrative of a report costs, in milliseconds of CPU time: `npx tsx bench/narrative.ts`.
 * The paragraphs are those of the samples with a text layer; layout and PDF are not measured.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convertBytes } from "../src/convert.js";
import { readNarrative } from "../src/interpret/readNarrative.js";
import { BUILT_IN_VOCABULARY } from "../src/interpret/vocabulary/builtIn.js";
import type { Paragraph } from "../src/model/layout.js";

/** A round reads every report so often; the first ones warm up, and the fastest of the others counts: the rest is noise. */
const RUNS = 40;
const WARM_UP = 8;
const ROUNDS = 20;
const FOLDER = new URL("../samples/", import.meta.url).pathname;

interface Sample {
  period: string;
  paragraphs: Paragraph[];
}

const paragraph = (text: string, role: Paragraph["role"]): Paragraph => ({
  text,
  role,
  level: 0,
  mark: "",
  textX: 0,
  lines: [{ start: 0, end: text.length, source: { page: 1, box: [0, 0, 100, 10] } }],
  confidence: 1,
  size: 11,
  bold: false,
});

/** The running text of a sample as its own record and leftovers have it. */
async function paragraphsOf(file: string): Promise<Sample> {
  const [{ report }] = await convertBytes(readFileSync(join(FOLDER, file)), file);
  const texts = report.platforms.flatMap(({ assessment, areas, incidents, changes }) => [
    ...(assessment ? [paragraph(assessment.text, "text")] : []),
    ...areas.map(({ text }) => paragraph(text, "text")),
    ...incidents.map(({ text }) => paragraph(text, "bullet")),
    ...(changes ? [paragraph(changes.text, "text")] : []),
  ]);
  return { period: report.period ?? "2025-01", paragraphs: texts };
}

/** Milliseconds of CPU for one reading. */
function cost({ period, paragraphs }: Sample): number {
  const before = process.cpuUsage();
  readNarrative(
    paragraphs.map((one) => ({ ...one })),
    { period, platform: null, vocabulary: BUILT_IN_VOCABULARY },
  );
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const files = readdirSync(FOLDER).filter((file) => file.endsWith(".pdf") && !file.includes("scan"));
const reports = await Promise.all(files.map(paragraphsOf));
const fastest = reports.map(() => Infinity);
for (let round = 0; round < WARM_UP + ROUNDS; round++) {
  const sums = reports.map(() => 0);
  // One after the other, so that nothing that is remembered of the last few sentences helps the next reading.
  for (let run = 0; run < RUNS; run++) reports.forEach((report, at) => (sums[at]! += cost(report)));
  if (round >= WARM_UP) sums.forEach((sum, at) => (fastest[at] = Math.min(fastest[at]!, sum / RUNS)));
}
for (const [at, { paragraphs }] of reports.entries()) {
  const letters = paragraphs.reduce((n, { text }) => n + text.length, 0);
  process.stdout.write(
    `${files[at]!.padEnd(24)}${String(letters).padStart(6)} letters ${fastest[at]!.toFixed(2)} ms\n`,
  );
}
