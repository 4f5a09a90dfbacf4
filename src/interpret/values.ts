import { COVER } from "../danish/plainText.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { ownPattern, wordPattern, type WordPattern } from "../danish/wordPattern.js";
import { cleanValue, oncePerSentence, type Sentence } from "./clauses.js";
import { BARE_CAUSES, CAUSES, OPENING_CAUSES, SUPPOSED, UNKNOWN_CAUSES } from "./phrases/cause.js";
import { DEGRADED, UNAVAILABLE } from "./phrases/impact.js";
import { BARE_REMEDIES, NOT_YET, REMEDIES } from "./phrases/remedy.js";
import type { LeadIn } from "./phrases/phrase.js";
import { isFinite } from "./systemWords.js";

/** A cause or remedy in a sentence: the value, its place in the sentence, and where its lead-in starts. */
export interface Value {
  sentence: Sentence;
  kind: "cause" | "remedy";
  phrase: string;
  text: string;
  leadStart: number;
  start: number;
  end: number;
  supposed: boolean;
  /** Holds only where the incident tells no other. */
  weak: boolean;
}

interface Lead {
  kind: "cause" | "remedy";
  phrase: string;
  start: number;
  end: number;
  whole: Whole;
}

/** What a value is of its sentence, see phrase.ts. */
type Whole = LeadIn<unknown>["whole"];

interface Family {
  kind: "cause" | "remedy";
  entries: readonly { name: string; pattern: WordPattern; whole: Whole }[];
}

const compiled = (entries: readonly LeadIn<unknown>[]): Family["entries"] =>
  entries.map(({ name, pattern, whole }) => ({ name, pattern: wordPattern(pattern), whole }));

const CAUSE_FAMILY: Family = { kind: "cause", entries: compiled(CAUSES) };
const REMEDY_FAMILY: Family = { kind: "remedy", entries: compiled(REMEDIES) };
const OPENING = compiled(OPENING_CAUSES);
const UNKNOWN = compiled(UNKNOWN_CAUSES);
const BARE_CAUSE = compiled(BARE_CAUSES);
const BARE_REMEDY = compiled(BARE_REMEDIES);
const PENDING = compiled(NOT_YET);
const IMPACTS = compiled([...UNAVAILABLE, ...DEGRADED]);
const SUPPOSED_PATTERN = wordPattern(SUPPOSED);

/** Clauses that give a reason by the way: they count only where no cause is told outright. */
const WEAK: ReadonlySet<string> = new Set([
  "cause-supposedly-during",
  "cause-clause",
  "cause-since",
  "cause-after",
  "cause-in-connection-with",
]);

/** The built-in lead-ins and those of the vocabulary. */
function familiesOf(vocabulary: Vocabulary): readonly Family[] {
  const own = (kind: Family["kind"], words: readonly string[]): Family => ({
    kind,
    entries: words.map((word) => ({
      name: `profile: ${word}`,
      pattern: ownPattern(word, "(?:,? at)?"),
      whole: undefined,
    })),
  });
  return [
    own("cause", vocabulary.phrases.cause),
    own("remedy", vocabulary.phrases.remedy),
    CAUSE_FAMILY,
    REMEDY_FAMILY,
  ];
}

function leadsIn(covered: string, families: readonly Family[]): Lead[] {
  const found: Lead[] = [];
  for (const { kind, entries } of families)
    for (const { name, pattern, whole } of entries)
      for (const match of pattern.all(covered))
        found.push({ kind, phrase: name, start: match.index, end: match.index + match[0].length, whole });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Lead[] = [];
  for (const lead of found) {
    const last = kept.at(-1);
    if (!last || !absorbs(last, lead, covered)) kept.push(lead);
    else if (WEAK.has(last.phrase) && !WEAK.has(lead.phrase) && lead.kind === last.kind) kept[kept.length - 1] = lead;
  }
  return kept;
}

/** A lead-in inside another's words, or one more of its kind in the same clause, belongs to the value before it. */
function absorbs(last: Lead, lead: Lead, covered: string): boolean {
  if (lead.start < last.end) return true;
  return lead.kind === last.kind && !/;|, (?:og|men|hvorefter) /u.test(covered.slice(last.end, lead.start));
}

const BOUNDARY = /,? (?:og|men|hvorefter|hvorpå|mens|så) |[;>] ?|, | - /gu;

/** The last clause boundary in [from, to), or `to`. */
function boundaryBefore(covered: string, from: number, to: number): number {
  let last = to;
  BOUNDARY.lastIndex = from;
  for (let match = BOUNDARY.exec(covered); match && match.index < to; match = BOUNDARY.exec(covered))
    last = match.index;
  return last;
}

