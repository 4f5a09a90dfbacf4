import { UsageError } from "../errors.js";
import type { Corrections } from "../model/corrections.js";
import type { CorrectionsFile } from "./parseCorrections.js";
import { isSame } from "./isSame.js";

/**
 * What several files say together. Of two that say something else of one field the newer one counts.
 * @throws {UsageError} where nothing tells which is the newer
 */
export function mergeCorrections(files: readonly CorrectionsFile[]): Corrections {
  const corrections = newest(
    files.flatMap(({ name, corrections }) =>
      corrections.map(({ correction, line }) => ({
        entry: correction,
        key: `${correction.record} ${correction.field}`,
        place: `${name}, line ${line}`,
      })),
    ),
  );
  const aliases = newest(
    files.flatMap(({ name, aliases }) =>
      aliases.flatMap(({ alias, line }) =>
        alias.also.map((also) => ({
          entry: { ...alias, also: [also] },
          key: `${alias.kind} "${also}" of ${alias.platform ?? "any platform"}`,
          place: `${name}, line ${line}`,
        })),
      ),
    ),
  );
  return { corrections: corrections.sort(byRecord), aliases };
}

interface Placed<Entry> {
  entry: Entry;
  key: string;
  place: string;
}

function newest<Entry extends { at: string | null }>(entries: readonly Placed<Entry>[]): Entry[] {
  const found = new Map<string, Placed<Entry>>();
  for (const one of entries) {
    const other = found.get(one.key);
    if (!other || isNewer(one.entry, other.entry)) found.set(one.key, one);
    else if (one.entry.at === other.entry.at && !saysTheSame(one.entry, other.entry))
      throw new UsageError(
        `${one.place}: ${one.key} is corrected otherwise in ${other.place}; keep the one that is right, or say "at" when each was made.`,
      );
  }
  return [...found.values()].map(({ entry }) => entry);
}

/** One that says when is newer than one that does not. */
const isNewer = (a: { at: string | null }, b: { at: string | null }): boolean => moment(a.at) > moment(b.at);
const moment = (at: string | null): number => (at === null ? -Infinity : Date.parse(at));

const saysTheSame = (a: object, b: object): boolean =>
  "value" in a && "value" in b ? isSame(a.value, b.value) : "name" in a && "name" in b && a.name === b.name;

const byRecord = (a: { record: string; field: string }, b: { record: string; field: string }): number =>
  a.record === b.record ? (a.field < b.field ? -1 : 1) : a.record < b.record ? -1 : 1;
