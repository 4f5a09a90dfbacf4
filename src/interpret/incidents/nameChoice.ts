import { plainText } from "../../danish/plainText.js";
import { stemOf, type Word, type WordClass } from "../../danish/words.js";
import { namesIn, type KnownNames, type Names } from "../names.js";
import type { Choice } from "./choice.js";
import type { Passage, Segment } from "./passage.js";
import { edgeWord, gramsOf, placeOf } from "./wordEvidence.js";

/** The systems that a passage says were hit, and where it names them; nowhere where another incident's are meant. */
export interface NamedSystems extends Names {
  segment: number | null;
  start: number;
  end: number;
}

/** What the rest of the report knows of names. */
export interface NameContext {
  platform: string | null;
  /** Names of rows of the report's own tables. */
  rows: readonly string[];
  known: KnownNames;
  /** Plain texts of the report's items, for names that come again. */
  items: readonly string[];
  /** What the items open with: words that open many are labels. */
  openings: readonly string[];
  /** The systems of the incident before. */
  before: Names | null;
}

/** A list with its parentheses is no longer: "… for brugere og for systemer (Context Handler 2 og Security Token Service 2)". */
const MOST_WORDS = 20;
const MOST_NAME_WORDS = 7;

const NEVER_INSIDE: ReadonlySet<WordClass> = new Set([
  "time",
  "auxiliary",
  "subordinator",
  "past",
  "passive",
  "pronoun",
  "infinitive-mark",
  "negation",
]);
const MARKS_INSIDE: ReadonlySet<string> = new Set([",", "(", ")", "&", "/", "-", '"', "."]);
const OPEN: ReadonlySet<WordClass> = new Set(["other", "definite", "participle", "number", "past", "passive"]);

const isNameLike = ({ plain, capital, class: name }: Word): boolean =>
  name !== "mark" && name !== "time" && (capital || /\d/u.test(plain) || OPEN.has(name));

function mayStand(word: Word): boolean {
  if (word.class === "mark") return MARKS_INSIDE.has(word.plain);
  return word.capital || !NEVER_INSIDE.has(word.class);
}

/** How a word looks: "Aa" capital, "AA" capitals, "a1" with figures, "aAa" mixed, "a" small. */
function shapeOf(text: string): string {
  if (/\d/u.test(text)) return /\p{Lu}/u.test(text) ? "A1" : "a1";
  if (/^\p{Lu}{2,}$/u.test(text)) return "AA";
  if (/^\p{Lu}/u.test(text)) return /\p{Lu}/u.test(text.slice(1)) ? "AaA" : "Aa";
  return /\p{Lu}/u.test(text) ? "aA" : /[-.]/u.test(text) ? "a-a" : "a";
}

function timesNamed(name: string, items: readonly string[]): number {
  let count = 0;
  for (const item of items) if (item.includes(name)) count += 1;
  return count;
}

function wordFeatures(word: Word, segment: Segment, first: boolean): string[] {
  const shape = word.class === "mark" ? word.plain : shapeOf(segment.text.slice(word.start, word.end));
  const features = [`nw:${stemOf(word.plain)}`, `nws:${shape}`, `nwc:${word.class}`];
  if (word.class !== "mark")
    features.push(...gramsOf(word.plain).map((gram) => `ng:${gram}`), `nsuf:${word.plain.slice(-4)}`);
  // A capital that opens a sentence says little.
  features.push(`nwh:${first ? "head" : "in"} ${shape}`);
  return features;
}

