import { setTimeout } from "node:timers/promises";
import { randomFrom } from "../generate/random.js";
import { finished, start } from "./commandLine.js";

/**
 * Starts a run so many times, and each time kills it at a moment drawn by lot.
 * @param latest milliseconds an undisturbed run takes
 */
export async function killedAgainAndAgain(args: readonly string[], times: number, latest: number): Promise<void> {
  const random = randomFrom("kill", times);
  for (let i = 0; i < times; i++) {
    const run = start(args);
    const end = finished(run);
    await Promise.race([end, setTimeout(random.next() * latest)]);
    run.kill("SIGKILL");
    await end;
  }
}
