import { strFromU8, unzipSync } from "fflate";
import * as XLSX from "xlsx";
import type { Disagreement, Series } from "../model/archive.js";
import type { Corrected, Diagnostic, Report } from "../model/record.js";
import { serialDate } from "./serialDate.js";
import {
  checksTable,
  incidentsTable,
  kindOfMetric,
  reportsTable,
  revisionsTable,
  slaTable,
  toCheckRow,
  valueLook,
  type Column,
  type Kind,
  type Language,
  type Table,
  type Value,
} from "./tables.js";
import { PackedPart, zipOf } from "./packedPart.js";
import { extendStyles, fitToWidth, freeze, withComments, type Look } from "./workbookStyles.js";

/** Excel takes no longer text in a cell, characters. */
export const CELL_LENGTH = 32_767;
/** Excel has no more rows in a sheet; what is over goes on in a further one. */
const SHEET_ROWS = 1_048_576;

const FORMATS: Partial<Record<Kind, string>> = {
  integer: "0",
  count: "#,##0",
  percent: "0.00%",
  month: "yyyy-mm",
  minutes: "[h]:mm",
  confidence: "0.00",
};
const DAY_FORMAT = "yyyy-mm-dd";
const MOMENT_FORMAT = "yyyy-mm-dd hh:mm";

/** Every number format a cell may have. */
const ALL_FORMATS = [...new Set([...Object.values(FORMATS), DAY_FORMAT, MOMENT_FORMAT, "0.000%"])];

/** A sheet's columns as they stand above its rows. */
interface SheetHead {
  title: string;
  titles: Cell[];
  widths: number[];
  frozenColumns: number;
}

/** What the reports of an archive say together. */
export interface Together {
  series: readonly Series[];
  disagreements: readonly Disagreement[];
  diagnostics: readonly Diagnostic[];
}

/**
 * The bytes of one workbook of many reports, oldest first: Incidents, SLA, SLA matrix, Reports, Revisions, Checks.
 * SheetJS makes the workbook and the frame of every sheet; the rows are written and packed as the reports come, since
 * a long archive has millions of cells. The same reports give the same bytes.
 */
export async function* reportsToWorkbook(
  reports: AsyncIterable<Report> | Iterable<Report>,
  together: Together,
  language: Language = "en",
): AsyncGenerator<Uint8Array> {
  const tables = [incidentsTable, slaTable, reportsTable, revisionsTable, checksTable].map((t) =>
    tableHead(t, language),
  );
  const [incidentsHead, slaHead, reportsHead, revisionsHead, checksHead] = tables as [SheetHead, ...SheetHead[]];
  const months = [...new Set(together.series.flatMap((s) => s.months.map((m) => m.month)))].sort();
  const matrixHead = matrixHeadOf(months, language);
  const order = [incidentsHead, slaHead!, matrixHead, reportsHead!, revisionsHead!, checksHead!];
  const frame = workbookFrame(order);
  const [incidents, sla, matrix, perReport, revisions, checks] = order.map((head) => new SheetWriter(head, frame)) as [
    SheetWriter,
    ...SheetWriter[],
  ];

  const writers = [incidents, sla!, matrix!, perReport!, revisions!, checks!];
  for await (const report of reports) {
    incidents.addRows(incidentsTable, incidentsTable.rows(report));
    sla!.addRows(slaTable, slaTable.rows(report));
    perReport!.addRows(reportsTable, reportsTable.rows(report));
    checks!.addRows(checksTable, checksTable.rows(report));
    for (const writer of writers) await writer.ready();
  }
  revisions!.addRows(revisionsTable, together.disagreements);
  checks!.addRows(checksTable, together.diagnostics.map(toCheckRow));
  for (const one of together.series) matrix!.addCells(matrixCells(one, months));

  const sheets = writers.flatMap((writer) => writer.sheets());
  yield* zipOf(workbookParts(sheets));
}

