import { FileError } from "./errors.js";
import { reportSchema, type Report } from "./model/record.js";
import { readBytes } from "./read/readBytes.js";

/**
 * Reads a report back from its JSON.
 * @throws {FileError} `not-found`, `not-readable`, or `damaged-json` where it is not of the contract
 */
export async function readReport(path: string): Promise<Report> {
  const text = new TextDecoder().decode(await readBytes(path));
  try {
    return reportSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new FileError(
      "damaged-json",
      `"${path}" is not the JSON of a report (${(error as Error).message.split("\n")[0]}).`,
      { cause: error },
    );
  }
}
