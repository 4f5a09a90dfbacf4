import type { Disagreement, Printed, Series, SeriesMonth } from "../model/archive.js";
import { seriesKey, valueKey } from "../model/keys.js";
import { monthsFrom } from "../model/monthsFrom.js";
import { NameVariants } from "./nameVariants.js";
import type { Diagnostic, Report, SlaRow, SlaTable, SlaValue } from "../model/record.js";
import { SURE } from "../model/sure.js";

interface Printing extends Printed {
  ocr: boolean;
  target: number | null;
  met: boolean | null;
  colour: SlaValue["colour"];
}

/** What is kept of all the reports that print one number. */
interface Month {
  printings: number;
  firstPrintedIn: string;
  last: Printing;
  /** The last that was read with confidence. */
  lastSure: Printing | null;
  /** The text layers' numbers, with the highest confidence each was read with. */
  inText: Map<number, number>;
  revisions: Disagreement[];
}

interface Service {
  platform: string;
  environment: string | null;
  service: string;
  metric: SlaRow["metric"];
  unit: SlaRow["unit"];
  months: Map<string, Month>;
}

export interface Reconciled {
  series: Series[];
  disagreements: Disagreement[];
  diagnostics: Diagnostic[];
}

/**
 * Compares what the reports of an archive print of the same months: each month's number stands in up to twelve of
 * them. Reports are added oldest first, by month and then by when the file was changed, and need not be kept.
 */
export class Reconciler {
  readonly #services = new Map<string, Service>();
  readonly #files = new Map<string, string[]>();
  readonly #periods = new Set<string>();
  readonly #names = new NameVariants();

  add(report: Report): void {
    const { period } = report;
    this.#names.add(report);
    if (period === null) return;
    this.#periods.add(period);
    for (const [p, platform] of report.platforms.entries()) {
      const key = `${platform.name} in ${period}`;
      this.#files.set(key, [...(this.#files.get(key) ?? []), report.source.file]);
      for (const [t, table] of platform.sla.entries())
        for (const [r, row] of table.rows.entries()) {
          const keyOf = (month: string): string => valueKey(report, { platform: p, table: t, row: r }, month);
          this.#addRow(report, period, platform.name, table, row, keyOf);
        }
    }
  }

  #addRow(
    report: Report,
    period: string,
    platform: string,
    table: SlaTable,
    row: SlaRow,
    keyOf: (month: string) => string,
  ): void {
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
      const { target } = row;
      const printing: Printing = {
        key: keyOf(month),
        value,
        text,
        confidence,
        period,
        file,
        page,
        ocr,
        target,
        met,
        colour,
      };
      const known = service.months.get(month);
      if (known) addPrinting(service, month, known, printing);
      else service.months.set(month, firstPrinting(printing));
    }
  }

  result(): Reconciled {
    const series = [...this.#services].map(([key, service]): Series => {
      const { platform, environment, metric, unit } = service;
      const months = [...service.months].sort(([a], [b]) => (a < b ? -1 : 1)).map(toSeriesMonth);
      return { key, platform, environment, service: service.service, metric, unit, months };
    });
    const disagreements = series.flatMap((s) => s.months.flatMap((m) => m.revisions));
    const confirmed = [...this.#services.values()].flatMap(confirmedReadings);
    return {
      series,
      disagreements,
      diagnostics: [
        ...disagreements.map(toDiagnostic),
        ...confirmed,
        ...this.#names.result(),
        ...this.#sameMonth(),
        ...this.#gaps(),
      ],
    };
  }

  /** Different files for one platform and month: both are kept, the newer one counts. */
  #sameMonth(): Diagnostic[] {
    return [...this.#files]
      .filter(([, names]) => names.length > 1)
      .map(([what, names]) => ({
        code: "same-month-twice",
        severity: "warning",
        message: `${names.length} reports tell of ${what}: ${names.map((n) => `"${n}"`).join(", ")}; all are kept, the newest counts in the series.`,
        source: null,
      }));
  }

  #gaps(): Diagnostic[] {
    const months = [...this.#periods].sort();
    return months.slice(1).flatMap((month, i) => {
      const missing = monthsFrom(months[i]!, month).slice(1, -1);
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

const firstPrinting = (printing: Printing): Month => ({
  printings: 1,
  firstPrintedIn: printing.period,
  last: printing,
  lastSure: isSure(printing) ? printing : null,
  inText: new Map(printing.ocr ? [] : [[printing.value, printing.confidence]]),
  revisions: [],
});

function addPrinting(service: Service, month: string, known: Month, now: Printing): void {
  if (now.value !== known.last.value) known.revisions.push(toDisagreement(service, month, known.last, now));
  known.printings++;
  known.last = now;
  if (isSure(now)) known.lastSure = now;
  if (!now.ocr) known.inText.set(now.value, Math.max(now.confidence, known.inText.get(now.value) ?? 0));
}

const isSure = ({ confidence }: Printing): boolean => confidence >= SURE;

function toDisagreement(service: Service, month: string, old: Printing, now: Printing): Disagreement {
  const kind = !isSure(old) || !isSure(now) ? "uncertain" : old.period === now.period ? "conflict" : "revision";
  const { platform, environment, metric } = service;
  const [before, after] = [toPrinted(old), toPrinted(now)];
  return { kind, platform, environment, service: service.service, metric, month, old: before, new: after };
}

const toPrinted = ({ key, value, text, confidence, period, file, page }: Printing): Printed => ({
  key,
  value,
  text,
  confidence,
  period,
  file,
  page,
});

/** The newest number that was read with confidence, else the newest. */
const chosenOf = ({ lastSure, last }: Month): Printing => lastSure ?? last;

function toSeriesMonth([month, of]: [string, Month]): SeriesMonth {
  const { key, value, target, met, colour } = chosenOf(of);
  return {
    month,
    key,
    value,
    target,
    met,
    colour,
    confidence: agreedConfidence(of),
    printings: of.printings,
    firstPrintedIn: of.firstPrintedIn,
    lastPrintedIn: of.last.period,
    revisions: of.revisions,
  };
}

/** Only a text layer that prints the same number lifts an unsure reading; OCR may err alike twice. */
function agreedConfidence(of: Month): number {
  const { value, confidence } = chosenOf(of);
  return Math.max(confidence, of.inText.get(value) ?? 0);
}

/** Newest readings by OCR that were not sure, and that another report's text layer confirms. */
const confirmedReadings = ({ platform, service, months }: Service): Diagnostic[] =>
  [...months].flatMap(([month, { last, inText }]): Diagnostic[] => {
    if (!last.ocr || isSure(last) || (inText.get(last.value) ?? 0) < SURE) return [];
    const message = `"${service}" of ${platform} in ${month}: ${last.text}, read by OCR in ${last.period} ("${last.file}") without confidence, is confirmed by the text layer of another report.`;
    return [{ code: "reading-confirmed", severity: "info", message, source: null }];
  });

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
