/** What the records have as text of one kind or another, as databases want it: days, and clock times with seconds. */

/** "2025-03" as the day that databases have for a month. */
export const monthToDate = (month: string | null): string | null => (month === null ? null : dayOf(`${month}-01`));

/** The day of "2025-03-18T22:59+01:00", as the report has it; null for what no calendar has. */
export function dayOf(moment: string | null): string | null {
  if (moment === null) return null;
  const day = moment.slice(0, "YYYY-MM-DD".length);
  // JavaScript takes the 30th of February for the 1st of March, and PostgreSQL has no year 0.
  const time = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(time) && day >= "0001" && new Date(time).toISOString().startsWith(day) ? day : null;
}

/** "2025-03-18T22:59:00+01:00"; null for a day without a clock time. */
export function clockTimeOf(moment: string | null): string | null {
  const found = moment === null ? null : /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})([+-]\d{2}:\d{2})$/.exec(moment);
  if (!found || dayOf(moment) === null) return null;
  const clockTime = `${found[1]}:00${found[2]}`;
  return Number.isNaN(Date.parse(clockTime)) ? null : clockTime;
}
