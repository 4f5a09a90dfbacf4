import { easterSunday } from "./feasts.js";
import type { ClockRef, DayRef } from "./timeTokens.js";

/** A calendar month, "2025-03". */
export type Month = string;
/** A calendar day, "2025-03-03". */
export type IsoDay = string;

const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));

const yearOf = (month: Month): number => Number(month.slice(0, 4));
const numberOf = (month: Month): number => Number(month.slice(5, 7));

/** The year that puts `month` nearest to the report's month: a December day in a January report is last year's. */
function nearestYear(month: number, report: Month): number {
  const distance = month - numberOf(report);
  const year = yearOf(report);
  return distance > 6 ? year - 1 : distance < -6 ? year + 1 : year;
}

/** A calendar day, with what was inferred; null where the calendar has no such day. */
export function resolveDay(ref: DayRef, report: Month, runningMonth: Month = report): IsoDay | null {
  if (ref.easter !== undefined) {
    const { month, day } = easterSunday(yearOf(report));
    return addDays(`${yearOf(report)}-${pad(month)}-${pad(day)}`, ref.easter);
  }
  const month = ref.month ?? numberOf(runningMonth);
  const year = ref.year ?? (ref.month === null ? yearOf(runningMonth) : nearestYear(month, report));
  return dayExists(year, month, ref.day) ? `${year}-${pad(month)}-${pad(ref.day)}` : null;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayExists(year: number, month: number, day: number): boolean {
  const leap = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0);
  return day >= 1 && day <= DAYS_IN_MONTH[month - 1]! + (leap ? 1 : 0);
}

const MINUTES_A_DAY = 24 * 60;

const MS_A_DAY = MINUTES_A_DAY * 60_000;

/** Days since 1 January 1970: days are counted with numbers, and written only where they leave this file. */
const dayNumber = (day: IsoDay): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_A_DAY;

function isoDay(number: number): IsoDay {
  const date = new Date(number * MS_A_DAY);
  return `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

/** Monday is 1; 1 January 1970 was a Thursday. */
const weekdayOfNumber = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** Monday is 1. */
export const weekdayOf = (day: IsoDay): number => weekdayOfNumber(dayNumber(day));

export const addDays = (day: IsoDay, days: number): IsoDay => isoDay(dayNumber(day) + days);

/** The calendar days from `first` to `last`; none where they are in the wrong order. */
export function daysFrom(first: IsoDay, last: IsoDay): IsoDay[] {
  if (first === last) return [first];
  const days: IsoDay[] = [];
  for (let day = first; day <= last && days.length < MOST_DAYS; day = addDays(day, 1)) days.push(day);
  return days;
}

/** No report names the days of more than a year; a slip of the pen must not fill memory. */
const MOST_DAYS = 400;

/** Monday and Sunday of an ISO week, in the year that puts it nearest to the report. */
export function weekDays(week: number, report: Month): { first: IsoDay; last: IsoDay } | null {
  if (week < 1 || week > 53) return null;
  const middle = dayNumber(`${report}-15`);
  const monday = [-1, 0, 1]
    .map((offset) => mondayOf(yearOf(report) + offset, week))
    .sort((a, b) => Math.abs(middle - a) - Math.abs(middle - b))[0]!;
  return { first: isoDay(monday), last: isoDay(monday + 6) };
}

/** The week with 4 January in it is the first. */
function mondayOf(year: number, week: number): number {
  const fourth = dayNumber(`${year}-01-04`);
  return fourth - weekdayOfNumber(fourth) + 1 + 7 * (week - 1);
}

/** A clock time on a day in Denmark, and what is odd about it. */
export interface Moment {
  /** "2025-03-30T02:30+02:00" */
  text: string;
  epochMinutes: number;
  /** The hour the clock is put forward over, and the one it goes through twice. */
  oddity: "nonexistent-time" | "ambiguous-time" | null;
}

/** Denmark is an hour ahead of UTC, and another in summer. */
const WINTER = 60;
const SUMMER = 120;
/** The clock is changed at 01:00 UTC, the whole European Union over. */
const CHANGE = 60;

/** When the clock is changed in a month of 31 days, on its last Sunday. */
const changeIn = (year: number, month: 3 | 10): number => {
  const last = Date.UTC(year, month - 1, 31) / MS_A_DAY;
  return (last - (weekdayOfNumber(last) % 7)) * MINUTES_A_DAY + CHANGE;
};

/** From the last Sunday of March to that of October, as in every year since 1996; this spares a cold start the time zones. */
function offsetAt(epochMinutes: number): number {
  const year = new Date(epochMinutes * 60_000).getUTCFullYear();
  return epochMinutes >= changeIn(year, 3) && epochMinutes < changeIn(year, 10) ? SUMMER : WINTER;
}

/** 24:00 is 00:00 of the next day. An hour that comes twice is the first, one that never comes is moved past the gap. */
export function momentAt(day: IsoDay, clock: Pick<ClockRef, "hour" | "minute">): Moment {
  const wall = dayNumber(day) * MINUTES_A_DAY + clock.hour * 60 + clock.minute;
  const inSummer = offsetAt(wall - SUMMER) === SUMMER;
  const inWinter = offsetAt(wall - WINTER) === WINTER;
  const oddity = inSummer === inWinter ? (inSummer ? "ambiguous-time" : "nonexistent-time") : null;
  return momentOf(wall - (inSummer ? SUMMER : WINTER), oddity);
}

/** The moment so many minutes later. */
export const minutesAfter = ({ epochMinutes }: Moment, minutes: number): Moment =>
  momentOf(epochMinutes + minutes, null);

function momentOf(epochMinutes: number, oddity: Moment["oddity"]): Moment {
  const offset = offsetAt(epochMinutes);
  const day = Math.floor((epochMinutes + offset) / MINUTES_A_DAY);
  const minute = epochMinutes + offset - day * MINUTES_A_DAY;
  const clock = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
  return { text: `${isoDay(day)}T${clock}+${pad(offset / 60)}:00`, epochMinutes, oddity };
}

/** The day of a moment or day as a record has it. */
export const dayOf = (momentOrDay: string): IsoDay => momentOrDay.slice(0, 10);
