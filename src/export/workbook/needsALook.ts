import {
  isCurrentIncident,
  isCurrentPlatform,
  isCurrentReport,
  isCurrentValue,
  type Current,
} from "../../model/current.js";
import { diagnosticKey, unparsedKey, valueKey } from "../../model/keys.js";
import { SURE } from "../../model/sure.js";
import type { Language } from "../../model/language.js";
import type { Diagnostic, Incident, Report } from "../../model/record.js";
import { meaningOf, messageOf, todoOf } from "../../wording/diagnostics.js";
import { reasonWords } from "../../wording/reasons.js";
import { monthWords, numberWords, valueWords } from "../../wording/values.js";
import { filled, WORKBOOK } from "../../wording/workbook.js";
import { incidentsTable } from "../tables.js";
import { columnName, toCell, type Cell } from "./cell.js";
import type { SheetPlan } from "./sheetWriter.js";
import { printing, HEADING_HEIGHT } from "./tablePlan.js";

/** Where rows of records stand, by their keys: "'Incidents'!A5". */
export type Places = ReadonlyMap<string, string>;

/** Something a person should compare, ask or decide, in words. */
export interface LookItem {
  /** How much it matters: the higher the sooner. */
  rank: number;
  what: string;
  where: string;
  /** Key of the record it is of, for the link to its row. */
  record: string | null;
  month: string | null;
  page: number | null;
  pdf: string | null;
  means: string;
  todo: string;
  confidence: number | null;
  counts: boolean;
  severity: Diagnostic["severity"];
  code: string;
  file: string | null;
  key: string | null;
}

/** The confidences of an incident, the columns that show what was read, and the fields. */
export const DOUBTED_FIELDS = [
  { field: "isIncident", column: "id" },
  { field: "dates", column: "firstDay" },
  { field: "systems", column: "systems" },
  { field: "impact", column: "impact" },
  { field: "cause", column: "cause" },
  { field: "remedy", column: "remedy" },
  { field: "restoredOn", column: "restoredOn" },
] as const;

/** What is lost weighs more than what is doubtful, and that more than what contradicts itself. */
const RANKS: Readonly<Record<string, number>> = {
  "table-not-read": 90,
  "page-without-records": 90,
  "platform-without-table": 85,
  "bullet-not-read": 70,
  "picture-not-read": 70,
  "unreadable-page": 95,
  "unreadable-value": 80,
  "unreadable-target": 75,
  "cell-unreadable": 80,
  "incident-without-date": 65,
  "correction-stale": 65,
  "uncertain-value": 60,
  "uncertain-disagrees": 60,
  "readings-differ": 60,
  "cell-unsure": 55,
  "name-unsure": 55,
  "count-out-of-line": 40,
  revision: 25,
  conflict: 45,
  "breach-but-satisfactory": 20,
  "colour-contradicts-value": 20,
  "same-month-twice": 15,
};
const USUAL_RANK = 30;
const ERROR_RANK = 100;
const LOST_LINE_RANK = 5;
/** What does not count any more comes last, whatever it is. */
const OLD = 0.05;

