import type { Report } from "../model/record.js";

/** What became of one input: one of these for each, or one for each report of a file that holds several. */
export interface Outcome {
  /** As in the report's `source.file`. */
  file: string;
  status: "converted" | "failed";
  /** Why it failed: the code and message of the first error diagnostic. */
  code: string | null;
  message: string | null;
  sha256: string;
  period: string | null;
  platforms: number;
  incidents: number;
  /** SLA cells with a value. */
  cells: number;
  errors: number;
  warnings: number;
  pages: number;
  /** Name of its JSON, without ".json". */
  name: string;
  /** Which part of its file it is, where that holds several reports. */
  part: Report["source"]["part"];
}

/** Sums up a report for the run's table, the manifest and the exit code. */
export function reportToOutcome(report: Report, name: string): Outcome {
  const { file, sha256, pages } = report.source;
  const of = (severity: string): number => report.diagnostics.filter((d) => d.severity === severity).length;
  const failure = report.platforms.length === 0 ? report.diagnostics.find((d) => d.severity === "error") : undefined;
  const tables = report.platforms.flatMap((p) => p.sla);
  return {
    file,
    status: failure ? "failed" : "converted",
    code: failure?.code ?? null,
    message: failure?.message ?? null,
    sha256,
    period: report.period,
    platforms: report.platforms.length,
    incidents: report.platforms.reduce((n, p) => n + p.incidents.length, 0),
    cells: tables.flatMap((t) => t.rows.flatMap((r) => r.values)).filter((v) => v.value !== null).length,
    errors: of("error"),
    warnings: of("warning"),
    pages,
    name,
    part: report.source.part,
  };
}
