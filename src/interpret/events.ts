import { COVER, cover } from "../danish/plainText.js";
import { wordPattern, type WordPattern } from "../danish/wordPattern.js";
import type { TimeMention } from "../danish/timeMentions.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { oncePerSentence, type Sentence } from "./clauses.js";
import { readImpact, type Impact } from "./impact.js";
import { FAULTS } from "./phrases/impact.js";
import { NO_INCIDENTS } from "./phrases/notIncident.js";
import { readSystems, type NamedSystems } from "./systems.js";
import { bareRemedy, valuesOf, type Value } from "./values.js";

/** A sentence as a candidate for the one that tells what happened. Most are none, so what is dear is read when asked for. */
export interface Event {
  sentence: Sentence;
  values: readonly Value[];
  readonly impact: Impact | null;
  /** A word of fault stands in it, whatever users met. */
  readonly fault: boolean;
  readonly systems: NamedSystems | null;
  /** Mentions outside of causes and remedies. */
  mentions: readonly TimeMention[];
  hasDay: boolean;
  hasClock: boolean;
  readonly hasTime: boolean;
}

const FAULT = FAULTS.map(({ pattern }) => wordPattern(pattern));
const NEGATIVE = NO_INCIDENTS.map(({ name, pattern }) => ({ name, pattern: wordPattern(pattern) }));

const saysFault = (told: string): boolean => FAULT.some((pattern) => pattern.test(told));
/** What stands before a colon: "Vi havde et uheld under patching: serveren blev genstartet midt på dagen." */
const announced = (told: string): string => told.slice(0, Math.max(0, told.indexOf(": ")));

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

/** "samme fejl som den 19/2": the day of another matter. */
const pointsElsewhere = ({ plain }: Sentence, { start }: TimeMention): boolean =>
  /(?:^|[\s(])(?:som|jf\.?|end|se|ligesom|fra hændelsen|omtalt)\s*$/u.test(
    plain.slice(Math.max(0, start - LONGEST_POINTER), start),
  );
const LONGEST_POINTER = 24;

/** Keeps what it has read, so that nothing is read twice. */
class SentenceEvent implements Event {
  readonly hasDay: boolean;
  readonly hasClock: boolean;
  private knownImpact: Impact | null | undefined = undefined;
  private knownFault: boolean | undefined = undefined;
  private knownSystems: NamedSystems | null | undefined = undefined;

  /** `told` is the plain text with times and values covered. */
  constructor(
    readonly sentence: Sentence,
    readonly values: readonly Value[],
    readonly mentions: readonly TimeMention[],
    private readonly told: string,
    private readonly vocabulary: Vocabulary,
  ) {
    this.hasDay = mentions.some(namesDay);
    this.hasClock = mentions.some(namesClock);
  }

  get hasTime(): boolean {
    return this.hasDay || this.hasClock;
  }

  get impact(): Impact | null {
    if (this.knownImpact === undefined) this.knownImpact = readImpact(this.told, this.vocabulary);
    return this.knownImpact;
  }

  get fault(): boolean {
    this.knownFault ??= saysFault(this.told) && (bareRemedy(this.sentence) === null || saysFault(announced(this.told)));
    return this.knownFault;
  }

  get systems(): NamedSystems | null {
    if (this.knownSystems === undefined)
      this.knownSystems = readSystems({ text: this.sentence.text, covered: this.told }, this.vocabulary);
    return this.knownSystems;
  }
}

/** What a sentence tells of an event. */
export function readEvent(sentence: Sentence, vocabulary: Vocabulary): Event {
  const values = valuesOf(sentence, vocabulary, true);
  let rest = sentence.covered;
  for (const value of values) rest = cover(rest, Math.min(value.leadStart, value.start), value.end);
  const mentions = sentence.mentions.filter(
    (mention) =>
      !pointsElsewhere(sentence, mention) &&
      !values.some((value) => mention.start >= value.start && mention.end <= value.end && value.kind === "cause"),
  );
  const before = causeBefore(sentence, rest);
  const told = before ? cover(rest, before.from, before.to) : rest;
  return new SentenceEvent(sentence, before?.value ? [...values, before.value] : values, mentions, told, vocabulary);
}

/** Words that make what stands before them the cause of what follows. */
const ENTAILS =
  "(?:gjorde|betød|medførte|bevirkede|forårsagede|resulterede i|førte til|afstedkom|havde den konsekvens)";
const CONSEQUENCES: readonly { name: string; pattern: Pick<WordPattern, "exec"> }[] = [
  /** "Failover på core-switch fejlede -> Opus Løn utilgængelig" */
  { name: "before-arrow", pattern: / ?(?:->|=>|>) /u },
  /** "En diskfejl gjorde, at Opus gik ned" */
  { name: "before-consequence", pattern: wordPattern(`${ENTAILS},? ?at`) },
  /** "Den 3. maj medførte en diskfejl, at Opus gik ned" */
  { name: "within-consequence", pattern: wordPattern(`${ENTAILS} (?<cause>[^~,;:]{4,120}), at`) },
];
/** "Dette medførte, at …" points back and tells no cause. */
const POINTS_BACK = /^(?:fejlen|problemet|det|dette|hvilket|nedbruddet|hændelsen|udfaldet|forstyrrelsen|som)(?!\p{L})/u;

/** A cause that stands before what it led to, and the stretch that tells it. */
function causeBefore(sentence: Sentence, rest: string): { from: number; to: number; value: Value | null } | null {
  for (const { name, pattern } of CONSEQUENCES) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const within = match.groups?.["cause"];
    const from = within ? match.index : (/[\p{L}\d]/u.exec(rest)?.index ?? 0);
    const start = within ? match.index + match[0].indexOf(within) : from;
    const end = within ? start + within.length : match.index;
    const to = match.index + match[0].length;
    if (rest.slice(start, end).includes(COVER) && name !== "before-arrow") return null;
    const text = sentence.text.slice(start, Math.max(start, end)).replace(/[\s,:-]+$/u, "");
    if (/(?:^|[\s,])(?:hvilket|som|der|dette|det)\s*$/u.test(rest.slice(0, match.index)) && match.index > from)
      return null;
    if (text.length === 0 || POINTS_BACK.test(rest.slice(start))) return { from, to, value: null };
    const value: Value = {
      sentence,
      kind: "cause",
      phrase: name,
      text,
      leadStart: start,
      start,
      end,
      supposed: false,
      weak: true,
    };
    return { from, to, value };
  }
  return null;
}
