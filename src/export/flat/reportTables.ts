import {
  isCurrentIncident,
  isCurrentPlatform,
  isCurrentReport,
  isCurrentValue,
  monthOfIncident,
} from "../../model/current.js";
import type { Current } from "../../model/current.js";
import { platformKey, reportKey, seriesKey, valueKey } from "../../model/keys.js";
import type { Place } from "../../model/geometry.js";
import type {
  Assessment,
  AreaStatement,
  Changes,
  Incident,
  Period,
  Platform,
  Report,
  SlaRow,
  SlaTable,
  SlaValue,
} from "../../model/record.js";
import { clockTimeOf, dayOf, monthToDate } from "./moments.js";
import { column, flatTable, optional, reference, type FlatColumn } from "./table.js";

interface ReportItem {
  report: Report;
  current: Current;
}
interface PlatformItem extends ReportItem {
  platform: Platform;
  index: number;
}
interface IncidentItem extends PlatformItem {
  incident: Incident;
  /** Counted from 1 through the platform. */
  position: number;
}

const platformItems = (report: Report, current: Current): PlatformItem[] =>
  report.platforms.map((platform, index) => ({ report, current, platform, index }));

const incidentItems = (report: Report, current: Current): IncidentItem[] =>
  platformItems(report, current).flatMap((item) =>
    item.platform.incidents.map((incident, i) => ({ ...item, incident, position: i + 1 })),
  );

const reportColumn = reference<ReportItem>("report_key", "report", "the report it is from", ({ report }) =>
  reportKey(report),
);
const platformColumn = reference<PlatformItem>(
  "platform_key",
  "platform",
  "the platform it is of",
  ({ report, index }) => platformKey(report, index),
);
const platformCounts = column<PlatformItem>(
  "is_current",
  "boolean",
  "whether its platform counts: its report is the newest of a month",
  ({ current, report, index }) => isCurrentPlatform(current, report, index),
);
const position = <Item extends { position: number }>(of: string): FlatColumn<Item> =>
  column<Item>("position", "integer", `counts from 1 through ${of}`, (item) => item.position);

/** Where on its page a record stands. */
const place = <Item>(placeOf: (item: Item) => Place): FlatColumn<Item>[] => [
  column("page", "integer", "counts from 1", (item) => placeOf(item).page),
  column("box", "numbers", "x0, y0, x1, y1 in points from the page's top left", (item) => placeOf(item).box),
];

export const reportTable = flatTable<ReportItem>({
  name: "report",
  says: "A report; those that could not be read have no month and a diagnostic that says why.",
  key: ["report_key"],
  ofReport: (report, current) => [{ report, current }],
  columns: [
    column("report_key", "text", "the same on every run", ({ report }) => reportKey(report)),
    optional("month", "date", "first day of its month; of a report of several months of the last", ({ report }) =>
      monthToDate(report.period),
    ),
    optional("first_month", "date", "of a quarterly, half-yearly or yearly report", ({ report }) =>
      monthToDate(report.coverage?.first ?? null),
    ),
    optional("last_month", "date", "of a quarterly, half-yearly or yearly report", ({ report }) =>
      monthToDate(report.coverage?.last ?? null),
    ),
    optional("title", "text", "as its cover has it", ({ report }) => report.title),
    column("file", "text", "relative to the input given", ({ report }) => report.source.file),
    column("sha256", "text", "of the file", ({ report }) => report.source.sha256),
    column("pages", "integer", "of the file", ({ report }) => report.source.pages),
    column("read_from", "text", "text-layer, ocr or mixed", ({ report }) => report.source.text),
    optional("first_page", "integer", "where its file holds several reports", ({ report }) =>
      report.source.part ? report.source.part.pages[0] : null,
    ),
    optional("last_page", "integer", "where its file holds several reports", ({ report }) =>
      report.source.part ? report.source.part.pages[1] : null,
    ),
    column(
      "is_current",
      "boolean",
      "whether anything of it counts: it is the newest of a month",
      ({ current, report }) => isCurrentReport(current, report),
    ),
  ],
});

