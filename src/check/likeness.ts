/** A text as it is compared: quotes, dashes, spaces and letter case aside, which producers and scans change. */
export const normalText = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\u00AD/g, "")
    .replace(/[„“”"«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** The words of a text as they are compared. */
export const words = (text: string): string[] => normalText(text).match(/[\p{L}\d]+/gu) ?? [];

/** How alike two texts are by their words, 0–1: twice what they share over what they have. */
export function likeness(a: string, b: string): number {
  return sharedPart(words(a), words(b));
}

/** How alike two sets are, 0–1; two empty ones are alike. */
export function sharedPart(a: readonly string[], b: readonly string[]): number {
  const [x, y] = [new Set(a.map(normalText)), new Set(b.map(normalText))];
  const both = [...x].filter((value) => y.has(value)).length;
  return x.size + y.size === 0 ? 1 : (2 * both) / (x.size + y.size);
}

export interface Pairs<A, B> {
  pairs: [A, B][];
  onlyFirst: A[];
  onlySecond: B[];
}

/** Pairs the elements of two lists, the most alike first; each is paired once, and none below `least`. */
export function pairUp<A, B>(
  first: readonly A[],
  second: readonly B[],
  alike: (a: A, b: B) => number,
  least: number,
): Pairs<A, B> {
  const candidates = first
    .flatMap((a, i) => second.map((b, j) => ({ a, b, i, j, score: alike(a, b) })))
    .filter((c) => c.score >= least)
    .sort((x, y) => y.score - x.score || Math.abs(x.i - x.j) - Math.abs(y.i - y.j) || x.i - y.i);
  const [freeFirst, freeSecond] = [new Set(first), new Set(second)];
  const found: { pair: [A, B]; i: number }[] = [];
  for (const { a, b, i } of candidates) {
    if (!freeFirst.has(a) || !freeSecond.has(b)) continue;
    found.push({ pair: [a, b], i });
    freeFirst.delete(a);
    freeSecond.delete(b);
  }
  return {
    pairs: found.sort((x, y) => x.i - y.i).map((f) => f.pair),
    onlyFirst: [...freeFirst],
    onlySecond: [...freeSecond],
  };
}
