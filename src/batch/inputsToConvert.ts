import { resolve } from "node:path";
import { UsageError } from "../errors.js";
import { findInputs, type FoundInputs, type MissingInput } from "../input/findInputs.js";
import type { Outcome } from "./outcome.js";

export interface InputsToConvert extends FoundInputs {
  /** Those beyond the limit, and those left out, too. */
  all: FoundInputs["inputs"];
}

/**
 * The files that paths name, in natural order.
 * @param limit the first so many only; null for all
 * @param leaveOut whole paths of files that are not to be converted now
 * @throws {UsageError} where there is nothing of what was named
 */
export async function inputsToConvert(
  paths: readonly string[],
  limit: number | null = null,
  leaveOut: ReadonlySet<string> = new Set(),
): Promise<InputsToConvert> {
  const { inputs, missing } = await findInputs(paths);
  if (inputs.length === 0 && missing.length > 0 && missing.every((m) => m.code === "not-found")) {
    throw new UsageError(missing.map((m) => `"${m.file}": ${m.message}`).join("\n"));
  }
  const wanted = leaveOut.size ? inputs.filter(({ path }) => !leaveOut.has(resolve(path))) : inputs;
  return { inputs: limit === null ? wanted : wanted.slice(0, limit), all: inputs, missing };
}

/** What became of a path that names nothing to convert. */
export const missingToOutcome = ({ file, code, message }: MissingInput): Outcome => ({
  file,
  status: "failed",
  code,
  message,
  sha256: "",
  period: null,
  platforms: 0,
  incidents: 0,
  cells: 0,
  errors: 1,
  warnings: 0,
  pages: 0,
  name: "",
  part: null,
});
