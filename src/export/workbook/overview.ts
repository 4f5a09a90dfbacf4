import type { SheetChart } from "hucre";
import type { Series } from "../../model/archive.js";
import { isCurrentIncident, monthOfIncident, type Current } from "../../model/current.js";
import type { Downtime } from "../../model/downtime.js";
import { platformKey } from "../../model/keys.js";
import type { Language } from "../../model/language.js";
import { monthsFrom } from "../../model/monthsFrom.js";
import type { Rating, Report } from "../../model/record.js";
import { monthWords, valueWords } from "../../wording/values.js";
import { filled, WORKBOOK } from "../../wording/workbook.js";
import { columnName as toColumn, placeIn, toCell, type Cell } from "./cell.js";
import type { SheetPlan } from "./sheetWriter.js";
import { printing } from "./tablePlan.js";

/** What the newest report of a platform says of a month, and what its incidents come to. */
export interface PlatformMonth {
  month: string;
  platform: string;
  /** Null where no report of the month tells of the platform. */
  told: {
    rating: Rating | null;
    file: string;
    pdf: string | null;
    page: number;
    incidents: number;
    minutes: number;
    untimed: number;
  } | null;
  below: number;
  lowest: number | null;
  worst: string | null;
  implied: number;
}

/** Gathers the overview's figures while the reports go by. */
export class OverviewFigures {
  readonly #told = new Map<string, NonNullable<PlatformMonth["told"]> & { month: string; platform: string }>();
  reports = 0;
  counting = 0;
  first: string | null = null;
  last: string | null = null;

  add(report: Report, current: Current, pdf: string | null): void {
    this.reports++;
    if (report.period !== null) {
      this.first = this.first === null || report.period < this.first ? report.period : this.first;
      this.last = this.last === null || report.period > this.last ? report.period : this.last;
    }
    let counts = false;
    report.platforms.forEach(({ name, assessment, incidents, pages }, i) => {
      const months = current.platforms.get(platformKey(report, i));
      if (!months) return;
      counts = true;
      for (const month of months) {
        if (month === "") continue;
        const figures = {
          ...{ month, platform: name, rating: assessment?.rating ?? null, file: report.source.file, pdf },
          ...{ page: pages[0] ?? 1, incidents: 0, minutes: 0, untimed: 0 },
        };
        for (const incident of incidents) {
          if (!isCurrentIncident(current, report, i, incident) || monthOfIncident(report, incident) !== month) continue;
          figures.incidents++;
          if (incident.durationMinutes === null) figures.untimed++;
          else figures.minutes += incident.durationMinutes;
        }
        this.#told.set(`${month} ${name}`, figures);
      }
    });
    if (counts) this.counting++;
  }

