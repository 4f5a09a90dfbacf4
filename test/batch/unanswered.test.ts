import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { driftsstatus, finished, scratch, start } from "./commandLine.js";
import { reportPdf } from "./reports.js";

/** An output folder of which one file answers nobody: a pipe that no one writes to, as a share whose server is gone. */
async function hanging(file: string): Promise<{ input: string; output: string }> {
  const folder = await scratch();
  const [input, output] = [join(folder, "in"), join(folder, "out")];
  await mkdir(input);
  await mkdir(join(output, "json"), { recursive: true });
  await writeFile(join(input, "2024-01.pdf"), await reportPdf("2024-01"));
  execFileSync("mkfifo", [join(output, file)]);
  return { input, output };
}

it.runIf(process.platform !== "win32").each(["manifest.json", ".driftsstatus.lock"])(
  "says in a sentence that %s of the output folder does not answer, and ends",
  async (file) => {
    const { input, output } = await hanging(file);
    const env = { ...process.env, DRIFTSSTATUS_PATIENCE: "1" };
    const { signal, stderr } = await driftsstatus(["convert", input, "-o", output], { env });
    // Of a shell's code 137 these are the two parts: 128 and the signal's number.
    expect(signal).toBe("SIGKILL");
    expect(stderr).toContain(`"${join(output, file)}" did not answer for 1 seconds`);
  },
);

it.runIf(process.platform !== "win32").each([
  ["SIGINT", "SIGINT"],
  ["SIGTERM", "SIGTERM"],
  ["SIGINT", "SIGTERM"],
] as const)("ends at once when %s is followed by %s, also where the output folder hangs", async (first, second) => {
  const { input, output } = await hanging("manifest.json");
  const run = start(["convert", input, "-o", output]);
  const end = finished(run);
  await setTimeout(1500);
  run.kill(first);
  expect(await Promise.race([end.then(() => "ended"), setTimeout(500, "waits")])).toBe("waits");
  const asked = performance.now();
  run.kill(second);
  expect((await end).signal).toBe(second);
  expect(performance.now() - asked).toBeLessThan(2000);
});
