import { median } from "../../model/median.js";
import type { ReadWord } from "./engine.js";
import { glyphBoxes, standsIn } from "./glyphBoxes.js";
import { boxHeight } from "./raster.js";
import type { PixelBox } from "./raster.js";
import type { Segment } from "./segments.js";
import { withStops } from "./stops.js";

/** The engine's confidence under which a word is likely misread: right ones lie over it nearly always. */
export const LIKELY_MISREAD = 0.4;

/** A read word, and how it was read first where it was put right. */
export interface RepairedWord extends ReadWord {
  alternative?: string;
}

/**
 * Repairs of Danish words that leave no doubt: spaces that can be seen or that must be, months before a year, the first
 * of a month, "og" and "kl." among numbers, and names that only exist in one spelling.
 */
export function repairedWords(words: readonly ReadWord[], segment: Segment): RepairedWord[] {
  const named = withSpaces(words, segment).flatMap(withLostSpaces).map(withKnownName);
  return withFirstOfMonth(withMonths(withClock(withAnd(withStops(named, segment), segment))));
}

/** Parts of the line's usual word space from which a gap between letters is a space too … */
const SPACE = 0.72;
/** … and under which the engine's space is none: "i nfrastruktur". */
const NO_SPACE = 0.4;
/** The same before a hyphen that the engine took into the word: "SDY- drift" where "SDY - drift" is printed … */
const HYPHEN_SPACE = 0.55;
/** Narrower spaces (pixels) cannot be told from gaps between letters. */
const LEAST_SPACE = 2;
/** A word space where a line has none to measure, in heights of capitals: a quarter of the font size. */
const USUAL_SPACE = 0.37;
/** Room kept between words, in heights of capitals: the engine's boxes may touch, and whoever reads on would join them. */
const LEAST_APART = 0.35;

/**
 * Words as the print parts them: "varet" is "var et" where there is a gap like the line's others, and "i nfrastruktur"
 * one word where there is none.
 */
function withSpaces(words: readonly ReadWord[], segment: Segment): RepairedWord[] {
  const { letters, certain } = lettersOfWords(words, segment);
  const spaces = letters.slice(1).flatMap((next, i) => {
    const before = letters[i]!.at(-1);
    return before && next[0] ? [next[0].x0 - before.x1] : [];
  });
  const space = spaces.length > 0 ? median(spaces) : USUAL_SPACE * segment.capHeight;
  if (space <= LEAST_SPACE) return [...words];
  const parted = words.flatMap((word, i) => split(word, words[i + 1] ?? null, letters[i]!, space, spaces.length > 0));
  const whole = certain ? joined(parted, glyphBoxes(segment.parts), NO_SPACE * space) : parted;
  return keptApart(isMiscounted(words, whole) ? words : whole, LEAST_APART * segment.capHeight);
}

/** A space this many letters from where the engine has one is that one. */
const MOVED = 2;
/** A letter that is no Danish word. */
const NO_WORD = /^[b-df-hj-np-tv-z]$/i;

/** Whether letters were counted wrong: a space would move to a place nearby, or leave an "r" of "servicevinduer" alone. */
function isMiscounted(before: readonly ReadWord[], after: readonly ReadWord[]): boolean {
  const [old, fresh] = [spacesIn(before), spacesIn(after)];
  const added = fresh.filter((at) => !old.includes(at));
  const moves = old.some((at) => !fresh.includes(at) && added.some((other) => Math.abs(other - at) <= MOVED));
  const loneIn = (words: readonly ReadWord[]): number => words.filter(({ text }) => NO_WORD.test(text)).length;
  return moves || loneIn(after) > loneIn(before);
}

/** How many letters stand before each space. */
function spacesIn(words: readonly ReadWord[]): number[] {
  let letters = 0;
  return words.slice(0, -1).map(({ text }) => (letters += text.length));
}

/** How far both ends of a word may lie from where the engine saw them, heights of capitals: a letter further is another. */
const ASIDE = 0.4;

/**
 * The letters of each word: counted off where every character has its glyph, which is certain; by the engine's boxes
 * otherwise, which are some pixels off. A letter in two glyphs and two letters in one make the count right, and what
 * stands between them wrong.
 */
