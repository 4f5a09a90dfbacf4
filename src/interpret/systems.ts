import { COVER } from "../danish/plainText.js";
import { matchesOf } from "../danish/pattern.js";
import { wordPattern, type WordPattern } from "../danish/wordPattern.js";
import { knownNames, namesIn, type KnownNames, type Names } from "./names.js";
import { ACCESS_SLOTS, TROUBLE_SLOTS } from "./phrases/systemSlots.js";
import type { Phrase } from "./phrases/phrase.js";
import {
  headLength,
  isCausal,
  isFinite,
  isFunction,
  isGeneric,
  isPeople,
  isPredicate,
  isPreposition,
  isSubordinate,
  kindLength,
  looksFinite,
} from "./systemWords.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { isPlace } from "./vocabulary/places.js";

/** A sentence about an event: as written, and its plain text with times, causes and remedies covered. */
export interface EventText {
  text: string;
  covered: string;
}

/** The systems a sentence names as hit, and how they were found. */
export interface NamedSystems extends Names {
  known: boolean;
  /** Where they came from: "label", "subject", a slot's name, "after-preposition", "vocabulary". */
  found: string;
}

interface Word {
  text: string;
  start: number;
  end: number;
}

interface Context {
  text: string;
  /** Covered text with parentheses blanked: they are no part of the grammar. */
  flat: string;
  words: readonly Word[];
  known: KnownNames;
  /** Spans of known names. */
  spans: readonly { start: number; end: number }[];
}

/** No list of names is longer; a region that is, is a sentence gone astray. */
const LONGEST_REGION = 400;

const WORD = /[^\s~,;:.()>"”“„]+(?:[.][^\s~,;:.()>"”“„]+)*|~+|[,;:.>]/g;
const PARENTHESIS = /\([^()]*\)?/g;
/** "pga. en fejl": the full stop of an abbreviation, which ends nothing. */
const INNER_STOP = /\.(?<=\p{L}\.)(?=\s+\p{Ll})/gu;

