import { literal, wholeWords } from "../danish/pattern.js";
import { readNumber } from "../danish/numbers.js";
import type { Area, AreaStatement, Changes, Rating } from "../model/record.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { AREA_SUBJECTS, CONDITIONS } from "./phrases/areas.js";
import { ASSESSED, GRADES, UNGRADED } from "./phrases/assessment.js";
import { ENVIRONMENTS } from "./phrases/changes.js";
import type { Sentence } from "./clauses.js";

const SUBJECT = wholeWords(ASSESSED);
const GRADE_PATTERNS = GRADES.map(({ rating, pattern }) => ({ rating, pattern: wholeWords(pattern) }));
const NO_GRADE = wholeWords(UNGRADED);

/** The grade a sentence gives the operation; undefined where it assesses nothing, null where in words of no grade. */
export function readRating(sentence: Sentence, vocabulary: Vocabulary): Rating | null | undefined {
  const { plain } = sentence;
  if (!SUBJECT.test(plain)) return undefined;
  for (const [rating, words] of Object.entries(vocabulary.assessment))
    if (words.some((word) => wholeWords(literal(word)).test(plain))) return rating as Rating;
  const grade = GRADE_PATTERNS.find(({ pattern }) => pattern.test(plain));
  if (grade) return grade.rating;
  return NO_GRADE.test(plain) ? null : undefined;
}

const AREA_PATTERNS = AREA_SUBJECTS.map(({ area, pattern }) => ({ area, pattern: wholeWords(pattern) }));
/** An area is the subject of a sentence when it stands within its first words: "Hvad angår applikationsdriften, er …" */
const SUBJECT_REACH = 60;
const CONDITION_PATTERNS = CONDITIONS.map(({ condition, pattern }) => ({
  condition,
  pattern: wholeWords(pattern),
}));

/** The areas a sentence speaks of as a whole. */
export function areasNamed(plain: string): Area[] {
  return AREA_PATTERNS.filter(({ pattern }) => {
    const match = pattern.exec(plain);
    return match !== null && match.index < SUBJECT_REACH;
  }).map(({ area }) => area);
}

/** "heller ikke fejlfri", "ikke forskånet for fejl", "ikke været stabil": what is denied to have been in order. */
const DENIED = wholeWords("ikke (?:helt |været |altid )*(?:fejlfri|fri|forskånet|problemfri|stabile?t?|skånet|uden)");

/** What a sentence says of whole areas. A word for an area far into the sentence may be about anything. */
export function readAreaStatements(sentence: Sentence): Pick<AreaStatement, "area" | "condition">[] {
  if (!/infra|applikation|systemdrift/u.test(sentence.plain)) return [];
  const anywhere = AREA_PATTERNS.filter(({ pattern }) => pattern.test(sentence.plain)).map(({ area }) => area);
  const none = /^der (?:har|var|er|blev) [^.]{0,30}(?:ikke|ingen)/u.test(sentence.plain);
  const areas = none ? anywhere : areasNamed(sentence.plain);
  const condition = conditionOf(sentence);
  return condition ? areas.map((area) => ({ area, condition })) : [];
}

function conditionOf({ covered, text }: Sentence): AreaStatement["condition"] | null {
  if (DENIED.test(covered)) return "disrupted";
  const said = CONDITION_PATTERNS.find(({ pattern }) => pattern.test(covered))?.condition;
  // "Applikationsdriften havde sit eget at slås med:" announces what follows, in whatever words.
  return said ?? (text.endsWith(":") ? "disrupted" : null);
}

/** Headings have no verb: "Infrastrukturdrift – vagtjournal", "Hændelser på applikation". */
const VERB = wholeWords("er|var|blev|har|havde|kunne|gik|bliver|kan|fik|gav");
const MOST_HEADING_WORDS = 6;

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
  if (bare.split(/\s+/u).length > MOST_HEADING_WORDS || VERB.test(bare) || /[.;]|\d[.:/]\d/u.test(bare)) return null;
  const areas = AREA_PATTERNS.filter(({ pattern }) => pattern.test(bare));
  return areas.length === 1 ? areas[0]!.area : null;
}

