import { reportKey } from "../../model/keys.js";
import type { Report } from "../../model/record.js";
import type { Doubt } from "./doubts.js";

/** What the index has of a report. */
export interface ReportSummary {
  key: string;
  /** First digits of its file's SHA-256: what the browser keeps its answers under. */
  content: string;
  /** Of its page; null where it has none, as nothing was read. */
  href: string | null;
  file: string;
  month: string | null;
  title: string | null;
  platforms: string[];
  incidents: number;
  unsure: number;
  lost: number;
  stale: number;
  /** How many fields a person corrected or confirmed. */
  corrected: number;
  /** Why nothing was read. */
  failure: { code: string; message: string } | null;
  doubts: {
    kind: Doubt["kind"];
    code: string;
    name: string;
    number: number;
    weight: number;
    keys: string[];
    gone: string | null;
  }[];
}

/** More doubts of one report than this are looked at on its own page. */
const LONGEST_NAME = 120;

export function summarise(report: Report, doubts: readonly Doubt[], href: string): ReportSummary {
  const error = report.platforms.length === 0 ? report.diagnostics.find((d) => d.severity === "error") : undefined;
  const of = (kind: Doubt["kind"]): number => doubts.filter((doubt) => doubt.kind === kind).length;
  return {
    key: reportKey(report),
    content: report.source.sha256.slice(0, 8),
    href: error ? null : href,
    file: report.source.file,
    month: report.period,
    title: report.title,
    platforms: [...new Set(report.platforms.map(({ name }) => name))],
    incidents: report.platforms.reduce((n, { incidents }) => n + incidents.length, 0),
    unsure: of("unsure"),
    lost: of("lost"),
    stale: of("stale"),
    corrected: (report.corrections ?? []).filter(({ state }) => state !== "stale").length,
    failure: error ? { code: error.code, message: error.message } : null,
    doubts: error
      ? []
      : doubts.map(({ kind, code, name, weight, fields, incident }, i) => ({
          kind,
          code,
          name: name.slice(0, LONGEST_NAME),
          number: i + 1,
          weight,
          keys: fields.map(({ record, field }) => `${record} ${field}`),
          gone: incident && `${incident} delete`,
        })),
  };
}
