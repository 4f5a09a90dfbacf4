/** What a value cell of an SLA table can hold. */

/** The only characters that value cells are read with; without the space the engine joins neighbouring cells. */
export const CELL_ALPHABET = "0123456789,.%-na ";

export type CellKind = "percent" | "decimal" | "count" | "none" | "dash";

/** "99,74%", "100%"; not "00,00%", which lost its first digit. */
const PERCENT = /^(100|[1-9]?\d)(,\d{1,3})?%$/;
/** "99,74" where the header has the unit. */
const DECIMAL = /^(100|[1-9]?\d),\d{1,3}$/;
/** "185.333.727". */
const COUNT = /^(0|[1-9]\d{0,2}(\.\d{3})*)$/;
/** "n.a.", "n/a", "i.r.", "ikke målt": there is no number. */
const NONE =
  /^(?:n[./]?a\.?|i[./]?[ar]\.?|u\.?d\.?|ikke (?:relevant|målt|opgjort|tilgængelig)|ingen (?:data|måling))$/i;
const DASH = /^-$/;

/** The kind of a cell's text, or null where it breaks the grammar and so was misread. */
export function cellKind(text: string): CellKind | null {
  if (PERCENT.test(text) && percentOf(text) <= 100) return "percent";
  if (DECIMAL.test(text) && percentOf(text) <= 100) return "decimal";
  if (COUNT.test(text)) return "count";
  if (NONE.test(text)) return "none";
  return DASH.test(text) ? "dash" : null;
}

/** "157.084,247": groups of three parted by two kinds of mark, of which one was misread. */
export const isMixedCount = (text: string): boolean =>
  /^\d{1,3}([.,]\d{3}){2,}$/.test(text) && text.includes(",") && text.includes(".");

const percentOf = (text: string): number => Number(text.replace("%", "").replace(",", "."));

/**
 * The characters of a cell as read, in the form the grammar knows: no number starts or ends with a mark; a full stop in a percentage
 * is a comma, a comma among groups of three digits a full stop.
 */
export const plainCell = (text: string): string =>
  text
    .replace(/\s+/g, "")
    .replace(/[–—]/g, "-")
    .replace(/^[.,-]+(?=\d)|(?<=[\d%])[.,-]+$/g, "")
    .replace(/^n\.?a\.?$/, "n.a.")
    .replace(/^(\d{1,3})\.(\d{1,2}%)$/, "$1,$2")
    .replace(/^\d{1,3}([.,]\d{3}){2,}$/, (count) => count.replaceAll(",", "."));

/** "i.r." for "ir." and the like: full stops of small print are lost first. */
export const plainNone = (text: string): string => text.replace(/^([niu])\.?([adr])\.?$/, "$1.$2.");

/** What the engine reads of a percent sign of which it sees the circles and the stroke apart. */
const SIGN_IN_PIECES = /^[07%]{1,3}$/;

/**
 * A percentage whose sign was read as something else, with its sign: "100,007" and "99,42%%" can only be "100,00%" and
 * "99,42%" where every cell has `decimals` decimals. Null where that is not certain.
 */
export function signRestored(text: string, decimals: number | null): string | null {
  if (decimals === null || decimals < 1) return null;
  const number = /^\d+,(\d+)/.exec(text);
  if (!number || number[1]!.length < decimals) return null;
  const end = text.indexOf(",") + 1 + decimals;
  const restored = `${text.slice(0, end)}%`;
  return SIGN_IN_PIECES.test(text.slice(end)) && cellKind(restored) === "percent" ? restored : null;
}

/**
 * A percentage whose comma or full stop was lost or confused, with its comma back: "10000%" and "99.74%" can only be
 * "100,00%" and "99,74%" where every cell has `decimals` decimals. Null where that is not certain.
 */
export function commaRestored(text: string, decimals: number | null): string | null {
  const digits = /^(\d+)[.,]?(\d*)%$/.exec(text);
  if (!digits || decimals === null || decimals < 1) return null;
  const all = digits[1]! + digits[2]!;
  if (digits[2] !== "" && digits[2]!.length !== decimals) return null;
  const whole = all.slice(0, -decimals);
  if (whole.length < 1 || whole.length > 3) return null;
  const restored = `${whole},${all.slice(-decimals)}%`;
  return cellKind(restored) === "percent" ? restored : null;
}
