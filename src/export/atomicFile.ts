import { mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";

let serial = 0;

/** Names of files that are being written: "report.json.4711-12.tmp", and the probe of a folder. */
export const TEMPORARY = /^(?:.+\.\d+-\d+|\.driftsstatus-\d+)\.tmp$/;

/**
 * Writes a file under a temporary name beside its place, flushes it to the disk and renames it: a reader, a crash or a
 * full disk meets the old file or the new one, never a part.
 */
export async function writeAtomic(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}-${++serial}.tmp`;
  const file = await open(temporary, "w");
  try {
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Makes a file in a folder of its own beside its place, for what writes several on the way; else as `writeAtomic`. */
export async function makeAtomic(path: string, make: (folder: string) => Promise<string>): Promise<void> {
  const folder = `${path}.${process.pid}-${++serial}.tmp`;
  await mkdir(folder, { recursive: true });
  try {
    const made = await make(folder);
    const file = await open(made, "r+");
    await file.sync().finally(() => file.close());
    await rename(made, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const writeTextAtomic = (path: string, text: string): Promise<void> =>
  writeAtomic(path, (file) => file.writeFile(text));

/** Writes files that belong together: none takes its place before all are complete. */
export async function writeAllAtomic(
  paths: readonly string[],
  write: (files: readonly FileHandle[]) => Promise<void>,
): Promise<void> {
  const open = async (files: readonly FileHandle[]): Promise<void> => {
    if (files.length === paths.length) await write(files);
    else await writeAtomic(paths[files.length]!, (file) => open([...files, file]));
  };
  await open([]);
}
