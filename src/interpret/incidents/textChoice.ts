import { resolveDay } from "../../danish/calendar.js";
import type { TimeMention } from "../../danish/timeMentions.js";
import type { DayRef } from "../../danish/timeTokens.js";
import { stemOf } from "../../danish/words.js";
import type { Incident } from "../../model/record.js";
import type { Choice } from "./choice.js";
import type { Passage, Segment } from "./passage.js";
import { edgeWord, gramsOf, placeOf } from "./wordEvidence.js";

/** Where a passage stands in its report. */
export interface Standing {
  role: "heading" | "bullet" | "text";
  /** Whether a heading or sentence above it announces incidents. */
  announced: boolean;
  /** The report's month, "2025-03". */
  month: string;
  /** How many passages of the report begin with the same two words as this one. */
  alike: number;
}

function textFeatures({ segments }: Passage, grams: boolean): string[] {
  const features: string[] = [];
  segments.forEach(({ words, sense, label, sentence }, index) => {
    const place = sentence === 0 ? "0" : "+";
    if (sense) features.push(`sense:${sense}`);
    if (label) features.push(`label:${stemOf(label)}`);
    words.forEach((word, i) => {
      const next = edgeWord(words, i + 1);
      features.push(`w:${stemOf(word.plain)}`, `w${place}:${stemOf(word.plain)}`, `w2:${word.plain} ${next.plain}`);
      if (sense) features.push(`${sense}:${stemOf(word.plain)}`);
      if (grams && word.class !== "mark") features.push(...gramsOf(word.plain).map((gram) => `g:${gram}`));
      if (i < 3 && index === 0) features.push(`f${i}:${word.plain}`);
    });
  });
  return [...new Set(features)];
}

/** One choice among few values: each has the same evidence, under its own name. */
function plainChoice<T>(values: readonly { name: string; value: T }[], features: readonly string[]): Choice<T> {
  return {
    blocks: values.map(({ name }) => [`${name}|`, ...features.map((feature) => `${name}|${feature}`)]),
    candidates: values.map(({ value }, i) => ({ value, blocks: [i] })),
  };
}

/** What users met. Half of the evidence is enough: the third value is what the others are measured against. */
export function impactChoice(passage: Passage): Choice<Incident["impact"]> {
  const features = [...textFeatures(passage, true), `segments:${Math.min(passage.segments.length, 4)}`];
  const choice = plainChoice<Incident["impact"]>(
    [
      { name: "u", value: "unavailable" },
      { name: "d", value: "degraded" },
    ],
    features,
  );
  return { blocks: [...choice.blocks, ["n|"]], candidates: [...choice.candidates, { value: null, blocks: [2] }] };
}

function dayOf(mention: TimeMention): DayRef | null {
  if (mention.kind === "days") return mention.groups[0]!.first;
  if (mention.kind === "night") return mention.last;
  const point =
    mention.kind === "range" ? mention.from : mention.kind === "moment" || mention.kind === "until" ? mention.at : null;
  return point?.day && "date" in point.day ? point.day.date : null;
}

/** How the days named lie to the report's month: "in", "before" or "after" it, or "none" where no day is named. */
function monthsOf({ segments }: Passage, month: string): string[] {
  const found = segments.flatMap(({ mentions }) =>
    mentions.flatMap((mention) => {
      const ref = dayOf(mention);
      const day = ref ? resolveDay(ref, month) : null;
      return day === null ? [] : [day.slice(0, 7) === month ? "in" : day.slice(0, 7) < month ? "before" : "after"];
    }),
  );
  return found.length === 0 ? ["none"] : [`first:${found[0]!}`, ...new Set(found)];
}

const kindsOf = ({ segments }: Passage): string[] => [
  ...new Set(segments.flatMap(({ mentions }) => mentions.map(({ kind }) => kind))),
];

const TENSES: readonly (readonly [string, RegExp])[] = [
  ["future", /(?<!\p{L})(?:vil|skal|bliver|planlagt|planlægges|forventes|kommende|næste)(?!\p{L})/u],
  ["passive", /(?<!\p{L})(?:\p{L}{3,}(?:edes|tes))(?!\p{L})/u],
];

