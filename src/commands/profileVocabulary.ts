import { relative } from "node:path";
import { findProfiles } from "../input/findProfile.js";
import { loadProfile } from "../loadProfile.js";
import type { Vocabulary } from "../model/vocabulary.js";

/**
 * The words of the profiles that were named or found; undefined where there is none.
 * @throws {UsageError} for a profile that cannot be read; it names file and line
 */
export async function profileVocabulary(
  paths: readonly string[],
  named: readonly string[],
): Promise<Vocabulary | undefined> {
  const files = await findProfiles(paths, named);
  if (files.length === 0) return undefined;
  const { mergeVocabularies } = await import("../interpret/vocabulary/profile.js");
  return mergeVocabularies(...(await Promise.all(files.map((path) => loadProfile(relative(".", path) || path)))));
}
