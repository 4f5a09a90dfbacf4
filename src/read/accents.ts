import type { TextItem } from "../model/page.js";

/** Accents with a place of their own, and what they are over a letter: some producers draw "å" as "a" and a ring. */
const COMBINING = new Map([
  ["\u02DA", "\u030A"],
  ["\u030A", "\u030A"],
  ["\u00A8", "\u0308"],
  ["\u0308", "\u0308"],
  ["\u00B4", "\u0301"],
  ["\u0301", "\u0301"],
  ["\u0060", "\u0300"],
  ["\u0300", "\u0300"],
]);
export const holdsAccent = (text: string): boolean => ACCENT.test(text);
const ACCENT = /[\u02DA\u00A8\u00B4\u0060]|[\u0300\u0301\u0308\u030A]/u;

/** The character that a letter and an accent over it are, null where there is none. */
export function accented(letter: string, accent: string): string | null {
  const mark = COMBINING.get(accent);
  const composed = mark === undefined ? "" : (letter + mark).normalize("NFC");
  return composed.length === 1 ? composed : null;
}

/** How far the baselines of an accent and of its letter may be apart, parts of the size: over a capital it is raised. */
const RAISED = 0.6;
/** Part of the letter's width by which the accent's middle may be off its letter's. */
const OFF_MIDDLE = 0.35;

/** Accents drawn apart from the letters they stand over are one character with them. */
export function withAccents(items: readonly TextItem[]): TextItem[] {
  if (!items.some(({ text }) => holdsAccent(text))) return [...items];
  const found = [...items];
  for (let at = 0; at < found.length; at++) {
    for (let i = found[at]!.text.length - 1; i >= 0; i--) {
      const letter = holdsAccent(found[at]!.text[i]!) ? letterUnder(found[at]!, i, found) : null;
      if (!letter) continue;
      found[letter.item] = replaced(found[letter.item]!, letter.index, letter.composed);
      found[at] = without(found[at]!, i);
    }
  }
  return found.filter(({ text }) => text.trim() !== "");
}

interface Letter {
  item: number;
  index: number;
  composed: string;
}

function letterUnder(of: TextItem, index: number, items: readonly TextItem[]): Letter | null {
  const middle = middleOf(of, index);
  for (const [item, other] of items.entries()) {
    if (other.angle !== of.angle || Math.abs(other.baseline - of.baseline) > RAISED * of.size) continue;
    if (middle < other.box[0] - other.size || middle > other.box[2] + other.size) continue;
    for (let i = 0; i < other.text.length; i++) {
      if (other === of && i === index) continue;
      const composed = accented(other.text[i]!, of.text[index]!);
      const width = endOf(other, i) - startOf(other, i);
      const isOver = Math.abs(middle - middleOf(other, i)) <= OFF_MIDDLE * Math.abs(width);
      if (composed !== null && isOver) return { item, index: i, composed };
    }
  }
  return null;
}

const startOf = ({ box, offsets, text }: TextItem, index: number): number =>
  box[0] + (offsets?.[index] ?? ((box[2] - box[0]) * index) / text.length);
const endOf = (item: TextItem, index: number): number => startOf(item, index + 1);
const middleOf = (item: TextItem, index: number): number => (startOf(item, index) + endOf(item, index)) / 2;

const replaced = (item: TextItem, index: number, character: string): TextItem => ({
  ...item,
  text: item.text.slice(0, index) + character + item.text.slice(index + 1),
});

/** An item without one of its characters; what is left stays where it is. */
function without(item: TextItem, index: number): TextItem {
  const text = item.text.slice(0, index) + item.text.slice(index + 1);
  if (!item.offsets) return { ...item, text };
  const kept = item.offsets.filter((_, i) => i !== index);
  const from = kept[0]!;
  const [x0, y0, x1, y1] = item.box;
  return { ...item, text, box: [x0 + from, y0, x1, y1], offsets: kept.map((offset) => offset - from) };
}
