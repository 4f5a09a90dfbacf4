import type { Report } from "../model/record.js";

/** A report as it is written: two spaces, fields in the contract's order, a line feed at the end. */
export const reportToJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