function lettersOfWords(
  words: readonly ReadWord[],
  { parts, capHeight }: Segment,
): { letters: PixelBox[][]; certain: boolean } {
  const all = glyphBoxes(parts);
  const ends = words.map((_, i) => words.slice(0, i + 1).reduce((sum, word) => sum + word.text.length, 0));
  const counted = words.map(({ text }, i) => all.slice(ends[i]! - text.length, ends[i]));
  const certain =
    all.length === ends.at(-1) && words.every(({ box }, i) => !isAside(counted[i]!, box, ASIDE * capHeight));
  if (certain) return { letters: counted, certain };
  return { letters: words.map(({ box }) => lettersWithin(parts, box)), certain };
}

const lettersWithin = (parts: Segment["parts"], box: PixelBox): PixelBox[] =>
  glyphBoxes(parts.filter((part) => standsIn(part, box)));

function isAside(letters: readonly PixelBox[], box: PixelBox, far: number): boolean {
  const [left, right] = [letters[0]!.x0 - box.x0, letters.at(-1)!.x1 - box.x1];
  return Math.min(left, right) > far || Math.max(left, right) < -far;
}

/** Danish leaves a hyphen at a word's end only before one of these, or a comma: "Sags- og Dokumentindeks". */
const AFTER_SUSPENDED = /^(?:og|eller|samt|til|hhv\.?|\/)$/iu;

function split(
  word: ReadWord,
  next: ReadWord | null,
  letters: readonly PixelBox[],
  space: number,
  measured: boolean,
): RepairedWord[] {
  const gaps = letters.slice(1).map((letter, k) => letter.x0 - letters[k]!.x1);
  const last = letters.length - 1;
  const parted = (gaps.at(-1) ?? 0) >= HYPHEN_SPACE * space || (next !== null && !AFTER_SUSPENDED.test(next.text));
  if (/.-$/.test(word.text) && letters.length > 1 && parted)
    return cutAt(word, letters, [[word.text.length - 1, last]]);
  // Only where each character has its glyph is it certain which letters the gap parts.
  if (letters.length !== word.text.length) return [word];
  const isHyphen = (k: number): boolean => word.text[k] === "-" || word.text[k + 1] === "-";
  // Spaced-out capitals have gaps too: without a space to measure, only those about a hyphen tell.
  const cuts = gaps.flatMap((gap, k) => (gap >= SPACE * space && (measured || isHyphen(k)) ? [k + 1] : []));
  return cuts.length === 0
    ? [word]
    : cutAt(
        word,
        letters,
        cuts.map((at) => [at, at]),
      );
}

/** The word cut before these characters, each with the letter that it is. */
function cutAt(
  word: ReadWord,
  letters: readonly PixelBox[],
  cuts: readonly (readonly [character: number, letter: number])[],
): RepairedWord[] {
  const ends = [...cuts, [word.text.length, letters.length] as const];
  return ends.map(([character, letter], i): RepairedWord => {
    const [from, first] = ends[i - 1] ?? [0, 0];
    const x0 = i === 0 ? word.box.x0 : letters[first]!.x0;
    const x1 = i === cuts.length ? word.box.x1 : letters[letter - 1]!.x1;
    return { ...word, text: word.text.slice(from, character), box: { ...word.box, x0, x1 }, alternative: word.text };
  });
}

/** Neighbours between which there is no space to be seen, as one word; `letters` are one a character. */
function joined(words: readonly RepairedWord[], letters: readonly PixelBox[], least: number): RepairedWord[] {
  const whole: RepairedWord[] = [];
  let at = 0;
  for (const word of words) {
    const before = whole.at(-1);
    const x0 = letters[at]!.x0;
    const apart = at === 0 ? least : x0 - letters[at - 1]!.x1;
    at += word.text.length;
    const box = { ...word.box, x0, x1: letters[at - 1]!.x1 };
    if (before === undefined || apart >= least) whole.push({ ...word, box });
    else {
      const confidence = Math.min(before.confidence, word.confidence);
      const alternative = `${before.alternative ?? before.text} ${word.alternative ?? word.text}`;
      const text = before.text + word.text;
      whole.splice(-1, 1, { text, box: { ...box, x0: before.box.x0 }, confidence, alternative });
    }
  }
  return whole;
}

