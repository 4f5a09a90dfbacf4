import { ownPattern, wordPattern, type WordPattern } from "../danish/wordPattern.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { DEGRADED, PARTIAL, UNAVAILABLE } from "./phrases/impact.js";

export type Impact = "unavailable" | "degraded";

const compiled = (phrases: readonly { pattern: string }[]): readonly WordPattern[] =>
  phrases.map(({ pattern }) => wordPattern(pattern));
const DOWN = compiled(UNAVAILABLE);
const WEAKENED = compiled(DEGRADED);
const SOME = compiled(PARTIAL);

const own = new WeakMap<Vocabulary, { down: readonly WordPattern[]; weakened: readonly WordPattern[] }>();

function ownPhrases(vocabulary: Vocabulary): { down: readonly WordPattern[]; weakened: readonly WordPattern[] } {
  const known = own.get(vocabulary);
  if (known) return known;
  const patterns = (words: readonly string[]): readonly WordPattern[] => words.map((word) => ownPattern(word));
  const made = { down: patterns(vocabulary.phrases.unavailable), weakened: patterns(vocabulary.phrases.degraded) };
  own.set(vocabulary, made);
  return made;
}

const says = (patterns: readonly WordPattern[], plain: string): boolean =>
  patterns.some((pattern) => pattern.test(plain));

/** What a passage (plain text) says users met; no access for only some of them is reduced function. */
export function readImpact(plain: string, vocabulary: Vocabulary): Impact | null {
  const { down, weakened } = ownPhrases(vocabulary);
  if (says(down, plain)) return "unavailable";
  if (says(weakened, plain)) return "degraded";
  if (says(DOWN, plain)) return says(SOME, plain) ? "degraded" : "unavailable";
  return says(WEAKENED, plain) || false ? "degraded" : null;
}
