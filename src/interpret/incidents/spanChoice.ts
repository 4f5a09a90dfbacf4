import type { Word, WordClass } from "../../danish/words.js";
import { stemOf } from "../../danish/words.js";
import type { Choice } from "./choice.js";
import type { Passage, Segment } from "./passage.js";
import { edgeWord, gramsOf, placeOf } from "./wordEvidence.js";

/** What a passage says of the cause or remedy: words of one segment, that it is not known, or nothing. */
export type Told =
  | { status: "stated"; segment: number; start: number; end: number; text: string }
  | { status: "unknown"; segment: number }
  | { status: "not-stated" };

/** Longer values are none: seven in eight are under twenty words. */
const MOST_WORDS = 60;
/** Sentences with more places to cut than this are cut at the first ones, so that a page without full stops stays cheap. */
const MOST_CUTS = 60;

const OPEN: ReadonlySet<WordClass> = new Set(["other", "definite", "number", "adverb"]);
const isOpen = (word: Word | undefined): boolean => word !== undefined && OPEN.has(word.class);

/** A value may begin or end between two words unless both are open words of one noun phrase, or the first is its article. */
function mayCut(before: Word | undefined, after: Word | undefined): boolean {
  if (!before || !after) return true;
  if (before.class === "article") return false;
  return !(isOpen(before) && isOpen(after));
}

const startsValue = ({ class: name, plain }: Word): boolean => name !== "mark" || plain === "(" || plain === '"';
const endsValue = ({ class: name, plain }: Word): boolean =>
  name !== "mark" || plain === ")" || plain === '"' || plain === "%" || plain === "!" || plain === "?";

const at = edgeWord;

const FINITE: ReadonlySet<WordClass> = new Set(["auxiliary", "past", "passive"]);

function contentFeatures(word: Word): string[] {
  if (word.class === "mark") return [`w:${word.plain}`];
  return [`w:${stemOf(word.plain)}`, `wc:${word.class}`, ...gramsOf(word.plain).map((gram) => `g:${gram}`)];
}

function startFeatures(segment: Segment, index: number, from: number): string[] {
  const { words, sense, label } = segment;
  const [p1, p2, p3] = [at(words, from - 1), at(words, from - 2), at(words, from - 3)];
  const [n1, n2] = [at(words, from), at(words, from + 1)];
  const features = [
    `p1:${p1.plain}`,
    `ps:${stemOf(p1.plain)}`,
    `pe:${p1.plain.slice(-4)}`,
    `p2:${p2.plain} ${p1.plain}`,
    `p2s:${stemOf(p2.plain)}`,
    `p3:${p3.plain} ${p2.plain} ${p1.plain}`,
    `pc:${p1.class}`,
    `pc2:${p2.class} ${p1.class}`,
    `n1:${n1.plain}`,
    `nc:${n1.class}`,
    `nc2:${n1.class} ${n2.class}`,
    `pn:${p1.plain}|${n1.class}`,
    `pcn:${p1.class}|${n1.class}`,
  ];
  for (let i = Math.max(0, from - NEAR); i < from; i++) features.push(`pb:${stemOf(words[i]!.plain)}`);
  if (from === 0) features.push(`head:${placeOf(index)}`, `head:${sense ?? "-"}`, `headlabel:${stemOf(label)}`);
  return features;
}
const NEAR = 6;

function endFeatures({ words }: Segment, to: number): string[] {
  const [n1, n2] = [at(words, to), at(words, to + 1)];
  const [e1, e2] = [at(words, to - 1), at(words, to - 2)];
  const features = [
    `a1:${n1.plain}`,
    `a2:${n1.plain} ${n2.plain}`,
    `ac:${n1.class}`,
    `ac2:${n1.class} ${n2.class}`,
    `es:${stemOf(e1.plain)}`,
    `ec:${e1.class}`,
    `ec2:${e2.class} ${e1.class}`,
    `ea:${e1.class}|${n1.class}`,
    `eap:${e1.class}|${n1.plain}`,
  ];
  for (let i = to; i < Math.min(words.length, to + NEAR); i++) features.push(`ab:${stemOf(words[i]!.plain)}`);
  return features;
}

