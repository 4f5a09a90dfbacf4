import type { CheckedDifference, CheckedSample, Outcome } from "../model/checkResult.js";
import type { Comparison, Difference } from "../model/comparison.js";
import type { Report } from "../model/record.js";
import type { TextLine } from "../model/textLine.js";
import type { Approved } from "./approved.js";
import { compareReports } from "./compare.js";
import { locate } from "./locate.js";

export interface CheckedReport {
  sample: CheckedSample;
  comparison: Comparison;
}

const NOTHING: Comparison = { differences: [], totals: {} };
const UNKNOWN_LAYOUT = "not-a-status-report";

/**
 * Judges a report by its approved result.
 * @param approved null where there is none
 * @param lines the printed lines, for saying where a difference stands; none where they are not known
 */
export function checkSample(report: Report, approved: Approved | null, lines: readonly TextLine[]): CheckedReport {
  const compared = approved ? compareReports(approved, report) : NOTHING;
  const comparison = { ...compared, differences: [...compared.differences, ...staleCorrections(report)] };
  const { outcome, message } = judge(report, approved, comparison);
  const differences = comparison.differences.map((difference) => toChecked(difference, lines));
  return { sample: { file: fileOf(report), outcome, message, differences }, comparison };
}

/** What a person said that no longer fits what is read. */
const staleCorrections = ({ corrections = [], diagnostics }: Report): Difference[] =>
  corrections
    .filter(({ state }) => state === "stale")
    .map(({ record, field, value }) => {
      const told = diagnostics.find(
        (d) => d.code === "correction-stale" && d.message.includes(`"${field}" of ${record}`),
      );
      const now = told?.message ?? null;
      return {
        kind: "wrong",
        field: `correction.${field}`,
        where: record,
        approved: value,
        now,
        source: told?.source ?? null,
      };
    });

/** The file, and the month where it holds several reports. */
const fileOf = ({ source, period }: Report): string =>
  source.part === null ? source.file : `${source.file} (${period ?? "undated"})`;

/** A sample that cannot be compared at all. */
export const failedSample = (file: string, message: string): CheckedReport => ({
  sample: { file, outcome: "failed", message, differences: [] },
  comparison: NOTHING,
});

function judge(
  { platforms, diagnostics, corrections }: Report,
  approved: Approved | null,
  { differences }: Comparison,
): { outcome: Outcome; message: string | null } {
  // What a person settled is approved, field by field.
  const isApproved = approved !== null || (corrections?.length ?? 0) > 0;
  if (isApproved && differences.length === 0) return { outcome: "passed", message: null };
  const error = platforms.length === 0 && diagnostics.find((d) => d.severity === "error");
  if (error) return { outcome: error.code === UNKNOWN_LAYOUT ? "not recognised" : "failed", message: error.message };
  if (isApproved) return { outcome: "changed", message: null };
  return {
    outcome: "approved result missing",
    message: "There is no .expected.json beside it; `driftsstatus approve` writes one of what is read now.",
  };
}

function toChecked(difference: Difference, lines: readonly TextLine[]): CheckedDifference {
  const { kind, field, where, approved, now, source } = difference;
  const line = locate(difference, lines);
  return { kind, field, where, approved, now, page: line?.page ?? source?.page ?? null, line: line?.text ?? null };
}
