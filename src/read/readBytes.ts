import { readFile, stat } from "node:fs/promises";
import { FileError } from "../errors.js";

/** No larger file is read, bytes: hundreds of scanned pages in colour fit, and several times that into memory. */
export const LARGEST_FILE = 512 * 2 ** 20;

/** The bytes of a file. @throws {FileError} `not-found`, `not-readable` or `too-large`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw tooLarge(size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new FileError("not-found", "There is no such file; check the path.", { cause: error });
    throw new FileError("not-readable", `The file cannot be read (${code ?? "unknown"}); check its permissions.`, {
      cause: error,
    });
  }
}

const tooLarge = (size: number): FileError =>
  new FileError(
    "too-large",
    `The file has ${Math.round(size / 2 ** 20)} MB, over the ${LARGEST_FILE / 2 ** 20} MB that are read; split it or save it smaller.`,
  );
