/** A small seeded source of choices: the same seed gives the same report on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different members of `list`, in its order. */
  some<T>(list: readonly T[], count: number): T[];
}

export function randomFrom(...seed: (string | number)[]): Random {
  let state = hash(seed.join("|"));
  // Mulberry32: 32 bits of state are plenty for fixtures.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)]!;
  const some = <T>(list: readonly T[], count: number): T[] => {
    const left = new Set(list.keys());
    while (left.size > count) left.delete(pick([...left]));
    return [...left].map((i) => list[i]!);
  };
  return { next, int, pick, some, chance: (share) => next() < share };
}

/** FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.codePointAt(0)!, 0x01000193);
  return h >>> 0;
}