/** What of a report needs a look, in the order of the report; and what asks nothing of anybody. */
export function reportToItems(
  report: Report,
  current: Current,
  pdf: string | null,
  language: Language,
): { looks: LookItem[]; notices: LookItem[] } {
  const inReport = isCurrentReport(current, report);
  const base = { month: report.period, pdf, file: report.source.file };
  const records = recordsByPlace(report, current);
  const said = new Set<string>();
  const [looks, notices]: [LookItem[], LookItem[]] = [[], []];
  for (const one of report.diagnostics) {
    const found = one.source && records.get(placeKey(one.source));
    const counts = found ? found.counts : inReport;
    const item: LookItem = {
      ...base,
      ...wordsOf(one, language),
      rank: (one.severity === "error" ? ERROR_RANK : (RANKS[one.code] ?? USUAL_RANK)) * (counts ? 1 : OLD),
      where: found?.where ?? whereOf(report, one.source?.page ?? null, language),
      record: found?.key ?? null,
      page: one.source?.page ?? null,
      confidence: found?.confidence ?? null,
      counts,
      key: diagnosticKey(report, one),
    };
    if (found) said.add(found.key);
    (one.severity === "info" ? notices : looks).push(item);
  }
  for (const { text, source } of report.unparsed)
    looks.push({
      ...base,
      ...wordsOf({ code: "unparsed", severity: "info", message: text }, language),
      rank: LOST_LINE_RANK * (inReport ? 1 : OLD),
      where: whereOf(report, source.page, language),
      record: null,
      page: source.page,
      confidence: null,
      counts: inReport,
      key: unparsedKey(report, { text, source }),
    });
  report.platforms.forEach((platform, p) => {
    for (const incident of platform.incidents) {
      const counts = isCurrentIncident(current, report, p, incident);
      looks.push(...fieldItems(incident, platform.name, counts, base, language));
    }
    platform.sla.forEach((table, t) =>
      table.rows.forEach((row, r) => {
        for (const value of row.values) {
          if (value.confidence >= SURE || value.corrected) continue;
          const key = valueKey(report, { platform: p, table: t, row: r }, value.month);
          if (said.has(key)) continue;
          const counts = isCurrentValue(current, key);
          looks.push({
            ...base,
            rank: (USUAL_RANK + 50 * (1 - value.confidence)) * (counts ? 1 : OLD),
            what: filled(WORKBOOK.readAs[language], WORKBOOK.service[language], value.text),
            where: `${platform.name}, ${row.service}, ${monthWords(value.month, language)}`,
            record: key,
            page: (value.source ?? table.source).page,
            means: filled(WORKBOOK.cellMeans[language], numberWords(value.confidence, language, 2)),
            todo: WORKBOOK.compare[language],
            confidence: value.confidence,
            counts,
            severity: "warning",
            code: "cell",
            key,
          });
        }
      }),
    );
  });
  return { looks, notices };
}

/** What only the reports together show. */
export function togetherToItems(
  diagnostics: readonly Diagnostic[],
  language: Language,
): { looks: LookItem[]; notices: LookItem[] } {
  const items = diagnostics.map((one): LookItem => ({
    ...wordsOf(one, language),
    rank: RANKS[one.code] ?? USUAL_RANK,
    where: WORKBOOK.archive[language],
    ...{ record: null, month: null, page: null, pdf: null, file: null, confidence: null, counts: true, key: null },
  }));
  return {
    looks: items.filter(({ severity }) => severity !== "info"),
    notices: items.filter(({ severity }) => severity === "info"),
  };
}

const wordsOf = (one: Pick<Diagnostic, "code" | "severity" | "message">, language: Language) => ({
  what: messageOf(one, language),
  means: meaningOf(one.code, language),
  todo: todoOf(one.code, language),
  severity: one.severity,
  code: one.code,
});

function fieldItems(
  incident: Incident,
  platform: string,
  counts: boolean,
  base: Pick<LookItem, "month" | "pdf" | "file">,
  language: Language,
): LookItem[] {
  return DOUBTED_FIELDS.filter(({ field }) => incident.confidences[field] < SURE && !isCorrected(incident, field)).map(
    ({ field, column }): LookItem => {
      const confidence = incident.confidences[field];
      const name = fieldName(field, language);
      const read = readAs(incident, field, language);
      return {
        ...base,
        rank: (USUAL_RANK + 50 * (1 - confidence)) * (incident.impact === "unavailable" ? 1.2 : 1) * (counts ? 1 : OLD),
        what:
          field === "isIncident"
            ? filled(WORKBOOK.readAs[language], name, shortened(incident.text))
            : read === null
              ? filled(WORKBOOK.notRead[language], name)
              : filled(WORKBOOK.readAs[language], name, shortened(read)),
        where: [platform, incident.systems[0], incident.dates[0]].filter(Boolean).join(", "),
        record: incident.id,
        page: incident.source.page,
        means: filled(WORKBOOK.doubtMeans[language], Math.round(confidence * 10), reasonsOf(incident, language)),
        todo: WORKBOOK.compare[language],
        confidence,
        counts,
        severity: "warning",
        code: column,
        key: incident.id,
      };
    },
  );
}

