const ESCAPED = /[.*+?^${}()|[\]\\/]/g;

/** Alternatives of literal words, longest first, so that "frem til" wins over "frem". */
export const anyOf = (words: readonly string[]): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(ESCAPED, "\\$&"))
    .join("|")})`;

/** The literal `words` as a pattern source. */
export const literal = (words: string): string => words.toLowerCase().replace(ESCAPED, "\\$&");

/**
 * A pattern over plain text (see plainText.ts) that matches whole words. A blank stands for any blank, covered
 * passages included; ` ?` for one that may be missing; `…` for up to three words between two others.
 */
export function wordPattern(source: string, flags = "gu"): RegExp {
  const spaced = source
    .replaceAll("…", "[\\s~]+(?:[^\\s~.;:]{1,30}[\\s~]+){0,3}?")
    .replaceAll(" ?", "[\\s~]*")
    .replaceAll(" ", "[\\s~]+");
  return new RegExp(`(?:(?<![\\p{L}\\d])|(?=,))(?:${spaced})(?![\\p{L}\\d])`, flags);
}
