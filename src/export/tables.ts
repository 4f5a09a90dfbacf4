import type { Disagreement } from "../model/archive.js";
import { isCurrentIncident, isCurrentPlatform, isCurrentValue, type Current } from "../model/current.js";
import type { Downtime } from "../model/downtime.js";
import { platformKey, reportKey, seriesKey, valueKey } from "../model/keys.js";
import type { Language } from "../model/language.js";
import type {
  Changes,
  Colour,
  Corrected,
  Diagnostic,
  Incident,
  Platform,
  Report,
  SlaRow,
  SlaTable,
  SlaValue,
  Unparsed,
} from "../model/record.js";
import type { ValueSet } from "../wording/values.js";
import { SURE } from "../model/sure.js";

export type { Language };

/** What a column holds; every exporter decides how its format shows it. */
export type Kind =
  | "text"
  | "integer"
  | "count"
  | "number"
  | "percent"
  | "availability"
  | "moment"
  | "month"
  | "minutes"
  | "confidence"
  | "boolean";

/** A value as the records have it: percentages as 99.74, minutes as 45, moments and months as in the contract. */
export type Value = string | number | boolean | null;

export interface Column<Row> {
  /** The same in every language, for programs. */
  key: string;
  title: Record<Language, string>;
  kind: Kind;
  /** Where it differs from row to row. */
  kindOf?: (row: Row) => Kind;
  /** In characters. */
  width: number;
  /** Codes that people read in words. */
  words?: ValueSet;
  value: (row: Row) => Value;
}

/** A flat view of reports: which rows a report gives, and their columns. */
export interface Table<Row> {
  key: string;
  title: Record<Language, string>;
  rows: (report: Report, current?: Current) => Row[];
  columns: Column<Row>[];
  /** The column of a row that is marked, and how. */
  look?: (row: Row) => { column: string; look: ValueLook } | null;
  /** By column, what a person corrected of a row. */
  corrected?: (row: Row) => Record<string, Corrected>;
}

/** How a value is marked: with the report's own colour, as a missed target, or as one to compare with the page. */
export type ValueLook = Colour | "breach" | "uncertain";

export interface PlatformRow {
  report: Report;
  platform: Platform;
  key: string;
  /** Whether it counts; null where only one report is known. */
  counts: boolean | null;
}
export interface IncidentRow extends PlatformRow {
  incident: Incident;
}
export interface ValueRow extends PlatformRow {
  table: SlaTable;
  row: SlaRow;
  value: SlaValue;
}
export interface CheckRow {
  /** Null for what only the reports together show. */
  report: Report | null;
  problem: { code: string; severity: Diagnostic["severity"]; message: string; source: Unparsed["source"] | null };
}

const eachPlatform = (report: Report, current?: Current): PlatformRow[] =>
  report.platforms.map((platform, i) => ({
    report,
    platform,
    key: platformKey(report, i),
    counts: current ? isCurrentPlatform(current, report, i) : null,
  }));

const column = <Row>(
  key: string,
  en: string,
  da: string,
  kind: Kind,
  width: number,
  value: (row: Row) => Value,
): Column<Row> => ({
  key,
  title: { en, da },
  kind,
  width,
  value,
});

const period = column<{ report: Report | null }>(
  "period",
  "Report month",
  "Rapportmåned",
  "month",
  14,
  ({ report }) => report?.period ?? null,
);
const platformName = column<PlatformRow>(
  "platform",
  "Platform",
  "Platform",
  "text",
  24,
  ({ platform }) => platform.name,
);
const file = column<{ report: Report | null }>(
  "file",
  "Source file",
  "Kildefil",
  "text",
  28,
  ({ report }) => report?.source.file ?? null,
);

const reportColumn = column<{ report: Report | null }>(
  "report",
  "Report key",
  "Rapportnøgle",
  "text",
  18,
  ({ report }) => report && reportKey(report),
);
const key = column<PlatformRow>("key", "Key", "Nøgle", "text", 21, ({ key }) => key);

