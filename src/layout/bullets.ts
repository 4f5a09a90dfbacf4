import { BRACKETED, isBulletMark, NUMBERED } from "../model/bulletMark.js";
import type { LayoutReader } from "../model/layout.js";
import type { Line } from "./lines.js";

const DASH = /^[-‐‑‒–—−*>+×ox]$/;
/** Behind a number with a full stop, wider than a space: "3. marts" is no bullet, "3.   Den 4. marts" is. */
const NUMBER_GAP = 0.5;
/** Behind a dash at the start of a line; a dash within a sentence has a space (0.2 to 0.35) behind it. */
const DASH_GAP = 0.45;

export interface BulletStart {
  mark: string;
  /** X of the mark and of the text behind it. */
  x: number;
  textX: number;
}

/** A line of a list hangs under the text of its number within this (parts of the size). */
const SAME_X = 0.3;

/**
 * Where the texts of numbered lists start: behind "1.", or behind numbers that follow each other, if the line under one
 * of them hangs there. A browser sets the number a plain space before the text, as a date's "28." stands in prose.
 */
export function numberedLists(lines: readonly Line[]): number[] {
  const items = lines.flatMap(({ words: [mark, text], size }, i) =>
    mark && text && NUMBERED.test(mark.text) ? [{ i, size, number: Number.parseInt(mark.text), x: text.box[0] }] : [],
  );
  const near = (a: number, b: number, size: number): boolean => Math.abs(a - b) < SAME_X * size;
  return items
    .filter(({ i, size, x }) => lines[i + 1] && near(lines[i + 1]!.box[0], x, size))
    .filter(
      ({ number, size, x }) =>
        number === 1 || items.some((other) => near(other.x, x, size) && Math.abs(other.number - number) === 1),
    )
    .map(({ x }) => x);
}

/** The lines that go on a list with brackets: "c)" under "b)", be it misread as "C)". */
export function bracketedItems(lines: readonly Line[]): Set<Line> {
  const items = lines.filter(({ words: [mark] }) => mark && BRACKETED.test(mark.text));
  const follows = (line: Line, other: Line): boolean =>
    other.baseline < line.baseline &&
    Math.abs(other.words[0]!.box[0] - line.words[0]!.box[0]) < SAME_X * line.size &&
    ordinal(line.words[0]!.text) === ordinal(other.words[0]!.text) + 1;
  return new Set(items.filter((line) => items.some((other) => follows(line, other))));
}

/** 3 for "3)" and "c)". */
function ordinal(mark: string): number {
  const plain = mark.replace(/[()]/g, "").toLowerCase();
  return /^\d+$/.test(plain) ? Number(plain) : plain.codePointAt(0)! - "a".codePointAt(0)! + 1;
}

/** What the lists of a flow say of its lines. */
export interface Lists {
  /** `numberedLists` */
  numbered: readonly number[];
  /** `bracketedItems` */
  bracketed: ReadonlySet<Line>;
}

/**
 * The bullet a line starts with, null where it starts with none. A dash or a number may also be the first word of a
 * wrapped line: `fresh` says that the line before is finished, so that a plain space behind a dash is enough, and behind a
 * number at the place of a numbered list. What goes on a list with brackets is one after "version 4.1." too.
 */
export function bulletOf(line: Line, fresh: boolean, lists: Lists, reader: LayoutReader): BulletStart | null {
  const [mark, next] = line.words;
  if (!mark || !next || !isBulletMark(mark.text)) return null;
  const gap = (next.box[0] - mark.box[2]) / line.size;
  // In justified text a date's "28." may stand as far from its month as a number from its text.
  const apart = gap >= NUMBER_GAP || lists.numbered.some((x) => Math.abs(x - next.box[0]) < SAME_X * line.size);
  if (NUMBERED.test(mark.text) && (!apart || !fresh || reader.month(next.text) !== null)) return null;
  if (BRACKETED.test(mark.text) && !fresh && !lists.bracketed.has(line)) return null;
  if (DASH.test(mark.text) && gap < DASH_GAP && !fresh) return null;
  if (/^[ox]$/.test(mark.text) && gap < DASH_GAP) return null;
  return { mark: mark.text, x: mark.box[0], textX: next.box[0] };
}
