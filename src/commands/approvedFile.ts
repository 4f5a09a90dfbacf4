import { readFile } from "node:fs/promises";
import { approvedSchema, type Approved } from "../check/approved.js";
import { FileError } from "../errors.js";

/** "reports/2025-03.pdf" has its approved result in "reports/2025-03.expected.json". */
export const approvedPath = (pdf: string): string => `${pdf.replace(/\.pdf$/i, "")}.expected.json`;

/**
 * Reads an approved result; null where there is none.
 * @throws {FileError} `damaged-json` where it is not of the contract
 */
export async function readApproved(path: string): Promise<{ text: string; approved: Approved } | null> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new FileError("not-readable", `"${path}" cannot be read (${error.code}).`, { cause: error });
  });
  return text === null ? null : { text, approved: parseApproved(text, path) };
}

/** @throws {FileError} `damaged-json` where the text is no approved result */
export function parseApproved(text: string, path: string): Approved {
  try {
    return approvedSchema.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : "a field is not of the contract";
    throw new FileError("damaged-json", `"${path}" is no approved result (${why}); mend it or approve anew.`, {
      cause: error,
    });
  }
}
