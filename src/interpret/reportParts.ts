import type { PageLayout } from "../model/layout.js";
import { covers, isOneMonth, type MonthSpan } from "./monthSpan.js";
import { letterPages } from "./letterPage.js";
import { weigh, witnessesOf } from "./period.js";
import { layoutsToSections } from "./sections.js";

/** Pages in a row that are of one month. */
interface Run {
  layouts: PageLayout[];
  /** Null where no page of it names a month. */
  months: MonthSpan | null;
  /** Whether more than a heading says so: a cover, the tables, or the days of the text. */
  confirmed: boolean;
  /** The platforms that its headings name with a month. */
  platforms: Set<string>;
}

/**
 * Parts a file into the reports that were merged into it: the pages of each month, in the order of their first pages. A
 * page without a month goes with those before it, and what stands in front with the first.
 */
export function reportParts(layouts: readonly PageLayout[]): PageLayout[][] {
  const letters = letterPages(layouts);
  const runs: Run[] = [];
  for (const layout of layouts) {
    const page = letters.has(layout) ? undated(layout) : pageToRun(layout);
    const current = runs.at(-1);
    if (current && goesOn(current, page)) runs[runs.length - 1] = joined(current, page);
    else runs.push(page);
  }
  const parts = new Map<string, Run>();
  for (const run of withoutStale(runs)) {
    const key = run.months!.last;
    const part = parts.get(key);
    parts.set(key, part ? joined(part, run) : run);
  }
  return parts.size > 1 ? [...parts.values()].map((part) => part.layouts) : [[...layouts]];
}

const undated = (layout: PageLayout): Run => ({
  layouts: [layout],
  months: null,
  confirmed: false,
  platforms: new Set(),
});

function pageToRun(layout: PageLayout): Run {
  const found = layoutsToSections([layout]);
  const witnesses = witnessesOf(found);
  const headed = witnesses.filter(({ kind }) => kind === "cover" || kind === "heading");
  // A table that ends in another month, or days of another, are no report's beginning.
  if (headed.length === 0) return undated(layout);
  const { month, coverage } = weigh(witnesses);
  const says = new Set(witnesses.filter((w) => w.months.last === month).map((w) => w.kind));
  const dated = found.sections.filter((s) => s.months && s.content.length > 0);
  return {
    layouts: [layout],
    months: coverage ?? { first: month!, last: month! },
    confirmed: says.has("cover") || says.has("table") || says.has("text"),
    platforms: new Set(dated.map((s) => s.name)),
  };
}

/** A page without a month, of the same month, or of one that a quarterly report's pages are of. */
const goesOn = (run: Run, page: Run): boolean =>
  page.months === null ||
  run.months === null ||
  run.months.last === page.months.last ||
  (!isOneMonth(run.months) && covers(run.months, page.months.last));

const joined = (a: Run, b: Run): Run => ({
  layouts: [...a.layouts, ...b.layouts],
  months: a.months ?? b.months,
  confirmed: a.confirmed || b.confirmed,
  platforms: new Set([...a.platforms, ...b.platforms]),
});

/**
 * A run that nothing but a heading dates, of a platform that the run before does not have yet, goes with that: somebody
 * forgot to change the heading. Another month's report has its own cover, figures or days, or the same platforms again.
 */
function withoutStale(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const before = kept.at(-1);
    const isStale = before && !run.confirmed && ![...run.platforms].some((name) => before.platforms.has(name));
    if (before && (isStale || goesOn(before, run))) kept[kept.length - 1] = joined(before, run);
    else kept.push(run);
  }
  return kept.filter((run) => run.months !== null);
}
