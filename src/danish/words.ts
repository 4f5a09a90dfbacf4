import { COVER, plainText } from "./plainText.js";
import type { TimeMention } from "./timeMentions.js";

/**
 * What a word is, as far as its form tells. Closed classes are listed whole; verbs, participles and definite nouns are
 * told by their endings, so that a word never seen before has a class too.
 */
export type WordClass =
  | "time"
  | "mark"
  | "number"
  | "conjunction"
  | "subordinator"
  | "preposition"
  | "article"
  | "pronoun"
  | "auxiliary"
  | "negation"
  | "adverb"
  | "infinitive-mark"
  | "past"
  | "passive"
  | "participle"
  | "definite"
  | "other";

/** A word, a mark, or a whole expression of time, which counts as one word. */
export interface Word {
  /** Offsets in the text it was cut from: start inclusive, end exclusive. */
  start: number;
  end: number;
  /** Plain text, see plainText.ts; `~` for a time. */
  plain: string;
  class: WordClass;
  /** Whether it is written with a capital first letter. */
  capital: boolean;
}

const listed = (words: string): readonly string[] => words.trim().split(/\s+/);

const CLOSED: Readonly<Partial<Record<WordClass, readonly string[]>>> = {
  conjunction: listed("og men eller samt så for hverken"),
  subordinator: listed(
    `at som der hvor hvilket hvilken hvad hvem fordi idet da når mens hvorfor hvorefter hvorved hvorpå hvormed hvorunder hvortil hvoraf
     eftersom såfremt hvis efter indtil førend medens imens selvom skønt siden`,
  ),
  preposition: listed(
    `i på af til fra med ved hos over under mod imod mellem imellem gennem igennem via før uden inden blandt omkring om
     for ad bag foran v pga grundet ifm ifbm mht vedr vha trods per pr langs ifølge angående`,
  ),
  article: listed("en et den det de denne dette disse"),
  pronoun: listed(
    `han hun vi i jeg man de dem det den sig sin sit sine hans hendes deres vores vort vor os mig jer alle begge ingen intet nogen
     noget nogle flere enkelte samtlige hver hvert mange visse samme anden andet andre`,
  ),
  auxiliary: listed(
    "er var blev bliver blive blevet været være har havde haft have kan kunne skal skulle vil ville må måtte bør burde får fik få fået",
  ),
  negation: listed("ikke ingen intet aldrig hverken uden"),
  adverb: listed(
    `derfor dermed derved derefter herefter dog også igen nu endnu fortsat stadig siden samtidig derpå desværre først kun
     straks senere hurtigt efterfølgende endvidere desuden imidlertid således midlertidigt permanent allerede ellers herved
     ud ind op ned væk frem tilbage helt delvist meget`,
  ),
  "infinitive-mark": [],
};
const BY_WORD: ReadonlyMap<string, WordClass> = new Map(
  (Object.entries(CLOSED) as [WordClass, readonly string[]][])
    .reverse()
    .flatMap(([name, words]) => words.map((word) => [word, name] as const)),
);

/** Past tenses without a regular ending, of verbs that reports use. */
const STRONG_PASTS: ReadonlySet<string> = new Set(
  listed(`gik kom faldt lå stod sad brød døde løb slog tog gav fandt holdt lod lagde satte sagde gjorde skete skyldtes skyldes
     betød medførte hang frøs svigtede lukkede trak drog bandt vandt forsvandt blev røg steg sank skar sprang gled
     trådte bragte valgte købte kørte viste sendte nåede bad så hjalp drejede opstod indtraf forekom bestod forblev ramte
     virkede begyndte kendte tabte mistede meldte hed løste skiftede byttede genstartede rettede`),
);

/** A word with its class told by its ending: "-ede" is a past tense, "-edes" and "-tes" passive, "-erne" definite. */
function openClass(word: string): WordClass {
  if (STRONG_PASTS.has(word)) return "past";
  if (word.length > 4 && /(?:ede|erede)$/u.test(word)) return "past";
  if (word.length > 5 && /(?:edes|tes|ndes|rdes)$/u.test(word)) return "passive";
  if (word.length > 4 && /(?:eret|et)$/u.test(word)) return "participle";
  if (word.length > 4 && /(?:en|erne|ene)$/u.test(word)) return "definite";
  return "other";
}

const WORD = /[\p{L}\d]+(?:[-'’./&+][\p{L}\d]+)*[+-]?|[^\s\p{L}\d]/gu;

/** The words of `text` in order; every expression of time in `mentions` is one. */
export function wordsOf(text: string, mentions: readonly TimeMention[]): Word[] {
  const plain = plainText(text);
  const words: Word[] = [];
  let covered = plain;
  for (const { start, end } of mentions)
    covered = covered.slice(0, start) + COVER.repeat(end - start) + covered.slice(end);
  let at = 0;
  for (const { start, end } of [...mentions].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    words.push(...plainWords(text, plain, at, start));
    words.push({ start, end, plain: COVER, class: "time", capital: false });
    at = end;
  }
  words.push(...plainWords(text, plain, at, text.length));
  return words;
}

function plainWords(text: string, plain: string, from: number, to: number): Word[] {
  const words: Word[] = [];
  for (const match of plain.slice(from, to).matchAll(WORD)) {
    const start = from + match.index;
    const [word] = match;
    // "pga. travlhed": the full stop of an abbreviation inside a sentence is no mark.
    if (word === "." && words.length > 0 && words.at(-1)!.end === start && start + 1 < text.trimEnd().length) continue;
    const end = start + word.length;
    words.push({
      start,
      end,
      plain: word,
      class: classOf(word),
      capital: /^\p{Lu}/u.test(text.slice(start, start + 2)),
    });
  }
  return words;
}

/** The class of one word in plain text. */
export function classOf(word: string): WordClass {
  if (!/[\p{L}\d]/u.test(word)) return "mark";
  if (/^\d[\d.,]*$/u.test(word)) return "number";
  return BY_WORD.get(word) ?? openClass(word);
}

/** The beginning of a word that its inflected forms share: "genstart", "genstartet" and "genstarte" meet in "genst". */
export const stemOf = (plain: string): string => (plain.length > STEM ? plain.slice(0, STEM) : plain);
const STEM = 5;
