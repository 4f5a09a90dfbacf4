import { addDays, type IsoDay } from "../danish/calendar.js";
import { matchesOf } from "../danish/pattern.js";
import { wordPattern, type WordPattern } from "../danish/wordPattern.js";
import { readPeriods, type Periods, type UsedMention } from "../danish/periods.js";
import type { TimeMention } from "../danish/timeMentions.js";
import type { Area, Incident, Stated } from "../model/record.js";
import type { Vocabulary } from "../model/vocabulary.js";
import type { Sentence } from "./clauses.js";
import { confidenceAfter, type Reason } from "./confidence.js";
import type { Event } from "./events.js";
import { readImpact, type Impact } from "./impact.js";
import { ENDED, RESTORED } from "./phrases/restored.js";
import { bareCause, bareRemedy, mendedFrom, openingOf, saysCauseUnknown, valuesOf, type Value } from "./values.js";

/** An incident, and what was odd about it. */
export interface ReadIncident {
  incident: Omit<Incident, "id">;
  problems: { code: string; words: string }[];
  phrases: string[];
}

/** The words that tell an incident, where they stand, and how sure they are. */
export type Words = Pick<Incident, "text" | "source" | "confidence">;

export interface IncidentContext {
  period: string;
  vocabulary: Vocabulary;
  platform: string | null;
  area: Area | null;
  /** The incident before this one, for "samme fejl igen" and "som ovenfor". */
  before: ReadIncident | null;
  words: Words;
}

const ENDS = [...ENDED, ...RESTORED].map(({ pattern }) => wordPattern(pattern));
const NORMAL = RESTORED.map(({ pattern }) => wordPattern(pattern));
const RECURS = wordPattern(
  "igen|på ny|atter|gentog|gentaget|også|ligeledes|tilsvarende|yderligere|samme|denne gang|endnu en gang|endvidere",
);
const LASTED = wordPattern(
  "varede|varighed|varigheden|nedetid|nedetiden|stod på|stod det på|strakte sig|fandt sted|skete|forekom|indtraf|opstod|begyndte|startede|optrådte|var i tidsrummet|oplevedes",
);
const SAME = wordPattern(
  "samme (?:fejl|problem|hændelse|nedbrud|system|systemer|udfald|forstyrrelse|årsag|mønster|problemstilling|billede|situation)|som (?:ovenfor|ovenstående|før|forrige|nævnt ovenfor|dagen før|den foregående)|se ovenfor|jf\\.? ovenfor|ditto|do\\.|idem|fejlen gentog sig|problemet gentog sig|igen samme|fejlen opstod igen",
);
const SAME_REMEDY = wordPattern(
  "(?:løsning|løsningen|afhjulpet|løst|rettet|udbedret|afhjælpning)[^.;,]{0,40}?[\\s~](?:som|jf\\.?|se) (?:ovenfor|ovenstående|før|sidst|nævnt|den foregående|forrige|dagen før)|(?:samme løsning|på samme måde)",
);
const SAME_CAUSE = wordPattern(
  "samme årsag|årsag(?:en)?(?: er| var)?(?::)? (?:den samme|som ovenfor|som før|den samme som|som den)|af samme årsag|af samme grund",
);

/** Whether a sentence points to the incident before it: "samme fejl igen". */
export const saysSame = ({ plain }: Sentence): boolean => SAME.test(plain);

const CLAUSE_BREAK = /,? (?:og|men|hvorefter|hvorpå|hvor) |;|, | - /g;

/** The clause of a sentence around [start, end). */
function clauseAround(covered: string, start: number, end: number): { text: string; first: boolean } {
  const before = matchesOf(CLAUSE_BREAK, covered.slice(0, start)).filter(
    (match) => /\p{L}/u.test(covered.slice(match.index + match[0].length, start)) || match[0].trim().length > 1,
  );
  const from = before.at(-1);
  CLAUSE_BREAK.lastIndex = end;
  const to = CLAUSE_BREAK.exec(covered)?.index ?? covered.length;
  CLAUSE_BREAK.lastIndex = 0;
  const begin = from ? from.index + from[0].length : 0;
  return { text: covered.slice(begin, to), first: !/\p{L}{3}/u.test(covered.slice(0, begin)) };
}

const NEGATED = /(?:ikke|ingen|uden|utilgængelig|nede|ustabil)/u;

/** Whether the clause around a mention says that the matter ended then. */
function endsThere(sentence: Sentence, mention: TimeMention): boolean {
  const thereupon = /hvor(?:efter|på) /u.test(sentence.covered.slice(mention.end));
  const clause = thereupon ? sentence.covered : clauseAround(sentence.covered, mention.start, mention.end).text;
  return ENDS.some((pattern) => pattern.test(clause)) && !NEGATED.test(clause);
}