export const platformTable = flatTable<PlatformItem>({
  name: "platform",
  says: "A platform of a report.",
  key: ["platform_key"],
  ofReport: platformItems,
  columns: [
    column("platform_key", "text", "the same on every run", ({ report, index }) => platformKey(report, index)),
    reportColumn,
    column("position", "integer", "counts from 1 through the report", ({ index }) => index + 1),
    column("name", "text", 'as its heading has it; "" where none was found', ({ platform }) => platform.name),
    column("confidence", "number", "0–1, of the name", ({ platform }) => platform.confidence),
    column("pages", "integers", "where it stands", ({ platform }) => platform.pages),
    platformCounts,
  ],
});

const incidentKeyOf = ({ incident }: IncidentItem): string => incident.id;
const incidentCounts = column<IncidentItem>(
  "is_current",
  "boolean",
  "whether it counts: its report is the newest of its month",
  ({ current, report, index, incident }) => isCurrentIncident(current, report, index, incident),
);

export const incidentTable = flatTable<IncidentItem>({
  name: "incident",
  says: "An incident as a report tells it.",
  key: ["incident_key"],
  ofReport: incidentItems,
  columns: [
    column("incident_key", "text", "the same on every run", incidentKeyOf),
    reportColumn,
    platformColumn,
    position("the platform"),
    optional("month", "date", "first day of the month it counts in", ({ report, incident }) =>
      monthToDate(monthOfIncident(report, incident)),
    ),
    optional("area", "text", "infrastructure or application", ({ incident }) => incident.area),
    optional("first_date", "date", "first day it touched", ({ incident }) => dayOf(incident.dates[0] ?? null)),
    optional("last_date", "date", "last day it touched", ({ incident }) => dayOf(incident.dates.at(-1) ?? null)),
    column("dates", "dates", "every day it touched", ({ incident }) =>
      incident.dates.filter((day) => dayOf(day) !== null),
    ),
    optional(
      "duration_minutes",
      "integer",
      "elapsed minutes of all periods; null unless all have clock times",
      ({ incident }) => incident.durationMinutes,
    ),
    column("systems", "texts", "also in incident_system", ({ incident }) => incident.systems),
    column(
      "components",
      "texts",
      "what stands in parentheses after the systems",
      ({ incident }) => incident.components,
    ),
    optional("impact", "text", "unavailable or degraded", ({ incident }) => incident.impact),
    optional("cause", "text", "verbatim", ({ incident }) => incident.cause),
    column("cause_status", "text", "stated, unknown or not-stated", ({ incident }) => incident.causeStatus),
    optional("remedy", "text", "verbatim", ({ incident }) => incident.remedy),
    column("remedy_status", "text", "stated, unknown or not-stated", ({ incident }) => incident.remedyStatus),
    optional("restored_date", "date", "day of normal operation, where it is told apart", ({ incident }) =>
      dayOf(incident.restoredOn),
    ),
    optional("restored_at", "timestamp", "its clock time, where one is told", ({ incident }) =>
      clockTimeOf(incident.restoredOn),
    ),
    column("text", "text", "the whole incident as the report has it", ({ incident }) => incident.text),
    ...place<IncidentItem>(({ incident }) => incident.source),
    column("confidence", "number", "0–1, the lowest of those below", ({ incident }) => incident.confidence),
    column("incident_confidence", "number", "that it is one", ({ incident }) => incident.confidences.isIncident),
    column("dates_confidence", "number", "of days, periods and duration", ({ incident }) => incident.confidences.dates),
    column("systems_confidence", "number", "of systems and components", ({ incident }) => incident.confidences.systems),
    column("impact_confidence", "number", "of the impact", ({ incident }) => incident.confidences.impact),
    column("cause_confidence", "number", "of cause and status", ({ incident }) => incident.confidences.cause),
    column("remedy_confidence", "number", "of remedy and status", ({ incident }) => incident.confidences.remedy),
    column("restored_confidence", "number", "of normal operation", ({ incident }) => incident.confidences.restoredOn),
    column("reasons", "texts", "why the confidence is low", ({ incident }) => incident.reasons),
    incidentCounts,
  ],
});

