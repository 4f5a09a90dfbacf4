import type { Word } from "../../danish/words.js";

/** Stands in for the word before the first and after the last. */
const EDGE = { plain: "$", class: "mark", capital: false } as const;

/** The word at `index`, or the edge of the segment. */
export const edgeWord = (words: readonly Word[], index: number): Pick<Word, "plain" | "class" | "capital"> =>
  words[index] ?? EDGE;

/** Runs of four letters, the word's ends included, so that compounds share evidence: "netværksfejl", "netværksnedbrud". */
export function gramsOf(plain: string): string[] {
  const padded = `<${plain}>`;
  const grams: string[] = [];
  for (let i = 0; i + GRAM <= padded.length; i++) grams.push(padded.slice(i, i + GRAM));
  return grams;
}
const GRAM = 4;

/** Place of a segment in its passage: the first three count for themselves. */
export const placeOf = (index: number): string => (index < 3 ? String(index) : "3");
