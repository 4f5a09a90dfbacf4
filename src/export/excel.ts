import * as XLSX from "xlsx";
import type { Disagreement, Series } from "../model/archive.js";
import type { Diagnostic, Report } from "../model/record.js";
import { serialDate } from "./serialDate.js";
import {
  checksTable,
  incidentsTable,
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
import { addLooks, type Look, type SheetLooks } from "./workbookStyles.js";

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

interface Sheet {
  title: string;
  widths: number[];
  cells: (XLSX.CellObject | undefined)[][];
  looks: Map<string, Look>;
  frozenColumns: number;
}

/** What the reports of an archive say together. */
export interface Together {
  series: readonly Series[];
  disagreements: readonly Disagreement[];
  diagnostics: readonly Diagnostic[];
}

/**
 * One workbook of many reports, oldest first: Incidents, SLA, SLA matrix, Reports, Revisions, Checks.
 * The same reports give the same bytes.
 */
export async function reportsToWorkbook(
  reports: AsyncIterable<Report> | Iterable<Report>,
  together: Together,
  language: Language = "en",
): Promise<Uint8Array> {
  const incidents = new SheetBuilder(incidentsTable, language);
  const sla = new SheetBuilder(slaTable, language);
  const perReport = new SheetBuilder(reportsTable, language);
  const revisions = new SheetBuilder(revisionsTable, language);
  const checks = new SheetBuilder(checksTable, language);
  for await (const report of reports) for (const sheet of [incidents, sla, perReport, checks]) sheet.addReport(report);
  revisions.addRows(together.disagreements);
  checks.addRows(together.diagnostics.map(toCheckRow));
  const matrix = matrixSheet(together.series, language);
  const sheets = [
    ...incidents.sheets,
    ...sla.sheets,
    matrix,
    ...perReport.sheets,
    ...revisions.sheets,
    ...checks.sheets,
  ];
  const book = XLSX.utils.book_new();
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, toWorksheet(sheet), sheet.title);
  const plain = XLSX.write(book, { type: "array", bookType: "xlsx", bookSST: true, compression: true }) as ArrayBuffer;
  return addLooks(
    new Uint8Array(plain),
    sheets.map((s): SheetLooks => ({ cells: s.looks, frozen: { columns: s.frozenColumns, rows: 1 } })),
  );
}

/** Collects a table's rows; what is over a sheet's length goes on in a further one. */
class SheetBuilder<Row> {
  readonly sheets: Sheet[];

  constructor(
    readonly table: Table<Row>,
    readonly language: Language,
  ) {
    this.sheets = [newSheet(table.title[language], table.columns, language)];
  }

  addReport(report: Report): void {
    this.addRows(this.table.rows(report));
  }

  addRows(rows: readonly Row[]): void {
    const { title, columns, look } = this.table;
    for (const row of rows) {
      let sheet = this.sheets.at(-1)!;
      if (sheet.cells.length === SHEET_ROWS) {
        sheet = newSheet(`${title[this.language]} ${this.sheets.length + 1}`, columns, this.language);
        this.sheets.push(sheet);
      }
      const marked = look?.(row);
      if (marked) {
        const at = { c: columns.findIndex((c) => c.key === marked.column), r: sheet.cells.length };
        sheet.looks.set(XLSX.utils.encode_cell(at), marked.look);
      }
      sheet.cells.push(columns.map((column) => toCell(column.value(row), column.kindOf?.(row) ?? column.kind)));
    }
  }
}

const newSheet = (
  title: string,
  columns: readonly Pick<Column<never>, "title" | "width">[],
  language: Language,
): Sheet =>
  withHeader(
    { title, widths: columns.map((c) => c.width), cells: [], looks: new Map(), frozenColumns: 0 },
    columns.map((c) => c.title[language]),
  );

