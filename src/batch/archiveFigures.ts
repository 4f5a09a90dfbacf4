import { currentOf, reportToClaim, type Claim } from "../check/current.js";
import { Reconciler } from "../check/reconcile.js";
import { downtimeOf, ToldIncidents } from "../insight/downtimeOf.js";
import type { Together } from "../export/archiveSource.js";
import type { Corrections } from "../model/corrections.js";
import type { KnownNames } from "../model/downtime.js";
import type { Report } from "../model/record.js";
import type { Vocabulary } from "../model/vocabulary.js";

/** What only the reports together show, gathered while they go by, oldest first. */
export class ArchiveFigures {
  readonly #reconciler = new Reconciler();
  readonly #told = new ToldIncidents();
  readonly #claims: Claim[] = [];

  add(report: Report): void {
    this.#reconciler.add(report);
    this.#told.add(report);
    this.#claims.push(reportToClaim(report));
  }

  /** @param names which names are one */
  result(names: readonly KnownNames[]): Together {
    const { series, disagreements, diagnostics } = this.#reconciler.result();
    const current = currentOf(this.#claims, series);
    const downtime = downtimeOf(series, this.#told.result(current), names);
    return { series, disagreements, diagnostics, current, downtime };
  }
}

/** The names of a vocabulary. */
export const namesOf = ({ systems }: Vocabulary, how: KnownNames["how"]): KnownNames[] =>
  systems.map(({ name, aliases, slaRows }) => ({ names: [name, ...aliases], rows: slaRows, how }));

/** The names that a person's corrections say are one. */
export const namesOfCorrections = ({ aliases }: Corrections): KnownNames[] =>
  aliases.map(({ name, also }) => ({ names: [name, ...also], rows: [], how: "correction" }));
