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
  return words.flatMap((word, i) => split(word, lettersOf[i]!, space));
}

function split(word: ReadWord, letters: readonly PixelBox[], space: number): RepairedWord[] {
  if (space <= LEAST_SPACE) return [word];
  const at = letters.findIndex((letter, k) => k > 0 && letter.x0 - letters[k - 1]!.x1 >= SPACE * space);
  if (at < 0) return [word];
  const cut = letters.length === word.text.length ? at : cutByWidth(word.text, letters, at);
  if (cut === null) return [word];
  const left = {
    ...word,
    text: word.text.slice(0, cut),
    box: { ...word.box, x1: letters[at - 1]!.x1 },
    alternative: word.text,
  };
  const rest = { ...word, text: word.text.slice(cut), box: { ...word.box, x0: letters[at]!.x0 } };
  return [left, ...split(rest, letters.slice(at), space).map((each) => ({ ...each, alternative: word.text }))];
}

/** Widths of letters against the usual one. */
const widthOf = (letter: string): number =>
  /[iljftrI1.,:;'!|()-]/.test(letter) ? 0.55 : /[mwMWÆæ%]/.test(letter) ? 1.5 : 1;
/** How far off, in usual letters, the place of a gap may be from that between two letters. */
const OFF = 0.4;

/** Where letters touch and cannot be counted: the place in the text that the gap has by the widths of letters. */
function cutByWidth(text: string, letters: readonly PixelBox[], at: number): number | null {
  const left = letters[at - 1]!.x1 - letters[0]!.x0;
  const right = letters.at(-1)!.x1 - letters[at]!.x0;
  const widths = [...text].map(widthOf);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const wanted = (left / (left + right)) * total;
  let reached = 0;
  const offs = widths.slice(0, -1).map((width, i) => ({ cut: i + 1, off: Math.abs((reached += width) - wanted) }));
  const [best] = offs.sort((a, b) => a.off - b.off);
  return best && best.off <= OFF ? best.cut : null;
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
