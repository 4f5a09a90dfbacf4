import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { folderOf } from "./findProfile.js";
import { findInputs } from "./findInputs.js";
import { naturalOrder } from "./naturalOrder.js";

/** The corrections file of an archive. */
export const CORRECTIONS_NAME = "corrections.json";

/** "corrections.json", "corrections (1).json" as a browser names a second one, "corrections-2025-03-c11b10ee.json" */
const NAME = /^corrections(?:[ (_.-].*)?\.json$/i;

/**
 * The corrections files of a run: those in the output folder, those beside the inputs, and those that were named.
 * @param output null where nothing is written
 */
export async function findCorrections(
  paths: readonly string[],
  output: string | null,
  named: readonly string[],
): Promise<string[]> {
  const folders = new Set(output === null ? [] : [resolve(output)]);
  for (const path of paths) folders.add(await folderOf(path));
  for (const { path } of (await findInputs(paths)).inputs) folders.add(resolve(dirname(path)));
  const found = new Set<string>();
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => NAME.test(each)).sort(naturalOrder)) found.add(join(folder, name));
  }
  for (const path of named) found.add(resolve(path));
  return [...found];
}
