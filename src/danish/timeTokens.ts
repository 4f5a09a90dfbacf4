import { FEASTS, SECOND_DAYS } from "./feasts.js";
import { MONTH_NUMBERS, WEEKDAY_NUMBERS } from "./months.js";
import { NUMBER, NUMBER_WORDS, readNumber } from "./numbers.js";
import { anyOf, plainPattern } from "./pattern.js";

/** A calendar day as written: month and year only where they stand there. */
export interface DayRef {
  day: number;
  month: number | null;
  year: number | null;
  weekday: number | null;
  /** Days from Easter Sunday, for a feast that has no date of its own. */
  easter?: number;
}

/** A clock time as written; 24:00 keeps its hour. */
export interface ClockRef {
  hour: number;
  minute: number;
  approximate: boolean;
}

interface Placed {
  start: number;
  end: number;
  /** Whether words that mean nothing to the calendar stand between this token and the one before. */
  apart: boolean;
  /** Whether a comma stands before it. */
  comma: boolean;
}

export type Connector = "from" | "to" | "between" | "and" | "dash" | "comma";

export type TimeToken = Placed &
  (
    | ({
        kind: "day";
        /** "den 3." without month counts as a day; a bare "3." only in a list. */ sure: boolean;
      } & DayRef)
    | ({ kind: "clock" } & ClockRef)
    | { kind: "duration"; minutes: number; approximate: boolean }
    | { kind: "relative-day"; offset: 0 | 1 }
    | { kind: "night" }
    | { kind: "rest-of-day" }
    | { kind: "week"; week: number }
    | { kind: "noise"; approximate: boolean }
    /** "hhv.": the times that follow belong to the days before, one each. */
    | { kind: "each" }
    | { kind: Connector }
  );

const MONTH = `(?<month>${anyOf([...MONTH_NUMBERS.keys()])})(?!\\p{L})\\.?`;
/** "4. jan. 0710-0840" has no year: four figures with a range behind them are clock times. */
const YEAR = "(?:,? ?(?<year>(?:19|20)\\d\\d)(?!\\d| ?- ?\\d{4}))?";
const sticky = (source: string): RegExp => plainPattern(source, "y");

/** "2025-03-03" */
const ISO_DAY = sticky("(?<year>\\d{4})-(?<monthNumber>\\d\\d)-(?<day>\\d\\d)(?!\\d)");
/** "3/3", "28/12-24", "3/3 2025" */
const SLASH_DAY = sticky(
  "(?<day>\\d{1,2})/(?<monthNumber>\\d{1,2})(?![\\d/]?\\d)(?:(?:[-/.]| (?=(?:19|20)\\d\\d(?! ?-)))(?<year>\\d{4}|\\d\\d)(?![\\d/]|[.:]\\d))?|" +
    "(?<day2>\\d{1,2})/(?<month2>\\d{1,2})/(?<year2>\\d{4}|\\d\\d)(?!\\d)",
);
/** "03.03.2025", "3.3.25", "3. 3. 2025", "03-03-2025" */
const DOTTED_DAY = sticky(
  "(?<day>\\d{1,2})(?:\\. ?(?<monthNumber>\\d{1,2})\\. ?(?<year>\\d{4}|\\d\\d)|-(?<month2>\\d{1,2})-(?<year2>\\d{4}))(?![.:]?\\d)",
);
/** "6.12." after "den", a weekday or another such day */
const SHORT_DAY = sticky("(?<day>\\d{1,2})\\.(?<monthNumber>\\d{1,2})\\.?(?!\\d)");
/** "3. marts", "3 marts 2025", "7. jan." */
const NAMED_DAY = sticky(`(?<day>\\d{1,2})\\.? ?${MONTH}${YEAR}`);
/** "3." of "3. og 4. marts" */
const BARE_DAY = sticky("(?<day>\\d{1,2})\\.(?!\\d)");
const CLOCK =
  "(?<hour>\\d{1,2})(?:[.:](?<minute>\\d\\d)(?:[.:]\\d\\d)?)?(?![\\d%/]|[.,:]\\d)(?: (?:cest|cet|dansk tid|lokal tid)(?!\\p{L}))?";
