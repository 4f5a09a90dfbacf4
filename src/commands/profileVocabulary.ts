import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { UsageError } from "../errors.js";
import { findProfiles } from "../input/findProfile.js";
import type { Vocabulary } from "../model/vocabulary.js";

/**
 * The built-in vocabulary with the words of the profiles that were named or found; undefined where there is none.
 * @throws {UsageError} for a profile that cannot be read; it names file and line
 */
export async function profileVocabulary(
  paths: readonly string[],
  named: readonly string[],
): Promise<Vocabulary | undefined> {
  const files = await findProfiles(paths, named);
  if (files.length === 0) return undefined;
  // Only now: YAML and schemas take long to load.
  const [{ BUILT_IN_VOCABULARY }, { mergeVocabularies }] = await Promise.all([
    import("../interpret/vocabulary/builtIn.js"),
    import("../interpret/vocabulary/profile.js"),
  ]);
  return mergeVocabularies(BUILT_IN_VOCABULARY, ...(await Promise.all(files.map(readProfile))));
}

async function readProfile(path: string): Promise<Vocabulary> {
  const name = relative(".", path) || path;
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === "ENOENT" ? "there is no such file" : `it cannot be read (${error.code ?? error.message})`;
    throw new UsageError(`Profile "${name}": ${why}.`);
  });
  const { parseProfile, ProfileError } = await import("../interpret/vocabulary/profile.js");
  try {
    return parseProfile(text, name);
  } catch (error) {
    if (error instanceof ProfileError) throw new UsageError(error.message);
    throw error;
  }
}
