import type { CellStyle } from "hucre";
import type { Language } from "../../model/language.js";
import type { Kind } from "../tables.js";

/** How a cell is drawn, beside its number format. */
export type Look =
  | "plain"
  | "wrapped"
  | "header"
  | "gap"
  | "title"
  | "note"
  | "strong"
  | "link"
  | "red"
  | "yellow"
  | "green"
  | "breach"
  | "uncertain"
  | "doubt"
  | "corrected"
  | "frame-red"
  | "frame-yellow"
  | "frame-green"
  | "heat-0"
  | "heat-1"
  | "heat-2"
  | "heat-3";

/** From a missed target by more than a percentage point to one that is met; also of the conditional formats. */
export const HEAT = ["F4A3A0", "F9CB9C", "FFF2B3", "E2EFDA"] as const;

type Font = NonNullable<CellStyle["font"]>;
const font = (more: Font = {}): Font => ({ name: "Calibri", size: 11, ...more });
const fill = (rgb: string): NonNullable<CellStyle["fill"]> => ({
  type: "pattern",
  pattern: "solid",
  fgColor: { rgb },
});
const colour = (rgb: string): { color: { rgb: string } } => ({ color: { rgb } });
/** A hair line under each row leads the eye where an office program does not draw a table's bands. */
const LINE = { bottom: { style: "hair" as const, ...colour("BFBFBF") } };
const frame = (rgb: string): NonNullable<CellStyle["border"]> => {
  const side = { style: "medium" as const, ...colour(rgb) };
  return { top: side, bottom: side, left: side, right: side };
};
const TOP = { vertical: "top" as const };
const WRAPPED = { vertical: "top" as const, wrapText: true };

const STYLES: Record<Look, CellStyle> = {
  plain: { font: font(), border: LINE, alignment: TOP },
  wrapped: { font: font(), border: LINE, alignment: WRAPPED },
  header: {
    font: font({ bold: true, ...colour("FFFFFF") }),
    fill: fill("1F3864"),
    alignment: { vertical: "center", wrapText: true },
  },
  gap: {
    font: font({ italic: true, ...colour("595959") }),
    fill: fill("D9D9D9"),
    alignment: { vertical: "center", wrapText: true },
  },
  title: { font: font({ bold: true, size: 18, ...colour("1F3864") }) },
  note: { font: font(colour("404040")) },
  strong: { font: font({ bold: true }), border: LINE, alignment: TOP },
  link: { font: font({ underline: true, ...colour("0563C1") }), border: LINE, alignment: WRAPPED },
  red: { font: font({ bold: true, ...colour("FFFFFF") }), fill: fill("C00000"), alignment: TOP },
  yellow: { font: font({ bold: true, ...colour("000000") }), fill: fill("FFE600"), alignment: TOP },
  green: { font: font(colour("000000")), fill: fill("A9D08E"), alignment: TOP },
  breach: { font: font({ bold: true, ...colour("C00000") }), border: LINE, alignment: TOP },
  uncertain: { font: font({ italic: true, ...colour("7F7F7F") }), border: LINE, alignment: TOP },
  doubt: { font: font(), fill: fill("FCE4D6"), border: LINE, alignment: WRAPPED },
  corrected: { font: font(colour("0000FF")), fill: fill("DDEBF7"), border: LINE, alignment: WRAPPED },
  "frame-red": { font: font({ bold: true }), border: frame("C00000"), alignment: TOP },
  "frame-yellow": { font: font({ bold: true }), border: frame("BF9000"), alignment: TOP },
  "frame-green": { font: font(), border: frame("548235"), alignment: TOP },
  "heat-0": { font: font(), fill: fill(HEAT[0]) },
  "heat-1": { font: font(), fill: fill(HEAT[1]) },
  "heat-2": { font: font(), fill: fill(HEAT[2]) },
  "heat-3": { font: font(), fill: fill(HEAT[3]) },
};
export const LOOKS = Object.keys(STYLES) as Look[];

/** The number formats, by what a column holds. */
export const FORMATS: Partial<Record<Kind, string>> = {
  integer: "0",
  count: "#,##0",
  percent: "0.00%",
  month: "yyyy-mm",
  minutes: "[h]:mm",
  confidence: "0.00",
};
export const DAY_FORMAT = "yyyy-mm-dd";
export const MOMENT_FORMAT = "yyyy-mm-dd hh:mm";
export const FINE_PERCENT = "0.000%";
/** "mar 25": the language is part of the format, so that no locale of a reader changes it. */
export const MONTH_HEADING: Record<Language, string> = { en: "[$-409]mmm yy", da: "[$-406]mmm yy" };

/** Every number format that a cell may have. */
const formatsOf = (language: Language): string[] => [
  ...new Set(["General", ...Object.values(FORMATS), DAY_FORMAT, MOMENT_FORMAT, FINE_PERCENT, MONTH_HEADING[language]]),
];

/** Every style that a cell may have, in a fixed order. */
export const allStyles = (language: Language): { look: Look; format: string; style: CellStyle }[] =>
  LOOKS.flatMap((look) =>
    formatsOf(language).map((format) => ({
      look,
      format,
      style: {
        ...STYLES[look],
        ...(format === "General" ? {} : { numFmt: format }),
        // Dates stand apart from the text beside them.
        ...(/^yyyy|mmm/.test(format) && { alignment: { ...STYLES[look].alignment, horizontal: "center" } }),
      },
    })),
  );
