import * as XLSX from "xlsx";
import type { Report } from "../model/record.js";
import { codeOf, type ValueSet } from "../wording/values.js";
import { serialDate, serialToMoment } from "./serialDate.js";
import { CELL_LENGTH } from "./workbook/cell.js";
import { incidentsTable, slaTable, type Kind, type Table, type Value } from "./tables.js";

/** A cell whose value is not what the records say. Moments are wall-clock: "2025-03-18" or "2025-03-18T22:59". */
export interface ChangedCell {
  table: "incidents" | "sla";
  /** "SLA!H12" */
  place: string;
  /** Key of the row's record. */
  key: string;
  /** Key of the column. */
  column: string;
  before: Value;
  now: Value;
}

export interface WorkbookChanges {
  changed: ChangedCell[];
  /** What cannot be taken, and where. */
  problems: string[];
}

/** Compares the sheets Incidents and SLA of a workbook, in whatever order their rows are now, with the records. */
export function workbookChanges(workbook: Uint8Array, reports: readonly Report[]): WorkbookChanges {
  const book = XLSX.read(workbook, { type: "array", cellDates: false, cellText: false });
  const found = [tableChanges(book, incidentsTable, reports), tableChanges(book, slaTable, reports)];
  return { changed: found.flatMap((f) => f.changed), problems: found.flatMap((f) => f.problems) };
}

function tableChanges<Row>(book: XLSX.WorkBook, table: Table<Row>, reports: readonly Report[]): WorkbookChanges {
  const byKey = new Map(
    reports.flatMap((report) => table.rows(report)).map((row) => [table.columns[0]!.value(row) as string, row]),
  );
  const names = book.SheetNames.filter((name) =>
    Object.values(table.title).some((title) => name === title || new RegExp(`^${title} \\d+$`).test(name)),
  );
  const result: WorkbookChanges = { changed: [], problems: [] };
  const seen = new Set<string>();
  for (const name of names) {
    const { columns, rows, problem } = readSheet(book.Sheets[name]!, name, table);
    if (problem) result.problems.push(problem);
    for (const { key, number, cells } of rows) {
      const place = `${name}, row ${number}`;
      const row = byKey.get(key);
      if (!row) result.problems.push(`${place}: ${key ? `no record has the key "${key}"` : "there is no key"}.`);
      else if (seen.has(key)) result.problems.push(`${place}: the key "${key}" is there twice.`);
      else for (const cell of cells) compareCell(table, row, columns[cell.column]!, cell, { name, key }, result);
      seen.add(key);
    }
  }
  return result;
}

interface SheetCell {
  column: number;
  reference: string;
  cell: XLSX.CellObject | undefined;
}

/** The rows that hold anything, and which of the table's columns each column of the sheet is. */
function readSheet<Row>(sheet: XLSX.WorkSheet, name: string, table: Table<Row>) {
  const range = XLSX.utils.decode_range(sheet["!ref"] ?? "A1");
  const cellAt = (r: number, c: number): SheetCell => {
    const reference = XLSX.utils.encode_cell({ r, c });
    return { column: c, reference, cell: sheet[reference] as XLSX.CellObject | undefined };
  };
  const across = Array.from({ length: range.e.c + 1 }, (_, c) => c);
  const columns = across.map((c) => columnOf(table, cellAt(0, c).cell));
  const keyColumn = columns.findIndex((column) => column === table.columns[0]);
  if (keyColumn < 0)
    return { columns, rows: [], problem: `${name}: the column "${table.columns[0]!.title.en}" is gone.` };
  const rows = Array.from({ length: range.e.r }, (_, i) => across.map((c) => cellAt(i + 1, c)))
    .map((cells, i) => ({ key: String(cells[keyColumn]!.cell?.v ?? "").trim(), number: i + 2, cells }))
    .filter(({ cells }) => cells.some(({ cell }) => cell?.v !== undefined && cell.v !== ""))
    .map((row) => ({ ...row, cells: row.cells.filter(({ column }) => columns[column] !== null) }));
  return { columns, rows, problem: null };
}

const columnOf = <Row>(table: Table<Row>, heading: XLSX.CellObject | undefined): Table<Row>["columns"][number] | null =>
  table.columns.find((column) => Object.values(column.title).includes(String(heading?.v ?? ""))) ?? null;

function compareCell<Row>(
  { key: table }: Table<Row>,
  row: Row,
  column: Table<Row>["columns"][number] | null,
  { reference, cell }: SheetCell,
  { name, key }: { name: string; key: string },
  result: WorkbookChanges,
): void {
  const before = column!.value(row);
  const kind = column!.kindOf?.(row) ?? column!.kind;
  const place = `${name}!${reference}`;
  // Whether a record counts is said of the archive; nobody corrects it.
  if (column!.key === "current") return;
  const read = inCodes(cellValue(cell, kind, before), column!.words);
  if (read === undefined)
    result.problems.push(`${place}: "${String(cell?.v)}" stands where ${NEEDED[kind]} belongs (${column!.title.en}).`);
  else if (!isSame(before, read, kind))
    result.changed.push({ table: table as ChangedCell["table"], place, key, column: column!.key, before, now: read });
}

/** What people read in words, the records have in codes. */
const inCodes = (value: Value | undefined, words: ValueSet | undefined): Value | undefined =>
  words && typeof value === "string" ? codeOf(words, value) : value;

const NEEDED: Record<Kind, string> = {
  text: "text",
  integer: "a number",
  count: "a number",
  number: "a number",
  percent: "a percentage",
  availability: "a percentage",
  moment: "a date",
  month: "a date",
  minutes: "a time",
  confidence: "a number",
  boolean: "TRUE or FALSE",
};

/** A cell's value as the records have it; undefined where the cell holds something of another kind. */
function cellValue(cell: XLSX.CellObject | undefined, kind: Kind, before: Value): Value | undefined {
  if (cell?.v === undefined || cell.v === "" || cell.t === "z") return null;
  if (kind === "text") return cell.t === "s" || cell.t === "n" ? String(cell.v) : undefined;
  if (kind === "boolean") return cell.t === "b" ? (cell.v as boolean) : undefined;
  if (cell.t !== "n") return undefined;
  const number = cell.v as number;
  if (kind === "percent") return Number((number * 100).toFixed(6));
  if (kind === "minutes") return Math.round(number * 1440);
  if (kind === "month") return serialToMoment(number).slice(0, 7);
  return kind === "moment" ? momentLike(number, before) : number;
}

/** A whole number of days is a day, but where a clock time stood before. */
function momentLike(serial: number, before: Value): string {
  const moment = serialToMoment(serial);
  const hadClock = typeof before === "string" && before.length > "2025-03-18".length;
  return Number.isInteger(serial) && !hadClock ? moment.slice(0, "2025-03-18".length) : moment;
}

function isSame(before: Value, now: Value, kind: Kind): boolean {
  if (typeof before === "string" && typeof now === "string") {
    if (kind === "moment") return serialDate(before) === serialDate(now);
    return (
      plain(before) === plain(now) || (before.length > CELL_LENGTH && now.length === CELL_LENGTH && now.endsWith("…"))
    );
  }
  // An empty text and no text are one to a cell.
  return before === now || (before === "" && now === null);
}

/** Office programs change line ends and what stands at the ends of a text. */
const plain = (text: string): string => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
