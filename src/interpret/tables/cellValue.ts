/** What a value cell of an SLA table says. */
export type CellValue =
  | { kind: "percent"; value: number }
  | { kind: "count"; value: number }
  /** "99,83" without a sign: a percentage or a count with decimals, as its row says. */
  | { kind: "number"; value: number }
  /** "", "-", "n.a.": the report has no number here. */
  | { kind: "none" }
  | { kind: "unreadable" };

/** "-", "–", "n.a.", "n/a", "N/A", "i.r.", "ikke relevant", "ingen data", "x" */
const NONE =
  /^(?:|[-‐‑‒–—−.]+|n\.?\s?[/.]?\s?a\.?|i\.?\s?[/.]?\s?r\.?|ikke (?:relevant|målt|opgjort|tilgængelig)|ingen (?:data|måling)|u\.?\s?d\.?|x)$/i;
/** Footnote marks behind a value: "99,83%*", "99,83% 1)", "99,83%¹", "99,83%)" is none. */
const FOOTNOTE = /\s*(?:\*+|[†‡]|[¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[%\s])\s*\(?\d{1,2}\))$/u;
/** "99,83%", "99.83 %", "100%", "83,450 %" */
const PERCENT = /^(\d{1,3})(?:[.,](\d{1,3}))?\s*(?:%|pct\.?|procent)$/i;
/** "185.333.727", "185 333 727", "185'333'727" */
const GROUPED = /^\d{1,3}(?:([.  '’])\d{3})(?:\1\d{3})*$/;
/** "185333727" */
const PLAIN = /^\d+$/;
/** "99,83", "99,8" */
const DECIMAL = /^(\d{1,3}),(\d{1,3})$/;
/** "99.83", "99.8": three digits behind a full stop are thousands. */
const DECIMAL_POINT = /^(\d{1,3})\.(\d{1,2})$/;

/** Reads a cell as printed; percentages are in percent: 99.83 for "99,83%". */
export function readCellValue(text: string): CellValue {
  const plain = withoutFootnote(text);
  if (NONE.test(plain)) return { kind: "none" };
  const percent = PERCENT.exec(plain);
  if (percent) return { kind: "percent", value: decimal(percent[1]!, percent[2]) };
  if (GROUPED.test(plain)) return { kind: "count", value: Number(plain.replace(/\D/g, "")) };
  if (PLAIN.test(plain))
    return plain.length <= 3 ? { kind: "number", value: Number(plain) } : { kind: "count", value: Number(plain) };
  const number = DECIMAL.exec(plain) ?? DECIMAL_POINT.exec(plain);
  return number ? { kind: "number", value: decimal(number[1]!, number[2]) } : { kind: "unreadable" };
}

const withoutFootnote = (text: string): string => text.trim().replace(FOOTNOTE, "").trim();

const decimal = (whole: string, fraction: string | undefined): number => Number(`${whole}.${fraction ?? 0}`);

/** Whether a printed word may be a value or part of one, as "%" behind "99,83" is. */
export const mayBeValue = (word: string): boolean => {
  if (/^(?:%|pct\.?|\*+|\d{1,3})$/i.test(word)) return true;
  const value = readCellValue(word);
  return value.kind !== "unreadable" && word.trim() !== "";
};
