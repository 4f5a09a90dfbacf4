/** What stands where a passage has been covered, see `cover`: a character that no plain text holds. */
export const COVER = "~";

const FOLDED: Readonly<Record<string, string>> = {
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "→": ">",
  "~": "-",
  "|": ";",
  "’": "'",
  "‘": "'",
  "”": '"',
  "“": '"',
  "„": '"',
  "»": '"',
  "«": '"',
  "\u00a0": " ",
  "\u202f": " ",
  "\u2009": " ",
  "\t": " ",
  "\n": " ",
};

/** The text in lower case with one form of dash, quote and space, of the same length: offsets fit both. */
export function plainText(text: string): string {
  const folded = text.replace(/[‐‑‒–—−→~|’‘”“„»«\u00a0\u202f\u2009\t\n]/g, (mark) => FOLDED[mark]!);
  const lower = folded.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...folded].map((char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join("");
}

/** `text` with [start, end) covered, so that no pattern finds words in it. */
export const cover = (text: string, start: number, end: number): string =>
  text.slice(0, start) + COVER.repeat(end - start) + text.slice(end);
