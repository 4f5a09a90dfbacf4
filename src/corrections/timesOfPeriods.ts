import { addDays, dayOf, daysFrom } from "../danish/calendar.js";
import type { Incident } from "../model/record.js";

/** The days that periods touch and the minutes they last, as the contract counts them. */
export function timesOfPeriods(periods: Incident["periods"]): Pick<Incident, "dates" | "durationMinutes"> {
  const days = new Set(periods.flatMap(({ start, end }) => daysFrom(dayOf(start), lastDay(start, end))));
  const minutes = periods.map(({ start, end }) =>
    end !== null && hasClock(start) && hasClock(end) ? (Date.parse(end) - Date.parse(start)) / 60_000 : null,
  );
  const known = minutes.filter((each) => each !== null);
  return {
    dates: [...days].sort(),
    durationMinutes: periods.length > 0 && known.length === periods.length ? known.reduce((a, b) => a + b, 0) : null,
  };
}

const hasClock = (moment: string): boolean => moment.includes("T");

/** What ends at midnight does not touch the day that begins. */
function lastDay(start: string, end: string | null): string {
  if (end === null) return dayOf(start);
  return end.slice(11, 16) === "00:00" && dayOf(end) > dayOf(start) ? addDays(dayOf(end), -1) : dayOf(end);
}
