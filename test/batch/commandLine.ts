import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { RunResult } from "../../src/batch/run.js";
import type { Archive } from "../../src/model/archive.js";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** A run of the real command. */
export interface Finished {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs `driftsstatus` and waits for it. */
export const driftsstatus = (args: readonly string[], options: SpawnOptions = {}): Promise<Finished> =>
  finished(start(args, options));

export const start = (args: readonly string[], options: SpawnOptions = {}): ChildProcess =>
  spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "pipe"], ...options });

export function finished(child: ChildProcess): Promise<Finished> {
  const [stdout, stderr]: Buffer[][] = [[], []];
  child.stdout?.on("data", (data: Buffer) => stdout!.push(data));
  child.stderr?.on("data", (data: Buffer) => stderr!.push(data));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({
        code,
        signal,
        stdout: Buffer.concat(stdout!).toString(),
        stderr: Buffer.concat(stderr!).toString(),
      }),
    );
  });
}

/** What a run says with `--json`. */
export interface RunReport extends RunResult {
  exitCode: number;
}

/** Converts with `--json` and gives the run's report. */
export async function convert(args: readonly string[], options: SpawnOptions = {}): Promise<RunReport & Finished> {
  const result = await driftsstatus(["convert", "--json", ...args], options);
  if (!result.stdout) throw new Error(`no run report; on stderr: ${result.stderr}`);
  return { ...result, ...(JSON.parse(result.stdout) as RunReport) };
}

/** The code of each file that failed, "ok" of the others. */
export const codes = ({ outcomes }: RunResult): Record<string, string> =>
  Object.fromEntries(outcomes.map((o) => [o.file, o.code ?? "ok"]));

/** A folder that is gone after the test. */
export async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "driftsstatus-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder, with its content. */
export async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const pairs = paths.map(async (path) => [path.slice(folder.length + 1), (await readFile(path)).toString("base64")]);
  return Object.fromEntries((await Promise.all(pairs)).sort()) as Record<string, string>;
}

export const archiveIn = async (output: string): Promise<Archive> =>
  JSON.parse(await readFile(join(output, "driftsstatus.json"), "utf8")) as Archive;
