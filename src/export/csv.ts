import { stringify } from "csv-stringify/sync";
import type { Current } from "../model/current.js";
import type { Report } from "../model/record.js";
import { valueWords } from "../wording/values.js";
import type { Together } from "./excel.js";
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

interface Dialect {
  delimiter: string;
  heading: (column: Column<never>, language: Language) => string;
  number: (value: number) => string;
  boolean: (value: boolean) => string;
  moment: (value: string) => string;
  /** Whether people read it, in words instead of codes. */
  words: boolean;
}

/** Excel takes a file without it for one in the machine's old code page. */
const BYTE_ORDER_MARK = "\uFEFF";

const DIALECTS: Record<CsvDialect, Dialect> = {
  rfc4180: {
    delimiter: ",",
    heading: ({ key }) => key,
    number: String,
    boolean: String,
    moment: (value) => value,
    words: false,
  },
  "excel-da": {
    delimiter: ";",
    heading: ({ title }, language) => title[language],
    number: (value) => String(value).replace(".", ","),
    boolean: (value) => (value ? "SAND" : "FALSK"),
    moment: danishMoment,
    words: true,
  },
};

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

/** The five files: incidents, sla, reports, checks, revisions. Rows end in CR LF (RFC 4180), text is UTF-8. */
export function csvFiles(dialect: CsvDialect, language: Language): CsvFile[] {
  const none = (): [] => [];
  return [
    csvFile(incidentsTable, none),
    csvFile(slaTable, none),
    csvFile(reportsTable, none),
    csvFile(checksTable, ({ diagnostics }) => diagnostics.map(toCheckRow)),
    csvFile(revisionsTable, ({ disagreements }) => disagreements),
  ];

  function csvFile<Row>(table: Table<Row>, together: (together: Together) => readonly Row[]): CsvFile {
    const { delimiter, heading, words } = DIALECTS[dialect];
    const shown = (c: Column<Row>, value: Value): Value =>
      words && language === "da" && c.words && typeof value === "string" ? valueWords(c.words, value, language) : value;
    const toText = (rows: string[][]): string =>
      stringify(rows, { delimiter, record_delimiter: "windows", quoted_match: /[\r\n]/ });
    const rowsToText = (rows: readonly Row[]): string =>
      toText(
        rows.map((row) =>
          table.columns.map((c) => toField(shown(c, c.value(row)), c.kindOf?.(row) ?? c.kind, dialect)),
        ),
      );
    return {
      name: `${table.key}.csv`,
      head: BYTE_ORDER_MARK + toText([table.columns.map((c) => heading(c as Column<never>, language))]),
      report: (report, current) => rowsToText(table.rows(report, current)),
      together: (found) => rowsToText(together(found)),
    };
  }
}

function toField(value: Value, kind: Kind, dialect: CsvDialect): string {
  const { number, boolean, moment } = DIALECTS[dialect];
  if (value === null) return "";
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return boolean(value);
  return kind === "moment" || kind === "month" ? moment(value) : harmless(value);
}

/**
 * Excel takes a text that begins so for a formula; an apostrophe before it keeps it a text. One that already stands
 * there is doubled, so that taking one away always gives the text back.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** "18-03-2025 22:59", "18-03-2025"; a month is its first day, "01-03-2025", which Excel takes for a date. */
function danishMoment(moment: string): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}:\d{2}))?/.exec(moment)!;
  return `${day ?? "01"}-${month}-${year}${clock ? ` ${clock}` : ""}`;
}
