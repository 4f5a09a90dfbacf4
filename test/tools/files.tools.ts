import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { convertBytes } from "../../src/convert.js";
import type { Report } from "../../src/model/record.js";
import { altered, stamp } from "../files/alter.js";
import { isWarned, judge } from "../files/facts.js";
import { areInstalled, sentThrough } from "./tools.js";
import { WAYS, type Way } from "./ways.js";

/** Reading pictures takes most of the time: the first sample alone is read so. */
const SAMPLES = ["2025-03", "2024-08"];
/** Share of what a report says that may be lost or unsure, with a warning, where letters are read from a picture. */
const MAY_BE_LOST = 0.02;
/** A scan of dots has no table's head to be read: all of its tables may be lost. */
const DOTS = "a scan of dots";

const convert = async (bytes: Uint8Array): Promise<Report> => (await convertBytes(bytes, "rapport.pdf"))[0].report;

describe.each(SAMPLES)("%s", (sample) => {
  let bytes: Uint8Array;
  let original: Report;
  beforeAll(async () => {
    bytes = await readFile(new URL(`../../samples/${sample}.pdf`, import.meta.url));
    original = await convert(bytes);
  });

  const ways = WAYS.filter(({ exact }) => exact || sample === SAMPLES[0]);
  it.each(ways.map((way) => [way.name, way] as const))("through %s", async (name, way) => {
    const programs = way.steps.map(([program]) => program);
    if (!(await areInstalled(programs))) return skip(`${name}: one of ${programs.join(", ")} is not installed`);
    const report = await convert(await sentThrough(bytes, way.steps));
    expectKept(original, report, way);
  });

  it("through a stamp on every page", async () => {
    const stamped = await altered(bytes, stamp("J.nr. 2025-0042", 400, 12));
    expectKept(original, await convert(stamped), { name: "stamp", exact: true, steps: [] });
  });
});

function expectKept(original: Report, report: Report, { name, exact }: Way): void {
  const { of, lost, wrong, silentlyWrong } = judge(original, report);
  expect(silentlyWrong, "said surely and wrong").toEqual([]);
  const missing = [...lost, ...wrong];
  if (exact) expect(missing).toEqual([]);
  else if (name !== DOTS) expect(missing.length, missing.join("\n")).toBeLessThanOrEqual(MAY_BE_LOST * of);
  if (missing.length > 0) expect(isWarned(report), "lost without a word").toBe(true);
}

/** What cannot be tried is said aloud: a suite that skips all would seem to pass. */
function skip(why: string): void {
  console.warn(`SKIPPED ${why}`);
}
