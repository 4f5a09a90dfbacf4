import { mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { answered, UnansweredError } from "./answered.js";

let serial = 0;

/** Names of files that are being written: "report.json.4711-12.tmp", and the probe of a folder. */
export const TEMPORARY = /^(?:.+\.\d+-\d+|\.driftsstatus-\d+)\.tmp$/;

/**
 * Writes a file under a temporary name beside its place, flushes it to the disk and renames it: a reader, a crash or a
 * full disk meets the old file or the new one, never a part.
 * @throws {UnansweredError} where the disk does not answer
 */
export async function writeAtomic(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  await answered(mkdir(dirname(path), { recursive: true }), path);
  const temporary = `${path}.${process.pid}-${++serial}.tmp`;
  const file = await answered(open(temporary, "w"), path);
  try {
    await closing(file, path, async () => {
      await write(inTime(file, path));
      await answered(file.sync(), path);
    });
    await answered(rename(temporary, path), path);
  } catch (error) {
    if (!(error instanceof UnansweredError)) await rm(temporary, { force: true });
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

async function closing(file: FileHandle, path: string, use: () => Promise<void>): Promise<void> {
  try {
    await use();
  } catch (error) {
    // A file that does not answer cannot be closed either.
    if (error instanceof UnansweredError) void file.close().catch(() => {});
    else await file.close();
    throw error;
  }
  await answered(file.close(), path);
}

/** The same file, each of whose writes has to be answered. */
const inTime = (file: FileHandle, path: string): FileHandle =>
  new Proxy(file, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => answered(Promise.resolve(value.apply(target, args)), path);
    },
  });

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
