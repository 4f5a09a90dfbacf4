import type { ChildProcess } from "node:child_process";
import { appendFile, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { RunReport } from "../../src/batch/runReport.js";
import { contents, convert, driftsstatus, finished, scratch, start, type Finished } from "../batch/commandLine.js";
import { reportPdf } from "../batch/reports.js";

vi.setConfig({ testTimeout: 150_000 });

interface Watched {
  input: string;
  output: string;
  runs: () => Promise<RunReport[]>;
  child: ChildProcess;
  end: () => Promise<Finished>;
}

const pdfs: Uint8Array[] = [];
beforeAll(async () => {
  for (const month of ["2024-01", "2024-02", "2024-03"]) pdfs.push(await reportPdf(month));
});

/** Watches a folder in which one report is. */
async function watched(options: readonly string[] = [], folder?: string): Promise<Watched> {
  const root = folder ?? (await scratch());
  const [input, output, log] = [join(root, "in"), join(root, "out"), join(root, "runs")];
  await mkdir(input, { recursive: true });
  if (!folder) await writeFile(join(input, "2024-01.pdf"), pdfs[0]!);
  const args = ["watch", input, "-o", output, "-j", "1", "-f", "json", "-q", "--on-change", `cat >> "${log}"`];
  const child = start([...args, ...options]);
  const ended = finished(child);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const runs = async (): Promise<RunReport[]> =>
    (await readFile(log, "utf8").catch(() => "")).split("\n").flatMap((line) => (line ? [JSON.parse(line)] : []));
  const end = (): Promise<Finished> => {
    child.kill("SIGTERM");
    return ended;
  };
  return { input, output, runs, child, end };
}

/** Waits until what a run makes of the folder is so. */
async function until(what: () => Promise<boolean>): Promise<void> {
  const late = performance.now() + 45_000;
  while (!(await what().catch(() => false))) {
    if (performance.now() > late) throw new Error("it did not come to that");
    await setTimeout(50);
  }
}

const records = async (output: string): Promise<string[]> => (await readdir(join(output, "json"))).sort();
const has = (output: string, ...names: string[]) => until(async () => (await records(output)).join() === names.join());
/** What is in the output folder besides what the program keeps for itself. */
const outputs = async (output: string) =>
  Object.fromEntries(Object.entries(await contents(output)).filter(([name]) => !name.startsWith(".")));

it("converts what is new, renamed, replaced and deleted, and leaves what one run over the end leaves", async () => {
  const { input, output, runs, end } = await watched();
  await has(output, "2024-01.json");
  await copyFile(join(input, "2024-01.pdf"), join(input, "notes.txt")); // nobody's business
  await writeFile(join(input, "2024-02.pdf"), pdfs[1]!);
  await has(output, "2024-01.json", "2024-02.json");
  await rename(join(input, "2024-02.pdf"), join(input, "renamed.pdf"));
  await has(output, "2024-01.json", "renamed.json");
  const before = await readFile(join(output, "json", "2024-01.json"), "utf8");
  await writeFile(join(input, "2024-01.pdf"), pdfs[2]!);
  await until(async () => (await readFile(join(output, "json", "2024-01.json"), "utf8")) !== before);
  await rm(join(input, "renamed.pdf"));
  await has(output, "2024-01.json");
  await until(async () => (await runs()).length >= 5);
  const { code, stderr } = await end();
  expect([code, stderr]).toEqual([0, ""]);
  expect((await runs()).map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0]);
  expect((await runs()).at(-1)!.removedFiles).toEqual(["renamed.pdf"]);
  await convert([input, "-o", join(output, "../fresh"), "-f", "json"]);
  expect(await outputs(output)).toEqual(await outputs(join(output, "../fresh")));
});

