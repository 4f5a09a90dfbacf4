import type { Series, SeriesMonth } from "../model/archive.js";
import { isCurrentIncident, type Current } from "../model/current.js";
import type { Downtime, DowntimeClass, KnownNames, Mapping } from "../model/downtime.js";
import { seriesKey } from "../model/keys.js";
import type { Area, Incident, Report } from "../model/record.js";
import { minutesOf, monthSpan } from "./monthMinutes.js";
import { mappingOf } from "./rowSystems.js";
import { periodToSpan, unionMinutes } from "./toldMinutes.js";

/** What of an incident tells of downtime. */
export interface Told extends Pick<Incident, "id" | "area" | "systems" | "periods"> {
  platform: string;
}

/** What the reports of an archive tell, report by report: small enough to keep of thousands. */
export class ToldIncidents {
  readonly #areas = new Map<string, Area | null>();
  readonly #incidents: { told: Told; isCurrent: (current: Current) => boolean }[] = [];

  add(report: Report): void {
    // Only what `isCurrentIncident` needs is kept of the report.
    const { source, period, coverage, platforms } = report;
    const light = { source, period, coverage } as Report;
    platforms.forEach((platform, index) => {
      for (const incident of platform.incidents) {
        const { id, area, systems, periods, dates } = incident;
        this.#incidents.push({
          told: { id, area, systems, periods, platform: platform.name },
          isCurrent: (current) => isCurrentIncident(current, light, index, { dates } as Incident),
        });
      }
      for (const { environment, rows } of platform.sla)
        for (const { service, area } of rows) this.#areas.set(seriesKey(platform.name, environment, service), area);
    });
  }

  /** The incidents that count, and the area of each series. */
  result(current: Current): { told: Told[]; areas: ReadonlyMap<string, Area | null> } {
    return {
      told: this.#incidents.filter(({ isCurrent }) => isCurrent(current)).map(({ told }) => told),
      areas: this.#areas,
    };
  }
}

/**
 * For every service and month the downtime that its percentage implies beside what incidents tell. Months of a service
 * with neither are left out. A minute counts in the month it lies in, whichever report tells of it.
 */
export function downtimeOf(
  series: readonly Series[],
  { told, areas }: { told: readonly Told[]; areas: ReadonlyMap<string, Area | null> },
  known: readonly KnownNames[],
): Downtime[] {
  const byPlatform = new Map<string, Told[]>();
  for (const one of told) byPlatform.set(one.platform, [...(byPlatform.get(one.platform) ?? []), one]);
  // A name comes in many months, and an archive has few of them.
  const mappings = new Map<string, Mapping | null>();
  const map = (service: string, system: string): Mapping | null => {
    const key = `${service}\n${system}`;
    if (!mappings.has(key)) mappings.set(key, mappingOf(service, system, known));
    return mappings.get(key)!;
  };
  return series
    .filter(({ metric }) => metric === "availability")
    .flatMap((one) => {
      const area = areas.get(one.key) ?? null;
      const mapped = (byPlatform.get(one.platform) ?? []).flatMap((incident) => toMapped(one, area, incident, map));
      const decimals = decimalsOf(one);
      return one.months.flatMap((month) => monthToDowntime(one, month, { area, decimals, mapped }) ?? []);
    });
}

interface MappedIncident {
  incident: Told;
  mapping: Mapping[];
}

function toMapped(
  { service }: Series,
  area: Area | null,
  incident: Told,
  map: (service: string, system: string) => Mapping | null,
): MappedIncident[] {
  if (area !== null && incident.area !== null && area !== incident.area) return [];
  const mapping = incident.systems.flatMap((system) => map(service, system) ?? []);
  return mapping.length ? [{ incident, mapping }] : [];
}

interface RowContext {
  area: Area | null;
  decimals: number;
  mapped: readonly MappedIncident[];
}

function monthToDowntime(
  { key, platform, environment, service }: Series,
  { month, value, target }: SeriesMonth,
  { area, decimals, mapped }: RowContext,
): Downtime | null {
  if (value === null) return null;
  const span = monthSpan(month);
  const length = minutesOf(span);
  const within = mapped.flatMap(({ incident, mapping }) => {
    const parts = incident.periods.map((period) => ({ period, span: periodToSpan(period) }));
    const timed = parts.flatMap(({ span: one }) => (one && one.from < span.to && one.to > span.from ? [one] : []));
    const untimed = parts.some(({ period, span: one }) => !one && touches(period, month));
    return timed.length || untimed ? [{ incident, mapping, timed, untimed }] : [];
  });
  const implied = Math.round((length * (100 - value)) / 100);
  if (implied === 0 && within.length === 0) return null;
  const tolerance = Math.ceil((length * 0.5 * 10 ** -decimals) / 100);
  const minutes = unionMinutes(
    within.flatMap(({ timed }) => timed),
    span,
  );
  const untimed = within.filter((one) => one.untimed).length;
  const mapping = new Map(within.flatMap((one) => one.mapping).map((one) => [one.system, one]));
  return {
    ...{ series: key, platform, environment, service, area, month, value, target, implied, tolerance },
    told: minutes,
    untimed,
    incidents: within.map(({ incident }) => incident.id),
    class: classOf(implied, tolerance, minutes, untimed),
    mapping: [...mapping.values()].sort((a, b) => (a.system < b.system ? -1 : 1)),
  };
}

/** Whether a period without clock times may lie in the month. */
const touches = ({ start, end }: { start: string; end: string | null }, month: string): boolean =>
  start.slice(0, 7) <= month && (end ?? start).slice(0, 7) >= month;

/** Two decimals are usual; a service that is never printed with more than one is rounded to that. */
function decimalsOf({ months }: Series): number {
  const most = Math.max(...months.map(({ value }) => (value === null ? 0 : decimals(value))), 0);
  return most === 0 ? USUAL_DECIMALS : most;
}
const USUAL_DECIMALS = 2;
const decimals = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

/** Clock times are told to the minute or to five; of what is told and implied so much may differ, a share. */
const SAME = 0.05;
/** Up to here they are roughly the same. */
const ROUGHLY = 0.25;

function classOf(implied: number, tolerance: number, told: number, untimed: number): DowntimeClass {
  const difference = Math.abs(implied - told);
  const larger = Math.max(implied, told);
  if (told > 0 || untimed === 0) {
    if (difference <= Math.max(tolerance, larger * SAME)) return "explained";
    if (told > 0 && difference <= larger * ROUGHLY) return "roughly";
    if (told > implied) return "told-more";
  }
  if (untimed > 0) return "unknown";
  return told === 0 ? "nothing-told" : "told-less";
}
