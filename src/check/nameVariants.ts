import { distance } from "fastest-levenshtein";
import type { Diagnostic, Report } from "../model/record.js";
import { normalText } from "./likeness.js";

/** Where a name is one of several: all platforms, or the services of one. */
interface Scope {
  what: string;
  names: Map<string, Seen>;
}

/** The reports that have a name. */
interface Seen {
  /** File by file and month: a file may hold several. */
  reports: Map<string, string>;
  ocr: boolean;
}

/** Names that so many reports have are taken for right. */
const USUAL = 3;
/** Two names are one misread where at most this share of the longer one's letters differs: one in eight, two in sixteen. */
const DIFFERING = 1 / 8;

/**
 * Compares the names of platforms and services across an archive. A name that one report alone has is doubted where it
 * is nearly one that others have and that report lacks: it was misread, or has changed; either parts a series in two.
 */
export class NameVariants {
  readonly #scopes = new Map<string, Scope>();

  add(report: Report): void {
    for (const { name, sla } of report.platforms) {
      this.#see("platform", "", name, report);
      for (const { environment, rows } of sla)
        for (const { service } of rows) this.#see(`service of ${name}`, environment ?? "", service, report);
    }
  }

  #see(what: string, environment: string, name: string, { source, period }: Report): void {
    const key = JSON.stringify([what, environment]);
    const scope = this.#scopes.get(key) ?? { what, names: new Map<string, Seen>() };
    this.#scopes.set(key, scope);
    const seen = scope.names.get(name) ?? { reports: new Map<string, string>(), ocr: false };
    scope.names.set(name, seen);
    seen.reports.set(`${source.file} ${period}`, source.file);
    seen.ocr ||= source.text !== "text-layer";
  }

  result(): Diagnostic[] {
    return [...this.#scopes.values()].flatMap(variantsIn);
  }
}

const variantsIn = ({ what, names }: Scope): Diagnostic[] =>
  [...names].flatMap(([name, seen]): Diagnostic[] => {
    const [report, ...others] = seen.reports;
    if (!report || others.length > 0) return [];
    const [key, file] = report;
    const usual = [...names].find(
      ([other, { reports }]) => reports.size >= USUAL && !reports.has(key) && isVariant(name, other),
    );
    if (!usual) return [];
    const message = `The ${what} called "${name}" in "${file}" is "${usual[0]}" in ${usual[1].reports.size} other reports: it was misread or renamed; compare it with the page.`;
    return [{ code: "name-differs", severity: seen.ocr ? "warning" : "info", message, source: null }];
  });

/** Nearly the same letters, and the same digits: "Context Handler 2" is no "Context Handler 1" misread. */
function isVariant(name: string, other: string): boolean {
  const [a, b] = [normalText(name), normalText(other)];
  if (a.replace(/\D/g, "") !== b.replace(/\D/g, "")) return false;
  return distance(a, b) <= DIFFERING * Math.max(a.length, b.length);
}