  /** Newest month first; every month from a platform's first report to its last. */
  result(series: readonly Series[], downtime: readonly Downtime[]): PlatformMonth[] {
    const implied = new Map<string, number>();
    for (const { month, platform, implied: minutes } of downtime)
      implied.set(`${month} ${platform}`, (implied.get(`${month} ${platform}`) ?? 0) + minutes);
    const values = new Map<string, { below: number; lowest: number; worst: string; gap: number }>();
    for (const { platform, service, metric, months } of series) {
      if (metric !== "availability") continue;
      for (const { month, value, met, target } of months) {
        if (value === null) continue;
        const key = `${month} ${platform}`;
        const found = values.get(key) ?? { below: 0, lowest: value, worst: service, gap: -Infinity };
        const gap = (target ?? 100) - value;
        values.set(key, {
          below: found.below + (met === false ? 1 : 0),
          lowest: Math.min(found.lowest, value),
          ...(gap > found.gap ? { worst: service, gap } : { worst: found.worst, gap: found.gap }),
        });
      }
    }
    const byPlatform = new Map<string, string[]>();
    for (const { month, platform } of this.#told.values())
      byPlatform.set(platform, [...(byPlatform.get(platform) ?? []), month].sort());
    return [...byPlatform]
      .flatMap(([platform, months]) =>
        monthsFrom(months[0]!, months.at(-1)!).map((month): PlatformMonth => {
          const key = `${month} ${platform}`;
          const found = values.get(key);
          return {
            ...{ month, platform, told: this.#told.get(key) ?? null, below: found?.below ?? 0 },
            lowest: found?.lowest ?? null,
            // A month in which every service was up has no worst one.
            worst: found && found.lowest < 100 ? found.worst : null,
            implied: implied.get(key) ?? 0,
          };
        }),
      )
      .sort((a, b) => (a.month !== b.month ? (a.month < b.month ? 1 : -1) : a.platform < b.platform ? -1 : 1));
  }
}

/** More platforms than this make no readable chart: then all together are one line. */
const MOST_LINES = 6;

/** The lines of the charts: what the sheet of months has, month by month. */
export interface ChartLines {
  months: string[];
  lines: { name: string | null; lowest: (number | null)[]; minutes: (number | null)[] }[];
}

export function toChartLines(figures: readonly PlatformMonth[]): ChartLines {
  const months = [...new Set(figures.map(({ month }) => month))].sort();
  const all = months.length ? monthsFrom(months[0]!, months.at(-1)!) : [];
  const platforms = [...new Set(figures.map(({ platform }) => platform))].sort();
  const names = platforms.length > MOST_LINES ? [null] : platforms;
  return {
    months: all,
    lines: names.map((name) => {
      const own = new Map<string, PlatformMonth[]>();
      for (const one of figures)
        if (name === null || one.platform === name) own.set(one.month, [...(own.get(one.month) ?? []), one]);
      return {
        name,
        lowest: all.map((month) => least((own.get(month) ?? []).flatMap(({ lowest }) => lowest ?? []))),
        minutes: all.map((month) => {
          const told = (own.get(month) ?? []).flatMap((one) => (one.told ? [one.told.minutes] : []));
          return told.length ? told.reduce((sum, minutes) => sum + minutes, 0) : null;
        }),
      };
    }),
  };
}

const least = (values: readonly number[]): number | null => (values.length ? Math.min(...values) : null);

/** "Month", "Lowest …", "Minutes …": what the charts are drawn from, for all to see. */
export function monthsPlan({ lines, months }: ChartLines, language: Language): SheetPlan {
  const nameOf = (name: string | null): string => name ?? WORKBOOK.allPlatforms[language];
  const titles = [
    WORKBOOK.month[language],
    ...lines.map(({ name }) => filled(WORKBOOK.lowestOf[language], nameOf(name))),
    ...lines.map(({ name }) => filled(WORKBOOK.minutesOf[language], nameOf(name))),
  ];
  return {
    title: WORKBOOK.months[language],
    head: [titles.map((value): Cell => ({ value, look: "header" }))],
    heights: [48],
    frame: () => ({
      columns: titles.map(() => ({ width: 18 })),
      freezePane: { rows: 1, columns: 1 },
      tables: [
        {
          name: "Months",
          columns: titles.map((name) => ({ name })),
          range: `A1:${toColumn(titles.length - 1)}${Math.max(months.length, 1) + 1}`,
          style: "TableStyleLight15",
        },
      ],
      ...printing(language),
    }),
  };
}

export const monthsRows = ({ months, lines }: ChartLines, language: Language): (Cell | undefined)[][] =>
  months.map((month, i) => [
    { value: monthWords(month, language) },
    ...lines.map(({ lowest }) => toCell(lowest[i]!, "percent")),
    ...lines.map(({ minutes }) => toCell(minutes[i]!, "count")),
  ]);

const COLUMNS = [
  { title: WORKBOOK.month, width: 11 },
  { title: WORKBOOK.platform, width: 30 },
  { title: WORKBOOK.verdict, width: 24 },
  { title: WORKBOOK.belowTarget, width: 12 },
  { title: WORKBOOK.lowest, width: 14 },
  { title: WORKBOOK.worstService, width: 36 },
  { title: WORKBOOK.incidents, width: 12 },
  { title: WORKBOOK.told, width: 12 },
  { title: WORKBOOK.untimed, width: 12 },
  { title: WORKBOOK.implied, width: 16 },
  { title: WORKBOOK.report, width: 30 },
];
const CHART_ROWS = 17;
/** Rows above the table's headings: title, three sentences, the charts. */
export const OVERVIEW_HEAD = 6 + CHART_ROWS;

/** @param above title and sentences */
export function overviewPlan(
  above: readonly (readonly (Cell | undefined)[])[],
  { months, lines }: ChartLines,
  language: Language,
): SheetPlan {
  const blank = Array.from({ length: OVERVIEW_HEAD - above.length }, (): Cell[] => []);
  const titles = COLUMNS.map(({ title }) => title[language]);
  const sheet = WORKBOOK.months[language];
  const last = months.length + 1;
  const column = (index: number): string => {
    const name = toColumn(index);
    return placeIn(sheet, `$${name}$2:$${name}$${last}`);
  };
  const categories = placeIn(sheet, `$A$2:$A$${last}`);
  const series = (from: number, marked: boolean): SheetChart["series"] =>
    lines.map(({ name }, i) => ({
      name: name ?? WORKBOOK.allPlatforms[language],
      values: column(from + i),
      categories,
      color: COLOURS[i % COLOURS.length]!,
      ...(marked && {
        stroke: { width: 2 },
        marker: { symbol: "circle" as const, size: 5, fill: COLOURS[i]!, line: COLOURS[i]! },
      }),
    }));
  const skip = Math.ceil(months.length / 12);
  const top = above.length;
  const charts: SheetChart[] = months.length
    ? [
        {
          type: "line",
          title: WORKBOOK.lowestChart[language],
          series: series(1, true),
          legend: "bottom",
          anchor: { from: { row: top, col: 0 }, to: { row: OVERVIEW_HEAD - 1, col: 5 } },
          axes: {
            x: { tickLblSkip: skip, labelRotation: -45 },
            y: { numberFormat: { formatCode: "0.0%" }, gridlines: { major: true }, scale: { max: 1 } },
          },
        },
        {
          type: "column",
          title: WORKBOOK.minutesChart[language],
          series: series(1 + lines.length, false),
          barGrouping: "stacked",
          overlap: 100,
          gapWidth: 60,
          legend: "bottom",
          anchor: { from: { row: top, col: 5 }, to: { row: OVERVIEW_HEAD - 1, col: 11 } },
          axes: {
            x: { tickLblSkip: skip, labelRotation: -45 },
            y: { numberFormat: { formatCode: "#,##0" }, gridlines: { major: true } },
          },
        },
      ]
    : [];
  return {
    title: WORKBOOK.overview[language],
    head: [...above, ...blank, titles.map((value): Cell => ({ value, look: "header" }))],
    widths: COLUMNS.map(({ width }) => width),
    heights: [28, ...Array.from({ length: OVERVIEW_HEAD - 1 }, () => undefined), 48],
    frame: (rows) => ({
      columns: COLUMNS.map(({ width }) => ({ width })),
      view: { showGridLines: false },
      charts,
      tables: [
        {
          name: "Overview",
          columns: titles.map((name) => ({ name })),
          range: `A${OVERVIEW_HEAD + 1}:${toColumn(COLUMNS.length - 1)}${Math.max(rows, OVERVIEW_HEAD + 2)}`,
          style: "TableStyleLight15",
          showRowStripes: true,
        },
      ],
      ...printing(language, { head: OVERVIEW_HEAD + 1 }),
    }),
  };
}

/** Told apart also by those who do not see red and green alike (Okabe and Ito). */
const COLOURS = ["0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9"];

export function overviewCells(
  { month, platform, told, below, lowest, worst, implied }: PlatformMonth,
  language: Language,
): (Cell | undefined)[] {
  const verdict = told
    ? told.rating === null
      ? WORKBOOK.noVerdict[language]
      : valueWords("rating", told.rating, language)
    : WORKBOOK.noReport[language];
  const number = (value: number | null, bold = false): Cell | undefined => {
    const cell = toCell(value, "count");
    return cell && bold ? { ...cell, look: "breach" } : cell;
  };
  return [
    toCell(month, "month"),
    { value: platform },
    { value: verdict, look: told ? (told.rating?.includes("un") ? "breach" : "plain") : "uncertain" },
    lowest === null ? { value: null } : number(below, below > 0),
    toCell(lowest, "percent") ?? { value: null },
    worst === null ? { value: null } : { value: worst, look: "wrapped" },
    number(told?.incidents ?? null) ?? { value: null },
    number(told?.minutes ?? null) ?? { value: null },
    number(told?.untimed ?? null) ?? { value: null },
    lowest === null ? { value: null } : number(implied),
    told
      ? {
          value: told.file,
          ...(told.pdf !== null && { look: "link", link: { file: `${told.pdf}#page=${told.page}` } }),
        }
      : { value: null },
  ];
}
