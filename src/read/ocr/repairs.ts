import type { ReadWord } from "./engine.js";
import { glyphBoxes } from "./glyphBoxes.js";
import type { PixelBox } from "./raster.js";
import type { Segment } from "./segments.js";
import { median } from "./segments.js";

/** A read word, and how it was read first where it was put right. */
export interface RepairedWord extends ReadWord {
  alternative?: string;
}

/** Repairs of Danish words that leave no doubt: spaces that can be seen, and names that only exist in one spelling. */
export function repairedWords(words: readonly ReadWord[], segment: Segment): RepairedWord[] {
  return withSpaces(words, segment).map(withKnownName);
}

/** Parts of the line's usual word space from which a gap between letters is a space too. */
const SPACE = 0.72;
/** Narrower spaces (pixels) cannot be told from gaps between letters. */
const LEAST_SPACE = 2;
/** Words a line must have to tell how wide its spaces are. */
const ENOUGH_WORDS = 2;

/** Splits words where the print has a gap like those between the line's other words: "varet" is "var et". */
function withSpaces(words: readonly ReadWord[], { parts }: Segment): RepairedWord[] {
  if (words.length < ENOUGH_WORDS) return [...words];
  const lettersOf = words.map(({ box }) =>
    glyphBoxes(parts.filter((part) => (part.x0 + part.x1) / 2 > box.x0 - 1 && (part.x0 + part.x1) / 2 < box.x1 + 1)),
  );
  const spaces = lettersOf.slice(1).flatMap((letters, i) => {
    const before = lettersOf[i]!.at(-1);
    return before && letters[0] ? [letters[0].x0 - before.x1] : [];
  });
  const space = median(spaces);
  return words.flatMap((word, i) => split(word, words[i + 1] ?? null, lettersOf[i]!, space));
}

/** The same before a hyphen that the engine took into the word: "SDY- drift" where "SDY - drift" is printed … */
const HYPHEN_SPACE = 0.55;

/** Danish leaves a hyphen at a word's end only before one of these, or a comma: "Sags- og Dokumentindeks". */
const AFTER_SUSPENDED = /^(?:og|eller|samt|til|hhv\.?|\/)$/iu;

function split(word: ReadWord, next: ReadWord | null, letters: readonly PixelBox[], space: number): RepairedWord[] {
  if (space <= LEAST_SPACE) return [word];
  const gaps = letters.slice(1).map((letter, k) => letter.x0 - letters[k]!.x1);
  const parted = gaps.at(-1)! >= HYPHEN_SPACE * space || (next !== null && !AFTER_SUSPENDED.test(next.text));
  if (/.-$/.test(word.text) && letters.length > 1 && parted) {
    return cutAt(word, letters, word.text.length - 1, letters.length - 1);
  }
  // Only where each character has its glyph is it certain which letters the gap parts.
  const at = letters.length === word.text.length ? gaps.findIndex((gap) => gap >= SPACE * space) + 1 : 0;
  return at > 0 ? cutAt(word, letters, at, at) : [word];
}

function cutAt(word: ReadWord, letters: readonly PixelBox[], character: number, letter: number): RepairedWord[] {
  const left = { ...word, text: word.text.slice(0, character), box: { ...word.box, x1: letters[letter - 1]!.x1 } };
  const right = { ...word, text: word.text.slice(character), box: { ...word.box, x0: letters[letter]!.x0 } };
  return [left, right].map((each) => ({ ...each, alternative: word.text }));
}

/** Names of technology with a capital I, which the engine takes for an l. */
const NAMES = ["BigIP", "BIG-IP", "NemID", "MitID", "IBM", "IT", "ID", "IP", "AIX", "API", "CI"];
const byLook = new Map(NAMES.map((name) => [looks(name), name]));

/** The word with all letters alike that look alike. */
function looks(word: string): string {
  return word.replace(/[lI|]/g, "I");
}

function withKnownName(word: RepairedWord): RepairedWord {
  const [, before = "", core = "", after = ""] = /^([^\p{L}\d|]*)(.*?)([^\p{L}\d|]*)$/u.exec(word.text) ?? [];
  const name = byLook.get(looks(core));
  if (!name || name === core) return word;
  return { ...word, text: before + name + after, alternative: word.alternative ?? word.text };
}