function startFeatures({ words, sense, label }: Segment, index: number, from: number): string[] {
  const [p1, p2, p3] = [edgeWord(words, from - 1), edgeWord(words, from - 2), edgeWord(words, from - 3)];
  const features = [
    `p1:${p1.plain}`,
    `ps:${stemOf(p1.plain)}`,
    `pe:${p1.plain.slice(-4)}`,
    `p2:${p2.plain} ${p1.plain}`,
    `p2s:${stemOf(p2.plain)} ${p1.plain}`,
    `p3:${p3.plain} ${p2.plain} ${p1.plain}`,
    `pc:${p1.class}`,
    `pc2:${p2.class} ${p1.class}`,
    `pc3:${p3.class} ${p2.class} ${p1.class}`,
  ];
  let [finite, times, commas] = [0, 0, 0];
  for (let i = 0; i < from; i++) {
    const word = words[i]!;
    if (word.class === "auxiliary" || word.class === "past" || word.class === "passive") finite += 1;
    if (word.class === "time") times += 1;
    if (word.plain === "," || word.plain === ";" || word.plain === ":") commas += 1;
    if (i >= from - 5) features.push(`pb:${stemOf(word.plain)}`);
    if (SUBORDINATE.has(word.plain)) features.push("after subordinate");
  }
  features.push(
    `fin:${Math.min(finite, 3)}`,
    `fin:${Math.min(finite, 3)} pc:${p1.class}`,
    `tim:${Math.min(times, 2)} com:${Math.min(commas, 2)}`,
  );
  if (from === 0) features.push(`head:${placeOf(index)}`, `head:${sense ?? "-"}`, `headlabel:${stemOf(label)}`);
  return features;
}
const SUBORDINATE: ReadonlySet<string> = new Set([
  "fordi",
  "da",
  "idet",
  "eftersom",
  "grundet",
  "pga",
  "skyldtes",
  "årsagen",
  "hos",
]);

function endFeatures({ words }: Segment, to: number): string[] {
  const [n1, n2, n3] = [edgeWord(words, to), edgeWord(words, to + 1), edgeWord(words, to + 2)];
  const features = [
    `a1:${n1.plain}`,
    `a2:${n1.plain} ${n2.plain}`,
    `a3:${n1.plain} ${n2.plain} ${n3.plain}`,
    `ac:${n1.class}`,
    `ac2:${n1.class} ${n2.class}`,
    `as:${stemOf(n1.plain)}`,
  ];
  for (let i = to; i < Math.min(words.length, to + 6); i++) features.push(`ab:${stemOf(words[i]!.plain)}`);
  return features;
}

function regionFeatures(
  names: Names,
  whole: boolean,
  words: readonly Word[],
  segment: Segment,
  index: number,
  from: number,
  context: NameContext,
): string[] {
  const capitals = words.filter(({ capital }) => capital).length;
  const text = segment.text;
  const features = [
    `n:${Math.min(names.systems.length, 4)}`,
    `words:${Math.min(words.length, 7)}/${Math.min(names.systems.length, 3)}`,
    `capitals:${capitals === 0 ? "none" : capitals === words.length ? "all" : "some"} words:${Math.min(words.length, 3)}`,
    `shapes:${
      names.systems.length === 1
        ? words
            .slice(0, 4)
            .map((w) => shapeOf(text.slice(w.start, w.end)))
            .join(" ")
        : "list"
    }`,
    `shapes:${from === 0 ? "head" : "in"}:${shapeOf(text.slice(words[0]!.start, words[0]!.end))}`,
    `last:${words.at(-1)!.class} ${words.at(-1)!.capital ? "A" : "a"}`,
    `seg:${placeOf(index)}`,
    `sense:${segment.sense ?? "-"}`,
    `segsl:${placeOf(index)} ${capitals > 0 ? "A" : "a"}`,
  ];
  if (segment.fields > 1) features.push(`field:${segment.field}/${segment.fields}`);
  if (whole) features.push("whole");
  if (from === 0 && words.length === segment.words.length) features.push(`all:${segment.sense ?? "-"}`);
  if (names.components.length > 0) features.push("components");
  let [repeated, rows, known] = [Infinity, 0, 0];
  for (const name of names.systems) {
    const plain = plainText(name);
    repeated = Math.min(repeated, timesNamed(plain, context.items));
    if (context.rows.some((row) => row === plain || row.startsWith(`${plain} `) || plain.startsWith(`${row} `)))
      rows += 1;
    if (context.known.full.has(plain)) known += 1;
  }
  features.push(`repeated:${Math.min(repeated, 4)}`, `repeated:${Math.min(repeated, 3)} ${capitals > 0 ? "A" : "a"}`);
  const head = context.openings.filter((opening) => opening.split(" ")[0] === words[0]!.plain).length;
  features.push(`opens:${head > 2 ? "many" : head}`, `opens:${head > 2 ? "many" : head} ${from === 0 ? "head" : "in"}`);
  if (names.systems.length > 1 || whole) {
    // "Løn og Fravær" comes again as a whole, "Opus og Vagtplan" in parts.
    const together = timesNamed(plainText(text.slice(words[0]!.start, words.at(-1)!.end)), context.items);
    const mode = whole ? "whole" : "parted";
    features.push(
      `${mode} together:${Math.min(together, 3)}`,
      `${mode} apart:${Math.min(repeated, 3)}`,
      `${mode} words:${words.length}`,
    );
    for (let i = from + words.length; i < Math.min(segment.words.length, from + words.length + 5); i++)
      features.push(`${mode} a:${segment.words[i]!.plain.slice(-3)}`);
    features.push(`${mode} p:${edgeWord(segment.words, from - 1).plain}`, `${mode} caps:${capitals}/${words.length}`);
  }
  if (rows > 0) features.push(rows === names.systems.length ? "rows:all" : "rows:some");
  if (known > 0) features.push(known === names.systems.length ? "known:all" : "known:some");
  if (context.platform !== null && names.systems.some((name) => plainText(name) === plainText(context.platform!)))
    features.push("platform");
  if (context.before && names.systems.some((name) => context.before!.systems.includes(name))) features.push("before");
  return features;
}

