import { MONTH_NUMBERS } from "../danish/months.js";

export interface MonthHeading {
  year: number | null;
  month: number | null;
}

/** "mar-25", "mar. 25", "marts 25", "Marts 2025", "mar25", "marts '25", "Marts/2025" */
const NAMED = /^(\p{L}{3,9})\.?\s*[-‐‑‒–—−/.,']?\s*'?((?:19|20)\d\d|\d\d)$/u;
/** "marts", "mar." */
const NAME_ONLY = /^(\p{L}{3,9})\.?$/u;
/** "2025-03", "2025/03", "2025.03" */
const YEAR_FIRST = /^((?:19|20)\d\d)[-‐–/.](\d{1,2})$/;
/** "03-25", "03/2025", "3.2025" */
const NUMBERED = /^(\d{1,2})[-‐–/.]((?:19|20)\d\d|\d\d)$/;
/** "2025" */
const YEAR_ONLY = /^((?:19|20)\d\d)$/;
/** Two digits of a year: reports as these have existed since about 1990. */
const CENTURY_SPLIT = 80;

/** Reads a text that is nothing but a month; a month or a year alone leaves the other null. */
export function readMonthHeading(text: string): MonthHeading | null {
  const plain = text.trim();
  const named = NAMED.exec(plain);
  if (named) return withMonth(monthNumber(named[1]!), fullYear(named[2]!));
  const only = NAME_ONLY.exec(plain);
  if (only) return withMonth(monthNumber(only[1]!), null);
  const year = YEAR_ONLY.exec(plain);
  if (year) return { year: Number(year[1]), month: null };
  const first = YEAR_FIRST.exec(plain);
  if (first) return withMonth(Number(first[2]), Number(first[1]));
  const numbered = NUMBERED.exec(plain);
  return numbered ? withMonth(Number(numbered[1]), fullYear(numbered[2]!)) : null;
}

const withMonth = (month: number | undefined, year: number | null): MonthHeading | null =>
  month !== undefined && month >= 1 && month <= 12 ? { year, month } : null;

const monthNumber = (name: string): number | undefined => MONTH_NUMBERS.get(name.toLowerCase());

const fullYear = (digits: string): number => {
  const year = Number(digits);
  return digits.length === 4 ? year : year < CENTURY_SPLIT ? 2000 + year : 1900 + year;
};

export const toMonth = (year: number, month: number): string => `${year}-${String(month).padStart(2, "0")}`;

/**
 * A whole month somewhere in a text: "Driftsstatus for marts 2025" is "2025-03"; null for none. The month of a day, as in
 * "Modtaget 3. april 2025" or "2025-04-03", is no month of a report.
 */
export function findMonth(text: string): string | null {
  for (const found of text.matchAll(
    /(?<![\p{L}\d])(?:\p{L}{3,9}\.?\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d(?!-\d)|\p{L}{3}-\d\d)(?![\p{L}\d])/gu,
  )) {
    if (isOfADay(text.slice(0, found.index))) continue;
    const read = readMonthHeading(found[0]);
    if (read?.year && read.month) return toMonth(read.year, read.month);
  }
  return null;
}

/** Whether a text ends in the number of a day, so that a month behind it is that of a date. */
export const isOfADay = (before: string): boolean => /(?<![\p{L}\d.])\d{1,2}(?:\.?\s*|[-/.])$/u.test(before);
