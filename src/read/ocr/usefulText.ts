import { union } from "../../model/geometry.js";
import type { Box } from "../../model/geometry.js";

/** What is known of a page's text layer: enough to judge it without reading the page. */
export interface TextLayer {
  width: number;
  height: number;
  items: readonly LayerItem[];
  /** Pictures on the page, points. */
  images: readonly Box[];
}

export interface LayerItem {
  text: string;
  box: Box;
  /** Drawn invisibly, as scanners put their own OCR behind a picture. */
  hidden?: boolean;
}

export interface Usefulness {
  useful: boolean;
  /** Why, in words for a diagnostic. */
  reason: string;
}

/** A page with fewer letters says nothing; a title page has more. */
const FEW_LETTERS = 12;
/** A page of which a picture covers this much may be a scan. */
const COVERED = 0.6;
/** Share of words of letters that must look like words of a language. */
const PLAUSIBLE = 0.6;
/** The same for text behind a scan, which is someone else's OCR: it must be good to be better than ours. */
const PLAUSIBLE_HIDDEN = 0.9;
/** Share of characters without a meaning in Unicode from which the text is glyph soup. */
const SOUP = 0.08;

/** Whether a page's text layer can be read, or the page must be read from its picture. */
export function usefulText(layer: TextLayer): Usefulness {
  const text = layer.items.map((item) => item.text).join(" ");
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const scanned = covered(layer) >= COVERED;
  if (letters === 0)
    return { useful: false, reason: scanned ? "the page is a picture without text" : "the page has no text" };
  if (letters < FEW_LETTERS && scanned)
    return { useful: false, reason: `the page is a picture with ${letters} letters of text` };
  const strange = text.match(STRANGE)?.length ?? 0;
  if (strange > SOUP * text.replace(/\s/g, "").length) {
    return { useful: false, reason: "the fonts do not say which letters their glyphs are" };
  }
  const share = plausibleShare(text);
  const hidden = layer.items.filter((item) => item.hidden).length > layer.items.length / 2;
  if (hidden && scanned && share < PLAUSIBLE_HIDDEN) {
    return {
      useful: false,
      reason: `the hidden text behind the scan is poor: ${percent(share)} of its words look like words`,
    };
  }
  if (share < PLAUSIBLE) return { useful: false, reason: `only ${percent(share)} of the words look like words` };
  return { useful: true, reason: "the page has a text layer" };
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Replacement characters, private use, controls, and the "(cid:12)" of broken extractions. */
const STRANGE = /[\uFFFD\uE000-\uF8FF\u0000-\u0008\u000E-\u001F]|\(cid:\d+\)/gu;

function covered({ width, height, images }: TextLayer): number {
  if (images.length === 0) return 0;
  const [x0, y0, x1, y1] = union(images);
  const across = Math.min(width, x1) - Math.max(0, x0);
  const down = Math.min(height, y1) - Math.max(0, y0);
  return (Math.max(0, across) * Math.max(0, down)) / (width * height);
}

/** Share of the words of letters that could be Danish or a name: vowels, no digits or marks inside, sane capitals. */
function plausibleShare(text: string): number {
  const words = text.split(/\s+/).filter((word) => (word.match(/\p{L}/gu)?.length ?? 0) >= 3);
  if (words.length === 0) return 1;
  return words.filter(isPlausible).length / words.length;
}

/** "Årsagen", "HSM/HPCS", "Sags-", "(Context", "SF1491", "apr-24", "17.12.2024". */
function isPlausible(word: string): boolean {
  const plain = word.replace(/^[("'”»[•]+|[)"'”«\].,:;!?%]+$/gu, "");
  const parts = plain.split(/[-/–&.:+]/);
  return parts.every((part) => CAPITALS.test(part) || NUMBER.test(part) || (WORD.test(part) && readable(part)));
}
const CAPITALS = /^[\p{Lu}\d]{0,12}$/u;
const NUMBER = /^\d*$/;
const WORD = /^\p{L}\p{Ll}*(\p{Lu}\p{L}*)?\d*$/u;

/** No Danish word goes on for so long without a vowel or a consonant. */
const readable = (part: string): boolean =>
  !/[bcdfghjklmnpqrstvwxz]{7}|[aeiouyæøåé]{5}|(.)\1\1/iu.test(part) && (part.length < 4 || /[aeiouyæøåé]/iu.test(part));
