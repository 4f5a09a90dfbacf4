import type { Series } from "../model/archive.js";
import type { Current } from "../model/current.js";
import type { Downtime } from "../model/downtime.js";
import type { Language } from "../model/language.js";
import { monthsFrom } from "../model/monthsFrom.js";
import type { Report } from "../model/record.js";
import { monthWords, numberWords } from "../wording/values.js";
import { filled, WORKBOOK } from "../wording/workbook.js";
import { PackedPart, zipOf } from "./packedPart.js";
import {
  downtimeTable,
  incidentsTable,
  periodsTable,
  reportsTable,
  revisionsTable,
  slaTable,
  valueLook,
  type IncidentRow,
  type PlatformRow,
  type Table,
  type ValueRow,
} from "./tables.js";
import { placeIn, type Cell } from "./workbook/cell.js";
import { workbookFrame, type SheetFrame } from "./workbook/frame.js";
import { matrixCells, matrixPlan, toMatrix } from "./workbook/matrix.js";
import {
  correctedComment,
  doubtComment,
  DOUBTED_FIELDS,
  itemCells,
  itemsPlan,
  reportToItems,
  togetherToItems,
  type LookItem,
} from "./workbook/needsALook.js";
import {
  monthsPlan,
  monthsRows,
  overviewCells,
  OverviewFigures,
  overviewPlan,
  toChartLines,
  type PlatformMonth,
} from "./workbook/overview.js";
import { SheetWriter, type FinishedSheet, type SheetPlan } from "./workbook/sheetWriter.js";
import { columnsOf, rowCells, tablePlan, type TableLayout } from "./workbook/tablePlan.js";
import type { Together } from "./archiveSource.js";
import { SURE } from "../model/sure.js";

const INCIDENTS: TableLayout = {
  name: "Incidents",
  first: ["platform", "firstDay", "systems", "weight", "impact", "start", "end", "duration", "cause", "remedy"],
  last: [
    "components",
    "area",
    "causeStatus",
    "remedyStatus",
    "restoredOn",
    "periods",
    "confidence",
    "current",
    "text",
    "period",
    "file",
    "page",
    "id",
    "report",
  ],
  wrapped: ["platform", "systems", "cause", "remedy"],
  widths: { platform: 20, systems: 30, cause: 42, remedy: 42, text: 60, weight: 10 },
  frozen: 2,
  paper: "a4",
  printedTo: "remedy",
};
const SLA: TableLayout = {
  name: "SLA",
  last: ["printed", "confidence", "period", "file", "page", "series", "report"],
  frozen: 0,
};
const PERIODS: TableLayout = { name: "Periods", last: ["id"], wrapped: ["systems"], frozen: 1 };
const REPORTS: TableLayout = {
  name: "Reports",
  first: ["period", "platform", "rating", "current"],
  last: ["file", "pages", "text", "key", "report"],
  wrapped: ["platform", "title", "rating", "assessment"],
  widths: { rating: 22, assessment: 50 },
  frozen: 2,
};
const REVISIONS: TableLayout = { name: "Revisions", last: ["series"], frozen: 0 };
const DOWNTIME: TableLayout = {
  name: "Downtime",
  last: ["incidents", "series"],
  wrapped: ["platform", "service", "systems", "class"],
  frozen: 0,
};
/** A row that only names a sheet that is empty helps nobody; these are left out then. */
type Optional = "periods" | "counts";

/**
 * The bytes of one workbook of many reports, oldest first: the overview, what needs a look, then the records. hucre
 * makes all that stands around the rows; these are written and packed as the reports come, since a long archive has
 * millions of cells. The same reports give the same bytes.
 */