interface Times {
  used: UsedMention[];
  /** Moments at which normal operation was back. */
  restored: { mention: TimeMention; sentence: Sentence }[];
}

/** The mentions that say when the incident was, out of all its sentences. */
function timesOf(event: Event, followUps: readonly Sentence[], vocabulary: Vocabulary): Times {
  const used: UsedMention[] = event.mentions.map((mention) => ({ mention, ends: endsThere(event.sentence, mention) }));
  const restored: Times["restored"] = [];
  for (const sentence of followUps) {
    const mended = tellsRemedy(sentence, vocabulary);
    const normal =
      NORMAL.some((pattern) => pattern.test(sentence.covered)) && !/(?:ikke|endnu)/u.test(sentence.covered);
    for (const mention of sentence.mentions) {
      if (mention.kind === "duration") used.push({ mention, ends: false });
      else if (normal) restored.push({ mention, sentence });
      else if (endsThere(sentence, mention)) used.push({ mention, ends: true });
      else if (mended && isClock(mention) && onlyStarted(used)) used.push({ mention, ends: true });
      else if (goesOn(sentence, mention, vocabulary, used)) used.push({ mention, ends: false });
    }
  }
  return { used, restored };
}

const tellsRemedy = (sentence: Sentence, vocabulary: Vocabulary): boolean =>
  valuesOf(sentence, vocabulary, false).some(({ kind }) => kind === "remedy") || bareRemedy(sentence) !== null;

const isClock = (mention: TimeMention): boolean => mention.kind === "moment" && mention.at.clock !== null;

/** What was mended at a clock time ended then, where only its start is known so far. */
const onlyStarted = (used: readonly UsedMention[]): boolean =>
  used.some(({ mention }) => isClock(mention)) &&
  !used.some(({ mention: { kind }, ends }) => ends || kind === "clocks" || kind === "range" || kind === "duration");

/** "Igen den 14. marts kl. 8-9", "Fejlen varede fra kl. 9 til kl. 10": more about when it was. */
function goesOn(
  sentence: Sentence,
  mention: TimeMention,
  vocabulary: Vocabulary,
  used: readonly UsedMention[],
): boolean {
  if (bareRemedy(sentence)) return false;
  const telling = valuesOf(sentence, vocabulary, false).length > 0;
  if (telling && !RECURS.test(sentence.covered)) return false;
  if (LASTED.test(sentence.covered) || RECURS.test(sentence.covered)) return true;
  const clocks =
    (mention.kind === "clocks" || isClock(mention)) &&
    !used.some(({ mention: { kind } }) => kind === "clocks" || kind === "range" || kind === "moment");
  return clocks && readImpact(sentence.covered, vocabulary) !== null;
}

/** The day or clock time of normal operation, if it is not already the end of the periods. */
function restoredOn(times: Times, periods: Periods, period: string): string | null {
  const end = periods.periods.at(-1)?.end ?? null;
  for (const { mention } of times.restored) {
    const read = readPeriods([...lastDay(periods), { mention, ends: false }], period).periods.at(-1);
    const moment = read?.start ?? null;
    if (moment === null || (end !== null && (moment === end || end.startsWith(moment)))) continue;
    return moment;
  }
  return null;
}

/** A clock time alone is on the last day of the periods. */
function lastDay(periods: Periods): UsedMention[] {
  const day = periods.dates.at(-1);
  if (!day) return [];
  const date = {
    day: Number(day.slice(8)),
    month: Number(day.slice(5, 7)),
    year: Number(day.slice(0, 4)),
    weekday: null,
  };
  const mention: TimeMention = {
    kind: "days",
    groups: [{ first: date, last: date }],
    open: false,
    start: 0,
    end: 0,
    approximate: false,
  };
  return [{ mention, ends: false }];
}

/** An end told as "normal drift igen kl. 10.30" closes a period that is open and touches no other day. */
function closedBy(times: Times, periods: Periods): UsedMention[] {
  const open = periods.periods.at(-1)?.end === null && periods.periods.at(-1)!.start.length > 10;
  if (!open) return [];
  const [first] = times.restored;
  if (!first) return [];
  const clockOnly = first.mention.kind === "moment" && first.mention.at.day === null;
  return clockOnly ? [{ mention: first.mention, ends: true }] : [];
}

interface Told {
  text: string | null;
  status: Stated;
  reasons: Reason[];
  phrases: string[];
}

const named = (value: Value, reasons: Reason[]): Told => ({
  text: value.text,
  status: "stated",
  reasons,
  phrases: [value.phrase],
});

