import type { Diagnostic, Platform, Report } from "../model/record.js";
import { LOSS_RULES } from "./lossRules.js";
import { RULES, type Finding } from "./rules.js";

/** Judges a finished report by the rules of the domain, without the code that made it. */
export function checkReport(report: Report): Diagnostic[] {
  const told = (
    { code, severity }: Pick<Diagnostic, "code" | "severity">,
    findings: readonly Finding[],
  ): Diagnostic[] => findings.map(({ message, source }) => ({ code, severity, message, source }));
  return [
    ...report.platforms.flatMap((platform: Platform) =>
      RULES.flatMap((rule) => told(rule, rule.check(platform, report))),
    ),
    ...(report.platforms.length > 0 ? LOSS_RULES.flatMap((rule) => told(rule, rule.check(report))) : []),
  ];
}
