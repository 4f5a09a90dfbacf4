import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { approvedSchema, type Approved } from "../check/approved.js";
import { FileError } from "../errors.js";
import type { Report } from "../model/record.js";

/** "reports/2025-03.pdf" has its approved result in "reports/2025-03.expected.json". */
export const approvedPath = (pdf: string): string => `${pdf.replace(/\.pdf$/i, "")}${ENDING}`;

const ENDING = ".expected.json";

/** Of a file of several reports each has its own: "merged.pdf" has "merged-2024-05.expected.json". */
export const approvedPathOf = (pdf: string, { source, period }: Report): string =>
  source.part === null ? approvedPath(pdf) : approvedPath(`${pdf.replace(/\.pdf$/i, "")}-${period ?? "undated"}.pdf`);

/** The approved results of several reports that lie beside a PDF, but for those of PDFs that are named so themselves. */
export async function approvedParts(pdf: string): Promise<string[]> {
  const name = basename(pdf).replace(/\.pdf$/i, "");
  const there = await readdir(dirname(pdf)).catch((): string[] => []);
  const own = there.filter(
    (file) =>
      file.startsWith(`${name}-`) && file.endsWith(ENDING) && PART.test(file.slice(name.length, -ENDING.length)),
  );
  return own.filter((file) => !there.includes(file.replace(ENDING, ".pdf"))).map((file) => join(dirname(pdf), file));
}

const PART = /^-\d{4}-\d{2}$/;

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