/** Boxes with room between them. */
function keptApart(words: readonly RepairedWord[], room: number): RepairedWord[] {
  const lacking = (left: RepairedWord | undefined, right: RepairedWord | undefined): number =>
    left && right ? Math.max(0, Math.ceil((room - (right.box.x0 - left.box.x1)) / 2)) : 0;
  return words.map((word, i) => {
    const { box } = word;
    const x0 = Math.min(box.x1 - 1, box.x0 + lacking(words[i - 1], word));
    return { ...word, box: { ...box, x0, x1: Math.max(x0 + 1, box.x1 - lacking(word, words[i + 1])) } };
  });
}

/** Function words that follow each other in these reports and make no Danish word when their space is lost. */
const PHRASES = [
  "har i",
  "har i perioden",
  "i perioden",
  "har der",
  "har ikke",
  "har været",
  "var et",
  "var der",
  "var ikke",
  "var i",
  "er der",
  "er i",
  "er ikke",
  "der er",
  "der er i",
  "der har",
  "der var",
  "der blev",
  "blev i",
  "blev der",
  "for at",
  "til at",
  "ved at",
  "på grund",
  "på grund af",
  "grund af",
  "i forbindelse",
  "i forbindelse med",
  "forbindelse med",
  "fra den",
  "til den",
  "fra kl.",
  "til kl.",
  "og til",
  "som ikke",
  "da der",
];
const phrases = new Map(PHRASES.map((phrase) => [phrase.replaceAll(" ", ""), phrase]));

/** "hariperioden" is "har i perioden": letters that touch show no space. */
function withLostSpaces(word: RepairedWord): RepairedWord[] {
  const phrase = phrases.get(word.text.toLowerCase());
  if (!phrase) return [word];
  const { box } = word;
  const each = (box.x1 - box.x0) / phrase.length;
  return [...phrase.matchAll(/\S+/g)].map(({ 0: part, index }, i) => ({
    ...word,
    text: i === 0 ? word.text[0]! + part.slice(1) : part,
    box: { ...box, x0: Math.round(box.x0 + index * each), x1: Math.round(box.x0 + (index + part.length) * each) },
    alternative: word.alternative ?? word.text,
  }));
}

const MONTHS = "januar februar marts april maj juni juli august september oktober november december".split(" ");
const MONTH = new RegExp(`^(?:${MONTHS.join("|")})(?!\\p{L})`, "u");
const YEAR = /^(?:19|20)\d\d(?!\d)/;
/** A shorter word may be one of its own: "sag 2025". */
const LEAST_MONTH = 4;

/** "arts 2025" is "marts 2025", "Apnil 2025" "April 2025": before a year, one letter off one month only. */
function withMonths(words: readonly RepairedWord[]): RepairedWord[] {
  return words.map((word, i) => {
    const { text } = word;
    if (text.length < LEAST_MONTH || MONTH.test(text.toLowerCase()) || !YEAR.test(words[i + 1]?.text ?? ""))
      return word;
    const near = MONTHS.filter((month) => isLetterOff(text.toLowerCase(), month));
    if (near.length !== 1) return word;
    const [month] = near as [string];
    const right = /^\p{Lu}/u.test(text) ? month[0]!.toUpperCase() + month.slice(1) : month;
    return { ...word, text: right, alternative: word.alternative ?? text };
  });
}

/** Whether one letter was lost, added or taken for another. */
function isLetterOff(read: string, word: string): boolean {
  let start = 0;
  while (start < read.length && read[start] === word[start]) start++;
  const [a, b] = [read.slice(start), word.slice(start)];
  return a !== b && (a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1));
}

/** "L januar" is "1. januar": nothing but a day stands alone before a month. */
function withFirstOfMonth(words: readonly RepairedWord[]): RepairedWord[] {
  return words.map((word, i) => {
    const day = /^(?:L|[lI|]\.)$/.test(word.text) && MONTH.test(words[i + 1]?.text ?? "");
    return day ? { ...word, text: "1.", alternative: word.alternative ?? word.text } : word;
  });
}

/** Words before which a lone "1" is "i", too. */
const AFTER_I = /^(?:perioden|forbindelse|tidsrummet|ét|produktionsmiljøet)(?!\p{L})/iu;
/** What is counted in Roman numbers: "fase I er afsluttet". */
const COUNTED = /^(?:fase|etape|trin|del|bilag|niveau|klasse|type)$/iu;