/** "kl. 9", "kl. 9.30", "kl 0930" */
const MARKED_CLOCK = sticky(
  `(?:klokken|kl)\\.? ?(?:(?<ca>ca\\.?|cirka|omkring) ?)?(?:(?<both>\\d{4})(?!\\d|[.:]\\d)|${CLOCK})`,
);
/** "kl. halv ti", "kl. ni" */
const SPOKEN_CLOCK = sticky(
  `(?:klokken|kl)\\.? ?(?:(?<part>halv|kvart over|kvart i) )?(?<word>et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)(?!\\p{L})`,
);
/** "09:30", "9.30" where a clock time is expected */
const PLAIN_CLOCK = sticky("(?<hour>\\d{1,2})[.:](?<minute>\\d\\d)(?:[.:]\\d\\d)?(?![\\d%]|[.,:]\\d)");
/** "09.30-10.15", "09:30 til 11" without "kl." */
const CLOCK_PAIR = sticky(
  "(?<hour>\\d{1,2})[.:](?<minute>\\d\\d)(?= ?(?:-|til|og) ?(?:kl\\.? ?)?\\d{1,2}(?:[.:]\\d\\d)(?!\\d|[.]\\d))|(?<hour2>\\d{1,2}):(?<minute2>\\d\\d)(?!\\d)",
);
/** "9" in "kl. 8-9" */
const BARE_HOUR = sticky(
  "(?<hour>\\d{1,2})(?![\\d%/]|[.,:]\\d|\\.-|\\.? (?:\\p{L}{3,9}\\.? )?(?:brugere|kommuner|servere)|-\\p{L})",
);
const FOUR_DIGITS = sticky("(?<both>\\d{4})(?!\\d|[.,:]\\d)");
/** "9-12" after "tidsrummet" */
const HOUR_PAIR = sticky(
  `(?<hour>\\d{1,2})(?= ?(?:-|til|og) ?\\d{1,2}(?:[.:]\\d\\d(?!\\d|[.:]\\d)|(?![\\d.]| ?${MONTH.replace("<month>", "<_month>")})))`,
);
/** "7.12-8.05" and "9-10.30" behind a day: both ends, the second with its minutes, so that no day is meant */
const WHOLE_PAIR = sticky("(?<hour>\\d{1,2})(?:[.:](?<minute>[0-5]\\d))?(?= ?- ?\\d{1,2}[.:][0-5]\\d(?!\\d|[.:]\\d))");
/** "2230" behind a day that has its year, "00.35 Alarm" at the head of a line */
const DAYTIME = sticky("(?<both>(?:[01]\\d|2[0-4])[0-5]\\d)(?!\\d|[.:,]\\d|-\\p{L})");
const OPENING_CLOCK = sticky("(?<hour>\\d{2})[.:](?<minute>[0-5]\\d)(?=:? \\p{L})");
/** "0600-0715" behind a day */
const FOUR_DIGIT_PAIR = sticky("(?<both>\\d{4})(?= ?(?:-|til) ?\\d{4}(?!\\d))");
/** "10-tiden" */
const ABOUT_HOUR = sticky("(?<hour>\\d{1,2})(?:[.:](?<minute>\\d\\d))?-tiden");
const UNIT = "(?<unit>minut(?:ter)?|min|time(?:r)?|kvarter|døgn|t)s?(?!\\p{L})\\.?";
const MORE = `(?:(?: og| samt|,)? ?(?<more>${NUMBER}) ?(?:minut(?:ter)?|min)(?!\\p{L})\\.?)?`;
/** "45 minutter", "ca. 2 timer", "1 time og 20 minutter", "2½ time" */
const DURATION = sticky(`(?<number>${NUMBER})(?<half>½|,5| en halv|½)? ?${UNIT}${MORE}`);
/** "halvanden time", "en halv time", "et kvarter", "trekvart time" */
const SPOKEN_DURATION = sticky(
  "(?<spoken>halvanden time|halvandet døgn|en halv times?|en god times?|en lille times?|et kvarters?|et par timer|½ time|trekvart time|tre kvarter|et døgn)(?!\\p{L})",
);
const SPOKEN_MINUTES: Readonly<Record<string, number>> = {
  "halvanden time": 90,
  "halvandet døgn": 2160,
  "en halv time": 30,
  "½ time": 30,
  "en god time": 60,
  "en lille time": 60,
  "et kvarter": 15,
  "trekvart time": 45,
  "tre kvarter": 45,
  "et døgn": 1440,
};
const UNIT_MINUTES: Readonly<Record<string, number>> = { minut: 1, min: 1, time: 60, t: 60, kvarter: 15, døgn: 1440 };
const ROUGHLY = /(?:ca\.?|cirka|omkring|knap|godt|små|op mod|næsten|over|under|kun)\s*$/u;
/** "kl. 17 og 40 minutter frem" */
const ONWARDS = /^ (?:frem|senere)(?!\p{L})/u;
const BEFORE_LASTS = 24;
/** "version 4.2", "v. 8.3", "release 2.4": numbers that are no times. */
const VERSION = /(?<!\p{L})(?:version|versionen|release|rel|vers|patch|hotfix|opdatering|v)\.? ?$/u;