const LONGEST = 160;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

export const isCorrected = ({ corrected }: Incident, field: string): boolean => corrected?.[field] !== undefined;

/** ": the time is approximate; …", or nothing. */
const reasonsOf = ({ reasons }: Incident, language: Language): string =>
  reasons.length ? `: ${reasons.map((code) => reasonWords(code, language)).join("; ")}` : "";

export function fieldName(field: (typeof DOUBTED_FIELDS)[number]["field"], language: Language): string {
  if (field === "isIncident") return WORKBOOK.isIncident[language];
  const column = DOUBTED_FIELDS.find((one) => one.field === field)!.column;
  return incidentsTable.columns.find(({ key }) => key === column)!.title[language];
}

function readAs(incident: Incident, field: string, language: Language): string | null {
  switch (field) {
    case "dates":
      return incident.dates.join(", ") || null;
    case "systems":
      return incident.systems.join("; ") || null;
    case "impact":
      return incident.impact && valueWords("impact", incident.impact, language);
    case "cause":
      return incident.cause ?? (incident.causeStatus === "unknown" ? valueWords("stated", "unknown", language) : null);
    case "remedy":
      return incident.remedy;
    default:
      return incident.restoredOn;
  }
}

/** The comment on a doubtful field: why, and what to compare it with. */
export const doubtComment = (incident: Incident, confidence: number, language: Language): string =>
  filled(
    WORKBOOK.doubtComment[language],
    numberWords(confidence, language, 2),
    reasonsOf(incident, language),
    incident.source.page,
  );

/** The comment on what a person corrected: what was read, who and when. */
export const correctedComment = (
  { was, by, at }: { was?: unknown; by: string | null; at: string | null },
  language: Language,
): string =>
  filled(
    WORKBOOK.correctedComment[language],
    was === null || was === undefined || (Array.isArray(was) && was.length === 0)
      ? WORKBOOK.nothing[language]
      : typeof was === "string"
        ? was
        : JSON.stringify(was),
    by === null ? "" : filled(WORKBOOK.by[language], by),
    at === null ? "" : filled(WORKBOOK.on[language], at.slice(0, "2025-03-18".length)),
  );

interface FoundRecord {
  key: string;
  where: string;
  counts: boolean;
  confidence: number | null;
}

const placeKey = ({ page, box }: { page: number; box: readonly number[] }): string => `${page} ${box.join()}`;

/** The incidents and values of a report, by their places: diagnostics point at those. */
function recordsByPlace(report: Report, current: Current): Map<string, FoundRecord> {
  const found = new Map<string, FoundRecord>();
  const wanted = new Set(report.diagnostics.flatMap(({ source }) => (source ? [placeKey(source)] : [])));
  if (wanted.size === 0) return found;
  const pages = new Set(report.diagnostics.map(({ source }) => source?.page));
  report.platforms.forEach((platform, p) => {
    for (const incident of platform.incidents)
      found.set(placeKey(incident.source), {
        key: incident.id,
        where: [platform.name, incident.systems[0], incident.dates[0]].filter(Boolean).join(", "),
        counts: isCurrentIncident(current, report, p, incident),
        confidence: null,
      });
    platform.sla.forEach((table, t) =>
      table.rows.forEach((row, r) => {
        for (const value of row.values) {
          if (!value.source || !pages.has(value.source.page) || !wanted.has(placeKey(value.source))) continue;
          const key = valueKey(report, { platform: p, table: t, row: r }, value.month);
          found.set(placeKey(value.source), {
            key,
            where: `${platform.name}, ${row.service}, ${value.month}`,
            counts: isCurrentValue(current, key),
            confidence: value.confidence,
          });
        }
      }),
    );
    if (platform.assessment)
      found.set(placeKey(platform.assessment.source), {
        key: "",
        where: platform.name,
        counts: isCurrentPlatform(current, report, p),
        confidence: null,
      });
  });
  return found;
}