interface PeriodItem extends IncidentItem {
  period: Period;
}

const incidentColumn = reference<IncidentItem>("incident_key", "incident", "the incident it is of", incidentKeyOf);

export const incidentPeriodTable = flatTable<PeriodItem>({
  name: "incident_period",
  says: "A period of an incident: days, and clock times where the report gives them.",
  key: ["incident_period_key"],
  ofReport: (report, current) =>
    incidentItems(report, current).flatMap((item) =>
      item.incident.periods.map((period, i) => ({ ...item, period, position: i + 1 })),
    ),
  columns: [
    column(
      "incident_period_key",
      "text",
      "the same on every run",
      (item) => `${incidentKeyOf(item)}-p${item.position}`,
    ),
    incidentColumn,
    reportColumn,
    position("the incident"),
    optional("start_date", "date", "in Denmark", ({ period }) => dayOf(period.start)),
    optional("start_at", "timestamp", "null where only the day is told", ({ period }) => clockTimeOf(period.start)),
    optional("end_date", "date", "in Denmark; null where no end is told", ({ period }) => dayOf(period.end)),
    optional("end_at", "timestamp", "null where only the day is told, or no end", ({ period }) =>
      clockTimeOf(period.end),
    ),
    column("precision", "text", "of the start: minute, or day where no clock time is told", ({ period }) =>
      clockTimeOf(period.start) === null ? "day" : "minute",
    ),
    optional("minutes", "integer", "from start to end; null unless both have clock times", ({ period }) =>
      minutesOf(period),
    ),
    incidentCounts,
  ],
});

function minutesOf({ start, end }: Period): number | null {
  const [from, to] = [clockTimeOf(start), clockTimeOf(end)];
  return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 60_000;
}

interface SystemItem extends IncidentItem {
  system: string;
}

export const incidentSystemTable = flatTable<SystemItem>({
  name: "incident_system",
  says: "A system that an incident hit.",
  key: ["incident_system_key"],
  ofReport: (report, current) =>
    incidentItems(report, current).flatMap((item) =>
      item.incident.systems.map((system, i) => ({ ...item, system, position: i + 1 })),
    ),
  columns: [
    column(
      "incident_system_key",
      "text",
      "the same on every run",
      (item) => `${incidentKeyOf(item)}-s${item.position}`,
    ),
    incidentColumn,
    reportColumn,
    position("the incident"),
    column("system", "text", "as written", ({ system }) => system),
    incidentCounts,
  ],
});

interface AssessmentItem extends PlatformItem {
  assessment: Assessment;
}

export const assessmentTable = flatTable<AssessmentItem>({
  name: "assessment",
  says: "The verdict on a platform's month.",
  key: ["platform_key"],
  ofReport: (report, current) =>
    platformItems(report, current).flatMap((item) =>
      item.platform.assessment ? [{ ...item, assessment: item.platform.assessment }] : [],
    ),
  columns: [
    platformColumn,
    reportColumn,
    optional("rating", "text", "very-satisfactory to very-unsatisfactory", ({ assessment }) => assessment.rating),
    column("text", "text", "verbatim", ({ assessment }) => assessment.text),
    ...place<AssessmentItem>(({ assessment }) => assessment.source),
    platformCounts,
  ],
});

interface AreaItem extends PlatformItem {
  statement: AreaStatement;
  position: number;
}

export const areaTable = flatTable<AreaItem>({
  name: "area",
  says: "A sentence on an area that ran stably or was disrupted.",
  key: ["area_key"],
  ofReport: (report, current) =>
    platformItems(report, current).flatMap((item) =>
      item.platform.areas.map((statement, i) => ({ ...item, statement, position: i + 1 })),
    ),
  columns: [
    column("area_key", "text", "the same on every run", (i) => `${platformKey(i.report, i.index)}-a${i.position}`),
    platformColumn,
    reportColumn,
    position("the platform"),
    column("area", "text", "infrastructure or application", ({ statement }) => statement.area),
    column("condition", "text", "stable or disrupted", ({ statement }) => statement.condition),
    column("text", "text", "verbatim", ({ statement }) => statement.text),
    ...place<AreaItem>(({ statement }) => statement.source),
    platformCounts,
  ],
});

