import { cover, plainText } from "../danish/plainText.js";
import { sentences, type Span } from "../danish/sentences.js";
import { timeMentions, type TimeMention } from "../danish/timeMentions.js";

/** A sentence of a paragraph in the three forms the phrases look at. */
export interface Sentence extends Span {
  /** As written, without the blanks around it. */
  text: string;
  plain: string;
  /** Plain text with everything about time covered; offsets as in `text`. */
  covered: string;
  mentions: readonly TimeMention[];
  /** Counts sentences, see oncePerSentence. */
  number: number;
}

/** Nothing anyone writes by hand is longer; what stands behind this is not interpreted, so that reading stays linear. */
const LONGEST_SENTENCE = 3000;

/** The sentences of a paragraph, their times read and covered. */
export const readSentences = (text: string): Sentence[] =>
  sentences(text).map(({ start, end }) => ({
    ...sentenceOf(text.slice(start, Math.min(end, start + LONGEST_SENTENCE))),
    start,
    end,
  }));

let count = 0;

/** One sentence by itself. */
export function sentenceOf(text: string): Sentence {
  const plain = plainText(text);
  const mentions = timeMentions(plain);
  const covered = mentions.reduce((rest, mention) => cover(rest, mention.start, mention.end), plain);
  return { start: 0, end: text.length, text, plain, covered, mentions, number: count++ };
}

/** The value without the marks and blanks around it and without a final full stop. */
export const cleanValue = (text: string): string =>
  text
    .replace(/^[\s,:;>–—-]+/u, "")
    .replace(/[\s,;:–—-]+$/u, "")
    .replace(/\.+$/u, "")
    .trim();

/** A sentence is asked again soon or not at all: no paragraph is read that has so many. */
const REMEMBERED = 32;

/**
 * `read` for each sentence once: several questions ask the same of it. The last sentences are remembered; a WeakMap
 * of all takes a tenth of the time that reading them does.
 */
export function oncePerSentence<T>(read: (sentence: Sentence) => T): (sentence: Sentence) => T {
  const known: { sentence: Sentence; value: T }[] = [];
  return (sentence) => {
    const at = sentence.number % REMEMBERED;
    const found = known[at];
    if (found?.sentence === sentence) return found.value;
    const value = read(sentence);
    known[at] = { sentence, value };
    return value;
  };
}