it("waits for a slow writer, also while another file makes it run, and keeps what was there before", async () => {
  const { input, output, runs } = await watched();
  await has(output, "2024-01.json");
  const write = async (name: string): Promise<void> => {
    // Files of one content would be one record.
    const slow = Buffer.concat([pdfs[1]!, Buffer.from(`\n% ${name}\n`)]);
    const piece = Math.ceil(slow.length / 24);
    await writeFile(join(input, name), "");
    for (let i = 0; i < 24; i++) {
      await appendFile(join(input, name), slow.subarray(i * piece, (i + 1) * piece));
      await setTimeout(600);
    }
  };
  const written = Promise.all([write("2024-02.pdf"), write("2024-01.pdf")]);
  await setTimeout(500);
  await writeFile(join(input, "2024-03.pdf"), pdfs[2]!);
  await has(output, "2024-01.json", "2024-03.json"); // the run waits no longer than ten seconds
  await written;
  await has(output, "2024-01.json", "2024-02.json", "2024-03.json");
  await until(async () => (await runs()).length >= 3);
  // A half would have failed, or would have changed its record.
  for (const run of await runs()) expect(run.outcomes.map((o) => o.code)).toEqual(run.outcomes.map(() => null));
});

it("takes a thousand files that come at once in one run or two", async () => {
  const { input, output, runs } = await watched();
  await has(output, "2024-01.json");
  const names = Array.from({ length: 1000 }, (_, i) => join(input, `${i}.pdf`));
  await Promise.all(names.map((path, i) => writeFile(path, `no PDF ${i}`)));
  await until(async () => (await records(output)).length === 1001);
  await until(async () => (await runs()).length >= 2);
  expect((await runs()).length).toBeLessThanOrEqual(3);
});

it("goes on after a restart: what came, changed or went meanwhile is seen to, and the rest is not done again", async () => {
  const first = await watched();
  await has(first.output, "2024-01.json");
  await writeFile(join(first.input, "2024-02.pdf"), pdfs[1]!);
  await has(first.output, "2024-01.json", "2024-02.json");
  await until(async () => (await first.runs()).length === 2);
  first.child.kill("SIGKILL");
  await rm(join(first.input, "2024-01.pdf"));
  await writeFile(join(first.input, "2024-03.pdf"), pdfs[2]!);
  const second = await watched([], join(first.input, ".."));
  await has(second.output, "2024-02.json", "2024-03.json");
  await until(async () => (await second.runs()).length >= 3);
  const last = (await second.runs()).at(-1)!;
  expect([last.skipped, last.removedFiles]).toEqual([1, ["2024-01.pdf"]]);
  expect((await second.end()).code).toBe(0);
});

describe("what a monitor sees", () => {
  it("is a heartbeat, and records that stay when the folder is suddenly empty, as a share that is not mounted", async () => {
    const { input, output, end } = await watched(["--poll", "--poll-interval", "1"]);
    await has(output, "2024-01.json");
    const beat = async () => JSON.parse(await readFile(join(output, ".heartbeat.json"), "utf8"));
    await until(async () => (await beat()).lastRun?.files === 1 && (await beat()).state === "waiting");
    await rm(join(input, "2024-01.pdf"));
    await until(async () => (await beat()).state === "failing");
    expect((await beat()).problem).toContain("has no PDF any more");
    expect(await records(output)).toEqual(["2024-01.json"]);
    await writeFile(join(input, "2024-01.pdf"), pdfs[0]!);
    await until(async () => (await beat()).state === "waiting");
    expect((await end()).code).toBe(0);
    expect((await beat()).state).toBe("ended");
  });

  it("is exit code 2 and a sentence where there is nothing to watch", async () => {
    const folder = await scratch();
    const { code, stderr } = await driftsstatus(["watch", join(folder, "none"), "-o", join(folder, "out")]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("There is no folder")]);
  });
});

it("leaves whole outputs on SIGTERM in the middle of a run", async () => {
  const { input, output, end } = await watched();
  for (const [i, pdf] of [...pdfs, ...pdfs].entries())
    await writeFile(
      join(input, `${i}.pdf`),
      [pdf, `% ${i}`].map((p) => Buffer.from(p)).reduce((a, b) => Buffer.concat([a, b])),
    );
  await until(async () => (await records(output)).length >= 1);
  expect((await end()).code).toBe(0);
  expect((await readdir(output)).filter((name) => /\.(?:tmp|lock)$/.test(name))).toEqual([]);
  for (const name of await records(output)) JSON.parse(await readFile(join(output, "json", name), "utf8"));
  await stat(join(output, "driftsstatus.json"));
});
