import { cover } from "../danish/plainText.js";
import { wordPattern } from "../danish/pattern.js";
import type { TimeMention } from "../danish/timeMentions.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { oncePerSentence, type Sentence } from "./clauses.js";
import { readImpact, type Impact } from "./impact.js";
import { FAULTS } from "./phrases/impact.js";
import { NO_INCIDENTS } from "./phrases/notIncident.js";
import { readSystems, type NamedSystems } from "./systems.js";
import { bareRemedy, valuesOf, type Value } from "./values.js";

/** A sentence as a candidate for the one that tells what happened. */
export interface Event {
  sentence: Sentence;
  values: readonly Value[];
  /** Plain text with times and values covered. */
  rest: string;
  impact: Impact | null;
  /** A word of fault stands in it, whatever users met. */
  fault: boolean;
  systems: NamedSystems | null;
  /** Mentions outside of causes and remedies. */
  mentions: readonly TimeMention[];
  hasDay: boolean;
  hasTime: boolean;
}

const FAULT = FAULTS.map(({ pattern }) => wordPattern(pattern, "u"));
const NEGATIVE = NO_INCIDENTS.map(({ name, pattern }) => ({ name, pattern: wordPattern(pattern, "u") }));

/** The kind of sentence that is no incident whatever it names, or null. */
export const noIncident = oncePerSentence(
  (sentence: Sentence): string | null => NEGATIVE.find(({ pattern }) => pattern.test(sentence.plain))?.name ?? null,
);

const namesDay = (mention: TimeMention): boolean =>
  mention.kind === "days" ||
  mention.kind === "night" ||
  mention.kind === "week" ||
  ("at" in mention && mention.at.day !== null) ||
  ("from" in mention && "day" in mention.from && mention.from.day !== null) ||
  ("to" in mention && "day" in mention.to && mention.to.day !== null);

const namesClock = (mention: TimeMention): boolean =>
  mention.kind === "clocks" || mention.kind === "moment" || mention.kind === "until" || mention.kind === "range";

/** What a sentence tells of an event. */
export function readEvent(sentence: Sentence, vocabulary: Vocabulary): Event {
  const values = valuesOf(sentence, vocabulary, true);
  const rest = values.reduce(
    (text, value) => cover(text, Math.min(value.leadStart, value.start), value.end),
    sentence.covered,
  );
  const mentions = sentence.mentions.filter(
    (mention) =>
      !values.some((value) => mention.start >= value.start && mention.end <= value.end && value.kind === "cause"),
  );
  const arrow = / ?(?:->|=>|>) /u.exec(rest);
  const told = arrow ? cover(rest, 0, arrow.index + arrow[0].length) : rest;
  return {
    sentence,
    values: arrow ? [...values, arrowCause(sentence, arrow.index)] : values,
    rest: told,
    impact: readImpact(told, vocabulary),
    fault: FAULT.some((pattern) => pattern.test(told)) && bareRemedy(sentence) === null,
    systems: readSystems({ text: sentence.text, covered: told }, vocabulary),
    mentions,
    hasDay: mentions.some(namesDay),
    hasTime: mentions.some((mention) => namesDay(mention) || namesClock(mention)),
  };
}

/** "Failover på core-switch fejlede -> Opus Løn utilgængelig": what stands before the arrow is the cause. */
function arrowCause(sentence: Sentence, arrow: number): Value {
  const first = /[\p{L}\d]/u.exec(sentence.covered)?.index ?? 0;
  return {
    sentence,
    kind: "cause",
    phrase: "before-arrow",
    text: sentence.text.slice(first, arrow).replace(/[\s,:-]+$/u, ""),
    leadStart: first,
    start: first,
    end: arrow,
    supposed: false,
    weak: true,
  };
}
