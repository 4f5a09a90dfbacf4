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
  return namedMonth(plain, true) ?? namedMonth(digitsRead(plain), false);
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

export interface MonthRepair {
  position: number;
  text: string;
}

/** Labels that must be other than read for the header's months to follow each other; empty where that is not certain. */
export function recoverMonths(labels: readonly string[]): MonthRepair[] {
  const months = labels.map(headerMonth);
  const starts = months.flatMap((month, i) => (month?.exact ? [month.index - i] : []));
  const start = commonest(starts);
  const agreeing = starts.filter((each) => each === start).length;
  // Two thirds of a header read alike leave one possible order; fewer could be another order misread.
  if (start === null || agreeing < 3 || agreeing * 3 < labels.length * 2) return [];
  const model = labels[months.findIndex((month, i) => month?.exact && month.index - i === start)]!;
  return labels.flatMap((label, position) => {
    const month = months[position];
    const text = writtenLike(model, start + position);
    const agrees = month?.exact && month.index === start + position;
    // "jul22" among "jun-22" and "aug-22" lost its hyphen; "juli" among "jun" is another way to write it.
    if (text === label || (agrees && lettersOf(text) !== lettersOf(label))) return [];
    return [{ position, text }];
  });
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, "");

function commonest(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const FULL = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

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
