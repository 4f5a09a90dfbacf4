import { readHeading } from "./headings/readHeading.js";
import type { MonthSpan } from "./monthSpan.js";

export { cleanName } from "./headings/cleanName.js";

export interface PlatformHeading {
  name: string;
  /** The last month it names: "2025-03" */
  month: string;
  months: MonthSpan;
}

/** Reads "Serviceplatformen – Marts 2025"; null for anything that is not a name with its months. */
export function readPlatformHeading(text: string): PlatformHeading | null {
  const read = readHeading(text);
  return read?.name ? { name: read.name, month: read.months.last, months: read.months } : null;
}
