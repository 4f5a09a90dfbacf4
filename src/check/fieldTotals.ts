import type { FieldTotals } from "../model/checkResult.js";
import type { Comparison, Totals } from "../model/comparison.js";

const NONE: Totals = { right: 0, wrong: 0, missing: 0, invented: 0 };

/** Adds up what comparisons count, field by field in the alphabet's order. */
export function fieldTotals(comparisons: readonly Comparison[]): Record<string, FieldTotals> {
  const fields = [...new Set(comparisons.flatMap(({ totals }) => Object.keys(totals)))].sort();
  return Object.fromEntries(
    fields.map((field) => [field, withShares(comparisons.map(({ totals }) => totals[field] ?? NONE).reduce(add))]),
  );
}

const add = (a: Totals, b: Totals): Totals => ({
  right: a.right + b.right,
  wrong: a.wrong + b.wrong,
  missing: a.missing + b.missing,
  invented: a.invented + b.invented,
});

const withShares = (totals: Totals): FieldTotals => ({
  ...totals,
  precision: share(totals.right, totals.wrong + totals.invented),
  recall: share(totals.right, totals.wrong + totals.missing),
});

const share = (right: number, not: number): number | null => (right + not === 0 ? null : right / (right + not));
