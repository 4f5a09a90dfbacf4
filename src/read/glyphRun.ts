import type { TextItem, Rgb } from "../model/page.js";
import type { Box } from "../model/geometry.js";
import { accented, holdsAccent } from "./accents.js";
import { apply, type Matrix } from "./matrix.js";

/** What pdf.js hands over for one shown string: glyphs, and numbers that move the pen by thousandths of the size. */
export type Glyphs = readonly (number | { unicode: string; width: number; isSpace: boolean })[];

export interface TextState {
  matrix: Matrix; // text space to page, pen included
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number; // horizontal, 1 = 100 %
  rise: number;
  /** Glyph widths are in these units of the font size (0.001, but for Type 3 fonts). */
  widthUnit: number;
  ascent: number;
  descent: number;
  bold: boolean;
  colour: Rgb | null;
}

/** A turn this near (in degrees) to a quarter is a quarter; text further off takes no part in the layout. */
const QUARTER_TOLERANCE = 10;

/** A pen moved on by more than this (thousandths of the size) leaves a space; kerning stays far below it. */
const MOVE_IS_SPACE = 160;

/** Some fonts say nothing or nonsense of their ascent: the usual values of Latin fonts. */
const ASCENT = 0.75;
const DESCENT = -0.25;

/** A string as it is drawn. */
export interface DrawnGlyphs {
  /** In text space. */
  advance: number;
  /** Null where there is nothing to read. */
  item: TextItem | null;
  /** Whether it stands upright or is turned by quarters. */
  quarter: boolean;
  /** Glyphs that say of no character that they are one. */
  nameless: number;
}

export function glyphsToItem(glyphs: Glyphs, state: TextState): DrawnGlyphs {
  let x = 0;
  let text = "";
  let nameless = 0;
  let accents = false;
  let end = 0;
  const offsets: number[] = [];
  for (const glyph of glyphs) {
    if (typeof glyph === "number") {
      // Many producers print no space but move the pen: [(fra) -250 (kl.)] TJ
      if (-glyph * state.scale > MOVE_IS_SPACE && text !== "") {
        text += " ";
        offsets.push(x);
      }
      x -= (glyph / 1000) * state.size * state.scale;
      continue;
    }
    const advance =
      (glyph.width * state.widthUnit * state.size + state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)) *
      state.scale;
    const characters = readable(glyph.unicode);
    if (!glyph.isSpace && isNameless(glyph.unicode)) nameless++;
    const under = holdsAccent(characters) || accents ? accentedLast(text, characters, x, advance, offsets, end) : null;
    accents ||= holdsAccent(characters);
    if (under === null) {
      for (let i = 0; i < characters.length; i++) offsets.push(x + (advance * i) / characters.length);
      text += characters;
    } else text = text.slice(0, -1) + under;
    x += advance;
    end = x;
  }
  const { matrix } = state;
  const unit = Math.hypot(matrix[0], matrix[1]); // page points per unit along the line
  const size = state.size * Math.hypot(matrix[2], matrix[3]);
  text = bytesInOrder(text);
  if (text.trim() === "" || unit === 0 || size === 0) return { advance: x, item: null, quarter: true, nameless };
  const degrees = (Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI;
  const quarterTurn = Math.round(degrees / 90) * 90;
  const angle = ((quarterTurn + 360) % 360) as TextItem["angle"];
  const ascent = (state.ascent || ASCENT) * state.size + state.rise;
  const descent = (state.descent || DESCENT) * state.size + state.rise;
  const corners = [
    apply(matrix, 0, ascent),
    apply(matrix, x, ascent),
    apply(matrix, 0, descent),
    apply(matrix, x, descent),
  ];
  const box: Box = [
    Math.min(...corners.map((c) => c[0])),
    Math.min(...corners.map((c) => c[1])),
    Math.max(...corners.map((c) => c[0])),
    Math.max(...corners.map((c) => c[1])),
  ];
  const [baseX, baseY] = apply(matrix, 0, state.rise);
  const composed = compose(text, [...offsets, x]);
  return {
    advance: x,
    nameless,
    quarter: Math.abs(degrees - quarterTurn) <= QUARTER_TOLERANCE,
    item: {
      text: composed.text,
      box,
      baseline: angle === 0 || angle === 180 ? baseY : baseX,
      size: Math.abs(size),
      bold: state.bold,
      angle,
      offsets: composed.offsets.map((o) => o * unit),
      confidence: 1,
      ...(state.colour ? { colour: state.colour } : {}),
    },
  };
}

/** What the few hundred different glyphs of a report read as; a book of many scripts would only fill memory. */
const known = new Map<string, string>();
const MOST_KNOWN = 5000;

function readable(unicode: string): string {
  let text = known.get(unicode);
  if (text !== undefined) return text;
  text = toReadable(unicode);
  if (known.size < MOST_KNOWN) known.set(unicode, text);
  return text;
}

/** Ligatures undone, every kind of space plain, non-breaking hyphen plain, control characters gone. */
const toReadable = (unicode: string): string =>
  unicode
    .replace(/[\uFB00-\uFB06\u0132\u0133]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000\t\n\r\f\v]/g, " ")
    .replace(/\u2011/g, "-")
    .replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, "");

/** Part of an accent's or letter's width by which one stands over the other. */
const OVER = 0.5;

/** The accented letter that a glyph makes of the last character where it is set back to stand over it, as TeX does. */
function accentedLast(
  text: string,
  character: string,
  x: number,
  advance: number,
  offsets: readonly number[],
  end: number,
): string | null {
  const last = text.at(-1);
  if (last === undefined || end - x < OVER * Math.min(advance, end - offsets.at(-1)!)) return null;
  return accented(last, character) ?? accented(character, last);
}

/** Controls and the replacement character, which fonts name that do not know their letters. */
const isNameless = (unicode: string): boolean =>
  /^[\u0000-\u001F\u007F-\u009F\uFFFD]+$/.test(unicode) && !/^[\t\n\r]$/.test(unicode);

/**
 * Text whose letters have their two bytes in the wrong order, as Ghostscript writes ligatures: in "dri\u6600\u7400en" they
 * are "ft". Ideographs among Latin letters all of which are letters so turned can be nothing else.
 */
function bytesInOrder(text: string): string {
  const foreign = text.match(FOREIGN);
  if (!foreign || !foreign.every(isSwapped) || foreign.filter((c) => /\p{L}/u.test(swapped(c))).length < 2) return text;
  return text.replace(FOREIGN, swapped);
}
/** Beyond Latin letters, accents and the punctuation of Latin text. */
const FOREIGN = /[\u0370-\u1FFF\u2070-\u209F\u2200-\uFAFF]/g;
const swapped = (character: string): string => String.fromCharCode(character.charCodeAt(0) >> 8);
const isSwapped = (character: string): boolean =>
  (character.charCodeAt(0) & 0xff) === 0 && /[!-~\u00A1-\u00FF]/.test(swapped(character));

/** "a" and a combining ring are "å": one character where the base stands. */
function compose(text: string, offsets: number[]): { text: string; offsets: number[] } {
  if (!/\p{M}/u.test(text)) return { text, offsets };
  let out = "";
  const kept: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const composed = cluster.normalize("NFC");
    for (let i = 0; i < composed.length; i++) kept.push(offsets[index + Math.min(i, cluster.length - 1)]!);
    out += composed;
  }
  return { text: out, offsets: [...kept, offsets[text.length]!] };
}
