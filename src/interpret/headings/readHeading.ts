import { isOfADay, readMonthHeading } from "../monthHeading.js";
import { isOneMonth, readMonthSpan, yearSpan, type MonthSpan } from "../monthSpan.js";
import { cleanName } from "./cleanName.js";
import { HEADING_FORMS, type HeadingForm, type HeadingReading } from "./headingForms.js";
import { partsToPattern } from "./parts.js";

const FORMS = HEADING_FORMS.map((form) => ({ form, pattern: partsToPattern(form.parts) }));

/** What is longer (characters) is no heading. */
const HEADING_LENGTH = 120;

/** Reads a heading that names months: "Serviceplatformen – Marts 2025", "Månedsrapport marts 2022"; null for another text. */
export const readHeading = (text: string): HeadingReading | null => headingsOf(text)[0]?.reading ?? null;

/** Every form that claims a text: one at most, as the forms' tests see to. */
export function headingsOf(text: string): { form: HeadingForm; reading: HeadingReading }[] {
  const plain = text.trim();
  if (plain.length > HEADING_LENGTH) return [];
  return FORMS.flatMap(({ form, pattern }) => {
    const reading = readForm(plain, form, pattern);
    return reading ? [{ form, reading }] : [];
  });
}

function readForm(text: string, { parts }: HeadingForm, pattern: RegExp): HeadingReading | null {
  const found = pattern.exec(text);
  const groups = found?.groups;
  if (!groups) return null;
  const months = monthsIn(groups);
  const isSpan = parts.includes("span");
  if (!months || (isSpan && isOneMonth(months))) return null;
  // "Modtaget 3. april 2025" is a date, and no heading of April.
  if (groups["month"] && isOfADay(text.slice(0, text.lastIndexOf(groups["month"])))) return null;
  const name = groups["name"] === undefined ? null : cleanName(groups["name"]);
  // "Serviceplatformen, juli-september 2022" is of three months, and its name does not end in "juli".
  if (name !== null && readMonthHeading(name.split(/[\s,]+/).at(-1)!)?.month) return null;
  return parts.includes("name") && name === null ? null : { name, months };
}

const monthsIn = ({ month, span, year }: Record<string, string | undefined>): MonthSpan | null =>
  year ? yearSpan(Number(year)) : readMonthSpan(month ?? span ?? "");