export async function* reportsToWorkbook(
  reports: AsyncIterable<Report> | Iterable<Report>,
  together: Together,
  language: Language = "en",
): AsyncGenerator<Uint8Array> {
  const { series, current, downtime } = together;
  const pdfOf = together.pdfOf ?? (() => null);
  const words = (key: keyof typeof WORKBOOK): string => WORKBOOK[key][language];
  const reported = reportedMonths(current, series);
  const [percent, counts] = [toMatrix("matrix", series), toMatrix("counts", series)];
  const plans = {
    incidents: tablePlan(incidentsTable, INCIDENTS, language),
    periods: tablePlan(periodsTable, PERIODS, language),
    matrix: matrixPlan(percent, reported, language),
    counts: matrixPlan(counts, reported, language),
    sla: tablePlan(slaTable, SLA, language),
    downtime: tablePlan(downtimeTable, DOWNTIME, language),
    reports: tablePlan(reportsTable, REPORTS, language),
    revisions: tablePlan(revisionsTable, REVISIONS, language),
    looks: itemsPlan("needsALook", language),
    notices: itemsPlan("notices", language),
    overview: overviewPlan([], { months: [], lines: [] }, language),
    months: monthsPlan({ months: [], lines: [] }, language),
  };
  type Name = keyof typeof plans;
  const names = Object.keys(plans) as Name[];
  const draft = await workbookFrame(
    names.map((name): SheetFrame => ({ name: plans[name].title, ...plans[name].frame(1, 1), extras: [] })),
    language,
    words("title"),
  );
  const writerOf = (name: Name, plan: SheetPlan = plans[name]): SheetWriter =>
    new SheetWriter(plan, draft.sheets[names.indexOf(name)]!.head, draft.style);

  const writers = {
    incidents: writerOf("incidents"),
    periods: writerOf("periods"),
    sla: writerOf("sla"),
    reports: writerOf("reports"),
  };
  const figures = new OverviewFigures();
  const [looks, notices]: [LookItem[], LookItem[]] = [[], []];
  const places = new Map<string, string>();
  let periods = 0;
  for await (const report of reports) {
    const pdf = pdfOf(report);
    const items = reportToItems(report, current, pdf, language);
    looks.push(...items.looks);
    notices.push(...items.notices);
    const linked = new Set([...items.looks, ...items.notices].map(({ record }) => record));
    const remember = (key: string, { sheet, row }: { sheet: string; row: number }, column: string): void => {
      if (linked.has(key)) places.set(key, placeIn(sheet, `${column}${row}`));
    };
    for (const row of incidentsTable.rows(report, current))
      remember(row.incident.id, writers.incidents.addCells(incidentCells(row, language)), "A");
    for (const row of periodsTable.rows(report, current)) {
      writers.periods.addCells(rowCells(columnsOf(periodsTable, PERIODS), row, PERIODS, language));
      periods++;
    }
    for (const row of slaTable.rows(report, current))
      remember(row.key, writers.sla.addCells(valueCells(row, language)), VALUE_COLUMN);
    for (const row of reportsTable.rows(report, current)) writers.reports.addCells(reportCells(row, language));
    figures.add(report, current, pdf);
    for (const writer of Object.values(writers)) await writer.ready();
  }

  const all = togetherToItems(together.diagnostics, language);
  const sorted = [...looks, ...all.looks].sort((a, b) => b.rank - a.rank);
  const months = figures.result(series, downtime);
  const lines = toChartLines(months);
  const overview = writerOf("overview", overviewPlan(sentences(figures, months, sorted, language), lines, language));
  for (const one of months) overview.addCells(overviewCells(one, language));
  const needsALook = writerOf("looks");
  sorted.forEach((item, i) => needsALook.addCells(itemCells(item, i + 1, places, language)));
  const lastSheet = writerOf("notices");
  [...notices, ...all.notices].forEach((item, i) => lastSheet.addCells(itemCells(item, i + 1, places, language)));
  const monthsSheet = writerOf("months", monthsPlan(lines, language));
  for (const cells of monthsRows(lines, language)) monthsSheet.addCells(cells);
  const matrix = writerOf("matrix");
  for (const one of percent.series) matrix.addCells(matrixCells(one, percent.months));
  const countsSheet = writerOf("counts");
  for (const one of counts.series) countsSheet.addCells(matrixCells(one, counts.months));
  const downtimeSheet = writerOf("downtime");
  const newestFirst = [...downtime].sort((a, b) => (a.month === b.month ? 0 : a.month < b.month ? 1 : -1));
  for (const row of newestFirst) downtimeSheet.addCells(downtimeCells(row, language));
  const revisions = writerOf("revisions");
  for (const row of together.disagreements)
    revisions.addCells(rowCells(columnsOf(revisionsTable, REVISIONS), row, REVISIONS, language));

  const optional: Record<Optional, boolean> = { periods: periods > 0, counts: counts.series.length > 0 };
  const sheets = [
    overview,
    needsALook,
    writers.incidents,
    ...(optional.periods ? [writers.periods] : []),
    matrix,
    ...(optional.counts ? [countsSheet] : []),
    writers.sla,
    downtimeSheet,
    writers.reports,
    revisions,
    monthsSheet,
    lastSheet,
  ].flatMap((writer) => writer.sheets());
  yield* zipOf(await workbookParts(sheets, language, words("title")));
}

