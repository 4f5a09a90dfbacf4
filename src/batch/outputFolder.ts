import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../errors.js";
import { TEMPORARY } from "../export/atomicFile.js";
import { isWritable } from "../export/exporters.js";
import { isNameOf } from "./outputNames.js";

/** Folder of the reports' JSON within an output folder. */
export const jsonFolder = (output: string): string => join(output, "json");

/** Folder of what was read, of reports that a person corrected. */
export const readingsFolder = (output: string): string => join(output, ".readings");

/**
 * Makes an output folder.
 * @throws {UsageError} where nothing can be written there
 */
export async function openFolder(output: string): Promise<void> {
  try {
    await mkdir(jsonFolder(output), { recursive: true });
  } catch (error) {
    throw new UsageError(
      `The output folder "${output}" cannot be made (${(error as NodeJS.ErrnoException).code}); choose another with --output.`,
      { cause: error },
    );
  }
  if (!(await isWritable(output)) || !(await isWritable(jsonFolder(output)))) {
    throw new UsageError(
      `The output folder "${output}" cannot be written to; check its permissions or choose another with --output.`,
    );
  }
}

/** Removes what a run that was killed left half-written; only for the run that holds the folder. */
export async function removeTemporary(output: string): Promise<void> {
  for (const folder of [output, jsonFolder(output), readingsFolder(output)]) {
    const left = (await readdir(folder).catch(() => [])).filter((name) => TEMPORARY.test(name));
    for (const name of left) await rm(join(folder, name), { force: true });
  }
}

/** The records there are of files of these names, one or several each. */
export async function recordsOf(output: string, names: readonly string[]): Promise<string[]> {
  const there = await readdir(jsonFolder(output));
  const records = there.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
  return records.filter((record) => names.some((name) => isNameOf(record, name)));
}

/** Removes the JSON of files that are no longer there. */
export async function removeObsolete(output: string, names: readonly string[]): Promise<void> {
  for (const folder of [jsonFolder(output), readingsFolder(output)])
    for (const name of names) await rm(join(folder, `${name}.json`), { force: true });
}
