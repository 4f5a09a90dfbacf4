import { median } from "../../model/median.js";
import type { SlaRow } from "../../model/record.js";
import {
  doubtfulMark,
  groupingOf,
  readCellValue,
  readTargetValue,
  type CellValue,
  type Grouping,
} from "./cellValue.js";

/** A row's texts as printed, and which of its cells were read surely enough to say what the row measures. */
export interface RowTexts {
  service: string;
  target: string;
  values: readonly string[];
  telling: readonly boolean[];
}

/** What the numbers of a row are. All of them are of one kind: what contradicts the others is null. */
export interface RowReading {
  metric: SlaRow["metric"];
  unit: SlaRow["unit"];
  target: { value: number | null; kind: CellValue["kind"] };
  values: { value: number | null; kind: CellValue["kind"] }[];
  /** Why the numbers may be others than they seem, null for no doubt. */
  doubt: string | null;
}

/** Availabilities are above this (percent): a row of less measures something else. */
const LEAST_AVAILABILITY = 50;
/** Fractions of one are availabilities from here on, as above. */
const LEAST_FRACTION = LEAST_AVAILABILITY / 100;
/** Percentages made of fractions are rounded to so many decimals: 0.9961 × 100 is 99.61, not 99.61000000000001. */
const FRACTION_DECIMALS = 8;

/** "Antal servicekald": what is counted comes in whole numbers. */
const COUNTED = /(?<!\p{L})antal(?!\p{L})|(?<!\p{L})stk(?!\p{L})/iu;
/** "Svartid (sek.)", "Svartid i sekunder", "Kald (mio.)" */
const UNIT_OF_ROW =
  /[([]\s*(?:i\s+)?(ms|s|sek\.?|sekunder|min\.?|minutter|t|timer|dage|døgn|mio\.?|mia\.?|kr\.?|[kmgt]b)\s*[)\]]|\si\s(millisekunder|sekunder|minutter|timer|dage|mio\.?|millioner|kroner|kr\.?)$/iu;

/** Reads a row with one mark for its thousands and one kind for its numbers. */
export function readRow(row: RowTexts, tableGrouping: Grouping | null): RowReading {
  const grouping = groupingOfRow(row, tableGrouping);
  const read = row.values.map((text) => readCellValue(text, markFor(text, grouping)));
  const target = readTargetValue(row.target);
  const told = read.filter((value, i) => row.telling[i] && isNumeric(value));
  const unit = UNIT_OF_ROW.exec(row.service);
  const measured = measureOf(told, target, unit?.[1] ?? unit?.[2] ?? null);
  const doubtful = grouping === null;
  const values = read.map((value, i) => ({
    kind: value.kind,
    value: doubtful && doubtfulMark(row.values[i]!) ? null : numberOf(value, measured, target),
  }));
  return {
    metric: measured.metric,
    unit: measured.unit,
    target: { kind: target.kind, value: numberOf(target, measured, target) },
    values,
    doubt: measured.doubt ?? (grouping === "decimals" && hasBothMarks(row.values) ? "marks" : null),
  };
}

/** What three digits behind a mark are in a row: thousands behind one of the marks, or decimals behind either. */
type RowGrouping = Grouping | "decimals";

const markFor = (text: string, grouping: RowGrouping | null): Grouping =>
  grouping === "decimals" ? other(doubtfulMark(text) ?? ",") : (grouping ?? ".");

/** "100.000" beside "99,980": one of the marks was misread. */
const hasBothMarks = (texts: readonly string[]): boolean =>
  new Set(texts.flatMap((t) => doubtfulMark(t) ?? [])).size > 1;

const isNumeric = (value: CellValue): boolean => value.kind !== "none" && value.kind !== "unreadable";

/** The mark that parts a row's thousands; null where its numbers may be thousands or decimals and nothing tells. */
function groupingOfRow(
  { values, service, target, telling }: RowTexts,
  tableGrouping: Grouping | null,
): RowGrouping | null {
  const own = values.map(groupingOf).find((mark) => mark !== null);
  if (own) return own;
  const marks = values.flatMap((text) => doubtfulMark(text) ?? []);
  if (marks.length === 0) return tableGrouping ?? ".";
  const mark = marks[0]!;
  const [grouped, decimals] = [mark, other(mark)].map((as) => values.map((text) => readCellValue(text, as)));
  // Of percentages neither a full stop nor a comma can part thousands.
  const goal = readTargetValue(target);
  const isAvailability = goal.kind === "percent" || (goal.kind === "number" && goal.value >= LEAST_AVAILABILITY);
  const inDoubt = values.filter((text, i) => telling[i] && doubtfulMark(text));
  const asDecimals = numbersOf(inDoubt.map((text) => readCellValue(text, markFor(text, "decimals"))));
  if (isAvailability && asDecimals.every((v) => v >= LEAST_AVAILABILITY && v <= 100)) return "decimals";
  if (tableGrouping) return tableGrouping;
  if (mark === "." || COUNTED.test(service)) return mark;
  const withDecimals = decimals!.filter((v) => v.kind === "number" && !Number.isInteger(v.value));
  // "986" between "1,234" and "1,102": as decimals they were a thousand times less than it.
  if (withDecimals.length < numbersOf(decimals!).length && numbersOf(grouped!).every(Number.isInteger)) return mark;
  return median(numbersOf(decimals!)) >= LEAST_AVAILABILITY ? other(mark) : null;
}

