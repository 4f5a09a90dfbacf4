import type { Paragraph } from "./layout.js";

/** Whether the text of one column or page goes on in the next: it stops in a sentence, and what follows starts in one. */
export function goesOn(before: Paragraph, after: Paragraph, endsSentence: (text: string) => boolean): boolean {
  if (endsSentence(before.text) || before.role === "heading" || after.role !== "text") return false;
  return /^[\p{Ll}\d]/u.test(after.text);
}

/** Places nearer than this (parts of the size) are the same indent. */
const SAME_INDENT = 0.6;
/** Sizes nearer than this share are of one text. */
const SAME_SIZE = 0.05;

/** Whether text at the top of a page stands under the text, not the mark, of the bullet at the foot of the one before. */
export function hangsUnder(bullet: Paragraph, after: Paragraph): boolean {
  if (bullet.role !== "bullet" || after.role !== "text") return false;
  const { size, textX } = bullet;
  const indent = textX - bullet.lines[0]!.source.box[0];
  return (
    indent > SAME_INDENT * size &&
    Math.abs(after.textX - textX) < SAME_INDENT * size &&
    Math.abs(after.size - size) < SAME_SIZE * size
  );
}

/**
 * Joins two pieces of text with one space. A soft hyphen at the end is undone; a hard hyphen stays and joins
 * ("DHCP-" "scope"), but for a suspended one ("Sags-" "og Dokumentindeks").
 */
export function joinTexts(text: string, next: string): string {
  if (text === "") return next;
  if (text.endsWith("\u00AD")) return text.slice(0, -1) + next;
  const hyphenated = /\p{L}[-‐]$/u.test(text) && !/^(?:og|eller|samt|til|hhv\.?)(?![\p{L}])/u.test(next);
  return hyphenated ? text + next : `${text} ${next}`;
}

/** One paragraph of two: the second goes on where the first stops. */
export function joinParagraphs(first: Paragraph, second: Paragraph): Paragraph {
  const text = joinTexts(first.text, second.text);
  const shift = text.length - second.text.length;
  const lines = first.lines.map((l) => ({ ...l, end: Math.min(l.end, shift) }));
  return {
    ...first,
    text,
    lines: [...lines, ...second.lines.map((l) => ({ ...l, start: l.start + shift, end: l.end + shift }))],
    confidence: Math.min(first.confidence, second.confidence),
  };
}