/** All parts of the finished workbook: the frame's, with the rows in their sheets. */
async function workbookParts(
  finished: readonly FinishedSheet[],
  language: Language,
  title: string,
): Promise<PackedPart[]> {
  const { parts, sheets } = await workbookFrame(
    finished.map(({ frame }) => frame),
    language,
    title,
  );
  return [
    ...[...parts].map(([name, text]) => new PackedPart(name, text)),
    ...sheets.map(({ name, tail }, i) => {
      const { part } = finished[i]!;
      part.write(`</sheetData>${tail}`);
      return part.named(name);
    }),
  ];
}

/** Months that a report of their own tells of; where none has a month, those that are printed. */
function reportedMonths({ platforms }: Current, series: readonly Series[]): Set<string> {
  const months = new Set([...platforms.values()].flatMap((own) => [...own]).filter(Boolean));
  return months.size ? months : new Set(series.flatMap((one) => one.months.map(({ month }) => month)));
}

/** What the overview says above its table. */
function sentences(
  figures: OverviewFigures,
  months: readonly PlatformMonth[],
  looks: readonly LookItem[],
  language: Language,
): (Cell | undefined)[][] {
  const { reports, counting, first, last } = figures;
  const number = (value: number): string => numberWords(value, language);
  const places = looks.filter(({ counts }) => counts).length;
  const place = placeIn(WORKBOOK.needsALook[language], "A1");
  const many =
    places === 0
      ? WORKBOOK.noPlaces[language]
      : places === 1
        ? WORKBOOK.onePlace[language]
        : filled(WORKBOOK.places[language], number(places));
  return [
    [{ value: WORKBOOK.title[language], look: "title" }],
    [
      {
        value:
          first === null || last === null
            ? WORKBOOK.noReports[language]
            : filled(
                WORKBOOK.reports[language],
                number(reports),
                monthWords(first, language),
                monthWords(last, language),
                number(counting),
              ),
        look: "note",
      },
    ],
    [{ value: WORKBOOK.onlyCurrent[language], look: "note" }],
    [undefined, { value: many, look: "link", link: { place } }, ...(looks[0] ? [firstLook(looks[0], language)] : [])],
    [{ value: missingOf(months, language), look: "note" }],
  ];
}

const firstLook = (item: LookItem, language: Language): Cell => ({
  value: filled(WORKBOOK.worst[language], `${item.where}: ${item.means}`),
  look: "note",
});

/** More gaps than these are left to the table, where each has its row. */
const MOST_GAPS = 4;

