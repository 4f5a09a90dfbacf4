import { readFile } from "node:fs/promises";
import { FileError } from "../errors.js";

/** The bytes of a file. @throws {FileError} `not-found` or `not-readable`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new FileError("not-found", "There is no such file; check the path.", { cause: error });
    throw new FileError("not-readable", `The file cannot be read (${code ?? "unknown"}); check its permissions.`, {
      cause: error,
    });
  }
}
