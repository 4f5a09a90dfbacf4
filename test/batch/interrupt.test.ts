import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { contents, convert, driftsstatus, finished, scratch, start } from "./commandLine.js";
import { killedAgainAndAgain } from "./killed.js";
import { reportPdf } from "./reports.js";

const MONTHS = Array.from({ length: 6 }, (_, i) => `2024-${String(i + 1).padStart(2, "0")}`);

async function year(): Promise<{ folder: string; input: string; output: string }> {
  const folder = await scratch();
  const [input, output] = [join(folder, "in"), join(folder, "out")];
  await mkdir(input);
  for (const month of MONTHS) await writeFile(join(input, `${month}.pdf`), await reportPdf(month));
  return { folder, input, output };
}

/** Waits until so many reports are written. */
async function written(output: string, count: number): Promise<void> {
  for (;;) {
    const names = await readdir(join(output, "json")).catch(() => []);
    if (names.filter((n) => n.endsWith(".json")).length >= count) return;
    await setTimeout(10);
  }
}

it.each(["SIGINT", "SIGTERM"] as const)("writes what is finished on %s, and goes on from there", async (signal) => {
  const { folder, input, output } = await year();
  const run = start(["convert", input, "-o", output, "-j", "1"]);
  const end = finished(run);
  await written(output, 1);
  run.kill("SIGSTOP"); // it must not end before the second has come

  const second = await driftsstatus(["convert", input, "-o", output]);
  expect([second.code, second.stderr]).toEqual([2, expect.stringContaining("Another run is writing")]);

  run.kill(signal);
  run.kill("SIGCONT");
  const { code, signal: killedBy, stderr } = await end;
  expect([code, killedBy], stderr).toEqual([130, null]);
  const names = await readdir(join(output, "json"));
  expect(names.filter((n) => !n.endsWith(".json"))).toEqual([]);
  expect((await readdir(output)).filter((n) => /\.(?:tmp|lock)$/.test(n))).toEqual([]);
  const { entries } = JSON.parse(await readFile(join(output, "manifest.json"), "utf8")) as { entries: unknown[] };
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.length).toBeLessThan(MONTHS.length);

  expect((await convert([input, "-o", output])).skipped).toBe(entries.length);
  await convert([input, "-o", join(folder, "undisturbed")]);
  expect(await contents(output)).toEqual(await contents(join(folder, "undisturbed")));
});

it("comes to the same end however often it is killed", async () => {
  const { folder, input, output } = await year();
  const begun = performance.now();
  await convert([input, "-o", join(folder, "undisturbed")]);
  await killedAgainAndAgain(["convert", input, "-o", output], 3, performance.now() - begun);
  expect((await driftsstatus(["convert", input, "-o", output])).code).toBe(0);
  expect(await contents(output)).toEqual(await contents(join(folder, "undisturbed")));
});
