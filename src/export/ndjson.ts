import { createHash } from "node:crypto";
import {
  isCurrentIncident,
  isCurrentPlatform,
  isCurrentReport,
  isCurrentValue,
  type Current,
} from "../model/current.js";
import type { Place } from "../model/geometry.js";
import { platformKey, reportKey, seriesKey, valueKey } from "../model/keys.js";
import type { Platform, Report, SlaTable } from "../model/record.js";
import type { RecordLine } from "../model/recordLine.js";
import type { Together } from "./archiveSource.js";
import { checksTable, toCheckRow } from "./tables.js";

/** The records of one report, each by itself: the report, then platform by platform, then what a person corrected, then its checks. */
export function reportToLines(report: Report, current?: Current): RecordLine[] {
  const { schemaVersion, source, title, period, coverage } = report;
  const line = lineOf(report);
  return [
    line("report", reportKey(report), null, {
      ...{ schemaVersion, source, title, period, coverage },
      ...(current && { current: isCurrentReport(current, report) }),
    }),
    ...report.platforms.flatMap((_, i) => platformToLines(report, i, current)),
    ...(report.corrections ?? []).map((one) => line("correction", `${one.record} ${one.field}`, null, one)),
    ...checksTable.rows(report).map(({ problem }, i) => {
      const { source: place, code, severity, message } = problem;
      return line("check", `${reportKey(report)}-c${i + 1}`, place, { code, severity, message });
    }),
  ];
}

/** What only the reports together show. */
export function togetherToLines({ series, disagreements, diagnostics, downtime }: Together): RecordLine[] {
  const none = { report: null, source: null };
  return [
    ...series.map((record): RecordLine => ({ type: "series", key: record.key, ...none, record })),
    ...disagreements.map((record): RecordLine => {
      const { platform, environment, service, month, old, new: now } = record;
      const key = [seriesKey(platform, environment, service), month, old.file, now.file].join(" / ");
      return { type: "revision", key, ...none, record };
    }),
    ...downtime.map((record): RecordLine => {
      const key = `${record.series} / ${record.month}`;
      return { type: "downtime", key, ...none, record };
    }),
    ...diagnostics.map(toCheckRow).map(({ problem: { code, severity, message } }): RecordLine => {
      const key = `archive-${createHash("sha256").update(`${code} ${message}`).digest("hex").slice(0, 8)}`;
      return { type: "check", key, ...none, record: { code, severity, message } };
    }),
  ];
}

/** Whole lines, each ended by a line feed. */
export const linesToText = (lines: readonly RecordLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join("");

type ReportLine = Exclude<RecordLine, { report: null }>;
type RecordOf<Type extends ReportLine["type"]> = Extract<ReportLine, { type: Type }>["record"];

const lineOf =
  (report: Report) =>
  <Type extends ReportLine["type"]>(type: Type, key: string, place: Place | null, record: RecordOf<Type>): RecordLine =>
    ({
      type,
      key,
      report: reportKey(report),
      source: { file: report.source.file, page: place?.page ?? null, box: place?.box ?? null },
      record,
    }) as ReportLine;

function platformToLines(report: Report, index: number, current: Current | undefined): RecordLine[] {
  const { incidents, sla, ...platform } = report.platforms[index]!;
  const line = lineOf(report);
  return [
    line("platform", platformKey(report, index), platform.assessment?.source ?? null, {
      ...platform,
      ...(current && { current: isCurrentPlatform(current, report, index) }),
    }),
    ...incidents.map((one) =>
      line("incident", one.id, one.source, {
        ...one,
        platform: platform.name,
        ...(current && { current: isCurrentIncident(current, report, index, one) }),
      }),
    ),
    ...sla.flatMap((table, t) => tableToLines(report, platform, index, table, t, current)),
  ];
}

function tableToLines(
  report: Report,
  { name }: Pick<Platform, "name">,
  platform: number,
  { title, environment, rows }: SlaTable,
  table: number,
  current: Current | undefined,
): RecordLine[] {
  const line = lineOf(report);
  return rows.flatMap(({ values, source, corrected, ...row }, r) => {
    const context = {
      series: seriesKey(name, environment, row.service),
      platform: name,
      table: title,
      environment,
      ...row,
      ...(corrected && { rowCorrected: corrected }),
    };
    return values.map((value) => {
      const key = valueKey(report, { platform, table, row: r }, value.month);
      return line("sla", key, value.source ?? source, {
        ...context,
        ...value,
        ...(current && { current: isCurrentValue(current, key) }),
      });
    });
  });
}
