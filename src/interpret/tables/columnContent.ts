import { readCellValue, readTargetValue, type CellValue } from "./cellValue.js";

/** Targets and availabilities are from here on (percent). */
const LEAST = 50;
/** Targets are round: multiples of this (percent), "99,95%" among them; what was measured seldom is. */
const ROUND = 0.05;
/** So many of a column's numbers must be what they are taken for. */
const MOST = 0.8;
/** "Gns.", "Gennemsnit", "År til dato", "2024", "Faktisk", "Trend": what columns beside the months tell of their values */
const SUMMARY =
  /gns|snit|(?<!\p{L})(?:total|sum|i alt|samlet|år|åtd|ytd|avg|trend|udvikling|ændring|afvigelse|forskel|antal|kvartal|opnået|realiseret|faktisk|resultat|målt|min|ma[kx]s|nedetid)(?!\p{L})|\d{4}|(?<!\p{L})(?:k|q|kvt\.?\s*)\d/iu;

/** Whether what a column holds are targets: round percentages from 50 to 100, under no heading of averages or totals. */
export function holdsTargets(texts: readonly string[], heading: string): boolean {
  if (SUMMARY.test(heading)) return false;
  const goals = texts.flatMap((text) => percentOf(readTargetValue(text)));
  const round = goals.filter((v) => v >= LEAST && v <= 100 && isRound(v));
  // "100,00%" in every row is what a month or an average may say too.
  return round.length > 0 && round.length >= MOST * goals.length && !round.every((v) => v === 100);
}

/** Whether texts are availabilities: percentages with their sign, most of them high, some with decimals. */
export function holdsAvailability(texts: readonly string[]): boolean {
  const values = texts.map((text) => readCellValue(text));
  const printed = values.filter((v) => v.kind !== "none");
  const percents = values.flatMap((v) => (v.kind === "percent" ? [v.value] : []));
  const high = percents.filter((v) => v >= LEAST && v <= 100);
  const decimals = high.some((v) => !Number.isInteger(v));
  return decimals && percents.length * 2 > printed.length && high.length >= MOST * percents.length;
}

/** A percentage with or without its sign, or written as a fraction of one; none for what is of another measure. */
function percentOf(value: CellValue): number[] {
  if (value.kind === "percent") return [value.value];
  if (value.kind !== "number") return [];
  if (value.value <= 1) return [value.value * 100];
  return value.value >= LEAST ? [value.value] : [];
}

const isRound = (value: number): boolean => Math.abs(value / ROUND - Math.round(value / ROUND)) < 1e-6;
