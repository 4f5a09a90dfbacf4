import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { UsageError } from "../errors.js";

/** What the command line makes of "-": standard input as a path, standard output as an output. */
export const STANDARD = "\0-";
/** What reports say of where they come from. */
const NAME = "stdin.pdf";

/**
 * Calls `use` with the paths, `STANDARD` among them replaced by a file that holds what standard input gave; the file is gone
 * afterwards.
 * @throws {UsageError} where standard input is the keyboard
 */
export async function withStandardInput<T>(
  paths: readonly string[],
  use: (paths: readonly string[]) => Promise<T>,
): Promise<T> {
  if (!paths.includes(STANDARD)) return use(paths);
  if (process.stdin.isTTY) throw new UsageError('"-" reads a PDF from standard input: send one, or name a file.');
  const folder = await mkdtemp(join(tmpdir(), "driftsstatus-"));
  try {
    const path = join(folder, NAME);
    await pipeline(process.stdin, createWriteStream(path));
    return await use(paths.map((p) => (p === STANDARD ? path : p)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
