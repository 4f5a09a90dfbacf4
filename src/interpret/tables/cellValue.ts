/** What a value cell of an SLA table says. */
export type CellValue =
  | { kind: "percent"; value: number }
  | { kind: "count"; value: number }
  /** "99,83" without a sign: a percentage, a fraction or a count with decimals, as its row says. */
  | { kind: "number"; value: number }
  /** "1,2 sek.", "12 mio.": something that is measured in a unit of its own. */
  | { kind: "measure"; value: number; unit: string }
  /** "", "-", "n.a.": the report has no number here. */
  | { kind: "none" }
  | { kind: "unreadable" };

/** Which mark parts thousands: "1.234,5" or "1,234.5". It matters where three digits follow a single mark. */
export type Grouping = "." | ",";

/** "-", "–", "n.a.", "n/a", "N/A", "i.r.", "ikke relevant", "ingen data", "x" */
const NONE =
  /^(?:|[-‐‑‒–—−.]+|n\.?\s?[/.]?\s?a\.?|i\.?\s?[/.]?\s?r\.?|ikke (?:relevant|målt|opgjort|tilgængelig)|ingen (?:data|måling)|u\.?\s?d\.?|x)$/i;
/** Footnote marks behind a value: "99,83%*", "99,83% 1)", "99,83%¹", "99,83%)" is none. */
const FOOTNOTE = /\s*(?:\*+|[†‡]|[¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[%\s])\s*\(?\d{1,2}\))$/u;
const MINUTES = String.raw`\d{1,6}(?:[.,]\d+)?\s*(?:min(?:utter)?|m|timer?|t|sek(?:under)?|s)\.?`;
/** What is said beside a value: "(39 min.)", "[39 min]", "/ 39 min." */
const ASIDE = new RegExp(String.raw`^(?:\([^()]{1,40}\)|\[[^[\]]{1,40}\]|[/|–-]?\s*${MINUTES})$`, "i");
/** "99,91% (39 min.)", "99,91% / 39 min.", "1.234 (12 fejl)" */
const WITH_ASIDE = new RegExp(
  String.raw`^(.*[\d%])\s*(?:\([^()]{1,40}\)|\[[^[\]]{1,40}\])$|^(.*%)\s*[/|–-]?\s*${MINUTES}$`,
  "i",
);
/** "39 min. (99,91%)", "39 min. / 99,91%" */
const ASIDE_FIRST = new RegExp(String.raw`^${MINUTES}\s*[(/|–-]\s*([^()]*%)\)?$`, "i");
/** "99,83%", "99.83 %", "100%", "83,450 %" */
const PERCENT = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*(?:%|pct\.?|procent)$/i;
/** "185.333.727", "185 333 727", "185'333'727", "1.852.337,5" */
const GROUPED: Readonly<Record<Grouping, RegExp>> = {
  ".": /^[1-9]\d{0,2}(?:([.  '’])\d{3})(?:\1\d{3})*(?:,\d{1,3})?$/,
  ",": /^[1-9]\d{0,2}(?:([,  '’])\d{3})(?:\1\d{3})*(?:\.\d{1,3})?$/,
};
/** "1.852.337", "1,852,337": two marks of a kind part thousands, whatever the rest of the table does. */
const TWICE_GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?:[.,]\d{1,3})?$/;
/** "185333727" */
const PLAIN = /^\d+$/;
/**
 * "99,83", "99.8", "0,9961": fewer or more than three digits behind a mark are decimals, and so are those behind "0"; but
 * "03.2024" and "2024.05" are months.
 */
const DECIMAL = /^(?:(\d{1,6}),(\d{1,2}|\d{4,6})|(\d{1,3})\.(\d{1,2})|([01])\.(\d{4,6})|(0)[.,](\d{3}))$/;
/** "1,234": decimals where full stops part thousands, and the other way round. */
const THREE_DECIMALS: Readonly<Record<Grouping, RegExp>> = { ".": /^(\d{1,3}),(\d{3})$/, ",": /^(\d{1,3})\.(\d{3})$/ };
/** "sek.", "ms", "mio.": units that services are measured in beside percentages and counts */
const UNIT = /^(.*\d)\s*(ms|s|sek\.?|sekunder|min\.?|minutter|t|timer?|dage|døgn|mio\.?|mia\.?|kr\.?|[kmgt]b)$/i;
/** "1.234 stk." */
const PIECES = /\s*stk\.?$/i;

/**
 * Reads a cell as printed; percentages are in percent: 99.83 for "99,83%".
 * @param grouping the mark that parts thousands in this cell's row
 */
export function readCellValue(text: string, grouping: Grouping = "."): CellValue {
  const plain = withoutFootnote(text);
  if (NONE.test(plain)) return { kind: "none" };
  const aside = WITH_ASIDE.exec(plain);
  const bare = (aside?.[1] ?? aside?.[2] ?? ASIDE_FIRST.exec(plain)?.[1] ?? plain).trim();
  const percent = PERCENT.exec(bare);
  if (percent) return { kind: "percent", value: decimal(percent[1]!, percent[2]) };
  const measure = UNIT.exec(bare);
  if (measure) {
    const number = readNumberText(measure[1]!, grouping);
    return number ? { kind: "measure", value: number.value, unit: measure[2]! } : { kind: "unreadable" };
  }
  return readNumberText(bare.replace(PIECES, ""), grouping) ?? { kind: "unreadable" };
}

function readNumberText(text: string, grouping: Grouping): { kind: "count" | "number"; value: number } | null {
  const twice = TWICE_GROUPED.exec(text);
  const mark = (twice?.[1] as Grouping | undefined) ?? grouping;
  if (GROUPED[mark].test(text)) {
    const value = Number(text.replace(new RegExp(`[${mark}\\s'’]`, "g"), "").replace(",", "."));
    return { kind: "count", value };
  }
  if (PLAIN.test(text)) return { kind: text.length <= 3 ? "number" : "count", value: Number(text) };
  const parts = DECIMAL.exec(text)
    ?.slice(1)
    .filter((part) => part !== undefined);
  if (parts) return { kind: "number", value: decimal(parts[0]!, parts[1]) };
  const three = THREE_DECIMALS[grouping].exec(text);
  return three ? { kind: "number", value: decimal(three[1]!, three[2]) } : null;
}

const withoutFootnote = (text: string): string => text.trim().replace(FOOTNOTE, "").trim();

const decimal = (whole: string, fraction: string | undefined): number => Number(`${whole}.${fraction ?? 0}`);

/** The mark that must part thousands in a text, null where it may be either: "1,852,337" but not "1,234". */
export const groupingOf = (text: string): Grouping | null =>
  (TWICE_GROUPED.exec(withoutFootnote(text))?.[1] as Grouping | undefined) ?? null;

/** The mark of a text whose three last digits may be thousands or decimals: "," of "1,234"; null for any other. */
export const doubtfulMark = (text: string): Grouping | null =>
  (/^[1-9]\d{0,2}([.,])\d{3}$/.exec(withoutFootnote(text))?.[1] as Grouping | undefined) ?? null;

/** ">99,90%", "≥ 99,9": a bound, which is a target but no measured value; "####": what did not fit its cell */
const BOUND = /^(?:[<>≥≤~]|min(?:dst|imum|\.)?)\s*(?=\d)/i;
const OVERFLOW = /^#{2,}$/;

/** A target as printed: "99,90%", "> 99,9 %", "min. 99,5%". */
export const readTargetValue = (text: string): CellValue => readCellValue(text.trim().replace(BOUND, ""));

/** Whether a text stands where a value does, be it one that cannot be read: ">99,90%", "####". */
export function mayBeValue(text: string): boolean {
  if (/^(?:%|pct\.?|\*+|\d{1,3})$/i.test(text) || OVERFLOW.test(text)) return true;
  const value = readCellValue(text.replace(BOUND, ""));
  return value.kind !== "unreadable" && text.trim() !== "";
}

/** "(39 min.)": said of a value that stands before or over it. */
export const isAside = (text: string): boolean => ASIDE.test(text.trim());
