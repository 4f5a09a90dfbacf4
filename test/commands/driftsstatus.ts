import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export const CLI = new URL("../../dist/cli.js", import.meta.url).pathname;
export const SAMPLES = new URL("../../samples/", import.meta.url).pathname;
export const sample = (name: string): string => join(SAMPLES, name);

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real command. */
export function driftsstatus(
  args: readonly string[],
  { env = {}, input = "" }: { env?: Record<string, string>; input?: string | Buffer } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
    child.stdin.on("error", () => {}); // it may end before it has read everything
    child.stdin.end(input);
  });
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "driftsstatus-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