/** Where a fronted cause ends: at the verb of its main clause, "På grund af en brand | var X nede". */
function frontedEnd(covered: string, from: number): number {
  const comma = /, ?([^\s~,.;:]+)/gu;
  comma.lastIndex = from;
  const clause = /\bat\s*$/u.test(covered.slice(0, from));
  if (clause) {
    for (let match = comma.exec(covered); match; match = comma.exec(covered))
      if (isFinite(match[1]!)) return match.index;
    return covered.length;
  }
  const word = /[^\s~,.;:]+/gu;
  word.lastIndex = from;
  let before = "";
  for (let match = word.exec(covered); match; match = word.exec(covered)) {
    if (isFinite(match[0]) && !/^(?:som|der|hvor|at)$/u.test(before)) return match.index;
    before = match[0];
  }
  return covered.length;
}

/** In the sentence that tells the event, a cause ends where its time or what happened comes next. */
function eventEnd(covered: string, from: number, to: number, aside: boolean): number {
  const time = covered.indexOf(COVER, from);
  const end = time >= 0 && time < to ? Math.min(to, withoutLink(covered, from, time)) : to;
  if (!aside || hasImpact(covered.slice(0, from))) return end;
  const impact = firstImpact(covered.slice(0, end), from);
  return impact > from + 2 ? impact : end;
}

/** "Efter en opgradering natten til den 5. maj viste …": the time tells when it happened, not why. */
function beforeTime(covered: string, from: number, to: number): number {
  const time = covered.indexOf(COVER, from);
  return time > from + 3 && time < to ? withoutLink(covered, from, time) : to;
}

/** "… efter strømsvigt om natten fra" leaves its preposition with the time. */
const withoutLink = (covered: string, from: number, at: number): number => {
  const link = /[\s,]*(?: (?:i|fra|til|den|om|på))?\s*$/u.exec(covered.slice(from, at));
  return link ? from + link.index : at;
};

const hasImpact = (covered: string): boolean => IMPACTS.some(({ pattern }) => pattern.test(covered));

function firstImpact(covered: string, from: number): number {
  const starts = IMPACTS.flatMap(({ pattern }) => {
    const match = pattern.exec(covered, from);
    return match ? [match.index] : [];
  });
  return starts.length > 0 ? Math.min(...starts) : -1;
}

/** The causes and remedies that a sentence leads in, in order. `event`: it is the sentence that tells what happened. */
export function valuesOf(sentence: Sentence, vocabulary: Vocabulary, event: boolean): readonly Value[] {
  const { asEvent, asFollowUp } = readersOf(vocabulary);
  return event ? asEvent(sentence) : asFollowUp(sentence);
}

interface Readers {
  asEvent: (sentence: Sentence) => readonly Value[];
  asFollowUp: (sentence: Sentence) => readonly Value[];
}

const readers = new WeakMap<Vocabulary, Readers>();

function readersOf(vocabulary: Vocabulary): Readers {
  const known = readers.get(vocabulary);
  if (known) return known;
  const families = familiesOf(vocabulary);
  const leads = oncePerSentence(({ covered }: Sentence) => leadsIn(covered, families));
  const made = {
    asEvent: oncePerSentence((sentence: Sentence) => readValues(sentence, leads(sentence), true)),
    asFollowUp: oncePerSentence((sentence: Sentence) => readValues(sentence, leads(sentence), false)),
  };
  readers.set(vocabulary, made);
  return made;
}

const NO_VALUES: readonly Value[] = [];

function readValues(sentence: Sentence, leads: readonly Lead[], event: boolean): readonly Value[] {
  if (leads.length === 0) return NO_VALUES;
  const { covered, text } = sentence;
  const opening = event ? openingLead(covered) : null;
  return leads.flatMap((lead, at) => {
    if (WEAK.has(lead.phrase) && !event) return [];
    const next = leads[at + 1];
    const fronted =
      opening !== null && lead.start <= opening.start && lead.end >= opening.start && lead.kind === "cause";
    const sentenceEnd = nextStop(covered, lead.end);
    const limit = next && next.start < sentenceEnd ? boundaryBefore(covered, lead.end, next.start) : sentenceEnd;
    const end = fronted
      ? Math.min(limit, beforeTime(covered, lead.end, frontedEnd(covered, lead.end)))
      : event && lead.kind === "cause"
        ? eventEnd(covered, lead.end, limit, lead.phrase === "cause-because-of")
        : limit;
    const [from, to] =
      lead.whole === true
        ? [clauseStart(covered, lead.start), sentenceEnd]
        : lead.whole === "from-here"
          ? [lead.start, limit]
          : [lead.end, end];
    const stop = lead.kind === "cause" ? remedyClause(sentence, from, to) : to;
    const value = cleanValue(text.slice(from, stop));
    if (!/[\p{L}\d]{2}/u.test(value) || (lead.kind === "cause" && ANAPHOR.test(openingOf(value)))) return [];
    const supposed = SUPPOSED_PATTERN.test(covered.slice(lead.start, Math.min(to, lead.end + 24)));
    return [
      {
        sentence,
        kind: lead.kind,
        phrase: lead.phrase,
        text: value,
        leadStart: lead.start,
        start: from,
        end: stop,
        supposed,
        weak: WEAK.has(lead.phrase),
      },
    ];
  });
}

