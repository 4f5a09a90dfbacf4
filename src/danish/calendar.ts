import { Temporal } from "temporal-polyfill";
import type { ClockRef, DayRef } from "./timeTokens.js";

/** All clock times are those of Denmark. */
const ZONE = "Europe/Copenhagen";

/** A calendar month, "2025-03". */
export type Month = string;
/** A calendar day, "2025-03-03". */
export type IsoDay = string;

const pad = (value: number): string => String(value).padStart(2, "0");

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
  const month = ref.month ?? numberOf(runningMonth);
  const year = ref.year ?? (ref.month === null ? yearOf(runningMonth) : nearestYear(month, report));
  return dayExists(year, month, ref.day) ? `${year}-${pad(month)}-${pad(ref.day)}` : null;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayExists(year: number, month: number, day: number): boolean {
  const leap = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0);
  return day >= 1 && day <= DAYS_IN_MONTH[month - 1]! + (leap ? 1 : 0);
}

/** Monday is 1. */
export const weekdayOf = (day: IsoDay): number => Temporal.PlainDate.from(day).dayOfWeek;

export const addDays = (day: IsoDay, days: number): IsoDay => Temporal.PlainDate.from(day).add({ days }).toString();

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
  const middle = Temporal.PlainDate.from(`${report}-15`);
  const monday = [-1, 0, 1]
    .map((offset) => mondayOf(middle.year + offset, week))
    .sort((a, b) => Math.abs(middle.until(a).days) - Math.abs(middle.until(b).days))[0]!;
  return { first: monday.toString(), last: monday.add({ days: 6 }).toString() };
}

function mondayOf(year: number, week: number): Temporal.PlainDate {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ days: 7 * (week - 1) });
}

/** A clock time on a day in Denmark, and what is odd about it. */
export interface Moment {
  /** "2025-03-30T02:30+02:00" */
  text: string;
  epochMinutes: number;
  /** The hour the clock is put forward over, and the one it goes through twice. */
  oddity: "nonexistent-time" | "ambiguous-time" | null;
}

interface DayStart {
  epochMinutes: number;
  offset: string;
  /** A day of 24 hours has one offset, so that its clock times need no look into the zone's rules. */
  even: boolean;
}

const starts = new Map<IsoDay, DayStart>();

function startOf(day: IsoDay): DayStart {
  const known = starts.get(day);
  if (known) return known;
  const start = Temporal.PlainDate.from(day).toZonedDateTime(ZONE);
  const read = { epochMinutes: start.epochMilliseconds / 60_000, offset: start.offset, even: start.hoursInDay === 24 };
  if (starts.size >= MOST_DAYS) starts.clear();
  starts.set(day, read);
  return read;
}

/** 24:00 is 00:00 of the next day. An hour that comes twice is the first, one that never comes is moved past the gap. */
export function momentAt(day: IsoDay, clock: Pick<ClockRef, "hour" | "minute">): Moment {
  const date = clock.hour === 24 ? addDays(day, 1) : day;
  const time = { hour: clock.hour % 24, minute: clock.minute };
  const { even, epochMinutes, offset } = startOf(date);
  if (!even) return momentOnChange(date, time);
  const text = `${date}T${pad(time.hour)}:${pad(time.minute)}${offset}`;
  return { text, epochMinutes: epochMinutes + time.hour * 60 + time.minute, oddity: null };
}

/** A clock time of a day on which the clock is changed. */
function momentOnChange(date: IsoDay, time: Pick<ClockRef, "hour" | "minute">): Moment {
  const wall = Temporal.PlainDateTime.from(`${date}T${pad(time.hour)}:${pad(time.minute)}`);
  const earlier = wall.toZonedDateTime(ZONE, { disambiguation: "earlier" });
  const later = wall.toZonedDateTime(ZONE, { disambiguation: "later" });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { ...momentOf(earlier), oddity: null };
  const gap = !earlier.toPlainDateTime().equals(wall);
  return gap ? { ...momentOf(later), oddity: "nonexistent-time" } : { ...momentOf(earlier), oddity: "ambiguous-time" };
}

/** The moment so many minutes later. */
export const minutesAfter = (moment: Moment, minutes: number): Moment => ({
  ...momentOf(zoned(moment).add({ minutes })),
  oddity: null,
});

const zoned = (moment: Moment): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(moment.epochMinutes * 60_000).toZonedDateTimeISO(ZONE);

const momentOf = (at: Temporal.ZonedDateTime): Omit<Moment, "oddity"> => ({
  text: at.toString({ smallestUnit: "minute", timeZoneName: "never" }),
  epochMinutes: at.epochMilliseconds / 60_000,
});

/** The day of a moment or day as a record has it. */
export const dayOf = (momentOrDay: string): IsoDay => momentOrDay.slice(0, 10);
