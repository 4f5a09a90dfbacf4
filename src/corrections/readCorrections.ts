import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { UsageError } from "../errors.js";
import type { Corrections } from "../model/corrections.js";
import { mergeCorrections } from "./mergeCorrections.js";
import { parseCorrections, type CorrectionsFile } from "./parseCorrections.js";

/**
 * What corrections files say together.
 * @throws {UsageError} names every bad entry with its file and line; then nothing is taken
 */
export async function readCorrections(paths: readonly string[]): Promise<Corrections> {
  return mergeCorrections(await Promise.all(paths.map(readCorrectionsFile)));
}

/** @throws {UsageError} where it cannot be read, or is none */
export async function readCorrectionsFile(path: string): Promise<CorrectionsFile> {
  const name = relative(".", path) || path;
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === "ENOENT" ? "there is no such file" : `it cannot be read (${error.code ?? error.message})`;
    throw new UsageError(`Corrections "${name}": ${why}.`);
  });
  return parseCorrections(text, name);
}