const PHRASES: readonly (readonly [words: string, token: { kind: TimeToken["kind"] } & Record<string, unknown>])[] = [
  ...["fra", "fra og med", "fra den", "siden", "og fra", "og igen fra", "igen fra", "først fra", "gældende fra"].map(
    (words) => [words, { kind: "from" }] as const,
  ),
  ...[
    "til",
    "frem til",
    "indtil",
    "til og med",
    "t.o.m.",
    "til og",
    "og frem til",
    "og indtil",
    "og til",
    "helt frem til",
    "hen til",
    "op til",
    "og helt frem til",
    "indtil omkring",
    "og frem mod",
    "frem mod",
  ].map((words) => [words, { kind: "to" }] as const),
  ...["mellem", "imellem", "ml.", "ml", "mlm."].map((words) => [words, { kind: "between" }] as const),
  ...[
    "og",
    "samt",
    "eller",
    "og igen",
    "samt igen",
    "og atter",
    "og senere",
    "og herefter",
    "igen",
    "atter",
    "&",
    "og den",
    "og på ny",
    "samt på ny",
  ].map((words) => [words, { kind: "and" }] as const),
  ...["hhv.", "hhv", "henholdsvis"].map((words) => [words, { kind: "each" }] as const),
  ...["natten", "nat", "nattetimerne", "natten over"].map((words) => [words, { kind: "night" }] as const),
  ...[
    "samme dag",
    "samme aften",
    "samme eftermiddag",
    "samme formiddag",
    "samme nat",
    "samme morgen",
    "senere samme dag",
    "senere på dagen",
    "s.d.",
  ].map((words) => [words, { kind: "relative-day", offset: 0 }] as const),
  ...[
    "dagen efter",
    "dagen derpå",
    "dagen derefter",
    "den følgende dag",
    "følgende dag",
    "den efterfølgende dag",
    "efterfølgende dag",
    "den næste dag",
    "næste dag",
    "næste morgen",
    "næste formiddag",
    "næste eftermiddag",
    "den følgende morgen",
    "den følgende formiddag",
    "den efterfølgende morgen",
    "den næste morgen",
    "følgende morgen",
    "morgenen efter",
    "morgenen derpå",
    "den følgende nat",
    "den følgende eftermiddag",
    "påfølgende dag",
    "den påfølgende dag",
    "dagen derpå om morgenen",
    "næste nat",
  ].map((words) => [words, { kind: "relative-day", offset: 1 }] as const),
  ...[
    "resten af dagen",
    "hele dagen",
    "dagen igennem",
    "hele dagen igennem",
    "dagen lang",
    "dagen over",
    "det meste af natten",
    "hele døgnet",
    "hele formiddagen",
    "hele eftermiddagen",
    "hele natten",
    "det meste af dagen",
    "det meste af formiddagen",
    "det meste af eftermiddagen",
    "resten af døgnet",
    "resten af arbejdsdagen",
    "dagen ud",
    "døgnets udløb",
    "dagens udløb",
    "arbejdstids ophør",
    "udgangen af måneden",
    "månedens udgang",
    "måneden ud",
    "resten af måneden",
  ].map((words) => [words, { kind: "rest-of-day" }] as const),
  ...[
    "om",
    "den",
    "d.",
    "d",
    "dagene",
    "weekenden",
    "weekend",
    "ugen",
    "datoerne",
    "både",
    "tidsrummet",
    "i tidsrummet",
    "tidsrummet fra",
    "perioden",
    "i perioden",
    "perioderne",
    "i dagene",
    "nærmere bestemt",
    "nytårsnat",
    "begge dage",
    "alle dage",
    "alle tre dage",
    "hver dag",
    "dagligt",
    "denne gang",
    "om morgenen",
    "morgenstunden",
    "om formiddagen",
    "om eftermiddagen",
    "om aftenen",
    "om natten",
    "formiddag",
    "eftermiddag",
    "aften",
    "morgen",
    "aftenen",
    "morgenen",
    "formiddagen",
    "eftermiddagen",
    "dvs.",
    "i",
  ].map((words) => [words, { kind: "noise", approximate: false }] as const),
  ...[
    "ca.",
    "ca",
    "cirka",
    "circa",
    "omkring",
    "omtrent",
    "rundt regnet",
    "lidt over",
    "lidt før",
    "lige efter",
    "kort efter",
    "kort før",
    "godt",
    "knap",
    "små",
    "anslået",
    "ved",
  ].map((words) => [words, { kind: "noise", approximate: true }] as const),
  ["midnat", { kind: "clock", hour: 24, minute: 0, approximate: false }],
  ["middag", { kind: "clock", hour: 12, minute: 0, approximate: true }],
  ["over middag", { kind: "clock", hour: 12, minute: 0, approximate: true }],
  ["hen over middag", { kind: "clock", hour: 12, minute: 0, approximate: true }],
  ["middagstid", { kind: "clock", hour: 12, minute: 0, approximate: true }],
];