function segmentFeatures(segment: Segment, index: number, count: number, senses: ReadonlySet<string>): string[] {
  const { words, sense, label, field, fields } = segment;
  const features = [
    `seg:${placeOf(index)}`,
    `segs:${placeOf(index)}/${Math.min(count, 4)}`,
    `sense:${sense ?? "-"}`,
    `label:${stemOf(label)}`,
    `sf:${at(words, 0).plain}`,
    `sf2:${at(words, 0).plain} ${at(words, 1).plain}`,
    `sl:${words.length < 6 ? "short" : words.length < 15 ? "middle" : "long"}`,
  ];
  for (const other of senses) features.push(`sense:${sense ?? "-"} of:${other}`);
  if (index === count - 1) features.push("seg:last");
  if (fields > 1) features.push(`field:${field}/${fields}`, `fieldback:${fields - field}`);
  for (const word of words) features.push(`sb:${stemOf(word.plain)}`);
  return features;
}

/** Lengths in words from which a run counts as longer than the step before. */
const LENGTHS = [1, 2, 4, 7, 11, 17, 26] as const;
const lengthStep = (words: number): number =>
  Math.max(
    0,
    LENGTHS.findLastIndex((least) => words >= least),
  );
const lengthOf = (words: number): string => String(LENGTHS[lengthStep(words)]);

/** What a run of words holds, each count as far as it tells. */
interface Shape {
  length: number;
  finite: number;
  commas: number;
  times: number;
  relatives: number;
  capitals: number;
}

function shapeOf(words: readonly Word[], from: number, to: number): Shape {
  let [finite, commas, times, relatives, capitals] = [0, 0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const word = words[i]!;
    if (FINITE.has(word.class)) finite += 1;
    else if (word.plain === ",") commas += 1;
    else if (word.class === "time") times += 1;
    else if (word.plain === "som" || word.plain === "der") relatives += 1;
    if (word.capital) capitals += 1;
  }
  return {
    length: lengthStep(to - from),
    finite: Math.min(finite, 2),
    commas: Math.min(commas, 3),
    times: Math.min(times, 2),
    relatives: Math.min(relatives, 2),
    capitals: Math.min(capitals, 2),
  };
}

/** One number for each shape. */
const shapeKey = ({ length, finite, commas, times, relatives, capitals }: Shape): number =>
  ((((length * 3 + finite) * 4 + commas) * 3 + times) * 3 + relatives) * 3 + capitals;

const shapeFeatures = ({ length, finite, commas, times, relatives, capitals }: Shape): string[] => [
  `len:${LENGTHS[length]}`,
  `len:${LENGTHS[length]} fin:${finite}`,
  `commas:${commas}`,
  `times:${times}`,
  `rel:${relatives} fin:${finite}`,
  `caps:${capitals} fin:${finite}`,
];

/** How a run with so many finite verbs begins … */
function openingFeatures({ words }: Segment, index: number, from: number, finite: number): string[] {
  const first = words[from]!;
  const before = at(words, from - 1);
  const head = first.class === "article" || first.class === "definite" ? first.plain.slice(-3) : first.class;
  return [
    `fin:${finite} pc:${before.class}`,
    `fin:${finite} p1:${before.plain}`,
    `np:${head} fin:${finite}`,
    `np:${head} seg:${placeOf(index)}`,
  ];
}

/** … and what it is followed by. */
const closingFeatures = ({ words }: Segment, to: number, finite: number): string[] => [
  `fin:${finite} ac:${at(words, to).class}`,
];

