import { closest, distance } from "fastest-levenshtein";

/** Letters that may differ: two in a short word, as of two that were swapped, a third of a long one. */
const farthest = (typed: string): number => Math.max(2, Math.floor(typed.length / 3));

/** The name most like what was typed; null where none is near. */
export function didYouMean(typed: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const wanted = typed.toLowerCase();
  const near = closest(
    wanted,
    names.map((name) => name.toLowerCase()),
  );
  const found = names.find((name) => name.toLowerCase() === near)!;
  const differing = distance(wanted, near);
  return differing <= farthest(typed) && differing < near.length ? found : null;
}

/** ' Did you mean "xlsx"?', or nothing. */
export function suggestion(typed: string, names: readonly string[]): string {
  const name = didYouMean(typed, names);
  return name === null ? "" : ` Did you mean "${name}"?`;
}
