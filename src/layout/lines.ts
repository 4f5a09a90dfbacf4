import { height, overlap, union, type Box } from "../model/geometry.js";
import type { Word } from "../model/layout.js";

/** Words on one baseline, left to right. */
export interface Line {
  words: Word[];
  box: Box;
  baseline: number;
  /** Size of most of its characters, points. */
  size: number;
  bold: boolean;
}

/** Rows that share this much of the lower one's height are one line: superscripts, bullet marks, unsteady scans. */
const SHARED_HEIGHT = 0.5;
/** Words of one line may run into each other by so much (parts of the size). */
const COLLISION = 0.35;

/** Joins rows of words into lines: rows set a little higher or lower belong together unless they print over each other. */
export function wordsToLines(rows: readonly Word[][]): Line[] {
  const lines: Line[] = [];
  for (const row of [...rows].sort((a, b) => a[0]!.baseline - b[0]!.baseline)) {
    const line = toLine(row);
    const host = hostOf(line, lines);
    if (host >= 0) lines[host] = toLine([...lines[host]!.words, ...line.words]);
    else lines.push(line);
  }
  return lines.sort((a, b) => a.baseline - b.baseline);
}

/** The line above that this one belongs to, -1 for none; lines come from the top, so only the last few can be near. */
function hostOf(line: Line, lines: readonly Line[]): number {
  for (let i = lines.length - 1; i >= 0 && lines[i]!.box[3] > line.box[1] - line.size; i--) {
    if (belongsTo(line, lines[i]!)) return i;
  }
  return -1;
}

export function toLine(words: readonly Word[]): Line {
  const sorted = [...words].sort((a, b) => a.box[0] - b.box[0]);
  const main = mostPrinted(sorted, (w) => w.size);
  return {
    words: sorted,
    box: union(sorted.map((w) => w.box)),
    baseline: mostPrinted(sorted, (w) => w.baseline),
    size: main,
    bold: sorted.every((w) => w.bold),
  };
}

/** The value that most characters have. */
function mostPrinted(words: readonly Word[], value: (word: Word) => number): number {
  const characters = new Map<number, number>();
  for (const word of words) characters.set(value(word), (characters.get(value(word)) ?? 0) + word.text.length);
  return [...characters].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

function belongsTo(line: Line, other: Line): boolean {
  if (line.words[0]!.angle !== other.words[0]!.angle) return false;
  const shared = overlap(line.box[1], line.box[3], other.box[1], other.box[3]);
  if (shared < SHARED_HEIGHT * Math.min(height(line.box), height(other.box))) return false;
  return !line.words.some((a) =>
    other.words.some((b) => overlap(a.box[0], a.box[2], b.box[0], b.box[2]) > COLLISION * Math.min(a.size, b.size)),
  );
}

/** The text of words as printed: a space between words, none where they touch. */
export const wordsToText = (words: readonly Word[]): string => words.map((w) => w.text).join(" ");