/** Whether a passage tells an incident of the report's month. */
export function incidentChoice(passage: Passage, standing: Standing): Choice<boolean> {
  const plain = passage.text.toLowerCase();
  const months = monthsOf(passage, standing.month);
  const features = [
    ...textFeatures(passage, true),
    `role:${standing.role}`,
    `announced:${standing.announced}`,
    `role:${standing.role} announced:${standing.announced}`,
    `alike:${Math.min(standing.alike, 3)}`,
    ...months.map((name) => `month:${name}`),
    ...kindsOf(passage).map((kind) => `kind:${kind}`),
    `months:${months.join("+")}`,
    `segments:${Math.min(passage.segments.length, 5)}`,
    ...TENSES.flatMap(([name, pattern]) => (pattern.test(plain) ? [name] : [])),
  ];
  if (!passage.segments.some(({ mentions }) => mentions.length > 0)) features.push("no time");
  return {
    blocks: [["y", ...features], ["n"]],
    candidates: [
      { value: true, blocks: [0] },
      { value: false, blocks: [1] },
    ],
  };
}

/** Whether sentence number `sentence` of a passage begins another incident. */
export function splitChoice({ segments }: Passage, sentence: number): Choice<boolean> {
  const own = segments.filter((segment) => segment.sentence === sentence);
  const before = segments.filter((segment) => segment.sentence < sentence);
  const last = before.at(-1);
  const first = own[0];
  const features: string[] = [`at:${Math.min(sentence, 4)}`];
  if (first && last) {
    const { words } = first;
    features.push(
      `p1:${edgeWord(words, 0).plain}`,
      `p2:${edgeWord(words, 0).plain} ${edgeWord(words, 1).plain}`,
      `sense:${first.sense ?? "-"}`,
    );
    const [mine, theirs] = [own, before].map((group) => group.flatMap(({ mentions }) => mentions));
    const daysOf = (mentions: readonly TimeMention[]): string[] =>
      mentions.flatMap((mention) => JSON.stringify(dayOf(mention) ?? "") || []).filter((d) => d !== '""');
    const days = daysOf(mine!);
    const headTime = words[0]?.class === "time" || (words[1]?.class === "time" && words[0]?.class !== "mark");
    const clock = mine!.some(({ kind }) => kind === "clocks" || kind === "range");
    const theirClock = theirs!.some(({ kind }) => kind === "clocks" || kind === "range" || kind === "until");
    features.push(
      `day:${days.length > 0}`,
      `newday:${days.length > 0 && !daysOf(theirs!).includes(days[0]!)}`,
      `head:${headTime}`,
      `clock:${clock} theirs:${theirClock}`,
      `day:${days.length > 0} clock:${clock} theirs:${theirClock} head:${headTime}`,
      `times:${Math.min(mine!.length, 2)}`,
    );
    const names = new Set(
      before.flatMap((segment) => segment.words.flatMap((word) => (word.capital ? word.plain : []))),
    );
    const fresh = words.filter((word, i) => i > 0 && word.capital && !names.has(word.plain)).length;
    features.push(`fresh:${Math.min(fresh, 2)}`, `fresh:${Math.min(fresh, 2)} day:${days.length > 0} clock:${clock}`);
    for (const word of words) features.push(`w:${stemOf(word.plain)}`);
    features.push(`class:${edgeWord(words, 0).class}`, `place:${placeOf(sentence)}`);
  }
  return {
    blocks: [["y", ...new Set(features)], ["n"]],
    candidates: [
      { value: true, blocks: [0] },
      { value: false, blocks: [1] },
    ],
  };
}

/** The words that a passage begins with: passages of one form begin alike. */
export const openingOf = (segment: Segment | undefined): string =>
  segment
    ? segment.words
        .slice(0, 2)
        .map(({ plain, class: name }) => (name === "number" ? "#" : plain))
        .join(" ")
    : "";
