import { overlap } from "../model/geometry.js";
import { isContentHeading } from "./headings/contentHeading.js";
import { readHeading } from "./headings/readHeading.js";
import { letterMark } from "./letterPage.js";
import { readMonthHeading } from "./monthHeading.js";
import { readMonthSpan, type MonthSpan } from "./monthSpan.js";
import { cleanName, readPlatformHeading } from "./platformHeading.js";
import type { Piece } from "./sections.js";

/** A platform's heading: one paragraph, or a name and its month under it. */
export interface Heading {
  name: string;
  months: MonthSpan | null;
  pieces: Piece[];
  size: number;
}

/**
 * A heading is printed at least this large beside the usual one (the cover's may be much larger): programs that make
 * slides shrink a long one until it fits.
 */
const HEADING_SHARE = 0.6;
/** A heading is shorter than this, characters. */
const HEADING_LENGTH = 120;
/** Sizes nearer than this share are the same size. */
const SAME_SIZE = 0.05;

/** Names with their month, in one line or two: "Serviceplatformen – Marts 2025". */
export function datedHeadings(pages: readonly Piece[][]): Heading[] {
  const dated = pages.flatMap((pieces, number) =>
    pieces.flatMap((piece, i): Heading[] => {
      const { text, role, size } = piece.paragraph;
      if (text.length > HEADING_LENGTH || (role !== "heading" && i > 0)) return [];
      const whole = readPlatformHeading(text);
      if (whole) return [{ name: whole.name, months: whole.months, pieces: [piece], size }];
      const named = role !== "bullet" && !isSentence(text) && monthsOf(text) === null;
      const name = named ? cleanName(text) : null;
      const next = name ? monthOf(piece, pieces) : undefined;
      // A page may end between the two.
      const over = name && role === "heading" && i === pieces.length - 1 ? pages[number + 1]?.[0] : undefined;
      const month = next ?? (over && monthsOf(over.paragraph.text) ? over : undefined);
      return name && month ? [{ name, months: monthsOf(month.paragraph.text), pieces: [piece, month], size }] : [];
    }),
  );
  return dated.filter((h) => h.size >= HEADING_SHARE * usualSize(dated));
}

/** A month stands at most this far (parts of the name's size) under its name, or at the top of a page on its line. */
const MONTH_REACH = 2;

/** The month under a name, or the one beside it on the page's first line; several there head the columns of a table. */
function monthOf(name: Piece, pieces: readonly Piece[]): Piece | undefined {
  const months = pieces.filter((other) => monthsOf(other.paragraph.text));
  const beside = pieces[0] === name ? months.filter((month) => isBeside(month, name)) : [];
  return months.find((month) => isUnder(month, name) || (beside.length === 1 && month === beside[0]));
}

function isBeside(month: Piece, name: Piece): boolean {
  const [, y0, x1, y1] = name.paragraph.lines.at(-1)!.source.box;
  const [left, top, , bottom] = month.paragraph.lines[0]!.source.box;
  return left > x1 && overlap(y0, y1, top, bottom) > (bottom - top) / 2;
}

function isUnder(month: Piece, name: Piece): boolean {
  const [x0, , x1, y1] = name.paragraph.lines.at(-1)!.source.box;
  const [left, top, right] = month.paragraph.lines[0]!.source.box;
  const { size } = name.paragraph;
  return top - y1 > -size / 2 && top - y1 < MONTH_REACH * size && overlap(x0, x1, left, right) > 0;
}

/**
 * Headings of platforms that name no month: where others do, what begins a page and is printed like those; where none
 * does, the headings of the highest level over text, or else what begins a page in its largest text.
 */
export function undatedHeadings(pages: readonly Piece[][], dated: readonly Heading[]): Heading[] {
  const used = new Set(dated.flatMap((h) => h.pieces));
  const free = pages.map((pieces) => pieces.filter((piece) => !used.has(piece)));
  if (dated.length === 0) {
    const level = highestLevel(
      free.flatMap((pieces) => pieces.filter((_, i) => hasText(pieces, i)).flatMap(toUndated)),
    );
    if (level.length) return level;
  }
  const size = usualSize(dated);
  return pages.flatMap((pieces): Heading[] => {
    const first = pieces[0];
    if (!first || used.has(first)) return [];
    const largest = pieces.length > 1 && pieces.slice(1).every((p) => p.paragraph.size < first.paragraph.size);
    const alike = dated.length === 0 ? largest : Math.abs(first.paragraph.size - size) < SAME_SIZE * size;
    return alike ? toUndated(first) : [];
  });
}

/** A heading without a month that may be a platform's name. */
function toUndated(piece: Piece): Heading[] {
  const { text, role, size } = piece.paragraph;
  if (role !== "heading" || text.length > HEADING_LENGTH || isSentence(text) || isContentHeading(text)) return [];
  if (letterMark(text) !== null) return [];
  const name = cleanName(text);
  return name && !readMonthHeading(text) && !readHeading(text) ? [{ name, months: null, pieces: [piece], size }] : [];
}

/** Whether text follows a heading on its page, and no larger heading before that. */
function hasText(pieces: readonly Piece[], at: number): boolean {
  const next = pieces
    .slice(at + 1)
    .find(({ paragraph }) => paragraph.role !== "heading" || paragraph.size >= pieces[at]!.paragraph.size);
  return next !== undefined && next.paragraph.role !== "heading";
}

/**
 * Those of the largest size that several headings of different names have, as what is larger is the report's title; of
 * the largest size where none has.
 */
function highestLevel(headings: readonly Heading[]): Heading[] {
  const sizes = [...new Set(headings.map((h) => h.size))].sort((a, b) => b - a);
  const levels = sizes.map((size) => headings.filter((h) => h.size === size));
  return levels.find((level) => new Set(level.map((h) => h.name)).size > 1) ?? levels[0] ?? [];
}

/** The lower median of the headings' sizes, points: of a cover and one platform the platform's. */
function usualSize(headings: readonly Heading[]): number {
  const sizes = headings.map((h) => h.size).sort((a, b) => a - b);
  return sizes[(sizes.length - 1) >> 1] ?? 0;
}

const isSentence = (text: string): boolean => /[.:;!?]$/.test(text.trim());

/** The months of a text that says nothing else: "Marts 2025", "3. kvartal 2022". */
const monthsOf = readMonthSpan;
