import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Longest time for one program, milliseconds. */
const TIME_LIMIT = 120_000;

/** Whether all programs are on this machine. */
export async function areInstalled(programs: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    programs.map((program) =>
      run("which", [program]).then(
        () => true,
        () => false,
      ),
    ),
  );
  return !found.includes(false);
}

/** One program and its arguments; "IN", "OUT" and "MID" are files, and pictures of pages are called "PIC". */
export type Step = [program: string, ...args: string[]];

/** Some programs go by the ends of names. */
const NAMES = new Map([
  ["IN", "in.pdf"],
  ["OUT", "out.pdf"],
]);

/** What becomes of a PDF that goes through some programs, one after the other. */
export async function sentThrough(bytes: Uint8Array, steps: readonly Step[]): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), "driftsstatus-tools-"));
  try {
    await writeFile(path.join(folder, NAMES.get("IN")!), bytes);
    for (const [program, ...args] of steps) {
      const pictures = (await readdir(folder)).filter((name) => name.startsWith("PIC-")).sort();
      const given = args.flatMap((arg) => (arg === "PICS" ? pictures : [NAMES.get(arg) ?? arg]));
      await run(program, given, { cwd: folder, timeout: TIME_LIMIT, env: { ...process.env, LC_ALL: "C.UTF-8" } });
    }
    return await readFile(path.join(folder, NAMES.get("OUT")!));
  } finally {
    await rm(folder, { recursive: true });
  }
}
