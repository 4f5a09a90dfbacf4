import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Input } from "../input/findInputs.js";
import { contentHash } from "../model/contentHash.js";
import { LARGEST_FILE } from "../read/readBytes.js";
import type { ManifestEntry } from "./manifest.js";
import { outputNames } from "./outputNames.js";

/** An input, what was seen of it and the name of its JSON. */
export interface Planned {
  input: Input;
  name: string;
  /** "" where the file cannot be read: converting it says why. */
  sha256: string;
  size: number;
  modified: number;
}

/** What is to be done with each input. */
export interface Plan {
  /** Done by an earlier run. */
  done: ManifestEntry[];
  toConvert: Planned[];
  /** Of the same content as another input, which is converted in their place. */
  copies: (Planned & { of: Input })[];
}

export interface PlanOptions {
  /** Folder of the reports' JSON. */
  folder: string;
  /** What earlier runs made with the same program and settings. */
  earlier: readonly ManifestEntry[];
}

/** Failures that another try may not meet again. */
const TRANSIENT: ReadonlySet<string> = new Set(["timed-out", "crashed", "not-found", "not-readable", "encrypted-pdf"]);

/**
 * Looks at every input and decides what is to be done. Done before anything is converted: it is cheap, and makes which
 * of two copies is "the first" independent of the jobs.
 */
export async function planBatch(
  inputs: readonly Input[],
  { folder, earlier }: PlanOptions,
  signal: AbortSignal,
): Promise<Plan> {
  const names = outputNames(inputs);
  const before = new Map(earlier.map((entry) => [entry.outcome.file, entry]));
  const firstWithContent = new Map<string, Input>();
  const plan: Plan = { done: [], toConvert: [], copies: [] };
  for (const input of inputs) {
    if (signal.aborted) break;
    const planned: Planned = { input, name: names.get(input)!, ...(await look(input)) };
    const first = firstWithContent.get(planned.sha256);
    if (first) {
      plan.copies.push({ ...planned, of: first });
      continue;
    }
    if (planned.sha256) firstWithContent.set(planned.sha256, input);
    const entry = before.get(input.file);
    if (entry && isDone(entry, planned) && (await isRecordOf(join(folder, `${planned.name}.json`), planned.sha256)))
      plan.done.push({ ...entry, modified: planned.modified });
    else plan.toConvert.push(planned);
  }
  return plan;
}

const isDone = ({ outcome, duplicateOf }: ManifestEntry, { name, sha256 }: Planned): boolean =>
  duplicateOf === null && outcome.sha256 === sha256 && outcome.name === name && !TRANSIENT.has(outcome.code ?? "");

async function look({ path }: Input): Promise<Pick<Planned, "sha256" | "size" | "modified">> {
  try {
    const { mtimeMs, size } = await stat(path);
    const modified = Math.floor(mtimeMs);
    if (size > LARGEST_FILE) return { sha256: "", size, modified };
    const bytes = await readFile(path);
    return { sha256: contentHash(bytes), size: bytes.length, modified };
  } catch {
    return { sha256: "", size: 0, modified: 0 };
  }
}

/** A report's JSON begins with its source: the hash stands in its first bytes, after a file name of any length. */
const HEAD_BYTES = 8192;

/** Whether a JSON file is still the record of this content: a person, or a run that was killed, may have changed it. */
async function isRecordOf(path: string, sha256: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.toString("latin1", 0, bytesRead).includes(`"sha256": "${sha256}"`);
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}