/** "Grundet fejlen blev en release udskudt" tells a consequence, not a cause. */
const ANAPHOR = /^(?:fejlen|problemet|nedbruddet|hændelsen|dette|det|udfaldet|forstyrrelsen|afbrydelsen)(?: |$)/;
/** The first words of a value in lower case: a pattern that does not care for case is a slow one. */
export const openingOf = (value: string): string => value.slice(0, LONGEST_OPENING).toLowerCase();
const LONGEST_OPENING = 40;

/** Where in [from, to) a clause starts that tells what was done: "en opgradering, og leverandøren rullede den tilbage". */
function remedyClause(sentence: Sentence, from: number, to: number): number {
  const at = sentence.covered.indexOf(", og ", from);
  return at >= 0 && at < to && bareRemedy(sentence, at + 5) ? at : to;
}

/** The clause ends at a semicolon or an arrow. */
function nextStop(covered: string, from: number): number {
  const stop = /;| > |->|=>| - /gu;
  stop.lastIndex = from;
  return stop.exec(covered)?.index ?? covered.length;
}

const clauseStart = (covered: string, at: number): number => {
  const before = covered.slice(0, at);
  const boundary = Math.max(before.lastIndexOf(";"), before.lastIndexOf(", og "));
  return boundary < 0 ? 0 : boundary + (before[boundary] === ";" ? 1 : 5);
};

/** A cause at the head of the sentence, or right behind the time that heads it. */
function openingLead(covered: string): { start: number } | null {
  for (const { pattern } of OPENING)
    for (const match of pattern.all(covered))
      if (!/\p{L}/u.test(covered.slice(0, match.index))) return { start: match.index };
  return null;
}

/** Whether the sentence says that the cause is not known. */
export const saysCauseUnknown = oncePerSentence((sentence: Sentence): boolean =>
  UNKNOWN.some(({ pattern }) => pattern.test(sentence.plain)),
);

const SUBCLAUSE = /, (?:som|der|hvor|hvilket|da|hvorefter|så|mens) /;

function mainClause(covered: string): string {
  const end = covered.search(SUBCLAUSE);
  return end < 0 ? covered : covered.slice(0, end);
}

/** A sentence, or its last clause, that tells a remedy without lead-in. */
export const bareRemedy = (sentence: Sentence, from = 0): BareRemedy | null =>
  from === 0 ? wholeRemedy(sentence) : clauseRemedy(sentence, from);

interface BareRemedy {
  text: string;
  start: number;
  phrase: string;
}

/** "De var startet igen kl. 9": when it was over, not what was done. */
const IS_BACK =
  /^(?:de|den|det|alle|alt|systemet|systemerne) (?:var|er|kom) (?:\S+ )?(?:startet|oppe|i drift|tilbage)/u;

/** "Afhjulpet kl. 10.05." */
const SAYS_ONLY_WHEN = /^(?:afhjulpet|løst|rettet|udbedret)[\s~.,]*$/u;

const wholeRemedy = oncePerSentence((sentence: Sentence) => clauseRemedy(sentence, 0));

function clauseRemedy(sentence: Sentence, from: number): BareRemedy | null {
  const covered = sentence.covered.slice(from);
  const main = mainClause(covered);
  if (IS_BACK.test(main) || SAYS_ONLY_WHEN.test(main)) return null;
  const entry = BARE_REMEDY.find(({ pattern }) => pattern.test(main));
  if (!entry || (entry.name !== "healed-itself" && PENDING.some(({ pattern }) => pattern.test(main)))) return null;
  return { text: cleanValue(sentence.text.slice(from)), start: from, phrase: entry.name };
}

/** A follow-up sentence that tells what broke without lead-in. */
export function bareCause(sentence: Sentence): { text: string; phrase: string } | null {
  const end = mendedFrom(sentence)?.at ?? sentence.text.length;
  const covered = sentence.covered.slice(0, end);
  const entry = BARE_CAUSE.find(({ pattern }) => pattern.test(covered));
  if (!entry) return null;
  const stop = entry.name === "was-the-cause" ? entry.pattern.exec(covered)!.index : end;
  return { text: cleanValue(sentence.text.slice(0, stop)), phrase: entry.name };
}

/** "Fiberen var gravet over, og signalet blev lagt om": where what was done is told behind what broke. */
export function mendedFrom(sentence: Sentence): { at: number; remedy: BareRemedy } | null {
  const at = sentence.covered.indexOf(", og ");
  const remedy = at < 0 ? null : bareRemedy(sentence, at + 5);
  if (!remedy || BARE_REMEDY.some(({ pattern }) => pattern.test(sentence.covered.slice(0, at)))) return null;
  return BARE_CAUSE.some(({ pattern }) => pattern.test(sentence.covered.slice(0, at))) ? { at, remedy } : null;
}
