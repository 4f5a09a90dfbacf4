import { expect, test } from "vitest";
import { readNarrative } from "../../src/interpret/readNarrative.js";
import { BUILT_IN_VOCABULARY } from "../../src/interpret/vocabulary/builtIn.js";
import { paragraphOf } from "./paragraphOf.js";

/** What tempts patterns to go back: openings without an end, and lists that never stop. */
const SEEDS = [
  " ",
  "~",
  "a",
  "1",
  "ord ",
  "Abc ",
  "Abc, ",
  "(a ",
  "a: ",
  "; ",
  "-> ",
  "- ",
  " og ",
  "kl. 9-",
  "3. og ",
  "den 3. maj og ",
  "3/3-",
  "fra kl. 9 til ",
  "mellem den ",
  "natten til ",
  "årsagen var ",
  "årsagen er ikke ",
  "fejlen blev rettet ",
  "ikke ",
  "kunne ikke ",
  "var X ",
  "adgang til X, ",
  "blev ",
  "én ændring ",
  "har været ",
  "der er ikke ",
  "driftsforstyrrelser ",
  "Start: 1. februar kl. 06.40 Slut: 1. februar kl. 08.15 Berørt: Pumpevagt Følge: Ingen forbindelse Årsag: Kendes ikke ",
  "P1 | 02-11-2021 kl. 08.14-09.40 | SCADA | nede | ukendt | - ",
  "Kl. 9 var X nede. ",
  "(X, Y og Z) ",
  "har haft 3. maj kl. 9 ",
];
const SMALL = 125_000;
const LARGE = 1_000_000;
/** Eight times the text may take this many times as long: generous for noise, far from the square of eight. */
const SLOWEST = 30;
/** Shorter runs are noise, milliseconds. */
const NOISE = 40;

function time(seed: string, size: number): number {
  const paragraph = paragraphOf(seed.repeat(Math.ceil(size / seed.length)), "bullet");
  const before = process.cpuUsage();
  readNarrative([paragraph], { period: "2024-05", platform: null, vocabulary: BUILT_IN_VOCABULARY });
  const { user } = process.cpuUsage(before);
  return user / 1000;
}

test.each(SEEDS)("a megabyte of %j takes linear time", (seed) => {
  expect(time(seed, LARGE)).toBeLessThan(SLOWEST * Math.max(NOISE, time(seed, SMALL)));
});
