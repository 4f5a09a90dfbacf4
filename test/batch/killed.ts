import { setTimeout } from "node:timers/promises";
import { randomFrom } from "../generate/random.js";
import { finished, start } from "./commandLine.js";

/** From the start of the program to the end of a short batch, milliseconds. */
const LATEST = 4000;

/** Starts a run so many times, and each time kills it at a moment drawn by lot. */
export async function killedAgainAndAgain(args: readonly string[], times: number, seed: string): Promise<void> {
  const random = randomFrom(seed);
  for (let i = 0; i < times; i++) {
    const run = start(args);
    const end = finished(run);
    await Promise.race([end, setTimeout(random.next() * LATEST)]);
    run.kill("SIGKILL");
    await end;
  }
}
