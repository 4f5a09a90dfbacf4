import { union } from "../model/geometry.js";
import type { Word } from "../model/layout.js";

/** Fewer letters in a row, each a word by itself, are no word typed with blanks: "a b c" are labels. */
const FEWEST_LETTERS = 5;
/** A letter stands at most this far from the next (parts of the size): a blank, and a wide one between words. */
const FARTHEST = 1.2;
/** A gap this much wider than the usual one of the row parts two words. */
const WIDER = 1.6;

/** Joins words that were typed with a blank between their letters: "S e r v i c e" is "Service". */
export function joinSpacedLetters(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length;) {
    const run = runAt(words, at);
    if (run.filter((word) => /^\p{L}$/u.test(word.text)).length >= FEWEST_LETTERS) joined.push(...joinRun(run));
    else joined.push(...run);
    at += run.length;
  }
  return joined;
}

/** The single characters from a word on that stand near each other; that word alone where it is longer. */
function runAt(words: readonly Word[], from: number): Word[] {
  const run = [words[from]!];
  if (!isSingle(run[0]!)) return run;
  for (const word of words.slice(from + 1)) {
    const before = run.at(-1)!;
    const gap = word.box[0] - before.box[2];
    if (!isSingle(word) || word.angle !== before.angle || gap < 0 || gap > FARTHEST * word.size) break;
    run.push(word);
  }
  return run;
}

const isSingle = ({ text, angle }: Word): boolean => angle === 0 && [...text].length === 1;

function joinRun(run: readonly Word[]): Word[] {
  const gaps = run.slice(1).map((word, i) => word.box[0] - run[i]!.box[2]);
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const groups: Word[][] = [[run[0]!]];
  run.slice(1).forEach((word, i) => {
    if (gaps[i]! > WIDER * usual) groups.push([word]);
    else groups.at(-1)!.push(word);
  });
  return groups.map(toWord);
}

const toWord = (letters: readonly Word[]): Word => ({
  ...letters[0]!,
  text: letters.map((letter) => letter.text).join(""),
  box: union(letters.map((letter) => letter.box)),
  bold: letters.every((letter) => letter.bold),
  edges: [...letters.map((letter) => letter.box[0]), letters.at(-1)!.box[2]],
  confidence: Math.min(...letters.map((letter) => letter.confidence)),
});
