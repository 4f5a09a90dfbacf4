import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../errors.js";
import { answered, UnansweredError } from "../export/answered.js";
import { TEMPORARY } from "../export/atomicFile.js";
import { isWritable, TABLE_FOLDERS } from "../export/exporters.js";
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
    await answered(mkdir(jsonFolder(output), { recursive: true }), output);
  } catch (error) {
    if (error instanceof UnansweredError) throw error;
    throw new UsageError(
      `The output folder "${output}" cannot be made (${(error as NodeJS.ErrnoException).code}); choose another with --output.`,
      { cause: error },
    );
  }
  if (!(await answered(isWritable(output), output)) || !(await answered(isWritable(jsonFolder(output)), output))) {
    throw new UsageError(
      `The output folder "${output}" cannot be written to; check its permissions or choose another with --output.`,
    );
  }
}

/** A folder that is not there holds nothing; one that does not answer is another matter. */
function orUnanswered(error: unknown): string[] {
  if (error instanceof UnansweredError) throw error;
  return [];
}

/** Removes what a run that was killed left half-written; only for the run that holds the folder. */
export async function removeTemporary(output: string): Promise<void> {
  for (const folder of [
    output,
    jsonFolder(output),
    readingsFolder(output),
    ...TABLE_FOLDERS.map((name) => join(output, name)),
  ]) {
    const left = (await answered(readdir(folder), folder).catch(orUnanswered)).filter((name) => TEMPORARY.test(name));
    for (const name of left) await rm(join(folder, name), { recursive: true, force: true });
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