function causeOf(event: Event, followUps: readonly Sentence[], values: readonly Value[]): Told {
  const all = values.filter(({ kind }) => kind === "cause");
  const causes = all.filter(({ text }) => !NOT_KNOWN.test(openingOf(text)));
  const unknown = causes.length < all.length || [event.sentence, ...followUps].some(saysCauseUnknown);
  const outright = causes.find(({ weak }) => !weak);
  if (outright && !(unknown && saysUnknown(outright)))
    return named(outright, outright.supposed ? ["supposed-cause"] : []);
  const passing = causes.find(({ weak }) => weak);
  if (passing && !unknown) return named(passing, passing.supposed ? ["supposed-cause"] : ["cause-in-passing"]);
  if (unknown) return { text: null, status: "unknown", reasons: [], phrases: ["cause-unknown"] };
  for (const sentence of followUps) {
    if (valuesHere(sentence, values) || (bareRemedy(sentence) && !mendedFrom(sentence))) continue;
    const bare = bareCause(sentence);
    if (bare) return { text: bare.text, status: "stated", reasons: ["cause-without-lead-in"], phrases: [bare.phrase] };
  }
  return { text: null, status: "not-stated", reasons: [], phrases: [] };
}

/** "Årsag: ukendt", "Årsagen er ved at blive undersøgt" */
const NOT_KNOWN =
  /^(?:ukendt|ikke |uvis|endnu ikke|kendes ikke|under (?:afklaring|undersøgelse|udredning|analyse)|uafklaret|uopklaret|afventer|afventes|ved at blive (?:undersøgt|afklaret|analyseret|udredt)|undersøges|fortsat|stadig|n\/a|-$|\?)/;

const saysUnknown = ({ text }: Value): boolean => /(?:ukendt|ikke fundet|ikke kendt|undersøges)/iu.test(text);
const valuesHere = (sentence: Sentence, values: readonly Value[]): boolean =>
  values.some((value) => value.sentence === sentence);

/** Remedies in the order told; a provisional and a final one are both kept. */
function remedyOf(event: Event, followUps: readonly Sentence[], values: readonly Value[]): Told {
  const led = values.filter(
    ({ kind, text }) => kind === "remedy" && !/^(?:ukendt|afventer|ingen|følger|endnu)/.test(openingOf(text)),
  );
  if (led.length > 0)
    return {
      text: [...new Set(led.map(({ text }) => text))].join("; "),
      status: "stated",
      reasons: [],
      phrases: led.map(({ phrase }) => phrase),
    };
  const own = ownRemedy(event);
  if (own) return { text: own.text, status: "stated", reasons: ["remedy-without-lead-in"], phrases: [own.phrase] };
  for (const sentence of followUps) {
    if (NORMAL.some((pattern) => pattern.test(sentence.covered))) continue;
    const cause = valuesOfKind(values, sentence, "cause");
    const unknown = saysCauseUnknown(sentence);
    const bare = cause
      ? bareRemedy(sentence, lastClause(sentence, cause))
      : unknown
        ? bareRemedy(sentence, secondClause(sentence))
        : (mendedFrom(sentence)?.remedy ?? bareRemedy(sentence));
    if (bare && (!(cause || unknown) || bare.start > 0))
      return { text: bare.text, status: "stated", reasons: ["remedy-without-lead-in"], phrases: [bare.phrase] };
  }
  return { text: null, status: "not-stated", reasons: [], phrases: [] };
}

/** "… ude grundet lynnedslag; kameraerne er udskiftet": the last clause of the sentence that tells the event. */
function ownRemedy({ sentence }: Event): { text: string; phrase: string } | null {
  const at = sentence.covered.lastIndexOf("; ");
  return at < 0 ? null : bareRemedy(sentence, at + 2);
}

const valuesOfKind = (values: readonly Value[], sentence: Sentence, kind: Value["kind"]): Value | undefined =>
  values.find((value) => value.kind === kind && value.sentence === sentence);

/** Where the last clause of a sentence that tells a cause starts: "…, og serveren blev genstartet". */
function lastClause(sentence: Sentence, cause: Value): number {
  const end = Math.max(cause.start, 0);
  const at = Math.max(sentence.covered.lastIndexOf(", og "), sentence.covered.lastIndexOf("; "));
  return at > end ? at + (sentence.covered[at] === ";" ? 2 : 5) : 0;
}

/** "Årsag ukendt, printserver genstartet": where the clause behind the first comma starts. */
function secondClause({ covered }: Sentence): number {
  const comma = /, (?:men |og )?/.exec(covered);
  return comma ? comma.index + comma[0].length : 0;
}

