import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { UsageError } from "../errors.js";
import { correctionsSchema, type Alias, type Correction } from "../model/corrections.js";
import { kindOfRecord, RECORD_FIELDS } from "./recordFields.js";

/** What one file says, and where. */
export interface CorrectionsFile {
  name: string;
  corrections: { correction: Correction; line: number }[];
  aliases: { alias: Alias; line: number }[];
}

/** More than this many problems of one file help nobody. */
const MOST_PROBLEMS = 20;

/**
 * Reads a corrections file.
 * @param name for what is said of it
 * @throws {UsageError} names every bad entry with its line; then nothing of the file is taken
 */
export function parseCorrections(text: string, name: string): CorrectionsFile {
  const errors: ParseError[] = [];
  const content = text.replace(/^\uFEFF/, "");
  const tree = parseTree(content, errors, { allowTrailingComma: true });
  const lineAt = (offset: number): number => content.slice(0, offset).split("\n").length;
  const fail = (problems: readonly string[]): never => {
    const more = problems.length > MOST_PROBLEMS ? [`… and ${problems.length - MOST_PROBLEMS} more.`] : [];
    throw new UsageError([...problems.slice(0, MOST_PROBLEMS), ...more].join("\n"));
  };
  if (errors.length > 0 || !tree)
    fail([
      `${name}, line ${lineAt(errors[0]?.offset ?? 0)}: this is no JSON (${errors[0] ? printParseErrorCode(errors[0].error) : "it is empty"}).`,
    ]);
  const read = correctionsSchema.safeParse(plainValue(tree!));
  if (!read.success)
    fail(
      read.error.issues.map(
        (issue) =>
          `${name}, line ${lineOf(tree!, issue.path, lineAt)}: ${issue.path.join(".") || "the file"}: ${issue.message}.`,
      ),
    );
  const at = (path: (string | number)[]): number => lineOf(tree!, path, lineAt);
  const corrections = read.data!.corrections.map((correction, i) => ({ correction, line: at(["corrections", i]) }));
  const problems = corrections.flatMap(({ correction, line }, i) => {
    const has = (key: string): boolean => findNodeAtLocation(tree!, ["corrections", i, key]) !== undefined;
    const problem = problemOf(correction, has);
    return problem ? [`${name}, line ${line}: ${problem}`] : [];
  });
  if (problems.length) fail(problems);
  return { name, corrections, aliases: read.data!.aliases.map((alias, i) => ({ alias, line: at(["aliases", i]) })) };
}

/** What is wrong with an entry, besides its form. */
function problemOf({ record, field, value }: Correction, has: (key: string) => boolean): string | null {
  const kind = kindOfRecord(record);
  if (!kind) return `"${record}" is no key of a record; take it from the column Key of the workbook.`;
  const schema = RECORD_FIELDS[kind][field];
  if (!schema)
    return `"${field}" is no field of "${record}" that can be corrected; those are ${Object.keys(RECORD_FIELDS[kind]).join(", ")}.`;
  const missing = ["was", "value"].find((key) => !has(key));
  if (missing) return `the entry has no "${missing}".`;
  const checked = schema.safeParse(value);
  return checked.success
    ? null
    : `${JSON.stringify(value)} is no value of "${field}" (${checked.error.issues[0]!.message}).`;
}

function lineOf(tree: Node, path: readonly PropertyKey[], lineAt: (offset: number) => number): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = findNodeAtLocation(tree, path.slice(0, depth) as (string | number)[]);
    if (node) return lineAt(node.offset);
  }
  return lineAt(tree.offset);
}

/** What a tree says. A key called __proto__ is one like any other. */
function plainValue(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(plainValue);
  if (node.type !== "object") return node.value as unknown;
  const entries = (node.children ?? []).map(({ children }) => [
    String(children![0]!.value),
    children![1] ? plainValue(children![1]) : null,
  ]);
  return Object.fromEntries(entries) as unknown;
}
