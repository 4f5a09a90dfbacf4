import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/danish/plainText.js";
import { ownPattern, wordPattern } from "../../../src/danish/wordPattern.js";
import { readSentences, sentenceOf } from "../../../src/interpret/clauses.js";
import { readEvent } from "../../../src/interpret/events.js";
import { AREA_SUBJECTS, CONDITIONS } from "../../../src/interpret/phrases/areas.js";
import { GRADES } from "../../../src/interpret/phrases/assessment.js";
import { BARE_CAUSES, CAUSES, OPENING_CAUSES, UNKNOWN_CAUSES } from "../../../src/interpret/phrases/cause.js";
import { CHANGE_COUNTS } from "../../../src/interpret/phrases/changes.js";
import { DEGRADED, FAULTS, PARTIAL, UNAVAILABLE } from "../../../src/interpret/phrases/impact.js";
import { NO_INCIDENTS } from "../../../src/interpret/phrases/notIncident.js";
import type { Phrase } from "../../../src/interpret/phrases/phrase.js";
import { BARE_REMEDIES, NOT_YET, REMEDIES } from "../../../src/interpret/phrases/remedy.js";
import { ENDED, RESTORED } from "../../../src/interpret/phrases/restored.js";
import { ACCESS_SLOTS, TROUBLE_SLOTS } from "../../../src/interpret/phrases/systemSlots.js";
import { readAreaStatements, readChanges, readRating } from "../../../src/interpret/statements.js";
import { bareCause, bareRemedy, valuesOf } from "../../../src/interpret/values.js";
import { BUILT_IN_VOCABULARY as VOCABULARY } from "../../../src/interpret/vocabulary/builtIn.js";

const only = (text: string) => readSentences(text)[0]!;

/** Every family: what reading an example yields, and the entry that claimed it. */
interface Family {
  name: string;
  entries: readonly Phrase<unknown>[];
  read: (text: string, entry: Phrase<unknown>) => { yields: unknown; claimedBy: string | null };
}

const value = (kind: "cause" | "remedy") => (text: string) => {
  const values = valuesOf(only(text), VOCABULARY, true).filter((found) => found.kind === kind);
  return { yields: values[0]?.text ?? null, claimedBy: values[0]?.phrase ?? null };
};
const matches: Family["read"] = (text, entry) => ({
  yields: wordPattern(entry.pattern).test(sentenceOf(text).covered),
  claimedBy: null,
});
const systems: Family["read"] = (text) => ({
  yields: readEvent(only(text), VOCABULARY).systems?.systems ?? null,
  claimedBy: null,
});

const FAMILIES: readonly Family[] = [
  { name: "cause", entries: CAUSES, read: value("cause") },
  { name: "opening cause", entries: OPENING_CAUSES, read: (text) => ({ ...value("cause")(text), claimedBy: null }) },
  {
    name: "unknown cause",
    entries: UNKNOWN_CAUSES,
    read: (text) => ({
      yields: UNKNOWN_CAUSES.some(({ pattern }) => wordPattern(pattern).test(text.toLowerCase())),
      claimedBy: null,
    }),
  },
  {
    name: "bare cause",
    entries: BARE_CAUSES,
    read: (text) => ({ yields: bareCause(only(text))?.text ?? null, claimedBy: bareCause(only(text))?.phrase ?? null }),
  },
  { name: "remedy", entries: REMEDIES, read: value("remedy") },
  {
    name: "bare remedy",
    entries: BARE_REMEDIES,
    read: (text) => ({
      yields: bareRemedy(only(text))?.text ?? null,
      claimedBy: bareRemedy(only(text))?.phrase ?? null,
    }),
  },
  ...Object.entries({ UNAVAILABLE, DEGRADED, PARTIAL, FAULTS, NOT_YET, NO_INCIDENTS, RESTORED, ENDED }).map(
    ([name, entries]) => ({ name, entries: entries as readonly Phrase<unknown>[], read: matches }),
  ),
  { name: "access slots", entries: ACCESS_SLOTS, read: systems },
  { name: "trouble slots", entries: TROUBLE_SLOTS, read: systems },
  {
    name: "grades",
    entries: GRADES,
    read: (text) => ({ yields: readRating(only(text), VOCABULARY), claimedBy: null }),
  },
  {
    name: "conditions",
    entries: CONDITIONS,
    read: (text) => ({ yields: readAreaStatements(only(text))[0]?.condition, claimedBy: null }),
  },
  { name: "changes", entries: CHANGE_COUNTS, read: (text) => ({ yields: readChanges(only(text)), claimedBy: null }) },
];

describe.each(FAMILIES.map((family) => [family.name, family] as const))("%s", (_, { entries, read }) => {
  test("every entry has at least two examples", () => {
    expect(entries.filter(({ examples }) => examples.length < 2).map(({ name }) => name)).toEqual([]);
  });
  const examples = entries.flatMap((entry) => entry.examples.map((example) => ({ entry, ...example })));
  test.each(examples)("$entry.name reads $text", ({ entry, text, yields }) => {
    const got = read(text, entry);
    expect(got.yields).toEqual(yields);
    if (got.claimedBy !== null) expect(got.claimedBy).toBe(entry.name);
  });
});

test("a pattern tried only at its first words finds what it finds everywhere", () => {
  const entries = FAMILIES.flatMap((family) => family.entries);
  const texts = entries.flatMap(({ examples }) => examples.map(({ text }) => plainText(text)));
  const places = (found: readonly RegExpExecArray[]): string[] => found.map((match) => `${match.index} ${match[0]}`);
  for (const { pattern } of entries) {
    const [indexed, everywhere] = [wordPattern(pattern), ownPattern("", pattern)];
    for (const text of texts) expect(places(indexed.all(text)), pattern).toEqual(places(everywhere.all(text)));
  }
});

test("names are unique in a family", () => {
  for (const { entries } of FAMILIES) expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
});

test("the words for the two areas exclude each other", () => {
  for (const text of ["infrastrukturdriften", "applikationsdriften", "infrastruktur", "applikation"])
    expect(AREA_SUBJECTS.filter(({ pattern }) => wordPattern(pattern).test(text))).toHaveLength(1);
});
