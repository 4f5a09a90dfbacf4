import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a run of the command took. */
export interface Cost {
  /** Milliseconds by the clock. */
  wall: number;
  /** Milliseconds of CPU, all threads. */
  cpu: number;
  /** Most memory resident, MB. */
  peak: number;
}

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
/** Prints what the process took when it ends; loaded before the command. */
const METER = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write("\\ncost " + (userCPUTime + systemCPUTime) / 1000 + " " + Math.round(maxRSS / 1024) + "\\n");
});`;

/** Runs `driftsstatus` in a process of its own. */
export function costOf(args: readonly string[]): Promise<Cost> {
  const begun = performance.now();
  const meter = `data:text/javascript,${encodeURIComponent(METER)}`;
  const child = spawn(process.execPath, ["--import", meter, CLI, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  return new Promise((resolve, reject) => {
    child.on("close", () => {
      const found = /cost ([\d.]+) (\d+)/.exec(stderr);
      if (!found) reject(new Error(stderr));
      else resolve({ wall: performance.now() - begun, cpu: Number(found[1]), peak: Number(found[2]) });
    });
  });
}