const counts = column<{ counts: boolean | null }>(
  "current",
  "Counts",
  "Gældende",
  "boolean",
  10,
  ({ counts }) => counts,
);
const inWords = <Row>(words: ValueSet, c: Column<Row>): Column<Row> => ({ ...c, words });

const list = (values: readonly string[]): string | null => (values.length ? values.join("; ") : null);
const firstStart = (i: Incident): string | null => i.periods[0]?.start ?? null;
const lastEnd = (i: Incident): string | null => i.periods.at(-1)?.end ?? null;

/** Columns of an incident's fields that are called otherwise. */
const COLUMNS_OF: Record<string, readonly string[]> = {
  periods: ["start", "end"],
  dates: ["firstDay"],
  durationMinutes: ["duration"],
};

/** From so many minutes without access, and so many of reduced function, an incident is major, or moderate. */
const MAJOR = { unavailable: 120, degraded: 480 };
const MODERATE = { unavailable: 30, degraded: 120 };

/** How much an incident weighs, by its impact and minutes; unknown where the report tells neither. */
export function weightOf({ impact, durationMinutes: minutes }: Incident): "major" | "moderate" | "minor" | "unknown" {
  if (minutes === null) return impact === "unavailable" ? "moderate" : "unknown";
  const kind = impact ?? "degraded";
  return minutes >= MAJOR[kind] ? "major" : minutes >= MODERATE[kind] ? "moderate" : "minor";
}

export const incidentsTable: Table<IncidentRow> = {
  key: "incidents",
  corrected: ({ incident }) =>
    Object.fromEntries(
      Object.entries(incident.corrected ?? {}).flatMap(([field, one]) =>
        (COLUMNS_OF[field] ?? [field]).map((key) => [key, one] as const),
      ),
    ),
  title: { en: "Incidents", da: "Hændelser" },
  rows: (report, current) =>
    eachPlatform(report).flatMap((p, i) =>
      p.platform.incidents.map((incident) => ({
        ...p,
        incident,
        counts: current ? isCurrentIncident(current, report, i, incident) : null,
      })),
    ),
  columns: [
    column("id", "Key", "Nøgle", "text", 21, ({ incident }) => incident.id),
    period,
    platformName,
    inWords(
      "area",
      column("area", "Area", "Område", "text", 14, ({ incident }) => incident.area),
    ),
    column("firstDay", "First day", "Første dag", "moment", 12, ({ incident }) => incident.dates[0] ?? null),
    column("start", "Start", "Start", "moment", 17, ({ incident }) => firstStart(incident)),
    column("end", "End", "Slut", "moment", 17, ({ incident }) => lastEnd(incident)),
    column("duration", "Duration", "Varighed", "minutes", 10, ({ incident }) => incident.durationMinutes),
    column("periods", "Periods", "Perioder", "integer", 9, ({ incident }) => incident.periods.length),
    column("systems", "Systems", "Systemer", "text", 40, ({ incident }) => list(incident.systems)),
    column("components", "Components", "Komponenter", "text", 24, ({ incident }) => list(incident.components)),
    inWords(
      "impact",
      column("impact", "Impact", "Påvirkning", "text", 12, ({ incident }) => incident.impact),
    ),
    column("cause", "Cause", "Årsag", "text", 48, ({ incident }) => incident.cause),
    inWords(
      "stated",
      column("causeStatus", "Cause status", "Årsagens status", "text", 13, ({ incident }) => incident.causeStatus),
    ),
    column("remedy", "Remedy", "Afhjælpning", "text", 48, ({ incident }) => incident.remedy),
    inWords(
      "stated",
      column(
        "remedyStatus",
        "Remedy status",
        "Afhjælpningens status",
        "text",
        14,
        ({ incident }) => incident.remedyStatus,
      ),
    ),
    column("restoredOn", "Restored", "Genetableret", "moment", 17, ({ incident }) => incident.restoredOn),
    column("confidence", "Confidence", "Sikkerhed", "confidence", 11, ({ incident }) => incident.confidence),
    file,
    column("page", "Page", "Side", "integer", 6, ({ incident }) => incident.source.page),
    column("text", "Full text", "Hele teksten", "text", 80, ({ incident }) => incident.text),
    reportColumn,
    counts,
    inWords(
      "weight",
      column("weight", "Weight", "Vægt", "text", 11, ({ incident }) => weightOf(incident)),
    ),
  ],
};

