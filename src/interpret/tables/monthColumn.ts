import { readMonthHeading, type MonthHeading } from "../monthHeading.js";

/** English names that are not Danish ones too: an Excel set to English writes "May-24" and "Oct-24". */
const ENGLISH: Readonly<Record<string, string>> = {
  january: "januar",
  february: "februar",
  march: "marts",
  may: "maj",
  june: "juni",
  july: "juli",
  october: "oktober",
  oct: "okt",
};
/** "2024M04", "2024-M4", "M04 2024", "M4-24" */
const YEAR_M = /^((?:19|20)\d\d)[-\s]?M(0?[1-9]|1[0-2])$/i;
const M_YEAR = /^M(0?[1-9]|1[0-2])[-\s/]?((?:19|20)?\d\d)$/i;
/** "202404" */
const SIX_DIGITS = /^(20\d\d)(0[1-9]|1[0-2])$/;
/** "30-04-2024", "30.04.24", "1/4-2024" */
const DAY_FIRST = /^(\d{1,2})[-‐–/.]\s?(\d{1,2})[-‐–/.]\s?((?:19|20)?\d\d)$/;
/** "2024-04-30" */
const YEAR_FIRST = /^((?:19|20)\d\d)[-‐–/.](\d{1,2})[-‐–/.](\d{1,2})$/;
/** "30. april 2024", "30-apr-24", "1. maj 24" */
const DAY_NAMED = /^(\d{1,2})\.?[-‐–\s]?(\p{L}{3,9}\.?[-‐–\s.']*(?:(?:19|20)\d\d|\d\d))$/u;

/** "30. september 2024", characters. */
const LONGEST = 20;

/** A column's month: what `readMonthHeading` reads, English names, "2024M04", and first or last days of months. */
export function readMonthColumn(text: string): MonthHeading | null {
  const plain = text.trim();
  // Asked of every few words of a page: most are too long, or neither a name nor a number.
  if (plain.length > LONGEST || !/^[\d\p{L}]/u.test(plain)) return null;
  const heading = readMonthHeading(inDanish(plain));
  if (heading) return heading;
  const [, year, month] = YEAR_M.exec(plain) ?? SIX_DIGITS.exec(plain) ?? [];
  if (year) return { year: Number(year), month: Number(month) };
  const m = M_YEAR.exec(plain);
  if (m) return { year: century(m[2]!), month: Number(m[1]) };
  const named = DAY_NAMED.exec(plain);
  if (named) {
    const read = readMonthHeading(inDanish(named[2]!));
    return read?.year && read.month ? monthOfEdge(read.year, read.month, Number(named[1])) : null;
  }
  const iso = YEAR_FIRST.exec(plain);
  if (iso) return monthOfEdge(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const date = DAY_FIRST.exec(plain);
  return date ? monthOfEdge(century(date[3]!), Number(date[2]), Number(date[1])) : null;
}

const ENGLISH_NAME = new RegExp(`(?<![a-z])(?:${Object.keys(ENGLISH).join("|")})(?![a-z])`, "i");

const inDanish = (text: string): string => text.replace(ENGLISH_NAME, (name) => ENGLISH[name.toLowerCase()]!);

const century = (digits: string): number => (digits.length === 4 ? Number(digits) : 2000 + Number(digits));

/** The month whose first or last day a date is; another day heads no month. */
function monthOfEdge(year: number, month: number, day: number): MonthHeading | null {
  if (month < 1 || month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day === 1 || day === last ? { year, month } : null;
}