function withHeader(sheet: Sheet, titles: readonly string[]): Sheet {
  sheet.cells.push(titles.map((v): XLSX.CellObject => ({ t: "s", v })));
  titles.forEach((_, c) => sheet.looks.set(XLSX.utils.encode_cell({ c, r: 0 }), "header"));
  return sheet;
}

const MATRIX = {
  title: { en: "SLA matrix", da: "SLA-matrix" },
  columns: [
    { title: { en: "Platform", da: "Platform" }, width: 24, value: (s: Series): Value => s.platform },
    { title: { en: "Environment", da: "Miljø" }, width: 14, value: (s: Series): Value => s.environment },
    { title: { en: "Service", da: "Tjeneste" }, width: 32, value: (s: Series): Value => s.service },
    { title: { en: "Target", da: "Mål" }, width: 9, value: (s: Series): Value => s.months.at(-1)?.target ?? null },
  ],
};

/** One row a service, one column a month: each value from the newest report that prints it. */
function matrixSheet(series: readonly Series[], language: Language): Sheet {
  const months = [...new Set(series.flatMap((s) => s.months.map((m) => m.month)))].sort();
  const sheet = newSheet(MATRIX.title[language], MATRIX.columns, language);
  const first = MATRIX.columns.length;
  sheet.frozenColumns = first;
  sheet.widths.push(...months.map(() => 13));
  months.forEach((month, i) => {
    sheet.cells[0]!.push(toCell(month, "month"));
    sheet.looks.set(XLSX.utils.encode_cell({ c: first + i, r: 0 }), "header");
  });
  for (const one of series) {
    const kind: Kind = one.metric === "count" ? "count" : "percent";
    const r = sheet.cells.length;
    const byMonth = new Map(one.months.map((m) => [m.month, m]));
    const values = months.map((month) => byMonth.get(month));
    values.forEach((value, i) => {
      const look = value ? valueLook(value) : null;
      if (look) sheet.looks.set(XLSX.utils.encode_cell({ c: first + i, r }), look);
    });
    const head = MATRIX.columns.map((c) => c.value(one));
    sheet.cells.push([
      ...head.map((value) => toCell(value, typeof value === "number" ? kind : "text")),
      ...values.map((value) => toCell(value?.value ?? null, kind)),
    ]);
  }
  return sheet;
}

/** A typed cell; text is always text, so no report can smuggle in a formula. */
function toCell(value: Value, kind: Kind): XLSX.CellObject | undefined {
  if (value === null) return undefined;
  if (typeof value === "boolean") return { t: "b", v: value };
  if (typeof value === "number") return { t: "n", v: scaled(value, kind), z: numberFormat(value, kind) };
  if (kind === "moment" || kind === "month") {
    return {
      t: "n",
      v: serialDate(value),
      z: kind === "month" ? FORMATS.month! : value.length > 10 ? MOMENT_FORMAT : DAY_FORMAT,
    };
  }
  return { t: "s", v: value.length > CELL_LENGTH ? `${value.slice(0, CELL_LENGTH - 1)}…` : value };
}

const scaled = (value: number, kind: Kind): number =>
  kind === "percent" ? Number((value / 100).toFixed(8)) : kind === "minutes" ? value / 1440 : value;

/** Percentages show the decimals they have, two at least: 99.83 is "0.00%", 99.995 "0.000%". */
const numberFormat = (value: number, kind: Kind): string =>
  kind === "percent" && !Number.isInteger(Number((value * 100).toFixed(6))) ? "0.000%" : (FORMATS[kind] ?? "General");

function toWorksheet({ cells, widths }: Sheet): XLSX.WorkSheet {
  const columns = Math.max(widths.length, 1);
  const range = { s: { c: 0, r: 0 }, e: { c: columns - 1, r: Math.max(cells.length - 1, 0) } };
  const reference = XLSX.utils.encode_range(range);
  return {
    "!data": cells,
    "!ref": reference,
    "!cols": widths.map((wch) => ({ wch })),
    "!autofilter": { ref: reference },
  } as unknown as XLSX.WorkSheet;
}