/** How the values of a row are written; other measures as they are printed. */
export const kindOfMetric = (metric: SlaRow["metric"]): Kind =>
  metric === "availability" ? "percent" : metric === "count" ? "count" : "number";

const withKind = (c: Column<ValueRow>): Column<ValueRow> => ({
  ...c,
  kindOf: ({ row }) => kindOfMetric(row.metric),
});

/** The report's own colour, else that its target was missed, else that it is uncertain. */
export const valueLook = (value: {
  colour: Colour | null;
  met: boolean | null;
  confidence: number;
}): ValueLook | null => value.colour ?? (value.met === false ? "breach" : value.confidence < SURE ? "uncertain" : null);

export const slaTable: Table<ValueRow> = {
  key: "sla",
  corrected: ({ row, value }) => ({ ...row.corrected, ...(value.corrected && { value: value.corrected }) }),
  title: { en: "SLA", da: "SLA" },
  rows: (report, current) =>
    report.platforms.flatMap((platform, p) =>
      platform.sla.flatMap((table, t) =>
        table.rows.flatMap((row, r) =>
          row.values.map((value) => {
            const key = valueKey(report, { platform: p, table: t, row: r }, value.month);
            return { report, platform, table, row, value, key, counts: current ? isCurrentValue(current, key) : null };
          }),
        ),
      ),
    ),
  columns: [
    { ...key, width: 34 },
    platformName,
    column("environment", "Environment", "Miljø", "text", 14, ({ table }) => table.environment),
    column("service", "Service", "Tjeneste", "text", 32, ({ row }) => row.service),
    inWords(
      "area",
      column("area", "Area", "Område", "text", 14, ({ row }) => row.area),
    ),
    inWords(
      "metric",
      column("metric", "Metric", "Måling", "text", 12, ({ row }) => row.metric),
    ),
    column("month", "Month", "Måned", "month", 10, ({ value }) => value.month),
    withKind(column("value", "Value", "Værdi", "percent", 14, ({ value }) => value.value)),
    withKind(column("target", "Target", "Mål", "percent", 10, ({ row }) => row.target)),
    column("met", "Met", "Overholdt", "boolean", 8, ({ value }) => value.met),
    inWords(
      "colour",
      column("colour", "Colour", "Farve", "text", 9, ({ value }) => value.colour),
    ),
    column("printed", "Printed", "Som trykt", "text", 14, ({ value }) => value.text || null),
    column("confidence", "Confidence", "Sikkerhed", "confidence", 11, ({ value }) => value.confidence),
    period,
    file,
    column("page", "Page", "Side", "integer", 6, ({ value, table }) => (value.source ?? table.source).page),
    column("series", "Series key", "Serienøgle", "text", 40, ({ platform, table, row }) =>
      seriesKey(platform.name, table.environment, row.service),
    ),
    reportColumn,
    counts,
  ],
  look: ({ value }) => {
    const look = value.value === null && !value.colour ? null : valueLook(value);
    return look && { column: "value", look };
  },
};

const condition = (platform: Platform, area: "infrastructure" | "application"): string | null =>
  platform.areas.find((a) => a.area === area)?.condition ?? null;
const changed =
  (value: (changes: Changes) => Value) =>
  ({ platform }: PlatformRow): Value =>
    platform.changes ? value(platform.changes) : null;

