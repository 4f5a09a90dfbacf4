import type { Diagnostic, Report } from "../model/record.js";

export function checkReport(_report: Report): Diagnostic[] {
  return [];
}