interface Phrase {
  words: string;
  token: (typeof PHRASES)[number][1];
}
const BY_FIRST_WORD: ReadonlyMap<string, readonly Phrase[]> = PHRASES.reduce((map, [words, token]) => {
  const first = /^(?:\p{L}+|.)/u.exec(words)![0];
  const others = [...(map.get(first) ?? []), { words, token }];
  return map.set(
    first,
    others.sort((a, b) => b.words.length - a.words.length),
  );
}, new Map<string, Phrase[]>());

/** A word that may say something about time, a number, or a mark. */
const ATOM = plainPattern("\\d+|\\p{L}+|[-,>&½]", "g");
/** Characters that may stand between two times without setting them apart. */
const GLUE = /^[\s.:()]*$/;
/** A gap is looked at no further than this, so that reading stays linear. */
const LONGEST_GAP = 8;

interface Found {
  token: Record<string, unknown> & { kind: TimeToken["kind"] };
  end: number;
}

/** What a pattern reads at a place: every part it names, and where it ends. */
interface Match {
  groups: Record<string, string | undefined>;
  end: number;
}

const run = (pattern: RegExp, text: string, at: number): Match | null => {
  pattern.lastIndex = at;
  const groups = pattern.exec(text)?.groups;
  return groups ? { groups, end: pattern.lastIndex } : null;
};

const fullYear = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 4 ? Number(text) : 2000 + Number(text);

function dayFound(match: Match | null, sure = true): Found | null {
  if (!match) return null;
  const { month, monthNumber, month2, day, day2, year, year2 } = match.groups;
  const number = month ? MONTH_NUMBERS.get(month)! : monthNumber || month2 ? Number(monthNumber ?? month2) : null;
  if (number !== null && (number < 1 || number > 12)) return null;
  const ref: DayRef = { day: Number(day ?? day2), month: number, year: fullYear(year ?? year2), weekday: null };
  return ref.day < 1 || ref.day > 39 ? null : { token: { kind: "day", sure, ...ref }, end: match.end };
}

function clockFound(match: Match | null): Found | null {
  if (!match) return null;
  const { both, ca, hour: hour1, hour2, minute: minute1, minute2 } = match.groups;
  const hour = Number(both?.slice(0, 2) ?? hour1 ?? hour2);
  const minute = Number(both?.slice(2) ?? minute1 ?? minute2 ?? 0);
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return { token: { kind: "clock", hour, minute, approximate: ca !== undefined }, end: match.end };
}

function spokenClock(text: string, at: number): Found | null {
  const match = run(SPOKEN_CLOCK, text, at);
  if (!match) return null;
  const { word, part } = match.groups;
  const hour = word === "et" ? 1 : readNumber(word!)!;
  const [h, minute] =
    part === "halv" ? [hour - 1, 30] : part === "kvart over" ? [hour, 15] : part ? [hour - 1, 45] : [hour, 0];
  return { token: { kind: "clock", hour: h, minute, approximate: false }, end: match.end };
}