/** Every set of names that a passage may mean: one name, or a list parted at its joints or kept whole. */
export function nameChoice({ segments }: Passage, context: NameContext): Choice<NamedSystems> {
  const blocks: string[][] = [];
  const add = (features: string[]): number => blocks.push(features) - 1;
  const candidates: { value: NamedSystems; blocks: number[] }[] = [];
  const nothing: string[] = ["0"];
  segments.forEach((segment, index) => {
    const { words } = segment;
    nothing.push(...words.map(({ plain }) => `0b:${stemOf(plain)}`), `0sense:${segment.sense ?? "-"}`);
    const contents = words.map((word, i) => add(wordFeatures(word, segment, i === 0)));
    const ends = new Map<number, number>();
    for (let from = 0; from < words.length; from++) {
      if (!isNameLike(words[from]!)) continue;
      if (words[from - 1] && isJoinedTo(words[from - 1]!, words[from]!)) continue;
      let start: number | null = null;
      for (let to = from + 1; to <= Math.min(words.length, from + MOST_WORDS) && mayStand(words[to - 1]!); to++) {
        const last = words[to - 1]!;
        if (!isNameLike(last) && last.plain !== ")") continue;
        if (words[to] && isJoinedTo(last, words[to]!)) continue;
        const passage = segment.text.slice(words[from]!.start, last.end);
        for (const { names, whole } of readings(passage, context.known)) {
          if (names.systems.length === 0 || names.systems.some((name) => name.split(" ").length > MOST_NAME_WORDS))
            continue;
          if (!balanced(passage)) continue;
          start ??= add(startFeatures(segment, index, from));
          if (!ends.has(to)) ends.set(to, add(endFeatures(segment, to)));
          const region = add(regionFeatures(names, whole, words.slice(from, to), segment, index, from, context));
          candidates.push({
            value: {
              ...names,
              segment: index,
              start: segment.start + words[from]!.start,
              end: segment.start + last.end,
            },
            blocks: [start, ends.get(to)!, region, ...contents.slice(from, to)],
          });
        }
      }
    }
  });
  const elsewhere = { segment: null, start: 0, end: 0 };
  candidates.push({ value: { systems: [], components: [], ...elsewhere }, blocks: [add(nothing)] });
  if (context.before && context.before.systems.length > 0)
    candidates.push({
      value: { ...context.before, ...elsewhere },
      blocks: [add(nothing.map((feature) => `before ${feature}`))],
    });
  return { blocks, candidates };
}

const balanced = (passage: string): boolean => passage.split("(").length === passage.split(")").length;

/** Two words of one token such as "Komme/gå" or an open phrase of small letters are not parted. */
const isJoinedTo = (before: Word, after: Word): boolean =>
  before.end === after.start && before.class !== "mark" && after.class !== "mark";

function readings(passage: string, known: KnownNames): { names: Names; whole: boolean }[] {
  const parted = namesIn(passage, known);
  if (!/ (?:og|samt|&|for) |, /u.test(passage)) return [{ names: parted, whole: false }];
  const whole = passage.replace(/\s*\([^()]*\)/gu, "").trim();
  if (parted.systems.length === 1 && parted.systems[0] === whole) return [{ names: parted, whole: false }];
  return [
    { names: parted, whole: false },
    { names: { systems: [whole], components: parted.components }, whole: true },
  ];
}