function whereOf({ period, platforms }: Report, page: number | null, language: Language): string {
  const platform = platforms.find(({ pages }) => page !== null && pages.includes(page))?.name;
  return [platform, period && monthWords(period, language)].filter(Boolean).join(", ");
}

type Heading = (typeof COLUMNS)[number]["key"];
const COLUMNS = [
  { key: "number", title: WORKBOOK.number, width: 6 },
  { key: "what", title: WORKBOOK.what, width: 60 },
  { key: "where", title: WORKBOOK.where, width: 36 },
  { key: "page", title: WORKBOOK.page_, width: 10 },
  { key: "means", title: WORKBOOK.means, width: 44 },
  { key: "todo", title: WORKBOOK.todo, width: 40 },
  { key: "confidence", title: WORKBOOK.confidence, width: 11 },
  { key: "current", title: WORKBOOK.current, width: 10 },
  { key: "month", title: WORKBOOK.reportMonth, width: 10 },
  { key: "file", title: WORKBOOK.file, width: 26 },
  { key: "severity", title: WORKBOOK.severity, width: 10 },
  { key: "code", title: WORKBOOK.code, width: 24 },
  { key: "key", title: WORKBOOK.key, width: 34 },
] as const;
const GROUPED = 3;

/** The sheet of what needs a look, and that of notices. */
export function itemsPlan(kind: "needsALook" | "notices", language: Language): SheetPlan {
  const titles = COLUMNS.map(({ title }) => title[language]);
  const printedTo = columnName(COLUMNS.length - GROUPED - 1);
  return {
    title: WORKBOOK[kind][language],
    head: [titles.map((value): Cell => ({ value, look: "header" }))],
    heights: [HEADING_HEIGHT],
    widths: COLUMNS.map(({ width }) => width),
    frame: (rows, number) => ({
      columns: COLUMNS.map(({ width }, i) => ({
        width,
        ...(i >= COLUMNS.length - GROUPED && { outlineLevel: 1 }),
      })),
      freezePane: { rows: 1, columns: 1 },
      tables: [
        {
          name: `${kind === "notices" ? "Notices" : "NeedsALook"}${number === 1 ? "" : `_${number}`}`,
          columns: titles.map((name) => ({ name })),
          range: `A1:${columnName(COLUMNS.length - 1)}${Math.max(rows, 2)}`,
          style: "TableStyleLight15",
          showRowStripes: true,
        },
      ],
      ...printing(language, { area: `$A$1:$${printedTo}$${Math.max(rows, 2)}` }),
    }),
  };
}

/** @param places where the records' rows stand */
export function itemCells(item: LookItem, number: number, places: Places, language: Language): (Cell | undefined)[] {
  const place = item.record === null ? undefined : places.get(item.record);
  const wrapped = (value: string): Cell => ({ ...toCell(value, "text")!, look: "wrapped" });
  const cells: Record<Heading, Cell | undefined> = {
    number: { value: number },
    what: wrapped(item.what),
    where: place ? { value: item.where || item.record!, look: "link", link: { place } } : wrapped(item.where),
    page: pageCell(item, language),
    means: wrapped(item.means),
    todo: wrapped(item.todo),
    confidence: toCell(item.confidence, "confidence"),
    current: { value: item.counts },
    month: toCell(item.month, "month"),
    file: toCell(item.file, "text"),
    severity: { value: valueWords("severity", item.severity, language) },
    code: { value: item.code },
    key: toCell(item.key, "text"),
  };
  return COLUMNS.map(({ key }) => cells[key]);
}

function pageCell({ page, pdf }: LookItem, language: Language): Cell | undefined {
  if (page === null) return undefined;
  const value = filled(WORKBOOK.openPdf[language], page);
  return pdf === null ? { value } : { value, look: "link", link: { file: `${pdf}#page=${page}` } };
}
