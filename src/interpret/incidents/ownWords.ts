import { plainText } from "../../danish/plainText.js";
import { classOf, type Word } from "../../danish/words.js";
import type { Vocabulary } from "../../model/vocabulary.js";

/** The wording that a profile's own wording is read as: all that was learnt of it holds for the other too. */
const READ_AS: readonly { kind: keyof Vocabulary["phrases"]; words: string }[] = [
  { kind: "cause", words: "årsagen var" },
  { kind: "remedy", words: "afhjulpet ved" },
  { kind: "unavailable", words: "utilgængelig" },
  { kind: "degraded", words: "ustabil" },
];

interface OwnPhrase {
  written: string;
  plain: readonly string[];
  as: readonly string[];
}

const cache = new WeakMap<Vocabulary, readonly OwnPhrase[]>();

function phrasesOf(vocabulary: Vocabulary): readonly OwnPhrase[] {
  const found = cache.get(vocabulary);
  if (found) return found;
  const phrases = READ_AS.flatMap(({ kind, words }) =>
    vocabulary.phrases[kind].map((written) => ({
      written,
      plain: plainText(written).split(/\s+/),
      as: words.split(" "),
    })),
  ).sort((a, b) => b.plain.length - a.plain.length);
  cache.set(vocabulary, phrases);
  return phrases;
}

/** The words with a profile's wordings put into known words, and the wordings that were met. */
export function inKnownWords(
  words: readonly Word[],
  vocabulary: Vocabulary,
): { words: readonly Word[]; met: string[] } {
  const phrases = phrasesOf(vocabulary);
  if (phrases.length === 0) return { words, met: [] };
  const read: Word[] = [];
  const met: string[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = phrases.find(({ plain }) => plain.every((word, i) => words[at + i]?.plain === word));
    if (!phrase) {
      read.push(words[at]!);
      at += 1;
      continue;
    }
    met.push(phrase.written);
    const last = words[at + phrase.plain.length - 1]!;
    phrase.as.forEach((plain, i) =>
      read.push({
        start: i === 0 ? words[at]!.start : last.end,
        end: last.end,
        plain,
        class: classOf(plain),
        capital: false,
      }),
    );
    at += phrase.plain.length;
  }
  return { words: read, met };
}