const other = (mark: Grouping): Grouping => (mark === "." ? "," : ".");

const numbersOf = (values: readonly CellValue[]): number[] =>
  values.flatMap((v) => (v.kind === "none" || v.kind === "unreadable" ? [] : [v.value]));

interface Measure extends Pick<RowReading, "metric" | "unit" | "doubt"> {
  /** Numbers without a sign are fractions of one. */
  fractions: boolean;
}

const AVAILABILITY = { metric: "availability", unit: "percent", fractions: false, doubt: null } as const;
const COUNT = { metric: "count", unit: "count", fractions: false, doubt: null } as const;

function measureOf(told: readonly CellValue[], target: CellValue, rowUnit: string | null): Measure {
  const goal = target.kind === "percent" || target.kind === "number" ? target.value : null;
  const percents = told.filter((v) => v.kind === "percent");
  const isHigh = goal !== null && goal >= LEAST_AVAILABILITY;
  // A lone percentage among counts is none of them.
  const counts = told.filter((v) => v.kind === "count");
  if (target.kind === "percent" || (percents.length > 0 && percents.length >= counts.length)) {
    const few = percents.length > 0 && !isHigh && median(numbersOf(percents)) < LEAST_AVAILABILITY;
    if (few) return { ...COUNT, metric: "other", unit: "%" };
    return { ...AVAILABILITY, ...fractionsAmong(told, goal) };
  }
  const measured = told.find((v) => v.kind === "measure");
  const unit = measured?.kind === "measure" ? measured.unit : rowUnit;
  if (unit !== null) return { ...COUNT, metric: "other", unit };
  const numbers = numbersOf(told);
  if (numbers.length === 0) return AVAILABILITY;
  const whole = numbers.every(Number.isInteger);
  if (told.some((v) => v.kind === "count") || numbers.some((v) => v > 100))
    return whole ? COUNT : { ...COUNT, metric: "other", unit: "" };
  const fractions = fractionsAmong(told, goal);
  if (fractions.fractions) return { ...AVAILABILITY, ...fractions };
  // Whole small numbers without a percentage anywhere: "Antal kald  n.a.  12  7"
  if (whole && target.kind !== "number") return COUNT;
  return isHigh || median(numbers) >= LEAST_AVAILABILITY ? AVAILABILITY : { ...COUNT, metric: "other", unit: "" };
}

/** Whether the plain numbers of a row are percentages that lost their format: "0,9961" and "1". */
function fractionsAmong(told: readonly CellValue[], goal: number | null): Pick<Measure, "fractions" | "doubt"> {
  const plain = numbersOf(told.filter((v) => v.kind === "number"));
  const parts = plain.filter((v) => v < 1 && v >= LEAST_FRACTION);
  const hasGoal = goal !== null && (goal >= LEAST_AVAILABILITY || (goal < 1 && goal >= LEAST_FRACTION));
  const signed = told.some((v) => v.kind === "percent");
  if (plain.length === 0 || plain.some((v) => v > 1)) return { fractions: false, doubt: null };
  if (parts.length > 0) return { fractions: true, doubt: hasGoal || signed ? null : "fractions" };
  // "1" in every month is 100 %, if the target is a percentage; one "1" among percentages may be anything.
  const isAll = plain.length === told.length && plain.every((v) => v === 1) && hasGoal;
  return { fractions: isAll, doubt: isAll ? "fractions" : null };
}

/** The number that a cell gives its row; null where it cannot be one of that kind. */
function numberOf(value: CellValue, { metric, fractions, unit }: Measure, target: CellValue): number | null {
  if (value.kind === "none" || value.kind === "unreadable") return null;
  if (metric === "availability") {
    if (value.kind === "percent") return value.value;
    if (value.kind !== "number") return null;
    if (fractions && value.value <= 1) return Number((value.value * 100).toFixed(FRACTION_DECIMALS));
    if (value.value > 100) return null;
    // "7" among percentages contradicts them.
    const isLow = value.value < LEAST_AVAILABILITY && Number.isInteger(value.value);
    return isLow && target.kind === "percent" ? null : value.value;
  }
  if (metric === "other") return value.kind === "percent" && unit !== "%" ? null : value.value;
  return value.kind === "percent" || value.kind === "measure" || !Number.isInteger(value.value) ? null : value.value;
}
