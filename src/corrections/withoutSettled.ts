import type { Diagnostic, Report } from "../model/record.js";
import { cellCodesAt, isSamePlace, nameDoubts, targetDoubts } from "./doubtsOfRow.js";
import type { Settled } from "./settle.js";

/** What is said of an incident as long as a field of it is not settled. */
const OF_INCIDENT: Record<string, readonly string[]> = {
  "incident-without-date": ["dates", "periods"],
  "incident-outside-month": ["dates", "periods"],
  "impossible-date": ["dates", "periods"],
  "weekday-contradicts-date": ["dates", "periods"],
  "end-before-start": ["dates", "periods"],
  "incident-without-system": ["systems"],
};

/** Diagnostics without those that ask for what a person has answered. */
export function withoutSettled(
  diagnostics: readonly Diagnostic[],
  report: Report,
  settled: readonly Settled[],
): Diagnostic[] {
  const answered = new Set(settled.flatMap((each) => answeredBy(each, report)).map((one) => JSON.stringify(one)));
  return diagnostics.filter((one) => {
    if (answered.has(JSON.stringify(one))) return false;
    const fields = OF_INCIDENT[one.code];
    return !settled.some(
      (each) => each.kind === "incident" && fields?.includes(each.field) && isSamePlace(one.source, each.place),
    );
  });
}

function answeredBy(each: Settled, report: Report): Diagnostic[] {
  if (each.kind === "platform" && each.field === "name") {
    const { name } = report.platforms[each.platform]!;
    return report.diagnostics.filter(
      ({ code, message }) =>
        (code === "name-unsure" && message.startsWith("The platform's name") && message.includes(`"${name}"`)) ||
        (code === "platform-name-unusual" && message.includes(`"${name}"`)),
    );
  }
  if (each.kind === "value" && each.field === "value") return cellCodesAt(report, each.place);
  if (each.kind !== "row") return [];
  const row = report.platforms[each.platform]!.sla[each.table]!.rows[each.row]!;
  if (each.field === "service") return nameDoubts(report, row);
  if (each.field !== "target") return [];
  const targets = targetDoubts(report, row);
  return [...targets, ...targets.flatMap((one) => cellCodesAt(report, one.source))];
}
