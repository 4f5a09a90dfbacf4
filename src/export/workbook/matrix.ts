import type { Series, SeriesMonth } from "../../model/archive.js";
import type { Language } from "../../model/language.js";
import { monthsFrom } from "../../model/monthsFrom.js";
import { WORKBOOK } from "../../wording/workbook.js";
import { kindOfMetric } from "../tables.js";
import { columnName, placeIn, toCell, type Cell } from "./cell.js";
import { HEAT, MONTH_HEADING, type Look } from "./looks.js";
import type { SheetPlan } from "./sheetWriter.js";
import { footer, HEADING_HEIGHT } from "./tablePlan.js";

/** One row a service, one column a month; availabilities and counts have a sheet of their own each. */
export interface Matrix {
  kind: "matrix" | "counts";
  series: Series[];
  months: string[];
}

const LABELS = [
  { title: WORKBOOK.platform, width: 20 },
  { title: WORKBOOK.environment, width: 12 },
  { title: WORKBOOK.service, width: 34 },
  { title: WORKBOOK.target, width: 9 },
  { title: WORKBOOK.trend, width: 14 },
];
const TARGET = 3;
const TREND = 4;
const MONTH_WIDTH = { matrix: 9, counts: 14 };
const HEAD_ROWS = 3;
/** So many months are printed on a page. */
const MONTHS_A_PAGE = 12;

/** Every month from the first to the last that any report prints: one without values is a gap that shows. */
export function toMatrix(kind: Matrix["kind"], all: readonly Series[]): Matrix {
  const series = all.filter(({ metric }) => (metric === "availability") === (kind === "matrix"));
  const printed = series.flatMap((one) => one.months.map(({ month }) => month)).sort();
  return { kind, series, months: printed.length ? monthsFrom(printed[0]!, printed.at(-1)!) : [] };
}

/** @param reported months that have a report of their own */
export function matrixPlan(
  { kind, series, months }: Matrix,
  reported: ReadonlySet<string>,
  language: Language,
): SheetPlan {
  const last = HEAD_ROWS + series.length;
  const values = `${columnName(LABELS.length)}${HEAD_ROWS + 1}:${columnName(LABELS.length + Math.max(months.length, 1) - 1)}${Math.max(last, HEAD_ROWS + 1)}`;
  const title = WORKBOOK[kind][language];
  return {
    title,
    head: [
      [{ value: WORKBOOK[kind === "matrix" ? "matrixTitle" : "countsTitle"][language], look: "title" }],
      kind === "matrix" ? legend(language) : gapLegend(language),
      [
        ...LABELS.map((label): Cell => ({ value: label.title[language], look: "header" })),
        ...months.map((month): Cell => ({
          ...toCell(month, "month")!,
          format: MONTH_HEADING[language],
          look: reported.has(month) ? "header" : "gap",
        })),
      ],
    ],
    heights: [26, undefined, HEADING_HEIGHT],
    frame: () => ({
      columns: [...LABELS.map(({ width }) => ({ width })), ...months.map(() => ({ width: MONTH_WIDTH[kind] }))],
      freezePane: { rows: HEAD_ROWS, columns: LABELS.length },
      ...(kind === "matrix" && { conditionalRules: heat(values) }),
      sparklines: series.flatMap((_, i) =>
        months.length < 2
          ? []
          : [
              {
                location: `${columnName(TREND)}${HEAD_ROWS + 1 + i}`,
                dataRange: placeIn(
                  title,
                  `${columnName(LABELS.length)}${HEAD_ROWS + 1 + i}:${columnName(LABELS.length + months.length - 1)}${HEAD_ROWS + 1 + i}`,
                ),
                color: "1F3864",
              },
            ],
      ),
      colBreaks: months
        .map((_, i) => i)
        .filter((i) => i > 0 && i % MONTHS_A_PAGE === 0)
        .map((i) => LABELS.length + i - 1),
      pageSetup: {
        paperSize: "a3",
        // Twelve months and the labels fit, also in the wider fonts that stand in for Calibri.
        scale: 75,
        orientation: "landscape",
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
        printTitlesRow: `$1:$${HEAD_ROWS}`,
        printTitlesColumn: `$A:$${columnName(LABELS.length - 1)}`,
      },
      headerFooter: { oddFooter: footer(language) },
    }),
  };
}

const gapLegend = (language: Language): Cell[] => [
  { value: WORKBOOK.legend[language], look: "strong" },
  { value: null },
  { value: WORKBOOK.legendGap[language], look: "gap" },
];

const legend = (language: Language): (Cell | undefined)[] => [
  { value: WORKBOOK.legend[language], look: "strong" },
  undefined,
  { value: WORKBOOK.legendFrame[language], look: "frame-red" },
  undefined,
  undefined,
  { value: WORKBOOK.legendMet[language], look: "heat-3" },
  { value: null, look: "heat-3" },
  { value: WORKBOOK.legendNear[language], look: "heat-2" },
  { value: null, look: "heat-2" },
  { value: WORKBOOK.legendBelow[language], look: "heat-1" },
  { value: null, look: "heat-1" },
  { value: WORKBOOK.legendFar[language], look: "heat-0" },
  { value: null, look: "heat-0" },
  { value: WORKBOOK.legendUnsure[language], look: "uncertain" },
  { value: null, look: "uncertain" },
  { value: WORKBOOK.legendGap[language], look: "gap" },
  { value: null, look: "gap" },
];

/** Shades by how far below its target a value is. A blank cell, and one without target, has none. */
const heat = (range: string) => {
  const [first] = range.split(":") as [string];
  const row = /\d+$/.exec(first)![0];
  const target = `$${columnName(TARGET)}${row}`;
  const both = `ISNUMBER(${first}),ISNUMBER(${target})`;
  // A hair's breadth keeps 99.9 % - 0.1 points from being below itself.
  const below = [
    `${target}-${first}>0.0100000001`,
    `${target}-${first}>0.0010000001`,
    `${target}-${first}>0.0000000001`,
  ];
  return [...below, `${first}>=${target}-0.0000000001`].map((test, i) => ({
    type: "expression" as const,
    priority: i + 1,
    range,
    formula: `AND(${both},${test})`,
    style: { fill: { type: "pattern" as const, pattern: "solid" as const, bgColor: { rgb: HEAT[i]! } } },
    stopIfTrue: true,
  }));
};

export function matrixCells({ platform, environment, service, metric, months }: Series, all: readonly string[]) {
  const kind = kindOfMetric(metric);
  const byMonth = new Map(months.map((month) => [month.month, month]));
  return [
    toCell(platform, "text"),
    toCell(environment, "text"),
    toCell(service, "text"),
    toCell(months.at(-1)?.target ?? null, kind),
    { value: null },
    ...all.map((month): Cell | undefined => {
      const value = byMonth.get(month);
      const cell = toCell(value?.value ?? null, kind);
      const look = value && lookOf(value);
      return cell && look ? { ...cell, look } : cell;
    }),
  ];
}

const lookOf = ({ colour, confidence }: SeriesMonth): Look | null =>
  colour ? `frame-${colour}` : confidence < UNSURE ? "uncertain" : null;
const UNSURE = 0.9;
