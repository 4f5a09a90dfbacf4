import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { costOf, type Cost } from "./costOf.js";

type Rows = [what: string, figure: string][];

const ONE = fileURLToPath(new URL("../samples/2025-03.pdf", import.meta.url));
/** Cold starts are short: the quickest of so many is what the machine, left alone, would take. */
const STARTS = 5;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/**
 * What the real command takes for a small and a large archive: jobs beside each other, a second run, memory, cold
 * starts. Every run is a process of its own.
 */
export async function batchRows(small: string, large: string): Promise<Rows> {
  const output = await mkdtemp(path.join(tmpdir(), "driftsstatus-bench-"));
  try {
    const run = (archive: string, folder: string, ...more: string[]): Promise<Cost> =>
      costOf(["convert", archive, "-o", path.join(output, folder), "-q", ...more]);
    const few = await run(small, "small", "-j", "2");
    const oneJob = await run(large, "one-job", "-j", "1");
    const first = await run(large, "large", "-j", "2");
    const second = await run(large, "large", "-j", "2");
    const [alone, together] = await aloneAndTogether((folder) => run(small, folder, "-j", "1"));
    return [
      ["two jobs, times as fast as one", (oneJob.wall / first.wall).toFixed(2)],
      ["what two processes reach that share nothing", ((2 * alone) / together).toFixed(2)],
      ["cores one job keeps busy", (oneJob.cpu / oneJob.wall).toFixed(2)],
      ["CPU of two jobs / of one", (first.cpu / oneJob.cpu).toFixed(2)],
      ["second run / first", `${((100 * second.wall) / first.wall).toFixed(1)} %`],
      [`peak memory, ${path.basename(small)}`, `${few.peak} MB`],
      [`peak memory, ${path.basename(large)}`, `${first.peak} MB`],
      ["large / small archive's memory", (first.peak / few.peak).toFixed(2)],
      ["cold start, --help", seconds(await quickest(() => costOf(["--help"])))],
      ["cold start, convert one report", seconds(await quickest(() => run(ONE, "one", "--force")))],
    ];
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

/** Milliseconds of one run, and of two at once: what a second core of this machine adds at best. */
async function aloneAndTogether(run: (folder: string) => Promise<Cost>): Promise<[alone: number, together: number]> {
  const alone = await run("alone");
  const both = await Promise.all([run("left"), run("right")]);
  return [alone.wall, Math.max(...both.map((cost) => cost.wall))];
}

async function quickest(run: () => Promise<Cost>): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < STARTS; i++) least = Math.min(least, (await run()).wall);
  return least;
}
