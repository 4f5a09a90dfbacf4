import { findCorrections } from "../input/findCorrections.js";
import { NO_CORRECTIONS, type Corrections } from "../model/corrections.js";

/**
 * What a person said of an archive, in the files that were named or found.
 * @throws {UsageError} for an entry that cannot be taken; it names file and line
 */
export async function archiveCorrections(
  paths: readonly string[],
  output: string | null,
  named: readonly string[],
): Promise<Corrections> {
  const files = await findCorrections(paths, output, named);
  if (files.length === 0) return NO_CORRECTIONS;
  // Only now: schemas take long to load.
  const { readCorrections } = await import("../corrections/readCorrections.js");
  return readCorrections(files);
}
