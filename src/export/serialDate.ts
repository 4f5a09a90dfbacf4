/** Day 0 of Excel's calendar as later days count it (ECMA-376 part 1, 18.17.4.1; 1900 is wrongly a leap year there). */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/**
 * A contract day, clock time or month as an Excel serial: days, with the wall-clock time as fraction. The offset is not
 * applied, so that 22:59 in the report is 22:59 in the cell under any time zone.
 */
export function serialDate(moment: string): number {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}):(\d{2}))?/.exec(moment)!;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1), Number(hour ?? 0), Number(minute ?? 0));
  return (utc - EPOCH) / DAY;
}

/** The wall-clock moment of an Excel serial: "2025-03-18T22:59". */
export const serialToMoment = (serial: number): string =>
  new Date(EPOCH + Math.round(serial * 1440) * 60_000).toISOString().slice(0, "2025-03-18T22:59".length);
