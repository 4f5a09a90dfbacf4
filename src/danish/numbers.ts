const ONES: Readonly<Record<string, number>> = {
  nul: 0,
  en: 1,
  én: 1,
  een: 1,
  et: 1,
  ét: 1,
  eet: 1,
  to: 2,
  tre: 3,
  fire: 4,
  fem: 5,
  seks: 6,
  syv: 7,
  otte: 8,
  ni: 9,
};
const TEENS: Readonly<Record<string, number>> = {
  ti: 10,
  elleve: 11,
  tolv: 12,
  tretten: 13,
  fjorten: 14,
  femten: 15,
  seksten: 16,
  sytten: 17,
  atten: 18,
  nitten: 19,
};
const TENS: Readonly<Record<string, number>> = {
  tyve: 20,
  tredive: 30,
  fyrre: 40,
  fyrretyve: 40,
  halvtreds: 50,
  tres: 60,
  halvfjerds: 70,
  firs: 80,
  halvfems: 90,
};

const WORDS: ReadonlyMap<string, number> = new Map([
  ...Object.entries({ ...ONES, ...TEENS, ...TENS, hundrede: 100, hundred: 100, ethundrede: 100, ingen: 0, dusin: 12 }),
  ...Object.entries(ONES).flatMap(([one, a]) =>
    Object.entries(TENS).map(([ten, b]): [string, number] => [`${one}og${ten}`, a + b]),
  ),
]);

/** Digits (with thousands points) or one number word, as a pattern source. */
export const NUMBER = `(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,7}|${[...WORDS.keys()].sort((a, b) => b.length - a.length).join("|")})`;

/** Numbers written out, in lower case. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set(WORDS.keys());

/** "12" is 12, "2.318" is 2318, "enogtyve" is 21, "ingen" is 0; null where it is no number. */
export function readNumber(text: string): number | null {
  const plain = text.trim().toLowerCase();
  const word = WORDS.get(plain);
  if (word !== undefined) return word;
  if (/^\d{1,3}(\.\d{3})+$|^\d+$/.test(plain)) return Number(plain.replaceAll(".", ""));
  return null;
}