/** A cell as it is written: a typed value; text is always text, so no report can smuggle in a formula. */
interface Cell {
  value: string | number | boolean;
  format?: string;
  look?: Look;
  /** What was read, of a value that a person corrected. */
  comment?: string;
}

/** Rows and columns count from 0. */
interface Comment {
  row: number;
  column: number;
  text: string;
}

/** "was read: 97.46 (Anna, 2026-12-01)" */
function commentOf({ was, by, at }: Corrected): string {
  const who = [by, at].filter(Boolean).join(", ");
  const text = `was read: ${typeof was === "string" ? was : JSON.stringify(was)}${who ? ` (${who})` : ""}`;
  return text.length > CELL_LENGTH ? `${text.slice(0, CELL_LENGTH - 1)}…` : text;
}

/** A finished sheet: what is above its rows, how many there are, and its XML. */
interface FinishedSheet {
  head: SheetHead & { rows: number; comments: readonly Comment[] };
  part: PackedPart;
}

/** Writes a sheet's rows; what is over a sheet's length goes on in a further one. */
class SheetWriter {
  readonly #finished: FinishedSheet[] = [];
  #part: PackedPart;
  #row = 0;
  #comments: Comment[] = [];

  constructor(
    readonly head: SheetHead,
    readonly frame: WorkbookFrame,
  ) {
    this.#part = this.#begin();
  }

  addRows<Row>({ columns, look, corrected }: Table<Row>, rows: readonly Row[]): void {
    for (const row of rows) {
      const marked = look?.(row);
      const by = corrected?.(row) ?? {};
      this.addCells(
        columns.map((column) => {
          const cell = toCell(column.value(row), column.kindOf?.(row) ?? column.kind);
          const change = by[column.key];
          if (change) return { ...(cell ?? { value: "" }), look: "corrected", comment: commentOf(change) };
          return cell && marked?.column === column.key ? { ...cell, look: marked.look } : cell;
        }),
      );
    }
  }

  addCells(cells: readonly (Cell | undefined)[]): void {
    if (this.#row === SHEET_ROWS) {
      this.#end();
      this.#part = this.#begin();
    }
    const row = ++this.#row;
    cells.forEach((cell, column) => {
      if (cell?.comment !== undefined) this.#comments.push({ row: row - 1, column, text: cell.comment });
    });
    const xml = cells.map((cell, c) => (cell ? cellXml(cell, `${columnName(c)}${row}`, this.frame) : ""));
    this.#part.write(`<row r="${row}">${xml.join("")}</row>`);
  }

  ready(): Promise<void> {
    return this.#part.ready();
  }

  sheets(): FinishedSheet[] {
    this.#end();
    return this.#finished;
  }

  #begin(): PackedPart {
    const part = new PackedPart("", this.frame.head(this.head));
    this.#row = 0;
    this.#comments = [];
    this.#part = part;
    this.addCells(this.head.titles);
    return part;
  }

  #end(): void {
    const tail = this.frame.tail(this.head, this.#row);
    this.#part.write(this.#comments.length ? withComments(tail) : tail);
    const number = this.#finished.length + 1;
    const title = number === 1 ? this.head.title : `${this.head.title} ${number}`;
    this.#finished.push({
      head: { ...this.head, title, rows: this.#row, comments: this.#comments },
      part: this.#part,
    });
  }
}

interface Headed extends Pick<Table<never>, "title"> {
  columns: readonly Pick<Column<never>, "title" | "width">[];
}

const tableHead = ({ title, columns }: Headed, language: Language): SheetHead => ({
  title: title[language],
  titles: columns.map((c) => ({ value: c.title[language], look: "header" })),
  widths: columns.map((c) => c.width),
  frozenColumns: 0,
});

