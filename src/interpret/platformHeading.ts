import { readMonthHeading, toMonth } from "./monthHeading.js";

export interface PlatformHeading {
  name: string;
  /** "2025-03" */
  month: string;
}

/** The month at the end of a heading: "… – Marts 2025", "…, marts 2025", "… (marts 2025)", "… 03-2025" */
const MONTH_AT_END =
  /^(.*?)[\s]*[(]?((?:\p{L}{3,9}\.?\s*[-‐–']?\s*\d{2,4})|(?:\d{1,2}[-/.](?:19|20)\d\d)|(?:(?:19|20)\d\d[-/.]\d{1,2}))[)]?$/u;
/** What parts name and month: a dash of any kind, a comma, a colon, a bar, "for", "i" */
const SEPARATOR = /(?:\s*[-‐‑‒–—−:,|·/]\s*|\s+(?:for|i|pr\.|per)\s+|\s*\(|\s+)$/u;
/** "Driftsstatus for Serviceplatformen", "Driftsrapport: Serviceplatformen" */
const PREFIX = /^(?:månedlig\s+)?drifts?(?:status|rapport|orientering|meddelelse)\s*(?:for|på|vedr\.?|:|[-‐–—])\s+/iu;
/** "Serviceplatformen (fortsat)", "Serviceplatformen, fortsat" */
const CONTINUED = /[\s,]*\(?(?:fortsat|forts\.?)\)?$/iu;
/** Headings of a whole report, not of a platform: "Driftsstatus – Marts 2025" */
const NO_NAME =
  /^(?:månedlig\s+)?(?:drifts?(?:status|rapport|orientering|meddelelse)|status(?:rapport)?|rapport|måned|periode)?$/iu;

/** Reads "Serviceplatformen – Marts 2025"; null for anything that is not a name with its month. */
export function readPlatformHeading(text: string): PlatformHeading | null {
  const plain = text.trim();
  const found = MONTH_AT_END.exec(plain.replace(CONTINUED, ""));
  if (!found) return null;
  const month = readMonthHeading(found[2]!);
  if (!month?.year || !month.month) return null;
  const name = cleanName(found[1]!.replace(SEPARATOR, ""));
  return name ? { name, month: toMonth(month.year, month.month) } : null;
}

/** A platform's name as its heading gives it, without "Driftsstatus for" and "(fortsat)"; null for no name. */
export function cleanName(text: string): string | null {
  const name = text.trim().replace(CONTINUED, "").replace(PREFIX, "").trim();
  const isMonths = name.split(/\s+/).every((word) => readMonthHeading(word));
  return NO_NAME.test(name) || isMonths || !/\p{L}{2}/u.test(name) ? null : name;
}