function impactOf(event: Event, followUps: readonly Sentence[], vocabulary: Vocabulary): Impact | null {
  if (event.impact) return event.impact;
  for (const sentence of followUps) {
    if (valuesOf(sentence, vocabulary, false).length > 0 || saysCauseUnknown(sentence) || bareRemedy(sentence))
      continue;
    const impact = readImpact(sentence.covered, vocabulary);
    if (impact) return impact;
  }
  return null;
}

interface Named {
  systems: string[];
  components: string[];
  reasons: Reason[];
}

const ANAPHOR = /(?:^|\s)platformen(?:\s|[.,]|$)/u;

function systemsOf(event: Event, sentences: readonly Sentence[], context: IncidentContext): Named {
  const { systems } = event;
  if (systems) {
    const unknown: Reason[] = systems.known ? [] : ["system-not-in-vocabulary"];
    const loose: Reason[] =
      systems.found === "after-preposition" || systems.found === "vocabulary" ? ["system-from-preposition"] : [];
    return { systems: systems.systems, components: systems.components, reasons: [...unknown, ...loose] };
  }
  const same = sentences.some(({ plain }) => SAME.test(plain));
  const before = context.before?.incident;
  if (same && before && before.systems.length > 0)
    return {
      systems: before.systems,
      components: before.components,
      reasons: ["system-from-earlier-incident"],
    };
  if (context.platform?.endsWith("platformen") && sentences.some(({ plain }) => ANAPHOR.test(plain)))
    return { systems: [context.platform], components: [], reasons: ["system-from-platform"] };
  return { systems: [], components: [], reasons: ["no-system"] };
}

/** Where a field points to the incident before: "Løsning som ovenfor", "samme årsag". */
function orAsBefore(
  told: Told,
  pattern: WordPattern,
  sentences: readonly Sentence[],
  before: string | null,
  reason: Reason,
): Told {
  if (told.status === "unknown" || before === null || !sentences.some(({ plain }) => pattern.test(plain))) return told;
  return { text: before, status: "stated", reasons: [reason], phrases: ["as-before"] };
}

const monthEnd = (period: string): IsoDay => `${period}-31`;
/** An incident that began this long before the report's month belongs to an earlier report. */
const DAYS_BEFORE_MONTH = 45;

function dateReasons(periods: Periods, period: string): Reason[] {
  const first = periods.dates[0];
  if (!first) return ["no-date"];
  const outside = first > monthEnd(period) || first < addDays(`${period}-01`, -DAYS_BEFORE_MONTH);
  return outside ? ["outside-period"] : [];
}

/** One incident from the sentence that tells it and those that follow. */
export function readIncident(event: Event, followUps: readonly Sentence[], context: IncidentContext): ReadIncident {
  const { vocabulary, period } = context;
  const sentences = [event.sentence, ...followUps];
  const values = [...event.values, ...followUps.flatMap((sentence) => valuesOf(sentence, vocabulary, false))];
  const times = timesOf(event, followUps, vocabulary);
  const first = readPeriods(times.used, period);
  const closing = closedBy(times, first);
  const periods = closing.length > 0 ? readPeriods([...times.used, ...closing], period) : first;
  const cause = orAsBefore(
    causeOf(event, followUps, values),
    SAME_CAUSE,
    sentences,
    context.before?.incident.cause ?? null,
    "cause-from-earlier-incident",
  );
  const remedy = orAsBefore(
    remedyOf(event, followUps, values),
    SAME_REMEDY,
    sentences,
    context.before?.incident.remedy ?? null,
    "remedy-from-earlier-incident",
  );
  const systems = systemsOf(event, sentences, context);
  const impact =
    impactOf(event, followUps, vocabulary) ??
    (systems.reasons.includes("system-from-earlier-incident") ? context.before!.incident.impact : null);
  const reasons = new Set<Reason>([
    ...periods.reasons,
    ...dateReasons(periods, period),
    ...systems.reasons,
    ...cause.reasons,
    ...remedy.reasons,
    ...(impact === null ? (["impact-not-stated"] as const) : []),
  ]);
  const { text, source, confidence } = context.words;
  const incident: ReadIncident["incident"] = {
    area: context.area,
    dates: periods.dates,
    periods: periods.periods,
    durationMinutes: periods.durationMinutes,
    systems: systems.systems,
    components: systems.components,
    impact,
    cause: cause.text,
    causeStatus: cause.status,
    remedy: remedy.text,
    remedyStatus: remedy.status,
    restoredOn: closing.length > 0 ? null : restoredOn(times, periods, period),
    text,
    source,
    confidence: Math.min(confidence, confidenceAfter(reasons)),
    reasons: [...reasons],
  };
  return {
    incident,
    problems: periods.problems.map(({ code, start, end }) => ({ code, words: event.sentence.text.slice(start, end) })),
    phrases: [...cause.phrases, ...remedy.phrases],
  };
}