/**
 * "Der er | perioden", "én ændring I ét servicevindue": between small letters no other word is one stroke.
 * @param beside the words before and after these on their line, "" where there are none
 */
export function withLoneI(words: readonly RepairedWord[], beside: { before: string; after: string }): RepairedWord[] {
  return words.map((word, i) => {
    const [before, after] = [words[i - 1]?.text ?? beside.before, words[i + 1]?.text ?? beside.after];
    const isWord = /\p{Ll}$/u.test(before) && !COUNTED.test(before) && /^\p{Ll}/u.test(after);
    const isI = /^[I|]$/.test(word.text) ? isWord || AFTER_I.test(after) : word.text === "1" && AFTER_I.test(after);
    return isI ? { ...word, text: "i", alternative: word.alternative ?? word.text } : word;
  });
}

/** Part of the height of capitals that an "o" has at most; a "0" and an "O" are as high as they. */
const LOW = 0.85;

/** "0 Den 4. marts" is "o Den 4. marts" where the first letter is lower than the capitals: a list's second mark in many programs. */
export function withBullet(words: readonly RepairedWord[], { parts }: Segment, capHeight: number): RepairedWord[] {
  const [first, ...others] = words;
  const [letter] = [...parts].sort((a, b) => a.x0 - b.x0);
  if (!first || !letter || !/^[0OQ°]$/.test(first.text) || boxHeight(letter) > LOW * capHeight) return [...words];
  return [{ ...first, text: "o", alternative: first.alternative ?? first.text }, ...others];
}

/** What the engine takes "og" for, most often among numbers. */
const LIKE_AND = /^[0OQ69][9g]$/;
const CLOCK = /^(?:kl|klokken)[.:]?$/i;
/** Part of a "g"'s height by which it reaches under its neighbour, at least, and by which their tops may differ. */
const DESCENT = 0.15;

/** "28. 09 29. maj" is "28. og 29. maj" where the second letter reaches under the first: digits stand on one line. */
function withAnd(words: readonly RepairedWord[], { parts }: Segment): RepairedWord[] {
  return words.map((word, i) => {
    if (!LIKE_AND.test(word.text) || CLOCK.test(words[i - 1]?.text ?? "")) return word;
    const [o, g, ...others] = lettersWithin(parts, word.box);
    if (!o || !g || others.length > 0) return word;
    const off = DESCENT * boxHeight(g);
    const isAnd = g.y1 - o.y1 >= off && Math.abs(g.y0 - o.y0) <= off;
    return isAnd ? { ...word, text: "og", alternative: word.alternative ?? word.text } : word;
  });
}

/** "kl: 18:59" is "kl. 18:59": nothing but its full stop stands between the two. */
function withClock(words: readonly RepairedWord[]): RepairedWord[] {
  return words.map((word, i) => {
    const misread = /^(kl)[:,;]$/i.exec(word.text);
    if (!misread || !/^\d{1,2}(?:[.:]\d\d)?(?!\d)/.test(words[i + 1]?.text ?? "")) return word;
    return { ...word, text: `${misread[1]}.`, alternative: word.alternative ?? word.text };
  });
}

/** Letters after the sign, at least: "z=lle" could be many words, "z=lleskommunale" is one. */
const LEAST_TWIN = 5;
/** A sign between letters is what is left of a letter or two. */
const LEFT_OF_LETTER = /^(\p{L}*?)\p{L}?[=|&<>~*#§€£¢+^_]+(\p{L}+)$/u;

/** "Fz=lleskommunale" is "Fælleskommunale" where the page has that word elsewhere and no other that fits. */
export function withTwins(words: readonly RepairedWord[], sure: ReadonlySet<string>): RepairedWord[] {
  return words.map((word) => {
    const [, before = "", after = ""] = LEFT_OF_LETTER.exec(word.text) ?? [];
    if (after.length < LEAST_TWIN) return word;
    const lost = (each: string): number => each.length - before.length - after.length;
    const fits = [...sure].filter(
      (each) => each.startsWith(before) && each.endsWith(after) && lost(each) >= 1 && lost(each) <= 2,
    );
    return fits.length === 1 ? { ...word, text: fits[0]!, alternative: word.alternative ?? word.text } : word;
  });
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
