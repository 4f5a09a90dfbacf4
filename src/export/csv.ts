import type { Current } from "../model/current.js";
import type { Report } from "../model/record.js";
import { valueWords } from "../wording/values.js";
import { harmless, rowsToCsv } from "./csvText.js";
import type { Together } from "./archiveSource.js";
import {
  checksTable,
  incidentsTable,
  reportsTable,
  revisionsTable,
  slaTable,
  toCheckRow,
  type Column,
  type Kind,
  type Language,
  type Table,
  type Value,
} from "./tables.js";

/** `rfc4180` is for programs, `excel-da` opens with a double click in a Danish Excel. */
export const CSV_DIALECTS = ["rfc4180", "excel-da"] as const;
export type CsvDialect = (typeof CSV_DIALECTS)[number];

/** Excel takes a file without it for one in the machine's old code page. */
const BYTE_ORDER_MARK = "\uFEFF";
const DELIMITER = ";";

/** One file of CSV: its name, the table it holds and how rows become text. */
export interface CsvFile {
  name: string;
  /** The byte order mark and the headings. */
  head: string;
  /** The rows of one report. */
  report: (report: Report, current?: Current) => string;
  /** The rows of what only the reports together show. */
  together: (together: Together) => string;
}

/**
 * The workbook's tables as a Danish Excel opens them with a double click: incidents, sla, reports, checks, revisions.
 * Programs are given `flat/csv.ts`.
 */
export function csvFiles(language: Language): CsvFile[] {
  const none = (): [] => [];
  return [
    csvFile(incidentsTable, none),
    csvFile(slaTable, none),
    csvFile(reportsTable, none),
    csvFile(checksTable, ({ diagnostics }) => diagnostics.map(toCheckRow)),
    csvFile(revisionsTable, ({ disagreements }) => disagreements),
  ];

  function csvFile<Row>(table: Table<Row>, together: (together: Together) => readonly Row[]): CsvFile {
    const shown = (c: Column<Row>, value: Value): Value =>
      language === "da" && c.words && typeof value === "string" ? valueWords(c.words, value, language) : value;
    const rowsToText = (rows: readonly Row[]): string =>
      rowsToCsv(
        rows.map((row) => table.columns.map((c) => toField(shown(c, c.value(row)), c.kindOf?.(row) ?? c.kind))),
        DELIMITER,
      );
    return {
      name: `${table.key}.csv`,
      head: BYTE_ORDER_MARK + rowsToCsv([table.columns.map(({ title }) => title[language])], DELIMITER),
      report: (report, current) => rowsToText(table.rows(report, current)),
      together: (found) => rowsToText(together(found)),
    };
  }
}

function toField(value: Value, kind: Kind): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  if (typeof value === "boolean") return value ? "SAND" : "FALSK";
  return kind === "moment" || kind === "month" ? danishMoment(value) : harmless(value);
}

/** "18-03-2025 22:59", "18-03-2025"; a month is its first day, "01-03-2025", which Excel takes for a date. */
function danishMoment(moment: string): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}:\d{2}))?/.exec(moment)!;
  return `${day ?? "01"}-${month}-${year}${clock ? ` ${clock}` : ""}`;
}