const MATRIX = {
  title: { en: "SLA matrix", da: "SLA-matrix" },
  columns: [
    { title: { en: "Platform", da: "Platform" }, width: 24, value: (s: Series): Value => s.platform },
    { title: { en: "Environment", da: "Miljø" }, width: 14, value: (s: Series): Value => s.environment },
    { title: { en: "Service", da: "Tjeneste" }, width: 32, value: (s: Series): Value => s.service },
    { title: { en: "Target", da: "Mål" }, width: 9, value: (s: Series): Value => s.months.at(-1)?.target ?? null },
  ],
};
const MONTH_WIDTH = 13;

const matrixHeadOf = (months: readonly string[], language: Language): SheetHead => ({
  title: MATRIX.title[language],
  titles: [
    ...MATRIX.columns.map((c): Cell => ({ value: c.title[language], look: "header" })),
    ...months.map((month): Cell => ({ ...toCell(month, "month")!, look: "header" })),
  ],
  widths: [...MATRIX.columns.map((c) => c.width), ...months.map(() => MONTH_WIDTH)],
  frozenColumns: MATRIX.columns.length,
});

/** One row a service, one column a month: each value from the newest report that prints it. */
function matrixCells(series: Series, months: readonly string[]): (Cell | undefined)[] {
  const kind: Kind = kindOfMetric(series.metric);
  const byMonth = new Map(series.months.map((m) => [m.month, m]));
  const head = MATRIX.columns.map((c) => c.value(series));
  return [
    ...head.map((value) => toCell(value, typeof value === "number" ? kind : "text")),
    ...months.map((month) => {
      const value = byMonth.get(month);
      const cell = toCell(value?.value ?? null, kind);
      const look = value && valueLook(value);
      return cell && look ? { ...cell, look } : cell;
    }),
  ];
}

function toCell(value: Value, kind: Kind): Cell | undefined {
  if (value === null) return undefined;
  if (typeof value === "boolean") return { value };
  if (typeof value === "number") return { value: scaled(value, kind), format: numberFormat(value, kind) };
  if (kind === "moment" || kind === "month") {
    const format = kind === "month" ? FORMATS.month! : value.length > 10 ? MOMENT_FORMAT : DAY_FORMAT;
    return { value: serialDate(value), format };
  }
  return { value: value.length > CELL_LENGTH ? `${value.slice(0, CELL_LENGTH - 1)}…` : value };
}

const scaled = (value: number, kind: Kind): number =>
  kind === "percent" ? Number((value / 100).toFixed(8)) : kind === "minutes" ? value / 1440 : value;

/** Percentages show the decimals they have, two at least: 99.83 is "0.00%", 99.995 "0.000%". */
const numberFormat = (value: number, kind: Kind): string =>
  kind === "percent" && !Number.isInteger(Number((value * 100).toFixed(6))) ? "0.000%" : (FORMATS[kind] ?? "General");

