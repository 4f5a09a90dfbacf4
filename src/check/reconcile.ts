import type { Disagreement, Printed, Series, SeriesMonth } from "../model/archive.js";
import { seriesKey } from "../model/keys.js";
import type { Diagnostic, Report, SlaRow, SlaTable, SlaValue } from "../model/record.js";

/** From this on a value counts as read with confidence. */
const SURE = 0.9;

interface Printing extends Printed {
  /** Newer reports rank higher: by month, then by when the file was changed, then by name. */
  rank: string;
  ocr: boolean;
  target: number | null;
  met: boolean | null;
  colour: SlaValue["colour"];
}

interface Service {
  platform: string;
  environment: string | null;
  service: string;
  metric: SlaRow["metric"];
  unit: SlaRow["unit"];
  months: Map<string, Printing[]>;
}

export interface Reconciled {
  series: Series[];
  disagreements: Disagreement[];
  diagnostics: Diagnostic[];
}

/**
 * Compares what the reports of an archive print of the same months: each month's number stands in up to twelve of
 * them. Reports are added one by one and need not be kept.
 */
export class Reconciler {
  readonly #services = new Map<string, Service>();
  readonly #reports: { period: string; platforms: string[]; file: string }[] = [];

  /** @param modified when the file was last changed, milliseconds since 1970 */
  add(report: Report, modified: number): void {
    const { period } = report;
    if (period === null) return;
    this.#reports.push({ period, platforms: report.platforms.map((p) => p.name), file: report.source.file });
    const rank = `${period} ${String(modified).padStart(16, "0")} ${report.source.file}`;
    for (const platform of report.platforms) {
      for (const table of platform.sla)
        for (const row of table.rows) this.#addRow(report, period, rank, platform.name, table, row);
    }
  }

  #addRow(report: Report, period: string, rank: string, platform: string, table: SlaTable, row: SlaRow): void {
    const key = seriesKey(platform, table.environment, row.service);
    let service = this.#services.get(key);
    if (!service) {
      const { metric, unit } = row;
      service = { platform, environment: table.environment, service: row.service, metric, unit, months: new Map() };
      this.#services.set(key, service);
    }
    for (const { month, value, text, confidence, met, colour, source } of row.values) {
      if (value === null) continue;
      const { file } = report.source;
      const page = (source ?? table.source).page;
      const ocr = report.source.text !== "text-layer";
      const printing: Printing = {
        value,
        text,
        confidence,
        period,
        file,
        page,
        rank,
        ocr,
        target: row.target,
        met,
        colour,
      };
      const known = service.months.get(month);
      if (known) known.push(printing);
      else service.months.set(month, [printing]);
    }
  }

  result(): Reconciled {
    const disagreements: Disagreement[] = [];
    const series = [...this.#services].map(([key, service]): Series => {
      const { platform, environment, metric, unit } = service;
      const months = [...service.months]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([month, printings]) => {
          const found = compare(service, month, printings);
          disagreements.push(...found);
          return toSeriesMonth(month, printings, found);
        });
      return { key, platform, environment, service: service.service, metric, unit, months };
    });
    return {
      series,
      disagreements,
      diagnostics: [...disagreements.map(toDiagnostic), ...this.#sameMonth(), ...this.#gaps()],
    };
  }

  /** Different files for one platform and month: both are kept, the newer one counts. */
  #sameMonth(): Diagnostic[] {
    const files = new Map<string, string[]>();
    for (const { period, platforms, file } of this.#reports) {
      for (const platform of platforms) {
        const key = `${platform} in ${period}`;
        files.set(key, [...(files.get(key) ?? []), file]);
      }
    }
    return [...files]
      .filter(([, names]) => names.length > 1)
      .map(([what, names]) => ({
        code: "same-month-twice",
        severity: "warning",
        message: `${names.length} reports tell of ${what}: ${names.map((n) => `"${n}"`).join(", ")}; all are kept, the newest counts in the series.`,
        source: null,
      }));
  }

  #gaps(): Diagnostic[] {
    const months = [...new Set(this.#reports.map((r) => r.period))].sort();
    return months.slice(1).flatMap((month, i) => {
      const missing = monthsBetween(months[i]!, month);
      return missing.length === 0
        ? []
        : [
            {
              code: "months-missing",
              severity: "info",
              message: `No report for ${missing.length === 1 ? missing[0]! : `${missing[0]!} to ${missing.at(-1)!}`}.`,
              source: null,
            } satisfies Diagnostic,
          ];
    });
  }
}

const byRank = (a: Printing, b: Printing): number => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);

/** Where a number differs from the one printed before it. */
function compare(service: Service, month: string, printings: readonly Printing[]): Disagreement[] {
  const ordered = [...printings].sort(byRank);
  return ordered.slice(1).flatMap((now, i) => {
    const old = ordered[i]!;
    if (old.value === now.value) return [];
    const sure = Math.min(old.confidence, now.confidence) >= SURE;
    const kind = !sure ? "uncertain" : old.period === now.period ? "conflict" : "revision";
    const { platform, environment, metric } = service;
    const [before, after] = [toPrinted(old), toPrinted(now)];
    return [{ kind, platform, environment, service: service.service, metric, month, old: before, new: after }];
  });
}

const toPrinted = ({ value, text, confidence, period, file, page }: Printing): Printed => ({
  value,
  text,
  confidence,
  period,
  file,
  page,
});

function toSeriesMonth(month: string, printings: readonly Printing[], revisions: Disagreement[]): SeriesMonth {
  const ordered = [...printings].sort(byRank);
  const chosen = ordered.findLast((p) => p.confidence >= SURE) ?? ordered.at(-1)!;
  return {
    month,
    value: chosen.value,
    target: chosen.target,
    met: chosen.met,
    colour: chosen.colour,
    confidence: agreedConfidence(chosen, printings),
    printings: printings.length,
    firstPrintedIn: ordered[0]!.period,
    lastPrintedIn: ordered.at(-1)!.period,
    revisions,
  };
}

/** Only a text layer that prints the same number lifts an unsure reading; OCR may err alike twice. */
function agreedConfidence(chosen: Printing, printings: readonly Printing[]): number {
  const same = printings.filter((p) => p.value === chosen.value && !p.ocr);
  return Math.max(chosen.confidence, ...same.map((p) => p.confidence));
}

function toDiagnostic({ kind, platform, service, month, old, new: now }: Disagreement): Diagnostic {
  const where = `"${service}" of ${platform} in ${month}`;
  const both = `${old.text} in ${old.period} ("${old.file}"), ${now.text} in ${now.period} ("${now.file}")`;
  const message = {
    revision: `${where} was revised: ${both}.`,
    conflict: `${where} differs between reports of one month: ${both}.`,
    uncertain: `${where} was read differently, one of the readings uncertain: ${both}.`,
  }[kind];
  return { code: kind === "uncertain" ? "uncertain-disagrees" : kind, severity: "warning", message, source: null };
}

function monthsBetween(from: string, to: string): string[] {
  const found: string[] = [];
  for (let month = nextMonth(from); month < to; month = nextMonth(month)) found.push(month);
  return found;
}

const nextMonth = (month: string): string => {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
};