interface ChangeItem extends PlatformItem {
  changes: Changes;
}

export const changeTable = flatTable<ChangeItem>({
  name: "change",
  says: "How many changes were made to a platform.",
  key: ["platform_key"],
  ofReport: (report, current) =>
    platformItems(report, current).flatMap((item) =>
      item.platform.changes ? [{ ...item, changes: item.platform.changes }] : [],
    ),
  columns: [
    platformColumn,
    reportColumn,
    column("changes", "integer", "how many", ({ changes }) => changes.count),
    optional("service_windows", "integer", "in how many windows", ({ changes }) => changes.serviceWindows),
    optional("environment", "text", "Produktion, Test, …", ({ changes }) => changes.environment),
    column("text", "text", "verbatim", ({ changes }) => changes.text),
    ...place<ChangeItem>(({ changes }) => changes.source),
    platformCounts,
  ],
});

interface ValueItem extends PlatformItem {
  table: SlaTable;
  row: SlaRow;
  value: SlaValue;
  key: string;
  series: string;
  tableNumber: number;
  rowNumber: number;
}

function valueItems(report: Report, current: Current): ValueItem[] {
  return report.platforms.flatMap((platform, index) =>
    platform.sla.flatMap((table, t) =>
      table.rows.flatMap((row, r) => {
        const series = seriesKey(platform.name, table.environment, row.service);
        const [tableNumber, rowNumber] = [t + 1, r + 1];
        // Field by field: there are hundreds a report, and spreading each from its platform's takes many times as long.
        return row.values.map((value): ValueItem => {
          const key = valueKey(report, { platform: index, table: t, row: r }, value.month);
          return { report, current, platform, index, table, row, value, key, series, tableNumber, rowNumber };
        });
      }),
    ),
  );
}

export const slaValueTable = flatTable<ValueItem>({
  name: "sla_value",
  says: "A value of an SLA table as a report prints it; a month's value stands in up to twelve reports.",
  key: ["sla_value_key"],
  ofReport: valueItems,
  columns: [
    column("sla_value_key", "text", "the same on every run", ({ key }) => key),
    reportColumn,
    platformColumn,
    column("series_key", "text", "platform / environment / service", ({ series }) => series),
    column("table_number", "integer", "counts from 1 through the platform", ({ tableNumber }) => tableNumber),
    column("row_number", "integer", "counts from 1 through the table", ({ rowNumber }) => rowNumber),
    optional("table_title", "text", "the heading over or under the table", ({ table }) => table.title),
    optional("environment", "text", "Produktion, Test, …", ({ table }) => table.environment),
    column("service", "text", "as written", ({ row }) => row.service),
    optional("area", "text", "infrastructure or application", ({ row }) => row.area),
    column("metric", "text", "availability, count or other", ({ row }) => row.metric),
    column("unit", "text", "percent, count, or as printed", ({ row }) => row.unit),
    optional("month", "date", "first day of the value's month", ({ value }) => monthToDate(value.month)),
    optional(
      "value",
      "number",
      "99.74 for 99,74%; null where nothing is printed or could be read",
      ({ value }) => value.value,
    ),
    column("printed", "text", "as printed", ({ value }) => value.text),
    optional("target", "number", "in the same unit", ({ row }) => row.target),
    column("target_printed", "text", "as printed", ({ row }) => row.targetText),
    optional("met", "boolean", "availability only: whether the target is reached", ({ value }) => value.met),
    optional("colour", "text", "red, yellow or green: the cell's fill", ({ value }) => value.colour),
    column("confidence", "number", "0–1, of the value", ({ value }) => value.confidence),
    column("row_confidence", "number", "0–1, of the row's name and target", ({ row }) => row.confidence),
    ...place<ValueItem>(({ value, row }) => value.source ?? row.source),
    column("is_current", "boolean", "whether series_value takes it", ({ current, key }) =>
      isCurrentValue(current, key),
    ),
  ],
});
