const ESCAPED = /[.*+?^${}()|[\]\\/]/g;

/** Alternatives of literal words, longest first, so that "frem til" wins over "frem". */
export const anyOf = (words: readonly string[]): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(ESCAPED, "\\$&"))
    .join("|")})`;

/** The literal `words` as a pattern source. */
export const literal = (words: string): string => words.toLowerCase().replace(ESCAPED, "\\$&");

/** The letters of plain text, as the inside of a class: four ranges, where `\p{L}` puts hundreds into every pattern. */
const LETTERS = "a-zµß-öø-῿";

/**
 * A pattern over plain text (see plainText.ts), where `\p{L}` stands for a letter of it. Without the flag `u`, and with
 * few ranges for letters, a pattern compiles and runs several times faster.
 */
export const plainPattern = (source: string, flags = ""): RegExp =>
  new RegExp(
    source.replace(/\[(?:[^\]\\]|\\.)*\]|\\p\{Ll?\}/g, (part) =>
      part.startsWith("[") ? part.replace(/\\p\{Ll?\}/g, LETTERS) : `[${LETTERS}]`,
    ),
    flags,
  );

/**
 * A word that ends in one of the alternatives in `endings`, as a pattern source. It is looked at from its end: a word
 * goes through `\\p{L}*(?:one|other)` again for every letter of it.
 */
export const endingIn = (endings: string): string => `\\p{L}*(?!\\p{L})(?<=${endings})`;

/** Every place where a global pattern matches; cheaper than matchAll, which copies the pattern for each text. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0].length === 0) pattern.lastIndex += 1;
  }
  return found;
}

/** A pattern over plain text that matches whole words only. */
export const wholeWords = (source: string, flags = ""): RegExp =>
  plainPattern(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, flags);
