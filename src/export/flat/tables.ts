import { createHash } from "node:crypto";
import type { Disagreement, Printed, Series, SeriesMonth } from "../../model/archive.js";
import type { Place } from "../../model/geometry.js";
import { reportKey, seriesKey } from "../../model/keys.js";
import type { Diagnostic, Report, ReportCorrection } from "../../model/record.js";
import { checksTable } from "../tables.js";
import { clockTimeOf, dayOf, monthToDate } from "./moments.js";
import {
  areaTable,
  assessmentTable,
  changeTable,
  incidentPeriodTable,
  incidentSystemTable,
  incidentTable,
  platformTable,
  reportTable,
  slaValueTable,
} from "./reportTables.js";
import { column, flatTable, optional, reference, type FlatColumn, type FlatTable } from "./table.js";

interface MonthItem {
  series: Series;
  month: SeriesMonth;
}

const seriesValueTable = flatTable<MonthItem>({
  name: "series_value",
  says: "The newest value of a service and month: from the newest report that prints it with confidence.",
  key: ["series_key", "month"],
  ofArchive: ({ series }) => series.flatMap((one) => one.months.map((month) => ({ series: one, month }))),
  columns: [
    column("series_key", "text", "platform / environment / service", ({ series }) => series.key),
    column("month", "date", "first day of the month", ({ month }) => monthToDate(month.month)),
    column("platform", "text", "its name", ({ series }) => series.platform),
    optional("environment", "text", "Produktion, Test, …", ({ series }) => series.environment),
    column("service", "text", "as written", ({ series }) => series.service),
    column("metric", "text", "availability, count or other", ({ series }) => series.metric),
    column("unit", "text", "percent, count, or as printed", ({ series }) => series.unit),
    optional("value", "number", "99.74 for 99,74%", ({ month }) => month.value),
    optional("target", "number", "in the same unit", ({ month }) => month.target),
    optional("met", "boolean", "availability only: whether the target is reached", ({ month }) => month.met),
    optional("colour", "text", "red, yellow or green: the cell's fill", ({ month }) => month.colour),
    column("confidence", "number", "0–1, raised where other reports print the same", ({ month }) => month.confidence),
    column("printings", "integer", "how many reports print the month", ({ month }) => month.printings),
    optional("first_printed_in", "date", "the month of the report", ({ month }) => monthToDate(month.firstPrintedIn)),
    optional("last_printed_in", "date", "the month of the report", ({ month }) => monthToDate(month.lastPrintedIn)),
    {
      ...reference<MonthItem>("sla_value_key", "sla_value", "where it is from", ({ month }) => month.key),
      required: false,
    },
  ],
});

/** One of the two sides of a revision. */
const side = (name: "old" | "new", of: (item: Disagreement) => Printed): FlatColumn<Disagreement>[] => [
  column(`${name}_value`, "number", "in the unit of its series", (item) => of(item).value),
  column(`${name}_printed`, "text", "as printed", (item) => of(item).text),
  column(`${name}_confidence`, "number", "0–1", (item) => of(item).confidence),
  optional(`${name}_month`, "date", "the month of the report that prints it", (item) => monthToDate(of(item).period)),
  column(`${name}_file`, "text", "the report that prints it", (item) => of(item).file),
  column(`${name}_page`, "integer", "counts from 1", (item) => of(item).page),
  {
    ...reference<Disagreement>(`${name}_sla_value_key`, "sla_value", "the value", (item) => of(item).key),
    required: false,
  },
];

const revisionTable = flatTable<Disagreement>({
  name: "revision",
  says: "Two reports that print different numbers for one service and month.",
  key: ["revision_key"],
  ofArchive: ({ disagreements }) => [...disagreements],
  columns: [
    column("revision_key", "text", "the keys of the two values", ({ old, new: now }) => `${old.key} > ${now.key}`),
    column("kind", "text", "revision, conflict or uncertain", ({ kind }) => kind),
    column("series_key", "text", "platform / environment / service", (item) =>
      seriesKey(item.platform, item.environment, item.service),
    ),
    column("platform", "text", "its name", ({ platform }) => platform),
    optional("environment", "text", "Produktion, Test, …", ({ environment }) => environment),
    column("service", "text", "as written", ({ service }) => service),
    column("metric", "text", "availability, count or other", ({ metric }) => metric),
    optional("month", "date", "first day of the value's month", ({ month }) => monthToDate(month)),
    ...side("old", (item) => item.old),
    ...side("new", (item) => item.new),
  ],
});