function contextOf({ text, covered }: EventText, vocabulary: Vocabulary): Context {
  const known = knownNames(vocabulary);
  const open = covered.includes("(") ? covered.replace(PARENTHESIS, (inside) => " ".repeat(inside.length)) : covered;
  const flat = open.replace(INNER_STOP, " ");
  const words = matchesOf(WORD, flat).map((match) => ({
    text: match[0].startsWith(COVER) ? COVER : match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const spans = known.pattern
    ? matchesOf(known.pattern, flat).map((match) => ({ start: match.index, end: match.index + match[0].length }))
    : [];
  return { text, flat, words, known, spans };
}

/** "Citrix", "iFix", "3D": names start with a capital or have one behind their first letter. */
const isCapital = (context: Context, word: Word): boolean =>
  /^(?:[\p{Lu}\d]|\p{Ll}\p{Lu})/u.test(context.text.slice(word.start, word.start + 2));
const inKnown = (context: Context, word: Word): boolean =>
  context.spans.some(({ start, end }) => word.start >= start && word.end <= end);

/** Whether the comma at `at` joins two names: what follows starts like one and is no clause. */
function joinsNames(context: Context, at: number): boolean {
  const next = context.words[at + 1];
  if (!next) return false;
  if (next.text === "og" || next.text === COVER) return false;
  return (isCapital(context, next) || inKnown(context, next)) && !isFinite(next.text);
}

const PUNCTUATION: ReadonlySet<string> = new Set([";", ":", ".", ">", COVER]);

/** The region of names from word `first` on; `weak` ends it at prepositions too. */
function regionFrom(context: Context, first: number, weak: boolean): { start: number; end: number } | null {
  const { words } = context;
  let at = first;
  for (; at < words.length; at++) {
    const word = words[at]!;
    if (word.end - words[first]!.start > LONGEST_REGION) break;
    if (inKnown(context, word)) continue;
    if (PUNCTUATION.has(word.text) || isFinite(word.text) || isSubordinate(word.text) || isCausal(word.text)) break;
    if (word.text === "," && !joinsNames(context, at)) break;
    if (at > first && ((ENDS_NAME.test(word.text) && !isCapital(context, word)) || isParticiple(context, at))) break;
    if (word.text === "-" || (isPredicate(word.text) && !(isCapital(context, word) && at > first))) break;
    if ((word.text === "og" || word.text === "samt") && endsList(context, at)) break;
    const again = words[at - 1]?.text === "og" && isPreposition(words[first - 1]?.text ?? "");
    if (weak && at > first && isPreposition(word.text) && !again && !continuesName(context, at)) break;
  }
  if (at === first) return null;
  return { start: words[first]!.start, end: words[at - 1]!.end };
}

const ENDS_NAME = /^(?:en|et|sin|sit|sine|ingen|den|det|de)$/u;

/** "Mitid-login afvist", "Harddisk ryddet": a participle behind a name is no part of it. */
function isParticiple(context: Context, at: number): boolean {
  const [before, word] = [context.words[at - 1]!, context.words[at]!];
  return /^\p{Ll}{3,}(?:[^n]et|ede)$/u.test(word.text) && !isCapital(context, word) && !isPreposition(before.text);
}

/** "og" before a verb or a predicate opens a new clause: "PACS nede og Citrix langsom" keeps its list, "nede og ude" not. */
const endsList = (context: Context, at: number): boolean => {
  const next = context.words[at + 1];
  return !next || next.text === COVER || isPredicate(next.text) || (isFinite(next.text) && !isCapital(context, next));
};

/** "Skype for Business", "Adgangsstyring for brugere og for systemer": the name goes on after its "for". */
function continuesName(context: Context, at: number): boolean {
  const [before, word, next, after] = [
    context.words[at - 1],
    context.words[at]!,
    context.words[at + 1],
    context.words[at + 2],
  ];
  if (!next || !before) return false;
  if (word.text === "for")
    return (
      isCapital(context, next) ||
      (after?.text === "og" && context.words[at + 3]?.text === "for") ||
      before.text === "og"
    );
  return false;
}

/** The names in a region, or null where it holds none. */
/** Steps over "adgangen til", "et deploy af": the name comes after it. */
function skipHead(context: Context, first: number): number {
  const start = context.words[first]?.start;
  if (start === undefined) return first;
  const head = headLength(context.flat.slice(start, start + LONGEST_HEAD));
  return head === 0
    ? first
    : Math.max(
        first,
        context.words.findIndex((word) => word.start >= start + head),
      );
}
const LONGEST_HEAD = 120;

function namesOf(
  context: Context,
  region: { start: number; end: number } | null,
  found: string,
  lowerCase: boolean,
): NamedSystems | null {
  if (!region) return null;
  const behind = behindFunction(context, region.start);
  if (behind) return behind;
  const end = withParentheses(context, region.end);
  let start = region.start;
  start += headLength(context.flat.slice(start, end));
  start += kindLength(context.text.slice(start, end));
  const cut = beforePlace(context, start, end);
  const passage = context.text.slice(start, cut).replace(/^(?:en|et|den|det|de|vores|deres) (?=\p{Lu})/u, "");
  const plain = context.flat.slice(start, cut);
  if (/^(?:deres|sine?|sit|egne) \p{Ll}/u.test(passage.trim())) return null;
  const titled = startsSentence(context, start) ? OPENING_TITLE.test(passage) : TITLE.test(passage);
  if ((isGeneric(`${plain.trim()} `) && !titled) || isPeople(`${plain.trim()} `) || plain.trim().length === 0)
    return null;
  if (
    !lowerCase &&
    !/[\p{Lu}\d]/u.test(passage) &&
    !context.spans.some((span) => span.start >= start && span.end <= cut)
  )
    return null;
  const names = namesIn(passage, context.known);
  const systems = names.systems.filter(
    (name) =>
      /\p{L}/u.test(name) && !NO_NAMES.has(name.toLowerCase()) && (titled || !isGeneric(`${name.toLowerCase()} `)),
  );
  if (systems.length === 0) return null;
  return {
    systems,
    components: names.components,
    found,
    known: systems.some((name) => context.known.full.has(name.toLowerCase())),
  };
}

/** "Det Danske Vaccinationsregister": an article with a capital is part of the name, unless it only opens the sentence. */
const TITLE = /^(?:Det|Den|De) \p{Lu}/u;
const OPENING_TITLE = /^(?:Det|Den|De) \p{Lu}\S* \p{Lu}/u;
const startsSentence = (context: Context, at: number): boolean => !/\p{L}/u.test(context.text.slice(0, at));

/** "karakterer i STADS", "Batchkørsler i Ydelsesrefusion": the system stands behind what it does. */
function behindFunction(context: Context, start: number): NamedSystems | null {
  if (!isFunction(`${context.flat.slice(start, start + LONGEST_HEAD)} `)) return null;
  const first = context.words.findIndex((word) => word.start >= start);
  if (inKnown(context, context.words[first]!)) return null;
  for (let at = first; at < context.words.length - 1; at++) {
    const next = context.words[at + 1]!;
    if (PUNCTUATION.has(context.words[at]!.text) && context.words[at]!.text !== COVER) return null;
    if (!/^(?:i|på|via|fra|til|gennem|af)$/u.test(context.words[at]!.text) || !isCapital(context, next)) continue;
    if (isPlace(context.flat.slice(next.start)) || /^\d/u.test(next.text)) continue;
    return namesOf(context, regionFrom(context, at + 1, true), "subject", false);
  }
  return null;
}

const NO_NAMES: ReadonlySet<string> = new Set(
  "en et den det de der som og i på af alle flere nogle hele ingen vi først igen dog her også".split(" "),
);

/** A parenthesis right behind the region belongs to it. */
function withParentheses(context: Context, end: number): number {
  const behind = /^\s*\([^()]{1,200}\)/u.exec(context.text.slice(end, end + 210));
  return behind ? end + behind[0].length : end;
}

/** "Sbsys i Borgerservice", "wifi på Sygehus Nord": where it was is no part of the name. */
const PART_OF_WHOLE = /^(?:zone|klynge|segment|cluster|rack|datacenter|datahal|miljø|site|hal) \S{1,3}(?![\p{L}\d])/u;

function beforePlace(context: Context, start: number, end: number): number {
  const place = /\s(?:i|på|hos|ved) (?=\S)/gu;
  place.lastIndex = start;
  for (let match = place.exec(context.flat); match && match.index < end; match = place.exec(context.flat)) {
    const inside = context.spans.some((span) => match!.index > span.start && match!.index < span.end);
    if (PART_OF_WHOLE.test(context.flat.slice(match.index + match[0].length))) continue;
    if (context.flat.slice(start, match.index).endsWith(" og")) continue;
    if (!inside && match.index > start && isPlace(context.flat.slice(match.index + match[0].length)))
      return match.index;
    const listGoesOn = /\b(?:og|samt) /u.test(context.flat.slice(match.index + match[0].length, end));
    if (!inside && match.index > start && !listGoesOn) return match.index;
  }
  return end;
}

const slots = (phrases: readonly Phrase<string[]>[]): readonly { name: string; pattern: WordPattern }[] =>
  phrases.map(({ name, pattern }) => ({ name, pattern: wordPattern(pattern) }));
const ACCESS = slots(ACCESS_SLOTS);
const TROUBLE = slots(TROUBLE_SLOTS);

function afterSlot(
  context: Context,
  family: readonly { name: string; pattern: WordPattern }[],
  lowerCase: boolean,
): NamedSystems | null {
  for (const { name, pattern } of family)
    for (const match of pattern.all(context.flat)) {
      const after = match.index + match[0].length;
      const first = context.words.findIndex((word) => word.start >= after && word.text !== COVER);
      const gap = first < 0 ? null : context.flat.slice(after, context.words[first]!.start);
      if (gap === null || !(name === "hit" ? /^[\s~]*$/u : /^\s*$/u).test(gap)) continue;
      const names = namesOf(context, regionFrom(context, first, true), name, lowerCase);
      if (names) return names;
    }
  return null;
}

const NO_LABEL =
  /^(?:årsag|løsning|problem|hændelse|incident|fejl|status|bemærk|note|plan|fix|root|konsekvens|sag|driftsforstyrrelse|afvigelse|\d)/u;

/** "System: Labka", "Nede: PACS og RIS": the names stand behind the colon. */
const NAMES_FOLLOW =
  /^(?:(?:berørt|berørte|ramt|ramte) )?(?:system|systemer|systemet|tjeneste|tjenester|service|services|applikation|applikationer|løsning berørt|platform)$/u;

/** "PACS: billeder kunne ikke hentes": the system before the colon. */
function label(context: Context, first: number): NamedSystems | null {
  const colon = context.words.findIndex((word, at) => at >= first && word.text === ":");
  if (colon <= first || colon - first > 9) return null;
  const words = context.words.slice(first, colon);
  if (words.some((word) => word.text === COVER || word.text === ";" || isFinite(word.text) || word.text === "."))
    return null;
  if (NO_LABEL.test(words[0]!.text)) return null;
  if (NAMES_FOLLOW.test(words.map(({ text }) => text).join(" ")) || words.every(({ text }) => isPredicate(text)))
    return namesOf(context, regionFrom(context, skipLeading(context, colon + 1), false), "label", true);
  return namesOf(context, { start: words[0]!.start, end: words.at(-1)!.end }, "label", true);
}

/** Steps over covered times, marks and labels like "Hændelse 3:" at the start. */
function skipLeading(context: Context, from: number): number {
  let at = from;
  while (
    at < context.words.length &&
    (PUNCTUATION.has(context.words[at]!.text) || context.words[at]!.text === "," || context.words[at]!.text === "-")
  )
    at += 1;
  return at;
}

/** "Hændelse 3:", "INC00231:", "Sag 4711 -", "Kritisk hændelse:" */
const EVENT_LABEL =
  /^[\s~,:.-]*(?:(?:kritisk|større|mindre|major|alvorlig|planlagt|ny) )?(?:hændelse|incident|sag|driftsforstyrrelse|nr\.?|afvigelse|fejl|nedbrud|forstyrrelse|ticket|(?:inc|prb|chg|req)[- ]?\d*|#\d+)(?: nr\.?)?[ #]*[\d-]*\s*(?::|- |~|\.|;)/u;

function bodyStart(context: Context): number {
  const label = EVENT_LABEL.exec(context.flat);
  const after = label ? context.words.findIndex((word) => word.start >= label[0].length) : 0;
  return skipLeading(context, Math.max(0, after));
}

const REPORTED =
  /^(?:konstatere\p{L}*|oplev\p{L}*|meld\p{L}*|registrere\p{L}*|rapportere\p{L}*|observere\p{L}*|erfare\p{L}*|bemærkede|viste|opmærksom|opmærksomme|bekendt|klar|oplyst|orienteret|kontaktet)$/u;

/** The subject of the main clause, or of the "at" clause that tells what was noticed. */
function subject(context: Context, first: number): NamedSystems | null {
  const { words } = context;
  const that = words.findIndex(
    (word, at) =>
      word.text === "at" &&
      words[at - 1]?.text === "," &&
      words.slice(Math.max(first, at - 9), at).some(({ text }) => REPORTED.test(text)),
  );
  if (that >= 0) {
    const clause = subjectAt(context, skipLeading(context, that + 1), false);
    if (clause) return clause;
  }
  const opening = words[first];
  if (!opening) return null;
  const generic = isGeneric(`${context.flat.slice(opening.start, opening.start + 60)} `);
  const where = words.findIndex(
    (word, at) =>
      word.text === "hvor" &&
      words[at - 1]?.text === "," &&
      (generic || (/^(?:en|et)$/u.test(words[at - 3]?.text ?? "") && isGeneric(`${words[at - 2]?.text} `))),
  );
  if (where >= 0 && words.slice(first, where).some(({ text }) => /^(?:ramte|berørte|påvirkede)$/u.test(text)))
    return null;
  if (where >= 0) return subjectAt(context, where + 1, false);
  const inverted = looksFinite(opening.text) && (first > 0 || !isCapital(context, opening));
  if (inverted)
    return (
      subjectAt(context, skipLeading(context, first + 1), true) ??
      joinedClause(context, first) ??
      thereforeClause(context, first)
    );
  if (isPredicate(opening.text) && words[first + 1] && isPredicate(words[first + 1]!.text))
    return subject(context, first + 1);
  if (isPredicate(opening.text) || /^(?:ustabil|langsom|kortvarig|manglende)/u.test(opening.text)) {
    const after = words[first + 1];
    return after ? subjectAt(context, first + 1, true) : null;
  }
  return (
    subjectAt(context, first, false) ??
    laterClause(context, first) ??
    joinedClause(context, first) ??
    afterColon(context, first)
  );
}

/** "… blev natkørslen af X afbrudt": the first finite verb followed by a subject, in a sentence with a long opening. */
function laterClause(context: Context, first: number): NamedSystems | null {
  const { words } = context;
  for (let at = first + 1; at < words.length; at++) {
    const [before, word] = [words[at - 1]!, words[at]!];
    const opens = before.text === COVER || before.text === "," || isPreposition(words[first]!.text);
    if (opens && isFinite(word.text)) return subjectAt(context, skipLeading(context, at + 1), true);
  }
  return null;
}

/** "Kort udfald på VoIP": what stands before is no name. */
const TROUBLE_NOUN =
  /^\p{L}*(?<=fejl|problemer|nedbrud|udfald|forstyrrelser|forstyrrelse|afbrydelser|afbrydelse|svartider|driftsstop)$/u;

/** "gik strømmen i datacentret, og X var utilgængelig": the second clause names it. */
function joinedClause(context: Context, first: number): NamedSystems | null {
  const { words } = context;
  const at = words.findIndex((word, index) => index > first && word.text === "og" && words[index - 1]!.text === ",");
  return at < 0 ? null : subjectAt(context, at + 1, false);
}

/** "blev der fundet en fejl i en komponent, hvorfor X blev lukket": the second clause tells what was hit. */
function thereforeClause(context: Context, first: number): NamedSystems | null {
  const { words } = context;
  const at = words.findIndex(
    (word, index) => index > first && word.text === "hvorfor" && words[index - 1]!.text === ",",
  );
  return at < 0 ? null : subjectAt(context, at + 1, false);
}

/** "Vi havde et uheld under patching: X blev genstartet": what stands before the colon only announces it. */
function afterColon(context: Context, first: number): NamedSystems | null {
  const { words } = context;
  const at = words.findIndex((word, index) => index > first && word.text === ":");
  if (at < 0 || !isPeople(`${words[first]!.text} `)) return null;
  return subjectAt(context, skipLeading(context, at + 1), false);
}

/** "For så vidt angår X": the slot of that name finds it. */
const CONCERNING = /^(?:for så vidt|hvad angår|med hensyn|vedrørende|angående)(?!\p{L})/u;

function subjectAt(context: Context, first: number, inverted: boolean): NamedSystems | null {
  const opening = context.words[first];
  if (
    !opening ||
    (!inverted && isPreposition(opening.text)) ||
    CONCERNING.test(context.flat.slice(opening.start, opening.start + 24))
  )
    return null;
  if (isPeople(context.flat.slice(opening.start, opening.start + 80))) return null;
  if (/^(?:hele|selve)$/u.test(opening.text)) return subjectAt(context, first + 1, inverted);
  const named = skipHead(context, first);
  const region = regionFrom(context, named, false);
  if (!region) return null;
  const ended = context.words.find((word) => word.start >= region.end);
  if (ended && TROUBLE_NOUN.test(ended.text) && !/\d/u.test(context.flat.slice(region.start, region.end))) return null;
  const loose = inverted && (!ended || ended.text === ".");
  return namesOf(context, loose ? regionFrom(context, named, true) : region, "subject", true);
}

/** Any capitalised name behind a preposition: "sende breve fra Digital Post"; what was not possible comes first. */
function afterPreposition(context: Context, first: number): NamedSystems | null {
  const negation = context.words.findIndex(({ text }, at) => at >= first && /^(?:ikke|hverken|ingen)$/u.test(text));
  return (negation < 0 ? null : prepositionFrom(context, negation)) ?? prepositionFrom(context, first);
}

function prepositionFrom(context: Context, first: number): NamedSystems | null {
  for (let at = first; at < context.words.length - 1; at++) {
    if (
      !isPreposition(context.words[at]!.text) &&
      !/^(?:bruge|anvende|hente|åbne|benytte)$/u.test(context.words[at]!.text)
    )
      continue;
    const next = context.words[at + 1]!;
    if ((!isCapital(context, next) && !inKnown(context, next)) || isPlace(context.flat.slice(next.start))) continue;
    const names = namesOf(context, regionFrom(context, at + 1, true), "after-preposition", false);
    if (names) return names;
  }
  return null;
}

function anywhere(context: Context): NamedSystems | null {
  const [span] = context.spans;
  return span ? namesOf(context, span, "vocabulary", true) : null;
}

/** "mistede samtlige patruljevogne forbindelsen til Polsas": the many are users, not the system. */
const QUANTIFIED = /^(?:[^\s~]+[\s~]+)?(?:samtlige|alle|flere|nogle|enkelte|visse|mange) /u;

const startsLower = (names: NamedSystems): boolean => /^\p{Ll}/u.test(names.systems[0]!);

/** The systems that the sentence says were hit, in its own words. */
export function readSystems(event: EventText, vocabulary: Vocabulary): NamedSystems | null {
  const context = contextOf(event, vocabulary);
  const first = bodyStart(context);
  const labelled = label(context, first);
  if (labelled) return labelled;
  const named = subject(context, first);
  if (named && (named.known || !startsLower(named))) return named;
  const access = afterSlot(context, ACCESS, true);
  if (access) return access;
  if (named)
    return (
      (QUANTIFIED.test(context.flat.slice(context.words[first]!.start)) && afterSlot(context, TROUBLE, false)) || named
    );
  return (
    afterSlot(context, TROUBLE, false) ??
    afterPreposition(context, first) ??
    afterSlot(context, TROUBLE, true) ??
    anywhere(context)
  );
}