/** What stands on both sides of a run, and whether it is all of its segment. */
function edgeFeatures(segment: Segment, index: number, from: number, to: number, finite: number): string[] {
  const { words } = segment;
  const [before, after] = [at(words, from - 1), at(words, to)];
  const features = [`edges:${before.class}|${after.class}`, `edges:${from === 0 ? "^" : before.plain}|${after.plain}`];
  const whole = from === 0 && (to === words.length || (to === words.length - 1 && words[to]!.class === "mark"));
  if (whole) features.push("whole", `whole:${placeOf(index)}`, `whole fin:${finite}`, `whole:${segment.sense ?? "-"}`);
  return features;
}

/** Blocks that many runs have in common are made once. */
function onceFor(add: (features: string[]) => number): (key: number, features: () => string[]) => number {
  const made = new Map<number, number>();
  return (key, features) => {
    const found = made.get(key);
    if (found !== undefined) return found;
    const block = add(features());
    made.set(key, block);
    return block;
  };
}

/** What there is to choose from where a passage may tell a cause, or a remedy: every run of words within a segment. */
export function spanChoice({ text, segments }: Passage): Choice<Told> {
  const blocks: string[][] = [];
  const add = (features: string[]): number => blocks.push(features) - 1;
  const candidates: { value: Told; blocks: number[] }[] = [];
  const shaped = onceFor(add);
  const nothing = ["0", `0n:${Math.min(segments.length, 5)}`];
  const senses = new Set(segments.flatMap(({ sense }) => sense ?? []));
  segments.forEach((segment, index) => {
    const { words } = segment;
    const own = add(segmentFeatures(segment, index, segments.length, senses));
    nothing.push(`0sense:${segment.sense ?? "-"}`);
    for (const word of words) nothing.push(`0b:${stemOf(word.plain)}`);
    candidates.push({
      value: { status: "unknown", segment: index },
      blocks: [own, add(unknownFeatures(segment, index))],
    });
    const contents = words.map((word) => add(contentFeatures(word)));
    const cuts: number[] = [];
    for (let i = 0; i <= words.length && cuts.length < MOST_CUTS; i++) if (mayCut(words[i - 1], words[i])) cuts.push(i);
    const closing = onceFor(add);
    const ends = new Map(cuts.map((to) => [to, add(endFeatures(segment, to))]));
    for (const from of cuts) {
      if (from === words.length || !startsValue(words[from]!)) continue;
      const start = add(startFeatures(segment, index, from));
      const opening = onceFor(add);
      for (const to of cuts) {
        if (to <= from || to - from > MOST_WORDS || !endsValue(words[to - 1]!)) continue;
        if (to - from === 1 && words[from]!.class === "time") continue;
        const value: Told = {
          status: "stated",
          segment: index,
          start: segment.start + words[from]!.start,
          end: segment.start + words[to - 1]!.end,
          text: text.slice(segment.start + words[from]!.start, segment.start + words[to - 1]!.end),
        };
        const shape = shapeOf(words, from, to);
        const { finite } = shape;
        candidates.push({
          value,
          blocks: [
            own,
            start,
            ends.get(to)!,
            shaped(shapeKey(shape), () => shapeFeatures(shape)),
            opening(finite, () => openingFeatures(segment, index, from, finite)),
            closing(to * 3 + finite, () => closingFeatures(segment, to, finite)),
            add(edgeFeatures(segment, index, from, to, finite)),
            ...contents.slice(from, to),
          ],
        });
      }
    }
  });
  candidates.push({ value: { status: "not-stated" }, blocks: [add(nothing)] });
  return { blocks, candidates };
}

function unknownFeatures({ words, sense }: Segment, index: number): string[] {
  const features = ["u", `useg:${placeOf(index)}`, `usense:${sense ?? "-"}`, `ulen:${lengthOf(words.length)}`];
  words.forEach((word, i) => {
    features.push(`ub:${stemOf(word.plain)}`, `u2:${word.plain} ${at(words, i + 1).plain}`);
  });
  return features;
}
