import { MONTH_NUMBERS } from "../../danish/months.js";

const MONTH = [...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length).join("|");
const BEFORE = String.raw`^(?:fra\s+)?(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?,?\s+)?(?:natten til\s+)?(?:d\.|den)?\s*`;
/** "06-03-2025", "6/3", "6.3.25", "2025-03-06", "6. marts", "27.-28. marts", "3. og 4. marts" */
const DAY = new RegExp(
  `${BEFORE}(?:(?:19|20)\\d\\d-\\d{1,2}-\\d{1,2}|\\d{1,2}[-.]\\d{1,2}[-.](?:\\d{2,4})?|\\d{1,2}/\\d{1,2}|` +
    `\\d{1,2}\\.?(?:\\s*(?:[-–,]|og|til)\\s*\\d{1,2}\\.?)*[\\s-]*(?:${MONTH})(?!\\p{L})|\\d{1,2}\\.(?:\\s*[-–]\\s*\\d{1,2}\\.)?$)`,
  "iu",
);
/** "kl. 11:15-12:00", "11.15", "09-10" */
const TIME = /^(?:ca\.?\s*)?(?:fra\s+)?(?:kl\.?\s*\d{1,2}|\d{1,2}[:.]\d{2}|\d{1,2}\s*[-–]\s*\d{1,2}$)/iu;

/** Whether a cell's text begins with a day. */
export const startsWithDay = (text: string): boolean => DAY.test(text.trim());

/** Whether a cell's text begins with a clock time. */
export const startsWithTime = (text: string): boolean => TIME.test(text.trim()) && !startsWithDay(text);