export const reportsTable: Table<PlatformRow> = {
  key: "reports",
  title: { en: "Reports", da: "Rapporter" },
  rows: eachPlatform,
  columns: [
    key,
    period,
    platformName,
    column("title", "Report", "Rapport", "text", 32, ({ report }) => report.title),
    inWords(
      "rating",
      column("rating", "Rating", "Vurdering", "text", 20, ({ platform }) => platform.assessment?.rating ?? null),
    ),
    inWords(
      "condition",
      column("infrastructure", "Infrastructure", "Infrastruktur", "text", 14, ({ platform }) =>
        condition(platform, "infrastructure"),
      ),
    ),
    inWords(
      "condition",
      column("application", "Application", "Applikation", "text", 13, ({ platform }) =>
        condition(platform, "application"),
      ),
    ),
    column("incidents", "Incidents", "Hændelser", "integer", 10, ({ platform }) => platform.incidents.length),
    column("minutes", "Incident time", "Hændelsestid", "minutes", 14, ({ platform }) =>
      platform.incidents.reduce((n, i) => n + (i.durationMinutes ?? 0), 0),
    ),
    column(
      "untimed",
      "Without times",
      "Uden klokkeslæt",
      "integer",
      14,
      ({ platform }) => platform.incidents.filter((i) => i.durationMinutes === null).length,
    ),
    column(
      "changes",
      "Changes",
      "Ændringer",
      "integer",
      10,
      changed((c) => c.count),
    ),
    column(
      "serviceWindows",
      "Service windows",
      "Servicevinduer",
      "integer",
      16,
      changed((c) => c.serviceWindows),
    ),
    column(
      "breaches",
      "Targets missed",
      "Mål ikke nået",
      "integer",
      15,
      ({ platform, report }) =>
        platform.sla
          .flatMap((t) => t.rows.flatMap((r) => r.values))
          .filter((v) => v.month === report.period && v.met === false).length,
    ),
    column(
      "assessment",
      "Verdict",
      "Vurderingens ord",
      "text",
      60,
      ({ platform }) => platform.assessment?.text ?? null,
    ),
    file,
    column("pages", "Pages", "Sider", "text", 8, ({ platform }) => platform.pages.join(", ")),
    inWords(
      "readFrom",
      column("text", "Read from", "Læst fra", "text", 11, ({ report }) => report.source.text),
    ),
    reportColumn,
    counts,
  ],
};

export const checksTable: Table<CheckRow> = {
  key: "checks",
  title: { en: "Checks", da: "Kontrol" },
  rows: (report) => [
    ...report.diagnostics.map((problem) => ({ report, problem })),
    ...report.unparsed.map(({ text, source }) => ({
      report,
      problem: { code: "unparsed", severity: "info" as const, message: text, source },
    })),
  ],
  columns: [
    period,
    file,
    inWords(
      "severity",
      column("severity", "Severity", "Alvor", "text", 10, ({ problem }) => problem.severity),
    ),
    column("code", "Code", "Kode", "text", 26, ({ problem }) => problem.code),
    column("message", "Message or text", "Meddelelse eller tekst", "text", 100, ({ problem }) => problem.message),
    column("page", "Page", "Side", "integer", 6, ({ problem }) => problem.source?.page ?? null),
    column(
      "box",
      "Box (points)",
      "Felt (punkter)",
      "text",
      26,
      ({ problem }) => problem.source?.box.join(", ") ?? null,
    ),
    reportColumn,
  ],
};

export const toCheckRow = (problem: Diagnostic): CheckRow => ({ report: null, problem });

const kindOfSeries = ({ metric }: Disagreement): Kind => kindOfMetric(metric);