function durationFound(text: string, at: number): Found | null {
  const plain = run(DURATION, text, at);
  const spoken = plain ? null : run(SPOKEN_DURATION, text, at);
  const end = plain?.end ?? spoken?.end;
  if (end === undefined) return null;
  const before = text.slice(Math.max(0, at - BEFORE_LASTS), at);
  const lead = before.replace(ROUGHLY, "");
  const approximate = lead.length < before.length;
  const onwards = ONWARDS.exec(text.slice(end, end + 8))?.[0].length ?? 0;
  if (spoken) {
    const minutes = SPOKEN_MINUTES[spoken.groups["spoken"]!.replace(/time?s$/u, "time")];
    return minutes === undefined ? null : { token: { kind: "duration", minutes, approximate }, end: end + onwards };
  }
  const { unit: units, number, half, more } = plain!.groups;
  const unit = units!.replace(/^(minut|time)(ter|r)$/u, "$1");
  const whole = readNumber(number!)! + (half ? 0.5 : 0);
  const minutes = whole * UNIT_MINUTES[unit]! + (more ? readNumber(more)! : 0);
  return { token: { kind: "duration", minutes: Math.round(minutes), approximate }, end: end + onwards };
}

const LINKS: ReadonlySet<string> = new Set(["from", "to", "between", "and", "dash", "comma", "noise", "each"]);

/** What the tokens read so far make of the next number. */
interface Expectation {
  /** A clock time stands before, with only links between. */
  clock: boolean;
  /** A day given in figures stands before, with only links between. */
  day: boolean;
  /** The day before has its year, so that four figures behind it are none. */
  dated: boolean;
  link: string | null;
  interval: boolean;
  den: boolean;
}

function expectation(tokens: readonly TimeToken[], apart: boolean, text: string): Expectation {
  const nothing = { clock: false, day: false, dated: false, link: null, interval: false, den: false };
  if (apart) return nothing;
  let at = tokens.length - 1;
  const last = tokens[at];
  const words = last ? text.slice(last.start, last.end) : "";
  while (at >= 0 && LINKS.has(tokens[at]!.kind) && !tokens[at]!.apart) at--;
  const anchor = tokens[at];
  return {
    clock: anchor?.kind === "clock",
    day: anchor?.kind === "day",
    dated: anchor?.kind === "day" && anchor.year !== null,
    link: last && LINKS.has(last.kind) ? last.kind : null,
    interval:
      /^(?:(?:i )?tidsrummet(?: fra)?|igen|til|indtil|frem til|ca\.?|omkring)$/u.test(words) ||
      (last?.kind === "from" && words !== "siden") ||
      last?.kind === "between",
    den: /^(?:den|d|d\.|dagene|datoerne|og den|fra den)$/u.test(words),
  };
}

/** A day with its month; the mark behind the number tells which patterns are worth a try. */
function fullDay(text: string, at: number, number: string): Found | null {
  const mark = text[at + number.length];
  if (number.length > 2) return mark === "-" ? dayFound(run(ISO_DAY, text, at)) : null;
  return (
    (mark === "/" ? dayFound(run(SLASH_DAY, text, at)) : null) ??
    (mark === "." || mark === "-" ? dayFound(run(DOTTED_DAY, text, at)) : null) ??
    dayFound(run(NAMED_DAY, text, at))
  );
}

/** Before a number that belongs to a word or a longer number: "SF1601", "DHCP-9", "1.2" (but "30. marts-2. april"). */
const GLUED = new RegExp(`\\d[.,:/]?$|\\p{L}$|(?<!${anyOf([...MONTH_NUMBERS.keys()])})(?<=\\p{L})-$`, "u");

