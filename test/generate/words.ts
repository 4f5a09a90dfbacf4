import { widthOf } from "./font.js";
import type { TextOptions } from "./layoutOptions.js";
import type { Random } from "./random.js";
import type { Part, TextMark } from "./scene.js";

/** Lines of words, and how a producer writes them: whole, word by word, glyph by glyph. */

export interface Word {
  text: string;
  bold: boolean;
  /** Follows the word before without a space: the rest of a word broken at its hyphen. */
  glued: boolean;
}

const NON_BREAKING_HYPHEN = "\u2011";
const SOFT_HYPHEN = "\u00ad";
const LIGATURES: [string, string][] = [
  ["ffi", "\ufb03"],
  ["fi", "\ufb01"],
  ["fl", "\ufb02"],
  ["ff", "\ufb00"],
];

/** `boldNames`: stretches of the text that are set in bold. */
export function wordsOf(text: string, options: TextOptions, boldNames: readonly string[] = []): Word[] {
  const bold = options.boldSystems ? boldRanges(text, boldNames) : [];
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const isBold = bold.some(([from, to]) => index >= from && index < to);
    const parts = options.breakAtHyphens ? word.split(/(?<=\p{L}-)(?=\p{L})/u) : [word];
    return parts.map((part, i) => ({ text: withHyphens(part, options), bold: isBold, glued: i > 0 }));
  });
}

const boldRanges = (text: string, names: readonly string[]): [number, number][] =>
  names.flatMap((name) => {
    const at = text.indexOf(name);
    return at < 0 ? [] : [[at, at + name.length] as [number, number]];
  });

const withHyphens = (word: string, options: TextOptions): string =>
  options.nonBreakingHyphens ? word.replace(/(?<=[\p{L}\d])-(?=\p{L})/gu, NON_BREAKING_HYPHEN) : word;

/** Greedy lines no wider than `width`. */
export function wrap(words: readonly Word[], width: number, size: number, options: TextOptions): Word[][] {
  const lines: Word[][] = [[]];
  const room = (line: Word[]): number => width - lineWidth(line, size, options);
  for (const word of words) {
    const line = lines.at(-1)!;
    if (line.length === 0 || room([...line, word]) >= 0) {
      line.push(word);
      continue;
    }
    const [head, tail] = options.softHyphens ? hyphenated(word, (part) => room([...line, part]) >= 0) : [null, word];
    if (head) line.push(head);
    lines.push([{ ...tail, glued: false }]);
  }
  return lines;
}

/** The longest start of a long word that fits, cut between a vowel and the syllable after it. */
function hyphenated(word: Word, fits: (part: Word) => boolean): [Word | null, Word] {
  const cuts = [...word.text.matchAll(/(?<=^\p{L}{3,}[aeiouyæøå])(?=[bdfgklmnprstv][aeiouyæøå]\p{L}{2,})/gu)];
  for (const { index } of cuts.reverse()) {
    const head = { ...word, text: word.text.slice(0, index) + SOFT_HYPHEN };
    if (fits(head)) return [head, { ...word, text: word.text.slice(index) }];
  }
  return [null, word];
}

const spaceOf = ({ spaces }: TextOptions): string => ({ single: " ", double: "  ", "non-breaking": "\u00a0" })[spaces];

const lineWidth = (line: readonly Word[], size: number, options: TextOptions): number =>
  line.reduce((sum, { text, bold, glued }, i) => {
    const gap = i === 0 || glued ? 0 : widthOf(spaceOf(options), size);
    return sum + gap + widthOf(text, size, bold);
  }, 0);

/** One line as marks: a run for each change of weight, each word by itself where it is justified to `width`. */
export function lineMarks(
  line: readonly Word[],
  at: { x: number; y: number; size: number; part: Part },
  options: TextOptions,
  width: number | null = null,
): TextMark[] {
  const gaps = line.filter((w, i) => i > 0 && !w.glued).length;
  const stretch = width === null || gaps === 0 ? 0 : (width - lineWidth(line, at.size, options)) / gaps;
  const space = widthOf(spaceOf(options), at.size) + stretch;
  const marks: TextMark[] = [];
  let x = at.x;
  for (const [i, word] of line.entries()) {
    const before = i === 0 || word.glued ? "" : spaceOf(options);
    if (before) x += space;
    const last = marks.at(-1);
    if (last && stretch === 0 && (last.bold ?? false) === word.bold) last.text += before + word.text;
    else marks.push({ kind: "text", ...at, x, text: word.text, bold: word.bold });
    x += widthOf(word.text, at.size, word.bold);
  }
  return marks;
}

/** What a producer makes of a mark: one or many drawing operations. */
export function produced(mark: TextMark, options: TextOptions, random: Random): TextMark[] {
  const text = options.ligatures ? LIGATURES.reduce((t, [from, to]) => t.replaceAll(from, to), mark.text) : mark.text;
  // Turned text stays whole: its pieces would have to be placed along the other axis.
  const pieces = mark.upwards
    ? [{ ...mark, text }]
    : pieceTexts(text, options, random).map((p) => pieceOf(mark, text, p));
  const moved = pieces.map((piece) => jittered(piece, options.jitter, random));
  return options.doubled ? moved.flatMap((m) => [m, { ...m, x: m.x + 0.25 }]) : moved;
}

interface Piece {
  text: string;
  /** Offset in the mark's text. */
  at: number;
}

function pieceTexts(text: string, { placement }: TextOptions, random: Random): Piece[] {
  const matches = (pattern: RegExp): Piece[] => [...text.matchAll(pattern)].map((m) => ({ text: m[0], at: m.index }));
  switch (placement) {
    case "line":
      return [{ text, at: 0 }];
    case "word":
      return matches(/\S+/g);
    case "word-space":
      return matches(/\S+\s*/g);
    case "glyph":
      return matches(/\S/gu);
    case "chunks":
      return chunks(text, random);
  }
}

function chunks(text: string, random: Random): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length;) {
    const length = random.int(2, 11);
    pieces.push({ text: text.slice(at, at + length), at });
    at += length;
  }
  return pieces;
}

const pieceOf = (mark: TextMark, text: string, piece: Piece): TextMark => ({
  ...mark,
  text: piece.text,
  x: mark.x + widthOf(text.slice(0, piece.at), mark.size, mark.bold),
});

function jittered(mark: TextMark, most: number, random: Random): TextMark {
  if (most === 0) return mark;
  const off = (): number => (random.next() * 2 - 1) * most;
  return { ...mark, x: mark.x + off(), y: mark.y + off() / 2 };
}