export const revisionsTable: Table<Disagreement> = {
  key: "revisions",
  title: { en: "Revisions", da: "Rettelser" },
  rows: () => [],
  columns: [
    inWords(
      "disagreement",
      column("kind", "Kind", "Art", "text", 11, (d) => d.kind),
    ),
    column("platform", "Platform", "Platform", "text", 24, (d) => d.platform),
    column("environment", "Environment", "Miljø", "text", 14, (d) => d.environment),
    column("service", "Service", "Tjeneste", "text", 32, (d) => d.service),
    column("month", "Month", "Måned", "month", 10, (d) => d.month),
    {
      ...column<Disagreement>("oldValue", "Old value", "Gammel værdi", "percent", 13, (d) => d.old.value),
      kindOf: kindOfSeries,
    },
    column("oldPeriod", "Old printed in", "Gammel trykt i", "month", 11, (d) => d.old.period),
    column("oldFile", "Old source", "Gammel kilde", "text", 28, (d) => d.old.file),
    column("oldPage", "Old page", "Gammel side", "integer", 9, (d) => d.old.page),
    {
      ...column<Disagreement>("newValue", "New value", "Ny værdi", "percent", 13, (d) => d.new.value),
      kindOf: kindOfSeries,
    },
    column("newPeriod", "New printed in", "Ny trykt i", "month", 11, (d) => d.new.period),
    column("newFile", "New source", "Ny kilde", "text", 28, (d) => d.new.file),
    column("newPage", "New page", "Ny side", "integer", 9, (d) => d.new.page),
    column("series", "Series key", "Serienøgle", "text", 40, (d) => seriesKey(d.platform, d.environment, d.service)),
  ],
};

/** A period of an incident that has several. */
export interface PeriodRow extends IncidentRow {
  number: number;
}

export const periodsTable: Table<PeriodRow> = {
  key: "periods",
  title: { en: "Periods", da: "Perioder" },
  rows: (report, current) =>
    incidentsTable
      .rows(report, current)
      .filter(({ incident }) => incident.periods.length > 1)
      .flatMap((row) => row.incident.periods.map((_, number) => ({ ...row, number }))),
  columns: [
    platformName,
    column("systems", "Systems", "Systemer", "text", 40, ({ incident }) => list(incident.systems)),
    column("number", "Period", "Periode", "integer", 9, ({ number }) => number + 1),
    column("start", "Start", "Start", "moment", 17, ({ incident, number }) => incident.periods[number]!.start),
    column("end", "End", "Slut", "moment", 17, ({ incident, number }) => incident.periods[number]!.end),
    counts,
    file,
    column("page", "Page", "Side", "integer", 6, ({ incident }) => incident.source.page),
    column("id", "Incident key", "Hændelsesnøgle", "text", 24, ({ incident }) => incident.id),
  ],
};

export const downtimeTable: Table<Downtime> = {
  key: "downtime",
  title: { en: "Downtime", da: "Nedetid" },
  rows: () => [],
  columns: [
    column("month", "Month", "Måned", "month", 10, (d) => d.month),
    column("platform", "Platform", "Platform", "text", 24, (d) => d.platform),
    column("environment", "Environment", "Miljø", "text", 14, (d) => d.environment),
    column("service", "Service", "Tjeneste", "text", 32, (d) => d.service),
    column("value", "Availability", "Tilgængelighed", "percent", 15, (d) => d.value),
    column("target", "Target", "Mål", "percent", 10, (d) => d.target),
    column("implied", "Minutes the figure implies", "Minutter efter tallet", "integer", 14, (d) => d.implied),
    column("tolerance", "± minutes (rounding)", "± minutter (afrunding)", "integer", 12, (d) => d.tolerance),
    column("told", "Minutes told", "Fortalte minutter", "integer", 12, (d) => d.told),
    column("untimed", "Without times", "Uden klokkeslæt", "integer", 12, (d) => d.untimed),
    column("count", "Incidents", "Hændelser", "integer", 11, (d) => d.incidents.length),
    inWords(
      "downtime",
      column("class", "Together", "Tilsammen", "text", 30, (d) => d.class),
    ),
    column("systems", "Systems", "Systemer", "text", 44, (d) => list(d.mapping.map(({ system }) => system))),
    inWords(
      "mapping",
      column("how", "Matched by", "Knyttet", "text", 18, (d) => d.mapping[0]?.how ?? "none"),
    ),
    column("incidents", "Incident keys", "Hændelsesnøgler", "text", 40, (d) => list(d.incidents)),
    column("series", "Series key", "Serienøgle", "text", 40, (d) => d.series),
  ],
};