function numberFound(text: string, at: number, word: string, expect: () => Expectation): Found | null {
  const before = text.slice(Math.max(0, at - 14), at);
  if (!before.endsWith("(") && (VERSION.test(before) || (!before.endsWith(" ") && GLUED.test(before)))) return null;
  const dayWithMonth = fullDay(text, at, word);
  if (dayWithMonth) return /^24\/7/.test(text.slice(at, at + 4)) ? null : dayWithMonth;
  const spoken = bareSpokenClock(text, at);
  if (spoken) return spoken;
  const duration = durationFound(text, at);
  if (duration) return duration;
  const about = clockFound(run(ABOUT_HOUR, text, at));
  if (about) return { ...about, token: { ...about.token, approximate: true } };
  const expected = expect();
  const afterClock = expected.clock && expected.link !== null;
  const pair = expected.day && expected.link ? clockFound(run(WHOLE_PAIR, text, at)) : null;
  if (pair) return pair;
  if (expected.den || (expected.day && !expected.clock && expected.link && expected.link !== "noise")) {
    const short = dayFound(run(SHORT_DAY, text, at));
    if (short && (expected.den || expected.link !== "from")) return short;
  }
  const beforeClock = dayFound(run(DAY_BEFORE_CLOCK, text, at));
  if (beforeClock) return beforeClock;
  if (opensText(text, at)) {
    const opening = dayFound(run(OPENING_DAY, text, at)) ?? clockFound(run(OPENING_CLOCK, text, at));
    if (opening) return opening;
  }
  const closed = afterClock ? null : dayFound(run(CLOSED_DAY, text, at));
  if (closed) return closed;
  const clock =
    clockFound(run(CLOCK_PAIR, text, at)) ??
    (afterClock || expected.interval || expected.day ? clockFound(run(PLAIN_CLOCK, text, at)) : null) ??
    (afterClock && expected.link !== "and" && expected.link !== "comma"
      ? clockFound(run(BARE_HOUR, text, at))
      : null) ??
    (afterClock && (expected.link === "to" || expected.link === "dash")
      ? clockFound(run(FOUR_DIGITS, text, at))
      : null) ??
    (expected.interval || afterClock ? clockFound(run(HOUR_PAIR, text, at)) : null) ??
    (expected.day || expected.interval ? clockFound(run(FOUR_DIGIT_PAIR, text, at)) : null) ??
    (expected.dated ? clockFound(run(DAYTIME, text, at)) : null) ??
    (expected.clock && expected.link === "and" && betweenOpen(text, at) ? clockFound(run(BARE_HOUR, text, at)) : null);
  return clock ?? dayFound(run(BARE_DAY, text, at), expected.den);
}

/** "19.1. kl. 17" */
const DAY_BEFORE_CLOCK = sticky("(?<day>\\d{1,2})\\.(?<monthNumber>\\d{1,2})\\.(?= kl)");
/** "20.11. Røntgen …", "6.12: …" at the head of a line */
const OPENING_DAY = sticky("(?<day>\\d{1,2})\\.(?<monthNumber>\\d{1,2})(?:\\.(?= \\p{L})|(?=:| kl))(?!\\d)");
/** "9.1." as all of a text, "2.1. kl. 6", "15.1. 14:05", "12.1. og 14.1." */
const CLOSED_DAY = sticky(
  "(?<day>\\d{1,2})\\.(?<monthNumber>0?[1-9]|1[0-2])\\.(?= (?:kl|og|til|fra|\\d)|-|,| - |\\s*$)",
);
const opensText = (text: string, at: number): boolean => at < 4 && !/[\p{L}\d]/u.test(text.slice(0, at));

/** Whether an "og" before `at` closes a "mellem". */
const betweenOpen = (text: string, at: number): boolean =>
  /(?:mellem|mlm?\.?) [^;]{1,24}$/u.test(text.slice(Math.max(0, at - 36), at));

/** Number words, and the words that spoken lengths of time start with; asked before any pattern is tried. */
const opensDuration = (word: string): boolean =>
  NUMBER_WORDS.has(word) || word === "halvanden" || word === "halvandet" || word === "trekvart" || word === "½";

/** "kvart over otte", "ti minutter i ti", "halv ti" */
const BARE_SPOKEN_CLOCK = sticky(
  "(?:(?<part>halv|kvart over|kvart i)|(?<minutes>en|to|tre|fire|fem|seks|syv|otte|ni|ti|tyve|\\d{1,2}) minutter (?<side>i|over)) (?<word>et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)(?!\\p{L})",
);

function bareSpokenClock(text: string, at: number): Found | null {
  const match = run(BARE_SPOKEN_CLOCK, text, at);
  if (!match) return null;
  const { word, part, minutes, side } = match.groups;
  const hour = word === "et" ? 1 : readNumber(word!)!;
  const offset = part
    ? { halv: -30, "kvart over": 15, "kvart i": -15 }[part]!
    : readNumber(minutes!)! * (side === "i" ? -1 : 1);
  const total = hour * 60 + offset;
  return {
    token: { kind: "clock", hour: Math.floor(total / 60), minute: total % 60, approximate: false },
    end: match.end,
  };
}

