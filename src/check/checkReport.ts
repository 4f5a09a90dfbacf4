import type { Diagnostic, Platform, Report } from "../model/record.js";
import { RULES, type Finding } from "./rules.js";

/** Judges a finished report by the rules of the domain, without the code that made it. */
export function checkReport(report: Report): Diagnostic[] {
  return report.platforms.flatMap((platform: Platform) =>
    RULES.flatMap(({ code, severity, check }) =>
      check(platform, report).map(({ message, source }: Finding): Diagnostic => ({ code, severity, message, source })),
    ),
  );
}