function missingOf(months: readonly PlatformMonth[], language: Language): string {
  const byPlatform = new Map<string, string[]>();
  for (const { platform, month, told } of months)
    if (!told) byPlatform.set(platform, [month, ...(byPlatform.get(platform) ?? [])]);
  const gaps = [...byPlatform].flatMap(([platform, own]) => runs(own).map((run) => `${platform} ${run}`));
  if (gaps.length === 0) return WORKBOOK.noneMissing[language];
  const named = gaps.slice(0, MOST_GAPS).join("; ");
  const more = gaps.length > MOST_GAPS ? ` ${filled(WORKBOOK.andMore[language], gaps.length - MOST_GAPS)}` : "";
  return filled(WORKBOOK.missing[language], named + more);
}

/** "2024-02–2024-05", "2024-08": months that follow each other as one. */
function runs(months: readonly string[]): string[] {
  const found: [string, string][] = [];
  for (const month of months) {
    const last = found.at(-1);
    if (last && monthsFrom(last[1], month).length === 2) last[1] = month;
    else found.push([month, month]);
  }
  return found.map(([first, last]) => (first === last ? first : `${first}–${last}`));
}

/** What a person corrected is blue, with what was read; what is doubtful is tinted, with why. */
function incidentCells(row: IncidentRow, language: Language): (Cell | undefined)[] {
  const columns = columnsOf(incidentsTable, INCIDENTS);
  const cells = rowCells(columns, row, INCIDENTS, language);
  const { incident } = row;
  const mark = (key: string, marked: Pick<Cell, "look" | "comment">): void => {
    const at = columns.findIndex((column) => column.key === key);
    cells[at] = { ...(cells[at] ?? { value: null }), ...marked };
  };
  for (const { field, column } of DOUBTED_FIELDS)
    if (incident.confidences[field] < SURE)
      mark(column, { look: "doubt", comment: doubtComment(incident, incident.confidences[field], language) });
  for (const [field, how] of Object.entries(incident.corrected ?? {}))
    mark(COLUMN_OF[field] ?? field, { look: "corrected", comment: correctedComment(how, language) });
  return cells;
}

/** Fields of an incident whose column is called otherwise. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  dates: "firstDay",
  periods: "start",
  durationMinutes: "duration",
};

const SLA_COLUMNS = columnsOf(slaTable, SLA);
const VALUE_AT = SLA_COLUMNS.findIndex(({ key }) => key === "value");
const VALUE_COLUMN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[VALUE_AT]!;

function valueCells(row: ValueRow, language: Language): (Cell | undefined)[] {
  const cells = rowCells(SLA_COLUMNS, row, SLA, language);
  const { value } = row;
  const look = value.value === null && !value.colour ? null : valueLook(value);
  if (look && (cells[VALUE_AT] || value.colour)) cells[VALUE_AT] = { ...(cells[VALUE_AT] ?? { value: null }), look };
  if (value.corrected) markCorrected(cells, VALUE_AT, value.corrected, language);
  for (const [field, how] of Object.entries(row.row.corrected ?? {}))
    markCorrected(
      cells,
      SLA_COLUMNS.findIndex(({ key }) => key === field),
      how,
      language,
    );
  return cells;
}

function reportCells(row: PlatformRow, language: Language): (Cell | undefined)[] {
  const columns = columnsOf(reportsTable, REPORTS);
  const cells = rowCells(columns, row, REPORTS, language);
  for (const [field, how] of Object.entries(row.platform.corrected ?? {}))
    markCorrected(
      cells,
      columns.findIndex(({ key }) => key === (field === "name" ? "platform" : field)),
      how,
      language,
    );
  return cells;
}

function markCorrected(
  cells: (Cell | undefined)[],
  at: number,
  how: Parameters<typeof correctedComment>[0],
  language: Language,
): void {
  if (at < 0) return;
  cells[at] = { ...(cells[at] ?? { value: null }), look: "corrected", comment: correctedComment(how, language) };
}

const downtimeCells = (row: Downtime, language: Language): (Cell | undefined)[] =>
  rowCells(columnsOf(downtimeTable as Table<Downtime>, DOWNTIME), row, DOWNTIME, language);
