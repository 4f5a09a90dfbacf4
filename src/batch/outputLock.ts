import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { UsageError } from "../errors.js";
import { answered, UnansweredError } from "../export/answered.js";

const FILE = ".driftsstatus.lock";

/**
 * Holds an output folder for one run at a time.
 * @returns lets go of the folder
 * @throws {UsageError} where another run is writing there
 */
export async function lockOutput(output: string): Promise<() => Promise<void>> {
  const path = join(output, FILE);
  const own = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let attempt = 0; ; attempt++) {
    try {
      await answered(writeFile(path, own, { flag: "wx" }), path);
      return () => answered(rm(path, { force: true }), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (attempt > 0 || (await isHeld(path))) {
        throw new UsageError(
          `Another run is writing to "${output}"; wait for it, or choose another folder with --output. If there is none, delete "${path}".`,
        );
      }
      await rm(path, { force: true }); // left behind by a run that was killed
    }
  }
}

/** So long a lock may be without its content, milliseconds: it is made first and written then. */
const BEING_WRITTEN = 2000;

async function isHeld(path: string): Promise<boolean> {
  try {
    const { pid, host } = JSON.parse(await answered(readFile(path, "utf8"), path)) as { pid: number; host: string };
    if (host !== hostname()) return true;
    if (pid === process.pid) return false; // this process was given the number of the one that was killed
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error instanceof UnansweredError) throw error;
    if ((error as NodeJS.ErrnoException).code === "EPERM") return true;
    if (!(error instanceof SyntaxError)) return false;
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
    return Date.now() - mtimeMs < BEING_WRITTEN;
  }
}
