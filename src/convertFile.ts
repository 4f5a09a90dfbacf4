import { basename } from "node:path";
import { convertBytes, type ConvertOptions } from "./convert.js";
import type { Report } from "./model/record.js";
import { readBytes } from "./read/readBytes.js";

export interface ConvertFileOptions extends ConvertOptions {
  /** What the report's `source.file` says; the file's name when left out. */
  file?: string;
}

/**
 * Converts one PDF into its reports: one, or one for each month where several were merged into the file.
 * @throws {FileError} where the file cannot be read or opened; a file that is no status report does not throw but gives
 *   a report without platforms and the error diagnostic `not-a-status-report`.
 */
export async function convertFile(path: string, options: ConvertFileOptions = {}): Promise<[Report, ...Report[]]> {
  const bytes = await readBytes(path);
  const [first, ...rest] = await convertBytes(bytes, options.file ?? basename(path), options);
  return [first.report, ...rest.map(({ report }) => report)];
}
