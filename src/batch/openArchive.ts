import { UsageError } from "../errors.js";
import type { ArchiveSource } from "../export/archiveSource.js";
import { NO_CORRECTIONS } from "../model/corrections.js";
import { readManifest } from "./manifest.js";
import { toArchive } from "./toArchive.js";

/** What convert left in an output folder. */
export interface OpenedArchive {
  archive: ArchiveSource;
  /** How many reports it holds, copies not counted. */
  reports: number;
  /** Whether the last run came to its end: only then what is missing is gone. */
  complete: boolean;
}

/**
 * Opens an output folder of convert.
 * @throws {UsageError} where it is none, or another version wrote it
 */
export async function openArchive(output: string): Promise<OpenedArchive> {
  const manifest = await readManifest(output);
  if (!manifest)
    throw new UsageError(
      `"${output}" is no output folder: it has no manifest.json of convert; name what convert wrote to.`,
    );
  const { entries, complete } = manifest;
  // The records are as corrected: convert wrote them so.
  const settled = { corrections: NO_CORRECTIONS, passwords: [], told: [], names: [] };
  const archive = await toArchive(entries, output, settled).catch((error: unknown) => {
    throw new UsageError(`A report of "${output}" cannot be read (${(error as Error).message}); run convert again.`, {
      cause: error,
    });
  });
  return { archive, reports: entries.filter((e) => e.duplicateOf === null).length, complete };
}