/** "nytårsaften", "2. juledag"; none where a date stands beside it, which says more. */
function feastFound(text: string, at: number, word: string): Found | null {
  const feast = FEASTS.get(word);
  if (!feast) return null;
  const end = at + word.length;
  if (/^,? (?:den |d\. ?|d )?\d{1,2}(?:\.(?!\d)|\/)/u.test(text.slice(end, end + 12)))
    return { token: { kind: "noise", approximate: false }, end };
  const second = SECOND_DAYS.has(word) && /(?:2\. ?|anden )$/u.test(text.slice(Math.max(0, at - 6), at)) ? 1 : 0;
  const day =
    "easter" in feast
      ? { day: 1, month: 1, easter: feast.easter + second }
      : { day: feast.day + second, month: feast.month };
  return { token: { kind: "day", sure: true, year: null, weekday: null, ...day }, end };
}

function wordFound(text: string, at: number, word: string): Found | null {
  const feast = feastFound(text, at, word);
  if (feast) return feast;
  if (word === "halv" || word === "kvart" || NUMBER_WORDS.has(word)) {
    const clock = bareSpokenClock(text, at);
    if (clock) return clock;
  }
  if (word === "kl" || word === "klokken") return clockFound(run(MARKED_CLOCK, text, at)) ?? spokenClock(text, at);
  const spoken = opensDuration(word) ? durationFound(text, at) : null;
  if (spoken) return spoken;
  if (word === "uge") {
    const week = /^uge (\d{1,2})(?![\d.,:]\d|\d)/u.exec(text.slice(at, at + 9));
    return week ? { token: { kind: "week", week: Number(week[1]) }, end: at + week[0].length } : null;
  }
  if (WEEKDAY_NUMBERS.has(word)) {
    const end = at + word.length + (text[at + word.length] === "." ? 1 : 0);
    return { token: { kind: "noise", approximate: false, weekday: WEEKDAY_NUMBERS.get(word) }, end };
  }
  for (const { words, token } of BY_FIRST_WORD.get(word) ?? []) {
    const end = at + words.length;
    if (text.startsWith(words, at) && !/^\p{L}/u.test(text.slice(end, end + 1))) return { token, end };
  }
  return null;
}

/** Most words say nothing about time: one look-up tells, before anything around them is read. */
const isPlainWord = (word: string): boolean => word >= "a" && !OPENINGS.has(word);
const OPENINGS: ReadonlySet<string> = new Set([
  ...BY_FIRST_WORD.keys(),
  ...WEEKDAY_NUMBERS.keys(),
  ...NUMBER_WORDS,
  ...["kl", "klokken", "uge", "halvanden", "halvandet", "trekvart", "halv", "kvart"],
  ...FEASTS.keys(),
]);

/** The times, days and the words that link them, in order; `text` is plain text (see plainText.ts). */
export function timeTokens(text: string): TimeToken[] {
  const tokens: TimeToken[] = [];
  let end = 0;
  let passed = false;
  let comma = false;
  let weekday: number | null = null;
  ATOM.lastIndex = 0;
  for (let atom = ATOM.exec(text); atom; atom = ATOM.exec(text)) {
    const at = atom.index;
    const [word] = atom;
    if (isPlainWord(word)) {
      passed = true;
      weekday = null;
      continue;
    }
    const gap = text.slice(end, at);
    const apart = passed || gap.length > LONGEST_GAP || (gap !== " " && !GLUE.test(gap));
    const found = foundAt(text, at, word, () => expectation(tokens, apart, text));
    if (!found) {
      passed = true;
      weekday = null;
      continue;
    }
    if (found.token.kind === "comma") {
      comma = true;
    }
    if (found.token.kind === "noise" && typeof found.token["weekday"] === "number") weekday = found.token["weekday"];
    const before = comma && found.token.kind !== "comma";
    // What is spread comes last: V8 copies objects of many shapes fifty times faster that way.
    const token = { start: at, end: found.end, apart, comma: before, ...found.token } as TimeToken;
    if (token.kind === "day" && weekday !== null && !apart) token.weekday = weekday;
    tokens.push(token);
    if (found.token.kind === "day") weekday = null;
    if (found.token.kind !== "comma") comma = false;
    end = found.end;
    passed = false;
    ATOM.lastIndex = Math.max(found.end, at + 1);
  }
  return tokens;
}

function foundAt(text: string, at: number, word: string, expect: () => Expectation): Found | null {
  if (word >= "0" && word < ":") return numberFound(text, at, word, expect);
  if (word === "-" || word === ">") return { token: { kind: "dash" }, end: at + 1 };
  if (word === ",") return { token: { kind: "comma" }, end: at + 1 };
  return wordFound(text, at, word);
}