function cellXml({ value, format, look }: Cell, reference: string, frame: WorkbookFrame): string {
  const style = frame.style(format, look);
  const place = `<c r="${reference}"${style ? ` s="${style}"` : ""}`;
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
const columnName = (c: number): string => (columnNames[c] ??= XLSX.utils.encode_col(c));

/** What stands around the rows of each sheet, and the number of each style. */
interface WorkbookFrame {
  head: (sheet: SheetHead) => string;
  /** @param rows how many the sheet has, with its header */
  tail: (sheet: SheetHead, rows: number) => string;
  style: (format?: string, look?: Look) => number;
}

const SHEET_DATA = "<sheetData>";
const SHEET_DATA_END = "</sheetData>";

function workbookFrame(sheets: readonly SheetHead[]): WorkbookFrame {
  const parts = skeleton(sheets);
  const { xfOf } = extendStyles(parts.get(STYLES)!);
  const formats = formatNumbers(parts.get(sheetPart(0))!);
  const xml = new Map(sheets.map((sheet, i) => [sheet.title, parts.get(sheetPart(i))!]));
  return {
    head: ({ title, frozenColumns }) => {
      const whole = fitToWidth(freeze(xml.get(title)!, { columns: frozenColumns, rows: 1 }));
      // The number of rows is not known yet, and no reader needs it.
      return whole.slice(0, whole.indexOf(SHEET_DATA)).replace(/<dimension [^>]*\/>/, "") + SHEET_DATA;
    },
    tail: ({ title, widths }, rows) => {
      const whole = fitToWidth(xml.get(title)!);
      const range = rangeOf(widths.length, rows);
      return whole
        .slice(whole.indexOf(SHEET_DATA_END))
        .replace(/<autoFilter [^>]*\/>/, `<autoFilter ref="${range}"/>`)
        .replace(/sqref="[^"]*"/, `sqref="${range}"`);
    },
    style: (format, look) => {
      const number = format ? (formats.get(format) ?? 0) : 0;
      return look ? xfOf(number, look) : number;
    },
  };
}

const STYLES = "xl/styles.xml";
const sheetPart = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

/** A workbook as SheetJS writes it, with no rows but a first one that has every number format. */
function skeleton(
  sheets: readonly (SheetHead & { rows?: number; comments?: readonly Comment[] })[],
): Map<string, string> {
  const book = XLSX.utils.book_new();
  for (const { title, widths, rows = 1, comments = [] } of sheets) {
    const data = [ALL_FORMATS.map((z): XLSX.CellObject => ({ t: "n", v: 1, z })), ...commentRows(comments)];
    const worksheet = {
      "!data": data,
      "!ref": rangeOf(Math.max(widths.length, ALL_FORMATS.length), data.length),
      "!cols": widths.map((wch) => ({ wch })),
      "!autofilter": { ref: rangeOf(widths.length, rows) },
    };
    XLSX.utils.book_append_sheet(book, worksheet as unknown as XLSX.WorkSheet, title);
  }
  const bytes = XLSX.write(book, { type: "array", bookType: "xlsx", compression: false }) as ArrayBuffer;
  return new Map(Object.entries(unzipSync(new Uint8Array(bytes))).map(([name, part]) => [name, strFromU8(part)]));
}

/** The rows behind the first that hold nothing but comments. */
function commentRows(comments: readonly Comment[]): XLSX.CellObject[][] {
  const last = comments.reduce((most, { row }) => Math.max(most, row), 0);
  const rows = Array.from({ length: last }, (): XLSX.CellObject[] => []);
  for (const { row, column, text } of comments) {
    const note = Object.assign([{ a: "driftsstatus", t: escapeUnprintable(text) }], { hidden: true });
    rows[row - 1]![column] = { t: "s", v: "", c: note } as XLSX.CellObject;
  }
  return rows;
}

/** SheetJS escapes markup in comments, and leaves what XML does not take. */
const escapeUnprintable = (text: string): string => text.replace(NOT_IN_XML, "�");

const rangeOf = (columns: number, rows: number): string =>
  XLSX.utils.encode_range({ s: { c: 0, r: 0 }, e: { c: columns - 1, r: rows - 1 } });

/** The style number of each format, by the cells of the skeleton's first row. */
const formatNumbers = (xml: string): Map<string, number> =>
  new Map(
    ALL_FORMATS.map((format, c) => [
      format,
      Number(new RegExp(`r="${columnName(c)}1" s="(\\d+)"`).exec(xml)?.[1] ?? 0),
    ]),
  );

/** All parts of the finished workbook: SheetJS's, but for the styles and the sheets. */
function* workbookParts(sheets: readonly FinishedSheet[]): Generator<PackedPart> {
  const parts = skeleton(sheets.map((s) => s.head));
  for (const [name, text] of parts) {
    const index = sheets.findIndex((_, i) => sheetPart(i) === name);
    if (index >= 0) yield sheets[index]!.part.named(name);
    else yield new PackedPart(name, name === STYLES ? extendStyles(text).xml : text);
  }
}
