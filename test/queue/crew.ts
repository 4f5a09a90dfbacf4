import type { ChildProcess } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { contents, finished, scratch, start, type Finished } from "../batch/commandLine.js";
import { reportPdf } from "../batch/reports.js";

/** A folder of so many reports that all differ. */
export async function manyReports(count: number, place?: string): Promise<{ folder: string; input: string }> {
  const folder = place ?? (await scratch());
  const input = join(folder, "in");
  await mkdir(input);
  const months = Array.from({ length: Math.min(count, 6) }, (_, i) => `2024-0${i + 1}`);
  const pdfs = await Promise.all(months.map((month) => reportPdf(month)));
  for (let i = 0; i < count; i++) {
    // What stands behind the end of a PDF is read by nobody, but makes another content of it.
    const pdf = Buffer.concat([pdfs[i % pdfs.length]!, Buffer.from(`\n% ${i}\n`)]);
    await writeFile(join(input, `${String(i).padStart(4, "0")}.pdf`), pdf);
  }
  return { folder, input };
}

/** What a worker said, and when. */
export interface Said {
  what: "begun" | "ended";
  file: string;
  /** Milliseconds. */
  at: number;
}

export class Worker {
  readonly said: Said[] = [];
  readonly child: ChildProcess;
  readonly ended: Promise<Finished>;

  constructor(url: string, store: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
    const args = ["work", "--queue", url, "--store", store, "-j", "1", "-v", ...more];
    this.child = start(args, { env: { ...process.env, ...env } });
    this.ended = finished(this.child);
    createInterface({ input: this.child.stderr! }).on("line", (line) => {
      const [, what, file] = /^(begun|ended) (.+)$/.exec(line) ?? [];
      if (what) this.said.push({ what: what as Said["what"], file: file!, at: performance.now() });
    });
    onTestFinished(async () => {
      this.child.kill("SIGKILL");
      await this.ended;
    });
  }

  count(what: Said["what"]): number {
    return this.said.filter((s) => s.what === what).length;
  }

  /** Begun and not ended. */
  open(): string[] {
    const ended = new Set(this.said.filter((s) => s.what === "ended").map((s) => s.file));
    return this.said.filter((s) => s.what === "begun" && !ended.has(s.file)).map((s) => s.file);
  }

  /** Waits until it is in the middle of a file. */
  async busy(after: number): Promise<void> {
    while (this.count("ended") < after || this.open().length === 0) await setTimeout(5);
  }
}

/** A run of `convert --queue`. */
export function collector(
  url: string,
  input: string,
  output: string,
): { child: ChildProcess; ended: Promise<Finished> } {
  const child = start(["convert", input, "-o", output, "--queue", url, "-f", "json"]);
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, ended: finished(child) };
}

/** What a run leaves, but for what the program keeps for itself. */
export async function outputsOf(output: string): Promise<Record<string, string>> {
  const all = await contents(output);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith(".")));
}

/** Files that a run left in its store: none, if it came to its end. */
export async function leftIn(store: string): Promise<string[]> {
  const left: string[] = [];
  for (const folder of ["pdf", "results", "begun"]) left.push(...(await readdir(join(store, folder))));
  return left;
}
