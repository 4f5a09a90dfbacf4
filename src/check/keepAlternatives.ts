import type { Approved } from "./approved.js";
import { pairIncidents, pairPlatforms, pairRows, pairTables } from "./pairs.js";
import { isAnyOf, same } from "./same.js";

/** Which of two lists' records are the same one. */
type PairUp = (before: never[], fresh: never[]) => { pairs: [unknown, unknown][] };

const PAIRS: Record<string, PairUp> = {
  platforms: pairPlatforms,
  incidents: pairIncidents,
  sla: pairTables,
  rows: pairRows,
};

/** An approved result made anew, with the alternatives (`anyOf`) a person wrote before wherever they still hold. */
export const keepAlternatives = (before: Approved, fresh: Approved): Approved => kept(before, fresh) as Approved;

function kept(before: unknown, fresh: unknown): unknown {
  if (isAnyOf(before)) return same(before, fresh) ? before : fresh;
  if (!isRecord(before) || !isRecord(fresh)) return fresh;
  return Object.fromEntries(
    Object.entries(fresh).map(([key, value]) => {
      const pairUp = PAIRS[key];
      const old = before[key];
      return [
        key,
        pairUp && Array.isArray(old) && Array.isArray(value) ? keptList(pairUp, old, value) : kept(old, value),
      ];
    }),
  );
}

function keptList(pairUp: PairUp, before: readonly unknown[], fresh: readonly unknown[]): unknown[] {
  const former = new Map(pairUp(before as never[], fresh as never[]).pairs.map(([old, now]) => [now, old]));
  return fresh.map((now) => (former.has(now) ? kept(former.get(now), now) : now));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