interface DiagnosticItem {
  key: string;
  /** Null for what only the reports together show. */
  report: Report | null;
  problem: { code: string; severity: Diagnostic["severity"]; message: string; source: Place | null };
}

const archiveDiagnostic = (problem: Diagnostic): DiagnosticItem => ({
  key: `archive-${createHash("sha256").update(`${problem.code} ${problem.message}`).digest("hex").slice(0, 16)}`,
  report: null,
  problem,
});

const diagnosticTable = flatTable<DiagnosticItem>({
  name: "diagnostic",
  says: "Something to look at: a rule that does not hold, or (unparsed) a line that no record came from.",
  key: ["diagnostic_key"],
  ofReport: (report) =>
    checksTable
      .rows(report)
      .map(({ problem }, i): DiagnosticItem => ({ key: `${reportKey(report)}-c${i + 1}`, report, problem })),
  ofArchive: ({ diagnostics }) => diagnostics.map(archiveDiagnostic),
  columns: [
    column("diagnostic_key", "text", "the same on every run", ({ key }) => key),
    {
      ...optional<DiagnosticItem>("report_key", "text", "null for what only the reports together show", ({ report }) =>
        report ? reportKey(report) : null,
      ),
      references: "report",
    },
    column("severity", "text", "error, warning or info", ({ problem }) => problem.severity),
    column("code", "text", "see the README", ({ problem }) => problem.code),
    column("message", "text", "the sentence, or the line", ({ problem }) => problem.message),
    optional("page", "integer", "counts from 1", ({ problem }) => problem.source?.page ?? null),
    optional(
      "box",
      "numbers",
      "x0, y0, x1, y1 in points from the page's top left",
      ({ problem }) => problem.source?.box ?? null,
    ),
  ],
});

interface CorrectionItem {
  report: Report;
  correction: ReportCorrection;
  position: number;
}

const correctionTable = flatTable<CorrectionItem>({
  name: "correction",
  says: "What a person corrected or confirmed.",
  key: ["correction_key"],
  ofReport: (report) => (report.corrections ?? []).map((correction, i) => ({ report, correction, position: i + 1 })),
  columns: [
    column(
      "correction_key",
      "text",
      "its report's, the record's and the field",
      ({ report, correction }) => `${reportKey(report)} / ${correction.record} / ${correction.field}`,
    ),
    reference<CorrectionItem>("report_key", "report", "the report it is of", ({ report }) => reportKey(report)),
    column("position", "integer", "counts from 1 through the report", (item) => item.position),
    column("record_key", "text", "the record it is of", ({ correction }) => correction.record),
    column("field", "text", "the record's field", ({ correction }) => correction.field),
    optional("was", "text", "what was read, as JSON", ({ correction }) => jsonOf(correction.was)),
    optional("value", "text", "what is right, as JSON", ({ correction }) => jsonOf(correction.value)),
    column("state", "text", "applied, confirmed or stale", ({ correction }) => correction.state),
    optional("corrected_by", "text", "who", ({ correction }) => correction.by),
    optional("corrected_date", "date", "when", ({ correction }) => dayOf(correction.at)),
    optional("corrected_at", "timestamp", "its clock time, where one is told", ({ correction }) =>
      instantOf(correction.at),
    ),
    optional("note", "text", "why", ({ correction }) => correction.note),
  ],
});

const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** A moment of ISO 8601 to the second; null for a day, or for what is no moment. */
function instantOf(at: string | null): string | null {
  const [, clock, seconds, zone] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(at ?? "") ?? [];
  if (clock === undefined) return null;
  const offset = zone === "Z" ? "+00:00" : zone!;
  return clockTimeOf(`${clock}${offset}`) && `${clock}${seconds ?? ":00"}${offset}`;
}

/** Every table; a table comes after those it refers to. */
export const flatTables: readonly FlatTable[] = [
  reportTable,
  platformTable,
  incidentTable,
  incidentPeriodTable,
  incidentSystemTable,
  assessmentTable,
  areaTable,
  changeTable,
  slaValueTable,
  seriesValueTable,
  revisionTable,
  diagnosticTable,
  correctionTable,
];
