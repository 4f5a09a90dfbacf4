import type { Period } from "../model/record.js";
import type { Span } from "./monthMinutes.js";

const CLOCK_LENGTH = "2025-03-18T22:59+01:00".length;

/** The span of a period that has both clock times; null for days and for what has no end. */
export function periodToSpan({ start, end }: Period): Span | null {
  if (start.length !== CLOCK_LENGTH || end?.length !== CLOCK_LENGTH) return null;
  const span = { from: epochMinutes(start), to: epochMinutes(end) };
  return span.to < span.from ? null : span;
}

/** The moment's own offset is applied, so that an hour of daylight saving counts. */
const epochMinutes = (moment: string): number => Date.parse(moment) / 60_000;

/** Minutes within `bounds` that at least one of the spans covers. */
export function unionMinutes(spans: readonly Span[], bounds: Span): number {
  let total = 0;
  let reached = bounds.from;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const [first, last] = [Math.max(from, reached), Math.min(to, bounds.to)];
    if (last > first) total += last - first;
    reached = Math.max(reached, last);
  }
  return total;
}
