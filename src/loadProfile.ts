import { readFile } from "node:fs/promises";
import { UsageError } from "./errors.js";
import type { Vocabulary } from "./model/vocabulary.js";

/**
 * Reads a profile: names and wordings of your own, in YAML (docs/danish.md), for `vocabulary` of the options.
 * @throws {UsageError} for one that cannot be read; it names file and line
 */
export async function loadProfile(path: string): Promise<Vocabulary> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === "ENOENT" ? "there is no such file" : `it cannot be read (${error.code ?? error.message})`;
    throw new UsageError(`Profile "${path}": ${why}.`);
  });
  // YAML and schemas take long to load.
  const { parseProfile, ProfileError } = await import("./interpret/vocabulary/profile.js");
  try {
    return parseProfile(text, path);
  } catch (error) {
    if (error instanceof ProfileError) throw new UsageError(error.message);
    throw error;
  }
}
