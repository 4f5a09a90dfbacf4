import { capitalised, monthName, monthTitle, numberOf, yearOf } from "./month.js";
import type { Month } from "./month.js";
import type { Layout, TableOptions } from "./layoutOptions.js";
import type { RowDescription } from "./report.js";

/** How numbers, months and headings stand in print; the same for every producer. */

const shortYear = (month: Month): string => String(yearOf(month)).slice(2);
/** "mar", "maj", "jun" */
const shortName = (month: Month): string => monthName(month).slice(0, 3);

/** One or two lines; the year of "year-row" stands in a row of its own above. */
export function monthHeading(month: Month, form: TableOptions["months"]): string[] {
  switch (form) {
    case "mar-25":
      return [`${shortName(month)}-${shortYear(month)}`];
    case "mar. 25":
      return [`${shortName(month)}. ${shortYear(month)}`];
    case "marts 25":
      return [`${monthName(month)} ${shortYear(month)}`];
    case "Marts 2025":
      return [monthTitle(month)];
    case "Mar 2025":
      return [`${capitalised(shortName(month))} ${yearOf(month)}`];
    case "03-25":
      return [`${String(numberOf(month)).padStart(2, "0")}-${shortYear(month)}`];
    case "2025-03":
      return [month];
    case "mar/25":
      return [shortName(month), String(yearOf(month))];
    case "year-row":
      return [shortName(month)];
  }
}

export const targetHeading = (form: TableOptions["target"]): string[] =>
  form === "SLA-/mål" ? ["SLA-", "mål"] : [form];

export const percentage = (value: number, decimals: number, sign: TableOptions["percent"]): string =>
  value.toFixed(decimals).replace(".", ",") + sign;

const grouped = (value: number, separator: string): string => String(value).replace(/\B(?=(\d{3})+$)/g, separator);

export function cellText(row: RowDescription, value: number | null, table: TableOptions): string {
  if (value === null) return table.empty;
  return row.metric === "count" ? grouped(value, table.thousands) : percentage(value, table.decimals, table.percent);
}

/** Targets keep two decimals: "99,90%" must not become 100%. */
export const targetText = (row: RowDescription, table: TableOptions): string =>
  row.target === null ? "n.a." : percentage(row.target, Math.max(2, table.decimals), table.percent);

export const headingLines = (platform: string, month: Month, form: Layout["page"]["heading"]): string[] =>
  form === "two-lines" ? [platform, monthTitle(month)] : [`${platform} ${form} ${monthTitle(month)}`];

export const LEGEND =
  "FORKLARING: RØD: system utilgængelig pga. fejl GUL: system tilgængelig, mgl. funktionalitet " +
  "Infrastruktur: hardware/operativsystem Applikation: software/program";

/** The mark of bullet number `index`: counts where the mark is a number or letter. */
export function bulletMark(form: string, index: number): string {
  if (/^\(?1/.test(form)) return form.replace("1", String(index + 1));
  return /^a\)$/.test(form) ? `${String.fromCharCode(97 + index)})` : form;
}

type Colour = [red: number, green: number, blue: number];
interface CellColour {
  fill: Colour;
  text: Colour;
}
const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];

export const PALETTES: Record<TableOptions["palette"], Record<"red" | "yellow" | "green", CellColour>> = {
  house: {
    red: { fill: [255, 0, 0], text: BLACK },
    yellow: { fill: [255, 255, 0], text: BLACK },
    green: { fill: [0, 176, 80], text: BLACK },
  },
  office: {
    red: { fill: [255, 199, 206], text: [156, 0, 6] },
    yellow: { fill: [255, 235, 156], text: [156, 101, 0] },
    green: { fill: [198, 239, 206], text: [0, 97, 0] },
  },
  dark: {
    red: { fill: [160, 0, 0], text: WHITE },
    yellow: { fill: [255, 176, 0], text: BLACK },
    green: { fill: [0, 100, 0], text: WHITE },
  },
};

/** Header fills with the colour of their text; `null` is no fill. */
export const HEADERS: Record<TableOptions["header"], CellColour | null> = {
  dark: { fill: [31, 56, 100], text: WHITE },
  light: { fill: [221, 230, 242], text: BLACK },
  plain: null,
};
