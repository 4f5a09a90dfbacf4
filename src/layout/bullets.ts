import type { LayoutReader } from "../model/layout.js";
import type { Line } from "./lines.js";

/** "-", "•", "o", "➢", and glyphs of symbol fonts, which have no character of their own (U+F0B7 is Word's bullet). */
const MARK = /^(?:[-‐‑‒–—−•◦▪▫■□●○◘◆◇►▶▸‣⁃∙·*»›>✓✔➢➤❖§¤\uE000-\uF8FF]|o)$/u;
const DASH = /^[-‐‑‒–—−*>o]$/;
/** "1.", "2)", "a)", "(3)" */
const NUMBER = /^(?:\d{1,2}[.)]|[a-zæøå]\)|\(\d{1,2}\))$/u;
/** Behind a number mark, wider than a space: "3. marts" is no bullet, "3.   Den 4. marts" is. */
const NUMBER_GAP = 0.5;
/** Behind a dash at the start of a line; a dash within a sentence has a space (0.2 to 0.35) behind it. */
const DASH_GAP = 0.45;

export const isBulletMark = (text: string): boolean => MARK.test(text) || NUMBER.test(text);

export interface BulletStart {
  mark: string;
  /** X of the mark and of the text behind it. */
  x: number;
  textX: number;
}

/**
 * The bullet a line starts with, null where it starts with none. A dash or a number may also be the first word of a
 * wrapped line: `fresh` says that the line before is finished, so that a plain space behind a dash is enough.
 */
export function bulletOf(line: Line, fresh: boolean, reader: LayoutReader): BulletStart | null {
  const [mark, next] = line.words;
  if (!mark || !next || !isBulletMark(mark.text)) return null;
  const gap = (next.box[0] - mark.box[2]) / line.size;
  // In justified text a date's "28." may stand as far from its month as a number from its text.
  if (NUMBER.test(mark.text) && (gap < NUMBER_GAP || !fresh || reader.month(next.text) !== null)) return null;
  if (DASH.test(mark.text) && gap < DASH_GAP && !fresh) return null;
  if (mark.text === "o" && gap < DASH_GAP) return null;
  return { mark: mark.text, x: mark.box[0], textX: next.box[0] };
}
