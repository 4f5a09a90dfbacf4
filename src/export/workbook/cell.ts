import { serialDate } from "../serialDate.js";
import type { Kind, Value } from "../tables.js";
import { DAY_FORMAT, FINE_PERCENT, FORMATS, MOMENT_FORMAT, type Look } from "./looks.js";

/** Excel takes no longer text in a cell, characters. */
export const CELL_LENGTH = 32_767;

/** A cell as it is written: a typed value; text is always text, so no report can smuggle in a formula. */
export interface Cell {
  /** Null where only the look counts. */
  value: string | number | boolean | null;
  format?: string;
  look?: Look;
  /** What shows when the mouse is over it. */
  comment?: string;
  /** A place in the workbook, "Incidents!A5", or a file beside it. */
  link?: { place: string } | { file: string };
}

export function toCell(value: Value, kind: Kind): Cell | undefined {
  if (value === null) return undefined;
  if (typeof value === "boolean") return { value };
  if (typeof value === "number") return { value: scaled(value, kind), format: numberFormat(value, kind) };
  if (kind === "moment" || kind === "month") {
    const format = kind === "month" ? FORMATS.month! : value.length > "2025-03-18".length ? MOMENT_FORMAT : DAY_FORMAT;
    return { value: serialDate(value), format };
  }
  return { value: value.length > CELL_LENGTH ? `${value.slice(0, CELL_LENGTH - 1)}…` : value };
}

const scaled = (value: number, kind: Kind): number =>
  kind === "percent" ? Number((value / 100).toFixed(8)) : kind === "minutes" ? value / 1440 : value;

/** Percentages show the decimals they have, two at least: 99.83 is "0.00%", 99.995 "0.000%". */
const numberFormat = (value: number, kind: Kind): string =>
  kind === "percent" && !Number.isInteger(Number((value * 100).toFixed(6)))
    ? FINE_PERCENT
    : (FORMATS[kind] ?? "General");

/** @param style the number of the cell's style */
export function cellXml({ value }: Cell, reference: string, style: number): string {
  const place = `<c r="${reference}" s="${style}"`;
  if (value === null) return `${place}/>`;
  if (typeof value === "number") return `${place}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `${place} t="b"><v>${value ? 1 : 0}</v></c>`;
  return `${place} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** What XML does not take, and what Excel would read as its escape (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
const NOT_IN_XML =
  /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** What one of the two below replaces; most texts have none of it. */
const TO_ESCAPE = /[&<>\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|_x/;

const escaped = (text: string): string => (TO_ESCAPE.test(text) ? escapedAll(text) : text);

const escapedAll = (text: string): string =>
  text
    .replace(/[&<>]/g, (c) => ENTITIES[c]!)
    .replace(NOT_IN_XML, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);

const columnNames: string[] = [];
/** "A" for 0, "AB" for 27. */
export function columnName(column: number): string {
  return (columnNames[column] ??=
    (column >= 26 ? columnName(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26)));
}

/** Points that a line of text takes. */
const LINE = 15;
/** A row is no higher, lines: what does not fit is in the cell. */
const MOST_LINES = 12;
/** Of a column's width so much is filled by words that are not broken. */
const FILLED = 0.92;

/** The height of a row whose wrapped texts are all to be seen; undefined for that of one line. */
export function heightOf(cells: readonly (Cell | undefined)[], widths: readonly number[]): number | undefined {
  let lines = 1;
  cells.forEach((cell, i) => {
    if (typeof cell?.value === "string" && WRAPPED.has(cell.look ?? "plain"))
      lines = Math.max(lines, Math.ceil(cell.value.length / (widths[i]! * FILLED)));
  });
  return lines === 1 ? undefined : Math.min(lines, MOST_LINES) * LINE;
}
const WRAPPED: ReadonlySet<Look> = new Set(["wrapped", "doubt", "corrected", "link"]);

/** "B3" */
export const referenceOf = (column: number, row: number): string => `${columnName(column)}${row}`;

/** "'SLA matrix'!B3": the quotes are never wrong. */
export const placeIn = (sheet: string, reference: string): string => `'${sheet.replaceAll("'", "''")}'!${reference}`;
