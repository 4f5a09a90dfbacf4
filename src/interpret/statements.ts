import { ownPattern, wordPattern } from "../danish/wordPattern.js";
import { readNumber } from "../danish/numbers.js";
import type { Area, AreaStatement, Changes, Rating } from "../model/record.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { AREA_SUBJECTS, CONDITIONS } from "./phrases/areas.js";
import { ASSESSED, GRADES, UNGRADED } from "./phrases/assessment.js";
import { CHANGE_COUNTS, ENVIRONMENTS, SERVICE_WINDOWS } from "./phrases/changes.js";
import type { Sentence } from "./clauses.js";

const SUBJECT = wordPattern(ASSESSED);
const GRADE_PATTERNS = GRADES.map(({ rating, pattern }) => ({ rating, pattern: wordPattern(pattern) }));
const NO_GRADE = wordPattern(UNGRADED);

/** The grade a sentence gives the operation; undefined where it assesses nothing, null where in words of no grade. */
export function readRating(sentence: Sentence, vocabulary: Vocabulary): Rating | null | undefined {
  const { plain } = sentence;
  if (!SUBJECT.test(plain)) return undefined;
  for (const [rating, words] of Object.entries(vocabulary.assessment))
    if (words.some((word) => ownPattern(word).test(plain))) return rating as Rating;
  const grade = GRADE_PATTERNS.find(({ pattern }) => pattern.test(plain));
  if (grade) return grade.rating;
  return NO_GRADE.test(plain) ? null : undefined;
}

const AREA_PATTERNS = AREA_SUBJECTS.map(({ area, pattern }) => ({ area, pattern: wordPattern(pattern) }));
/** An area is the subject of a sentence when it stands within its first words: "Hvad angår applikationsdriften, er …" */
const SUBJECT_REACH = 60;
const CONDITION_PATTERNS = CONDITIONS.map(({ condition, pattern }) => ({
  condition,
  pattern: wordPattern(pattern),
}));

/** The areas a sentence speaks of as a whole. */
export function areasNamed(plain: string): Area[] {
  return AREA_PATTERNS.filter(({ pattern }) => {
    const match = pattern.exec(plain);
    return match !== null && match.index < SUBJECT_REACH;
  }).map(({ area }) => area);
}

/** What a sentence says of whole areas. A word for an area far into the sentence may be about anything. */
export function readAreaStatements(sentence: Sentence): Pick<AreaStatement, "area" | "condition">[] {
  if (!/infra|applikation|systemdrift/u.test(sentence.plain)) return [];
  const anywhere = AREA_PATTERNS.filter(({ pattern }) => pattern.test(sentence.plain)).map(({ area }) => area);
  const none = /^der (?:har|var|er|blev) [^.]{0,30}(?:ikke|ingen)/u.test(sentence.plain);
  const areas = none ? anywhere : areasNamed(sentence.plain);
  const condition = CONDITION_PATTERNS.find(({ pattern }) => pattern.test(sentence.covered))?.condition;
  return condition ? areas.map((area) => ({ area, condition })) : [];
}

/** Six words at most, all of them such as headings are made of. */
const HEADING =
  /^(?:[^\p{L}\d]*(?:hændelser|driftsforstyrrelser|fejl|driftshændelser|forstyrrelser|drift|driften|på|i|for|vedrørende|vedr|af|og|nedbrud|incidents|infrastruktur\p{L}*|applikation\p{L}*|software|hardware|den|tekniske|\d+)(?![\p{L}\d])){1,6}[^\p{L}\d]*$/u;

/** Without the colon, full stop or blanks at its end. */
function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && /[:.\s]/.test(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/** The area a heading stands for: "Infrastruktur", "Hændelser på applikation:". */
export function readAreaHeading(plain: string, vocabulary: Vocabulary): Area | null {
  const bare = withoutStop(plain).trimStart();
  for (const area of ["infrastructure", "application"] as const)
    if (vocabulary.headings[area].some((heading) => heading.toLowerCase() === bare)) return area;
  if (!HEADING.test(bare)) return null;
  const areas = AREA_PATTERNS.filter(({ pattern }) => pattern.test(bare));
  return areas.length === 1 ? areas[0]!.area : null;
}

const COUNTS = CHANGE_COUNTS.map(({ pattern }) => wordPattern(pattern));
const WINDOWS = wordPattern(SERVICE_WINDOWS);
const ENVIRONMENT = wordPattern(ENVIRONMENTS);
const NAMES: Readonly<Record<string, string>> = {
  prod: "produktion",
  produktionen: "produktion",
  produktions: "produktion",
  preprod: "præproduktion",
};
/** "arbejdsmiljøet" and the like are where people work, not where systems run. */
const NO_ENVIRONMENT = /^(?:arbejds|drifts|system|it|hele|samlede|tekniske)$/u;

function environmentIn(plain: string): string | null {
  const match = ENVIRONMENT.exec(plain);
  const word = match?.groups?.["compound"] ?? match?.groups?.["plain"] ?? match?.groups?.["named"];
  if (!word || NO_ENVIRONMENT.test(word)) return null;
  const name = NAMES[word] ?? word.replace(/-$/u, "");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** How many changes a sentence counts, in how many service windows and where. */
export function readChanges(sentence: Sentence): Pick<Changes, "count" | "serviceWindows" | "environment"> | null {
  if (!/ændring|change|rfc/u.test(sentence.plain)) return null;
  for (const pattern of COUNTS) {
    const groups = pattern.exec(sentence.covered)?.groups;
    if (!groups) continue;
    const count = groups["none"] ? 0 : readNumber(groups["count"] ?? "");
    if (count === null) continue;
    const windows = WINDOWS.exec(sentence.plain)?.groups?.["windows"];
    return { count, serviceWindows: windows ? readNumber(windows) : null, environment: environmentIn(sentence.plain) };
  }
  return null;
}
