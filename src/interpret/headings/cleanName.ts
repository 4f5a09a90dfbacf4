import { readMonthHeading } from "../monthHeading.js";
import { readMonthSpan } from "../monthSpan.js";
import { PARTS } from "./parts.js";

const PREFIX = new RegExp(`^${PARTS.report}${PARTS.of}`, "iu");
const NUMBER = new RegExp(`^${PARTS.number}`, "u");
const CONTINUED = new RegExp(`${PARTS.continued}$`, "iu");
/** Headings of a whole report, not of a platform. */
const NO_NAME = new RegExp(`^(?:${PARTS.report}|${PARTS.yearReport})?$`, "iu");

/** A platform's name as its heading gives it, without "2.1", "Driftsstatus for" and "(fortsat)"; null for no name. */
export function cleanName(text: string): string | null {
  const name = text.trim().replace(CONTINUED, "").replace(NUMBER, "").replace(PREFIX, "").trim();
  const isMonths = readMonthSpan(name) !== null || name.split(/[\s–—-]+/).every((word) => readMonthHeading(word));
  return NO_NAME.test(name) || isMonths || !/\p{L}{2}/u.test(name) ? null : name;
}
