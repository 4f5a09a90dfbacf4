/** The text of one font, a string for each time it was used, and its glyphs that say of no letter that they are one. */
export interface FontText {
  texts: readonly string[];
  nameless: number;
}

/** Fewer characters show nothing of a font. */
const FEW = 8;
/** Share of characters without a meaning in Unicode from which text is soup; a sound font has none or a bullet. */
const STRANGE_SHARE = 0.08;
/** Share of the characters of words and numbers that may be in what is neither: headings and codes reach a fifth. */
const ODD_SHARE = 0.4;
/** Letters that take three quarters of Danish, and of other Western languages … */
const COMMON = /[ertnadislogk]/giu;
/** … take less of it than this only where letters stand for others: two fifths are what chance gives. */
const COMMON_SHARE = 0.52;
/** Letters, and different ones, from which their shares mean something; the bullets of a font are always the same. */
const ENOUGH_LETTERS = 40;
const DIFFERENT_LETTERS = 8;

/** Whether what a font says is not what it shows: letters without names, or with those of others. */
export function isSoup({ texts, nameless }: FontText): boolean {
  const text = texts.join(" ");
  const characters = text.replace(/\s/gu, "").length + nameless;
  if (characters < FEW) return false;
  const strange = nameless + (text.match(STRANGE)?.join("").length ?? 0);
  return strange > STRANGE_SHARE * characters || oddShare(text) > ODD_SHARE || isDisguised(text);
}

/** Replacement characters, private ones within words, and the "(cid:12)" of broken extractions. */
const STRANGE = /\uFFFD|[\uE000-\uF8FF](?=\S)|\(cid:\d+\)/gu;

/** Whether letters stand for others, as where a font's numbers of glyphs were taken for those of letters. */
function isDisguised(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length < ENOUGH_LETTERS || new Set(letters).size < DIFFERENT_LETTERS) return false;
  return (text.match(COMMON)?.length ?? 0) < COMMON_SHARE * letters.length;
}

/** Share of characters in what is no word, number or code, among all that is more than a mark. */
function oddShare(text: string): number {
  let [odd, all] = [0, 0];
  for (const token of text.split(/\s+/u)) {
    const plain = token.replace(EDGES, "");
    if (plain.length < SHORT) {
      if (MARKS.test(token)) [odd, all] = [odd + token.length, all + token.length];
      continue;
    }
    all += plain.length;
    if (!isPlausible(plain)) odd += plain.length;
  }
  return all === 0 ? 0 : odd / all;
}

/** Letters that say something of being a word. */
const SHORT = 3;
const EDGES = /^[("'”»«[•]+|[)"'”»«\].,:;!?%]+$/gu;
/** "!%&?": several marks that are not one repeated, as dots and dashes are. */
const MARKS = /^(?!(.)\1*$)[^\p{L}\d\s]{3,}$/u;

/** "Årsagen", "HSM/HPCS", "Sags-", "SF1491", "apr-24", "17.12.2024", "99,83%", "09:56-13:30", "drift@firma.dk". */
const isPlausible = (word: string): boolean =>
  word.split(/[-/–—&.,:;+@_=()%§'’|•>]/u).every((part) => CODE.test(part) || (WORD.test(part) && isReadable(part)));
const CODE = /^[\p{Lu}\d]{0,12}$/u;
const WORD = /^\p{Script=Latin}+\d*$/u;

/** No word goes on for so long without a vowel or a consonant. */
const isReadable = (part: string): boolean =>
  !/[bcdfghjklmnpqrstvwxz]{7}|[aeiouyæøåéü]{5}|(.)\1\1/iu.test(part) &&
  (part.length < 4 || /[aeiouyæøåéäöü]/iu.test(part));
