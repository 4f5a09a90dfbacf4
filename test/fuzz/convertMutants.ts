import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvertPool } from "../../src/batch/convertPool.js";
import { FileError } from "../../src/errors.js";
import { z } from "zod";
import { reportSchema } from "../../src/model/record.js";
import { mutant } from "./mutate.js";

/** Seconds a mutant may take; a sound sample takes a tenth of one. */
const TIME_LIMIT = 30;
const JOBS = 2;
const SAMPLES = new URL("../../samples/", import.meta.url).pathname;
const NEVER = new AbortController().signal;

/** How many mutants came to each end: "report", or the code of the error. */
export type Ends = Record<string, number>;

/**
 * Converts mutants of the samples, as the batch does.
 * @returns what became of them, and the numbers of those that gave neither a valid report nor an error of their own
 */
export async function convertMutants(first: number, count: number): Promise<{ ends: Ends; wrong: string[] }> {
  const names = readdirSync(SAMPLES).filter((n) => n.endsWith(".pdf") && !n.includes("-scan"));
  const sources = names.map((name) => readFileSync(join(SAMPLES, name)));
  const folder = await mkdtemp(join(tmpdir(), "driftsstatus-fuzz-"));
  const pool = new ConvertPool({ jobs: JOBS, timeout: TIME_LIMIT });
  const ends: Ends = {};
  const wrong: string[] = [];
  let next = first;
  const work = async (): Promise<void> => {
    for (let number = next++; number < first + count; number = next++) {
      const path = join(folder, `${number}.pdf`);
      await writeFile(path, mutant(number, sources));
      const end = await endOf(pool, path);
      ends[end] = (ends[end] ?? 0) + 1;
      if (end.startsWith("invalid") || end === "crashed" || end === "timed-out") wrong.push(`${number}: ${end}`);
      await rm(path);
    }
  };
  try {
    await Promise.all(Array.from({ length: JOBS }, work));
  } finally {
    await pool.close();
    await rm(folder, { recursive: true });
  }
  return { ends, wrong };
}

async function endOf(pool: ConvertPool, path: string): Promise<string> {
  try {
    const task = {
      path,
      file: "mutant.pdf",
      name: "",
      folder: null,
      wantsReport: true,
      options: { ocr: "never" },
    } as const;
    const { reports, outcomes } = await pool.run(task, NEVER);
    const checked = z.array(reportSchema).min(1).safeParse(reports);
    if (!checked.success)
      return `invalid: ${checked.error.issues[0]?.path.join(".")} ${checked.error.issues[0]?.message}`;
    return outcomes[0]!.code ?? "report";
  } catch (error) {
    if (error instanceof FileError) return error.code;
    throw error;
  }
}
