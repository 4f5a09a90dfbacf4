import { createHash } from "node:crypto";
import type { Input } from "../input/findInputs.js";
import type { Report } from "../model/record.js";

/** File systems take names of 255 bytes; this leaves room for ".json" and a temporary suffix. */
const NAME_BYTES = 200;

/**
 * The name of each input's JSON, without ".json": the PDF's own name, its folder before it where two inputs share a
 * name, and a short hash where they still do. Neither the order nor letter case decides.
 * @param taken names of records that stay, of files that are not among the inputs
 */
export function outputNames(inputs: readonly Input[], taken: readonly string[] = []): Map<Input, string> {
  const names = new Map(inputs.map((input) => [input, simpleName(input)]));
  const others = new Set(taken.map(key));
  // A longer name may be another input's short one, so every name is looked at again after each change.
  for (const longerName of [pathName, pathName, hashedName, hashedName]) {
    for (const group of groupBy(inputs, (input) => key(names.get(input)!)).values())
      if (group.length > 1 || others.has(key(names.get(group[0]!)!)))
        for (const input of group) names.set(input, longerName(input));
  }
  return names;
}

/** "NAME-2024-05": the name of one of several reports of a file; a file that has it already keeps it. */
export function partName(
  { source, period }: { source: Pick<Report["source"], "part">; period: string | null },
  name: string,
  taken: readonly string[],
): string {
  if (source.part === null) return name;
  const own = `${name}-${period ?? "undated"}`;
  return taken.some((other) => key(other) === key(own)) ? `${own}-part` : own;
}

/** Whether a name is that of a report of a file of this name, or could be. */
export const isNameOf = (name: string, file: string): boolean =>
  name === file || (name.startsWith(`${file}-`) && PART.test(name.slice(file.length)));

/** What `partName` puts behind a file's name. */
const PART = /^-(?:\d{4}-\d{2}|undated)(?:-part)?$/;

const key = (name: string): string => name.normalize("NFC").toLowerCase();
const simpleName = (input: Input): string =>
  safe(
    input.file
      .split("/")
      .at(-1)!
      .replace(/\.pdf$/i, ""),
  );
const pathName = (input: Input): string =>
  safe(
    input.file
      .replace(/\.pdf$/i, "")
      .split("/")
      .join("-"),
  );
const hashedName = (input: Input): string => `${pathName(input)}-${hash(input.path)}`;
const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** A name that no file system reads as a path, a device or a control code; a long one ends in a hash. */
function safe(name: string): string {
  const plain =
    name
      .replace(/[\u0000-\u001F\u007F<>:"/\\|?*]/g, "_")
      .replace(/^\.+/, "_")
      .replace(/[. ]+$/, "_") || "_";
  if (Buffer.byteLength(plain) <= NAME_BYTES) return plain;
  let cut = plain;
  while (Buffer.byteLength(cut) > NAME_BYTES - 9) cut = [...cut].slice(0, -1).join("");
  return `${cut}-${hash(name)}`;
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
