import { MONTH_NUMBERS } from "../danish/months.js";

/** "18. marts", "3. og 4. marts", "3.-5. mar." */
const NAMED =
  /(?<![\p{L}\d.:,])\d{1,2}\.?(?:\s*(?:,|og|til|[-‐–])\s*(?:den\s+)?\d{1,2}\.?)*\s+(\p{L}{3,9})(?![\p{L}])/giu;
/** "18/3", "18/3-25", "18.03.2025"; "99,91" and "24/7" beside words of no day are few among them. */
const NUMBERED = /(?<![\d.,:/])\d{1,2}(?:\/(\d{1,2})(?!\d)|[.-](\d{1,2})[.-](?:20)?\d\d(?!\d))/gu;

/** How many days of each month (1–12) texts speak of. */
export function daysByMonth(texts: readonly string[]): Map<number, number> {
  const days = new Map<number, number>();
  const add = (month: number | undefined): void => {
    if (month !== undefined && month >= 1 && month <= 12) days.set(month, (days.get(month) ?? 0) + 1);
  };
  for (const text of texts) {
    for (const [, name] of text.matchAll(NAMED)) add(MONTH_NUMBERS.get(name!.toLowerCase()));
    for (const [, slashed, dotted] of text.matchAll(NUMBERED)) add(Number(slashed ?? dotted));
  }
  return days;
}
