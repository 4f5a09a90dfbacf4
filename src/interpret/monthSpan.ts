import { monthOrdinal } from "../model/monthOrdinal.js";
import { MONTH_NUMBERS } from "../danish/months.js";
import { readMonthHeading, toMonth } from "./monthHeading.js";

/** The months a report covers, "2022-07" to "2022-09"; the same twice for a report of one month. */
export interface MonthSpan {
  first: string;
  last: string;
}

/** "1.", "første" */
const ORDINALS: readonly RegExp[] = [
  /^(?:1\.?|første|i)$/iu,
  /^(?:2\.?|andet|anden|ii)$/iu,
  /^(?:3\.?|tredje|iii)$/iu,
  /^(?:4\.?|fjerde|iv)$/iu,
];
const ORDINAL = "\\d\\.?|første|anden|andet|tredje|fjerde|i{1,3}|iv";
const YEAR = "(?:19|20)\\d\\d";
const OF = "\\s*[-‐–,/]?\\s*(?:i\\s+)?";

/** Parts of a year, with how many months each has. */
const PARTS: readonly { months: number; pattern: RegExp }[] = [
  { months: 3, pattern: new RegExp(`^(?<part>${ORDINAL})\\s*(?:kvartal|kvt\\.?)${OF}(?<year>${YEAR})$`, "iu") },
  { months: 3, pattern: new RegExp(`^[qk](?<part>[1-4])${OF}(?<year>${YEAR})$`, "iu") },
  { months: 3, pattern: new RegExp(`^(?<year>${YEAR})${OF}[qk](?<part>[1-4])$`, "iu") },
  { months: 6, pattern: new RegExp(`^(?<part>${ORDINAL})\\s*(?:halvår|halvdel)${OF}(?<year>${YEAR})$`, "iu") },
  { months: 6, pattern: new RegExp(`^h(?<part>[12])${OF}(?<year>${YEAR})$`, "iu") },
  { months: 12, pattern: new RegExp(`^(?:hele\\s+)?(?:helår(?:et)?|året|år)${OF}(?<year>${YEAR})$`, "iu") },
];

/** "juli-september 2022", "juli til og med september 2022", "oktober 2022 – januar 2023" */
const RANGE = new RegExp(
  `^(?<from>\\p{L}{3,9})\\.?(?:\\s+(?<fromYear>${YEAR}))?\\s*(?:[-‐–—]|til(?:\\s+og\\s+med)?)\\s*(?<to>\\p{L}{3,9})\\.?\\s+(?<toYear>${YEAR})$`,
  "iu",
);
/** "juli, august og september 2022" */
const LIST = new RegExp(
  `^(?<from>\\p{L}{3,9})(?:,\\s*\\p{L}{3,9})*\\s*(?:,|og|samt)\\s*(?<to>\\p{L}{3,9})\\s+(?<toYear>${YEAR})$`,
  "iu",
);

/** Texts that are nothing but a month or a part of a year, and what they cover: they are tests. */
export const MONTH_SPAN_EXAMPLES: readonly { text: string; covers: MonthSpan | null }[] = [
  { text: "Marts 2025", covers: { first: "2025-03", last: "2025-03" } },
  { text: "3. kvartal 2022", covers: { first: "2022-07", last: "2022-09" } },
  { text: "tredje kvartal 2022", covers: { first: "2022-07", last: "2022-09" } },
  { text: "Q3 2022", covers: { first: "2022-07", last: "2022-09" } },
  { text: "2022 Q4", covers: { first: "2022-10", last: "2022-12" } },
  { text: "2. halvår 2022", covers: { first: "2022-07", last: "2022-12" } },
  { text: "H1-2023", covers: { first: "2023-01", last: "2023-06" } },
  { text: "året 2023", covers: { first: "2023-01", last: "2023-12" } },
  { text: "juli-september 2022", covers: { first: "2022-07", last: "2022-09" } },
  { text: "Juli, august og september 2022", covers: { first: "2022-07", last: "2022-09" } },
  { text: "november 2022 – januar 2023", covers: { first: "2022-11", last: "2023-01" } },
  { text: "november – januar 2023", covers: { first: "2022-11", last: "2023-01" } },
  { text: "5. kvartal 2022", covers: null },
  { text: "3. halvår 2022", covers: null },
  { text: "september 2022 – juli 2022", covers: null },
  { text: "3. april 2025", covers: null },
  { text: "2022", covers: null },
  { text: "marts", covers: null },
];

/** Reads a text that is nothing but a month, a quarter, a half-year, a year or a range of months. */
export function readMonthSpan(text: string): MonthSpan | null {
  const plain = text.trim();
  const month = readMonthHeading(plain);
  if (month?.year && month.month) return oneMonth(toMonth(month.year, month.month));
  for (const { months, pattern } of PARTS) {
    const groups = pattern.exec(plain)?.groups;
    if (groups) return partOfYear(Number(groups["year"]), ordinalOf(groups["part"]), months);
  }
  const range = (RANGE.exec(plain) ?? LIST.exec(plain))?.groups;
  return range ? rangeOf(range) : null;
}

/** The whole year, of a report that is called that of a year: "Årsrapport 2023". */
export const yearSpan = (year: number): MonthSpan => ({ first: toMonth(year, 1), last: toMonth(year, 12) });

/** Each month of a span. */
export function monthsOf({ first, last }: MonthSpan): string[] {
  const [year, month] = first.split("-").map(Number) as [number, number];
  return Array.from({ length: monthOrdinal(last) - monthOrdinal(first) + 1 }, (_, i) =>
    toMonth(year + Math.floor((month - 1 + i) / 12), ((month - 1 + i) % 12) + 1),
  );
}

export const oneMonth = (month: string): MonthSpan => ({ first: month, last: month });

export const isOneMonth = ({ first, last }: MonthSpan): boolean => first === last;

export const covers = ({ first, last }: MonthSpan, month: string): boolean => first <= month && month <= last;

const ordinalOf = (word: string | undefined): number =>
  word === undefined
    ? 1
    : /^[1-4]$/.test(word)
      ? Number(word)
      : ORDINALS.findIndex((ordinal) => ordinal.test(word)) + 1;

function partOfYear(year: number, part: number, months: number): MonthSpan | null {
  const last = part * months;
  return part < 1 || last > 12 ? null : { first: toMonth(year, last - months + 1), last: toMonth(year, last) };
}

function rangeOf(groups: Record<string, string | undefined>): MonthSpan | null {
  const from = MONTH_NUMBERS.get(groups["from"]!.toLowerCase());
  const to = MONTH_NUMBERS.get(groups["to"]!.toLowerCase());
  if (!from || !to) return null;
  const toYear = Number(groups["toYear"]);
  const fromYear = groups["fromYear"] ? Number(groups["fromYear"]) : from > to ? toYear - 1 : toYear;
  const span = { first: toMonth(fromYear, from), last: toMonth(toYear, to) };
  return span.first < span.last ? span : null;
}