const ENVIRONMENT = wholeWords(ENVIRONMENTS);
const NAMES: Readonly<Record<string, string>> = {
  prod: "produktion",
  produktionen: "produktion",
  produktions: "produktion",
  preprod: "præproduktion",
};
/** "arbejdsmiljøet" and the like are where people work, not where systems run; "sat i drift" is no place. */
const NO_ENVIRONMENT = /^(?:arbejds|drifts|system|it|hele|samlede|tekniske)$/u;

function environmentIn(plain: string): string | null {
  for (const { groups } of plain.matchAll(new RegExp(ENVIRONMENT, "g"))) {
    const word = groups?.["compound"] ?? groups?.["plain"] ?? groups?.["named"];
    if (!word || NO_ENVIRONMENT.test(word)) continue;
    const name = NAMES[word] ?? word.replace(/-$/u, "");
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  return null;
}

/** A number of a text on changes, and what it counts. */
interface Counted {
  value: number;
  of: "changes" | "windows" | "else";
}

const CHANGE = /^(?:ændring|change|rfc|system-?ændring|drifts-?ændring)/u;
const WINDOW = /(?:servicevindu|^vindue|windows?$|releasevindu|ændringsvindu)/u;
/** A number counts the noun that follows it so near: "28 gennemførte ændringer", "de fire planlagte servicevinduer". */
const REACH = 3;

/** What each number counts: the noun behind it, or the label before it ("Ændringer i maj: 9", "Servicevinduer: ingen"). */
function countedIn(plain: string): Counted[] {
  const words = plain.match(/[\p{L}\d]+(?:[-'.][\p{L}\d]+)*|[:;|/,.~]/gu) ?? [];
  const kind = (word: string): Counted["of"] | null =>
    WINDOW.test(word) ? "windows" : CHANGE.test(word) ? "changes" : null;
  return words.flatMap((word, i): Counted[] => {
    const zero = word === "ingen" || word === "ikke" || word === "nul";
    const value = zero ? 0 : word === "enkelt" || word === "ene" ? 1 : readNumber(word);
    // "efter en ændring": an article, unless it says how many were made ("kun en", "foretaget en").
    if ((word === "en" || word === "et") && !/(?:^kun|^blot|^alene|et)$/u.test(words[i - 1] ?? "")) return [];
    if (value === null || (/^(?:19|20)\d\d$/u.test(word) && kind(words[i + 1] ?? "") === null)) return [];
    for (let j = i + 1; j <= Math.min(i + REACH, words.length - 1); j++) {
      const next = words[j]!;
      if (/^[:;|/,.]$/u.test(next) || readNumber(next) !== null) break;
      const of = kind(next);
      if (of) return [{ value, of }];
    }
    if (zero && word === "ikke")
      return words.slice(i, i + 6).some((next) => CHANGE.test(next)) ? [{ value, of: "changes" }] : [];
    const label = labelBefore(words, i, kind);
    return label ? [{ value, of: label }] : [{ value, of: "else" }];
  });
}

/** The label that a number stands behind: the noun before the nearest colon, bar or verb. */
function labelBefore(
  words: readonly string[],
  at: number,
  kind: (word: string) => Counted["of"] | null,
): Counted["of"] | null {
  const opens = (word: string): boolean =>
    /^[:;|]$/u.test(word) || /^(?:var|er|udgjorde|udgør|blev|til|sket|i)$/u.test(word);
  if (!opens(words[at - 1] ?? "") && !/^(?:alt|stk)$/u.test(words[at - 1] ?? "")) return null;
  for (let i = at - 1; i >= Math.max(0, at - 12); i--) {
    if (words[i] === "." || words[i] === "/") return null;
    const of = kind(words[i]!);
    if (of) return of;
  }
  return null;
}

/** How many changes a text counts, in how many service windows and where. */
export function readChanges({
  plain,
  covered,
}: Sentence): Pick<Changes, "count" | "serviceWindows" | "environment"> | null {
  if (!/ændring|change|rfc/u.test(plain)) return null;
  const counted = countedIn(covered);
  const changes = counted.find(({ of }) => of === "changes");
  if (!changes) return null;
  const windows = counted.find(({ of }) => of === "windows");
  return { count: changes.value, serviceWindows: windows?.value ?? null, environment: environmentIn(plain) };
}

/** Whether a sentence only adds the windows to one on changes: "Servicevinduer: 3." */
export const countsWindows = ({ covered }: Sentence): boolean => countedIn(covered).some(({ of }) => of === "windows");
