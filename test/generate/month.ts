/** A calendar month, "2025-03". */
export type Month = string;

export const MONTH_NAMES = [
  "januar",
  "februar",
  "marts",
  "april",
  "maj",
  "juni",
  "juli",
  "august",
  "september",
  "oktober",
  "november",
  "december",
] as const;
const WEEKDAYS = ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"] as const;

export const yearOf = (month: Month): number => Number(month.slice(0, 4));
export const numberOf = (month: Month): number => Number(month.slice(5, 7));
export const monthName = (month: Month): string => MONTH_NAMES[numberOf(month) - 1]!;
export const capitalised = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
/** "Marts 2025" */
export const monthTitle = (month: Month): string => `${capitalised(monthName(month))} ${yearOf(month)}`;

export function addMonths(month: Month, count: number): Month {
  const months = yearOf(month) * 12 + numberOf(month) - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** The `count` months that end with `last`. */
export const monthsEnding = (last: Month, count: number): Month[] =>
  Array.from({ length: count }, (_, i) => addMonths(last, i + 1 - count));

export const daysIn = (month: Month): number => new Date(Date.UTC(yearOf(month), numberOf(month), 0)).getUTCDate();

/** "2025-03-18"; days past the month's end fall in the next month, day 0 is the last day of the month before. */
export const dayOf = (month: Month, day: number): string =>
  new Date(Date.UTC(yearOf(month), numberOf(month) - 1, day)).toISOString().slice(0, 10);

/** "18. marts" */
export const dayText = (day: string): string => `${Number(day.slice(8))}. ${monthName(day)}`;

export const weekdayOf = (day: string): string => WEEKDAYS[new Date(`${day}T00:00Z`).getUTCDay()]!;
