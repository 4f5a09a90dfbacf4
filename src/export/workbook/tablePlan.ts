import type { WriteSheet } from "hucre";
import type { Language } from "../../model/language.js";
import { VALUES, valueWords } from "../../wording/values.js";
import { filled, WORKBOOK } from "../../wording/workbook.js";
import type { Column, Table } from "../tables.js";
import { columnName, toCell, type Cell } from "./cell.js";
import type { SheetPlan } from "./sheetWriter.js";

/** How a table lies in its sheet. */
export interface TableLayout {
  /** Keys of the columns that come first, in this order; the others follow as the table has them. */
  first?: readonly string[];
  /** Keys of the columns that come last and are grouped. */
  last?: readonly string[];
  /** Columns that stay in view. */
  frozen?: number;
  /** Text that is wrapped instead of cut off. */
  wrapped?: readonly string[];
  widths?: Readonly<Record<string, number>>;
  paper?: "a3" | "a4";
  /** Printed up to this column. */
  printedTo?: string;
  /** For names of Excel's tables, which are unique in the workbook. */
  name: string;
}

/** A table's columns in the order of its sheet. */
export function columnsOf<Row>({ columns }: Table<Row>, { first = [], last = [] }: TableLayout): Column<Row>[] {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const middle = columns.filter(({ key }) => !first.includes(key) && !last.includes(key));
  return [...first.map((key) => byKey.get(key)!), ...middle, ...last.map((key) => byKey.get(key)!)];
}

const FADED = { font: { color: { rgb: "9E9E9E" } } };
/** Excel lets the words of a list take no more characters. */
const LIST_LENGTH = 255;

/** The sheet of a table: a real one of Excel's, whose codes are chosen from lists, and what does not count is grey. */
export function tablePlan<Row>(table: Table<Row>, layout: TableLayout, language: Language): SheetPlan {
  const columns = columnsOf(table, layout);
  const titles = columns.map((column) => column.title[language]);
  const grouped = new Set(layout.last);
  const current = columns.findIndex(({ key }) => key === "current");
  const printed = layout.printedTo ? columns.findIndex(({ key }) => key === layout.printedTo) : columns.length - 1;
  return {
    title: table.title[language],
    head: [titles.map((value): Cell => ({ value, look: "header" }))],
    heights: [HEADING_HEIGHT],
    ...(layout.wrapped && { widths: columns.map(({ key, width }) => layout.widths?.[key] ?? width) }),
    frame: (rows, number) => {
      const last = Math.max(rows, 2);
      const range = `A1:${columnName(columns.length - 1)}${last}`;
      return {
        columns: columns.map(({ key, width }) => ({
          width: layout.widths?.[key] ?? width,
          ...(grouped.has(key) && { outlineLevel: 1 }),
        })),
        freezePane: { rows: 1, columns: layout.frozen ?? 0 },
        tables: [
          {
            name: `${layout.name}${number === 1 ? "" : `_${number}`}`,
            columns: titles.map((name) => ({ name })),
            range,
            style: "TableStyleLight15",
            showRowStripes: true,
          },
        ],
        ...(current >= 0 && {
          conditionalRules: [
            {
              type: "expression" as const,
              priority: 1,
              range: `A2:${columnName(columns.length - 1)}${last}`,
              formula: `$${columnName(current)}2=FALSE`,
              style: FADED,
            },
          ],
        }),
        dataValidations: validations(columns, last, language),
        ...printing(language, {
          ...(layout.paper && { paper: layout.paper }),
          area: `$A$1:$${columnName(printed)}$${last}`,
        }),
      };
    },
  };
}

/** Room for headings of two lines, points. */
export const HEADING_HEIGHT = 33;

const validations = <Row>(
  columns: readonly Column<Row>[],
  last: number,
  language: Language,
): NonNullable<WriteSheet["dataValidations"]> =>
  columns.flatMap(({ words }, i) => {
    if (!words) return [];
    const values = Object.values(VALUES[words]).map((one) => one[language]);
    if (values.join().length > LIST_LENGTH) return [];
    return [
      {
        type: "list" as const,
        values,
        allowBlank: true,
        showErrorMessage: true,
        range: `${columnName(i)}2:${columnName(i)}${last}`,
      },
    ];
  });

/** A printed sheet has its headings (the row `head`) on every page, the document's name and the page's number under it. */
export const printing = (
  language: Language,
  { paper = "a4", head = 1, area }: { paper?: "a3" | "a4"; head?: number; area?: string } = {},
): Pick<WriteSheet, "pageSetup" | "headerFooter"> => ({
  pageSetup: {
    paperSize: paper,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    printTitlesRow: `$${head}:$${head}`,
    ...(area === undefined ? {} : { printArea: area }),
  },
  headerFooter: { oddFooter: footer(language) },
});

export const footer = (language: Language): string =>
  `&L${WORKBOOK.title[language]}&C&A&R${filled(WORKBOOK.page[language])}`;

/** The cells of a row as they stand in its sheet. */
export function rowCells<Row>(
  columns: readonly Column<Row>[],
  row: Row,
  layout: TableLayout,
  language: Language,
): (Cell | undefined)[] {
  return columns.map((column) => {
    const value = column.value(row);
    const shown = column.words && typeof value === "string" ? valueWords(column.words, value, language) : value;
    const cell = toCell(shown, column.kindOf?.(row) ?? column.kind);
    return cell && layout.wrapped?.includes(column.key) ? { ...cell, look: "wrapped" } : cell;
  });
}
