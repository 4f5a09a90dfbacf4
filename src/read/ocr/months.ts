/** Months as a table's header prints them: read, and put right from their neighbours. */

const NAMES = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

export interface HeaderMonth {
  /** Months since year 0. */
  index: number;
  /** Whether every character fits; otherwise it was guessed from a near miss. */
  exact: boolean;
}

/** "apr-24", "Apr. 2024", "maj 24", "oktober 2024". */
const NAMED = /^(\p{L}{3,9})[.,]?\s*[-–—.'’/ ]?\s*((?:20)?\d\d)$/u;
/** "04-2024", "04/24", "2024-04". */
const MONTH_FIRST = /^(0?[1-9]|1[0-2])[-./](20\d\d|\d\d)$/;
const YEAR_FIRST = /^(20\d\d)[-./](0[1-9]|1[0-2])$/;

/** The month that a header cell names, or null. */
export function headerMonth(text: string): HeaderMonth | null {
  const plain = text.trim().toLowerCase();
  const yearFirst = YEAR_FIRST.exec(plain);
  if (yearFirst) return { index: monthIndex(yearFirst[1]!, Number(yearFirst[2]) - 1), exact: true };
  const monthFirst = MONTH_FIRST.exec(plain);
  if (monthFirst) return { index: monthIndex(monthFirst[2]!, Number(monthFirst[1]) - 1), exact: true };
  return namedMonth(plain, true) ?? namedMonth(digitsRead(plain), false) ?? namedMonth(withoutRemains(plain), false);
}

/** "okt-22-": what is left of a line or of noise beside a month. */
const withoutRemains = (plain: string): string => plain.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "");

/** Whether a header cell is the name of a month whose year stands elsewhere: "jan", "Oktober". */
export function isMonthName(text: string): boolean {
  const name = text.trim().toLowerCase().replace(/\.$/, "");
  return NAMES.includes(name) || name === "sept" || FULL.includes(name);
}

function namedMonth(plain: string, exact: boolean): HeaderMonth | null {
  const match = NAMED.exec(plain);
  if (!match) return null;
  const name = match[1]!.slice(0, 3);
  const month = NAMES.indexOf(name);
  if (month >= 0) return { index: monthIndex(match[2]!, month), exact };
  const near = NAMES.flatMap((each, i) => (differences(each, name) === 1 ? [i] : []));
  return near.length === 1 ? { index: monthIndex(match[2]!, near[0]!), exact: false } : null;
}

const monthIndex = (year: string, month: number): number => (Number(year) % 100) * 12 + 2000 * 12 + month;

const differences = (a: string, b: string): number =>
  [...a].filter((letter, i) => letter !== b[i]).length + Math.abs(a.length - b.length);

/** Letters that OCR takes for digits, in the last two places, where only digits can stand. */
const AS_DIGIT: Record<string, string> = { o: "0", q: "0", l: "1", i: "1", "|": "1", z: "2", s: "5", b: "8", g: "9" };

function digitsRead(plain: string): string {
  const tail = [...plain.slice(-2)].map((letter) => AS_DIGIT[letter] ?? letter).join("");
  return plain.slice(0, -2) + tail;
}

/** A header cell and where it stands across the page. */
export interface HeaderLabel {
  text: string;
  x: number;
}

export interface MonthRepair {
  /** The label to be replaced, or null for a month whose label was not found at all. */
  label: number | null;
  text: string;
  x: number;
}

/**
 * What the header must say otherwise than read for its months to follow each other from column to column; empty where
 * that is not certain. Columns are counted by position, so that a label that was not found shifts nothing.
 */
export function recoverMonths(labels: readonly HeaderLabel[]): MonthRepair[] {
  const columns = columnNumbers(labels.map((label) => label.x));
  const months = labels.map((label) => headerMonth(label.text));
  const starts = months.map((month, i) => (month?.exact ? month.index - columns[i]! : null));
  const start = commonest(starts.filter((each) => each !== null));
  const exact = labels.filter((_, i) => starts[i] === start);
  const agreeing = months.filter((month, i) => month && month.index - columns[i]! === start);
  // Two thirds of a header in one order leave no other; of fewer a third could be another order misread. Near misses
  // count: "opr-25" is no month, and that it misses the one that must stand there is no chance.
  if (start === null || exact.length < 3 || agreeing.length * 3 < labels.length * 2) return [];
  const model = commonest(exact.map(({ text }) => writtenLike(text, A_JANUARY)))!;
  const repairs = labels.flatMap((label, i): MonthRepair[] => {
    const text = writtenLike(model, start + columns[i]!);
    const agrees = starts[i] === start;
    // "jul22" among "jun-22" and "aug-22" lost its hyphen; "juli" among "jun" is another way to write it.
    if (text === label.text || (agrees && lettersOf(text) !== lettersOf(label.text))) return [];
    return [{ label: i, text, x: label.x }];
  });
  return [
    ...repairs,
    ...missing(labels, columns).map(({ column, x }) => ({ label: null, text: writtenLike(model, start + column), x })),
  ];
}

/** Which column each label heads, counted in steps of the usual distance. */
function columnNumbers(xs: readonly number[]): number[] {
  const steps = xs.slice(1).map((x, i) => x - xs[i]!);
  const step = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 1;
  const numbers = [0];
  for (const each of steps) numbers.push(numbers.at(-1)! + Math.max(1, Math.round(each / step)));
  return numbers;
}

function missing(labels: readonly HeaderLabel[], columns: readonly number[]): { column: number; x: number }[] {
  return labels.slice(1).flatMap((label, i) => {
    const [from, to] = [columns[i]!, columns[i + 1]!];
    const step = (label.x - labels[i]!.x) / (to - from);
    return Array.from({ length: to - from - 1 }, (_, k) => ({
      column: from + k + 1,
      x: labels[i]!.x + (k + 1) * step,
    }));
  });
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, "");

function commonest<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const FULL = [
  "januar",
  "februar",
  "marts",
  "april",
  "maj",
  "juni",
  "juli",
  "august",
  "september",
  "oktober",
  "november",
  "december",
];

/** The month in which manners are compared: unlike "maj", its full and its short name differ. */
const A_JANUARY = 2020 * 12;

/** A month in the manner of another header cell: "apr-24" gives "maj-24". */
function writtenLike(model: string, index: number): string {
  const [year, month] = [Math.floor(index / 12), index % 12];
  const years = /20\d\d/.test(model) ? String(year) : String(year % 100).padStart(2, "0");
  const digits = String(month + 1).padStart(2, "0");
  if (/^20\d\d/.test(model)) return `${years}${model[4]}${digits}`;
  if (/^\d/.test(model)) return `${digits}${model.replace(/\d/g, "")[0]}${years}`;
  const [, name = "", between = "-"] = /^(\p{L}+)(.*?)(?:20)?\d\d$/u.exec(model) ?? [];
  const plain = name.length > 3 && FULL.includes(name.toLowerCase()) ? FULL[month]! : NAMES[month]!;
  const written = /^\p{Lu}/u.test(name) ? plain[0]!.toUpperCase() + plain.slice(1) : plain;
  return written + between + years;
}
