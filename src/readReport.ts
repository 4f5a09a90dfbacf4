import { FileError } from "./errors.js";
import { reportSchema, type Report } from "./model/record.js";
import { readBytes } from "./read/readBytes.js";

/**
 * Reads a report back from its JSON.
 * @throws {FileError} `not-found`, `not-readable`, or `damaged-json` where it is not of the contract
 */
export async function readReport(path: string): Promise<Report> {
  const text = new TextDecoder().decode(await readBytes(path));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw damaged(path, (error as Error).message, error);
  }
  const read = reportSchema.safeParse(json);
  if (read.success) return read.data;
  const [first, ...others] = read.error.issues;
  const more = others.length ? `, and ${others.length} more` : "";
  throw damaged(path, `${fieldOf(first!.path)}: ${first!.message}${more}`, read.error);
}

const damaged = (path: string, why: string, cause: unknown): FileError =>
  new FileError("damaged-json", `"${path}" is not the JSON of a report (${why}).`, { cause });

/** "platforms[0].incidents[2].area" */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    "",
  ) || "the whole";
