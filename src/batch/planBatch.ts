import { open, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Input } from "../input/findInputs.js";
import { contentHash } from "../model/contentHash.js";
import { LARGEST_FILE } from "../read/readBytes.js";
import type { ManifestEntry } from "./manifest.js";
import { isNameOf, outputNames } from "./outputNames.js";

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
  /** Names that are not to be given again. */
  taken: readonly string[];
}

export interface PlanOptions {
  /** Folder of the reports' JSON. */
  folder: string;
  /** Folder of what was read, of reports that are corrected. */
  readings: string;
  /** What earlier runs made with the same program and settings. */
  earlier: readonly ManifestEntry[];
  /** Names of records that stay, of files that are not among the inputs. */
  taken: readonly string[];
  /** Where an entry's PDF lay. */
  pathOf: (entry: ManifestEntry) => string;
}

/** Failures that another try may not meet again. */
const TRANSIENT: ReadonlySet<string> = new Set(["timed-out", "crashed", "not-found", "not-readable", "encrypted-pdf"]);

/**
 * Looks at every input and decides what is to be done. Done before anything is converted: it is cheap, and makes which
 * of two copies is "the first" independent of the jobs.
 */
export async function planBatch(
  inputs: readonly Input[],
  { folder, readings, earlier, taken, pathOf }: PlanOptions,
  signal: AbortSignal,
): Promise<Plan> {
  const names = outputNames(inputs, taken);
  const byPath = groupBy(earlier, pathOf);
  const byFile = groupBy(earlier, (entry) => entry.outcome.file);
  const before = ({ path, file }: Input): ManifestEntry[] => byPath.get(resolve(path)) ?? byFile.get(file) ?? [];
  const firstWithContent = new Map<string, Input>();
  const plan: Plan = { done: [], toConvert: [], copies: [], taken };
  for (const input of inputs) {
    if (signal.aborted) break;
    const planned: Planned = { input, name: names.get(input)!, ...(await look(input)) };
    const first = firstWithContent.get(planned.sha256);
    if (first) {
      plan.copies.push({ ...planned, of: first });
      continue;
    }
    if (planned.sha256) firstWithContent.set(planned.sha256, input);
    const entries = before(input);
    if (await areDone(entries, planned, [folder, readings]))
      plan.done.push(...entries.map((entry) => ({ ...entry, modified: planned.modified })));
    else plan.toConvert.push(planned);
  }
  return plan;
}

/** Whether every report of a file is there, as it is now. */
async function areDone(
  entries: readonly ManifestEntry[],
  planned: Planned,
  [folder, readings]: [folder: string, readings: string],
): Promise<boolean> {
  const { file } = planned.input;
  if (entries.length === 0 || entries.length !== (entries[0]!.outcome.part?.of ?? 1)) return false;
  if (!entries.every((entry) => entry.outcome.file === file && isDone(entry, planned))) return false;
  for (const { outcome } of entries) {
    const found = await recordOf(join(folder, `${outcome.name}.json`), planned.sha256);
    if (found === null) return false;
    // Of a corrected report what was read is needed too, for corrections are made to that.
    if (found === "corrected" && !(await recordOf(join(readings, `${outcome.name}.json`), planned.sha256)))
      return false;
  }
  return true;
}

const isDone = ({ outcome, duplicateOf }: ManifestEntry, { name, sha256 }: Planned): boolean =>
  duplicateOf === null &&
  outcome.sha256 === sha256 &&
  (outcome.part === null ? outcome.name === name : isNameOf(outcome.name, name)) &&
  !TRANSIENT.has(outcome.code ?? "");

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

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

/**
 * What a JSON file is, if it is still the record of this content: a person, or a run that was killed, may have changed
 * it.
 */
async function recordOf(path: string, sha256: string): Promise<"read" | "corrected" | null> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      const head = buffer.toString("latin1", 0, bytesRead);
      if (!head.includes(`"sha256": "${sha256}"`)) return null;
      return head.includes('"corrections": [') ? "corrected" : "read";
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
