import { addDays, momentAt } from "../danish/calendar.js";

/** From and to, in minutes since 1970 (UTC); `to` is past the end. */
export interface Span {
  from: number;
  to: number;
}

/** A calendar month in Copenhagen: March and October have an hour less and more than their days. */
export function monthSpan(month: string): Span {
  const next = addDays(`${month}-28`, 4).slice(0, "2025-03".length);
  return { from: startOf(month), to: startOf(next) };
}

const startOf = (month: string): number => momentAt(`${month}-01`, { hour: 0, minute: 0 }).epochMinutes;

export const minutesOf = ({ from, to }: Span): number => to - from;
