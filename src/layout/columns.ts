import { centreX, overlap, type Box } from "../model/geometry.js";
import type { Page } from "../model/page.js";
import type { Column, ColumnHeading, Word } from "../model/layout.js";

/** Edges this near (points) are one edge. */
const SAME_EDGE = 2;

/**
 * Where columns end: at a ruling or the edge of fills between two headings where there is one, else where a straight
 * cut meets the fewest words.
 */
export function headingsToColumns(
  headings: readonly ColumnHeading[],
  body: readonly Word[],
  region: Box,
  page: Page,
): Column[] {
  const edges = drawnEdges(region, page);
  const boundaries = headings.slice(1).map((heading, i) => {
    const left = headings[i]!;
    const drawn = edges.filter((x) => x > centreX(left.box) && x < centreX(heading.box));
    if (drawn.length) return nearest(drawn, (left.box[2] + heading.box[0]) / 2);
    return emptiestCut(left.box, heading.box, body);
  });
  return headings.map((heading, i) => ({
    heading,
    x0: boundaries[i - 1] ?? -Infinity,
    x1: boundaries[i] ?? Infinity,
  }));
}

/**
 * Where the labels end: at the last drawn edge before the first heading of values, else in the gap nearest to it that
 * the fewest words cover. An edge that the labels stand behind is another's: the one before it is not to be seen.
 */
export function endOfLabels(first: ColumnHeading, words: readonly Word[], region: Box, page: Page): number {
  const start = first.box[0];
  const drawn = drawnEdges(region, page).filter((x) => x < start + SAME_EDGE);
  const left = Math.min(...words.map((w) => w.box[0]), start);
  const last = drawn.at(-1);
  const between = words.filter(({ box, text }) => box[0] > (last ?? left) && box[2] < start && WORDY.test(text));
  const hasLabelsBehind = new Set(between.map(lineOf)).size > new Set(words.map(lineOf)).size / 2;
  if (last !== undefined && last > left && !hasLabelsBehind) return last;
  const from = hasLabelsBehind ? Math.max(...between.map(({ box }) => box[2])) : left;
  const spans = [first.box, ...words.map((w) => w.box)].map((box) => [box[0], box[2]] as const);
  return emptiest(spans, from, centreX(first.box), "last");
}

/** "KY - applikation", not "n.a." */
const WORDY = /\p{L}{3}/u;

const lineOf = ({ baseline }: Word): number => Math.round(baseline);

/** X of the rulings and fill edges that stand in the region, left to right. */
export function drawnEdges(region: Box, { fills, rulings }: Page): number[] {
  const inside = (box: Box): boolean => overlap(box[1], box[3], region[1], region[3]) > 0;
  const upright = rulings
    .filter(({ box }) => box[3] - box[1] > box[2] - box[0] && inside(box))
    .map(({ box }) => centreX(box));
  const cells = fills.filter(({ box }) => inside(box) && box[2] - box[0] < (region[2] - region[0]) / 2);
  return dedupe([...upright, ...cells.flatMap(({ box }) => [box[0], box[2]])]);
}

function dedupe(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (found.length === 0 || value - found.at(-1)! > SAME_EDGE) found.push(value);
  return found;
}

const nearest = (values: readonly number[], to: number): number =>
  values.reduce((best, v) => (Math.abs(v - to) < Math.abs(best - to) ? v : best));

/** The middle of the first stretch between two places that the fewest words cover. */
export const firstGap = (words: readonly Word[], from: number, to: number): number =>
  emptiest(
    words.map((w) => [w.box[0], w.box[2]] as const),
    from,
    to,
    "first",
  );

/** The cut between two headings. */
function emptiestCut(left: Box, right: Box, words: readonly Word[]): number {
  const spans = [left, right, ...words.map((w) => w.box)].map((box) => [box[0], box[2]] as const);
  return emptiest(spans, centreX(left), centreX(right), "widest");
}

/** The middle of the stretch between two places that the fewest spans cover: of several the widest, the first or the last. */
function emptiest(
  spans: readonly (readonly [number, number])[],
  from: number,
  to: number,
  prefer: "widest" | "first" | "last",
): number {
  const near = spans.filter(([a, b]) => overlap(a, b, from, to) > 0);
  const stops = [...new Set([from, to, ...near.flat().filter((x) => x > from && x < to)])].sort((a, b) => a - b);
  let best = { cut: (from + to) / 2, met: Infinity, width: 0 };
  for (let i = 1; i < stops.length; i++) {
    const [x0, x1] = [stops[i - 1]!, stops[i]!];
    const met = near.filter(([a, b]) => a < x1 && b > x0).length;
    const wide = x1 - x0 > SAME_EDGE;
    const preferred = prefer === "widest" ? x1 - x0 > best.width : prefer === "last" && wide;
    if (prefer === "first" && !wide) continue;
    if (met < best.met || (met === best.met && preferred)) best = { cut: (x0 + x1) / 2, met, width: x1 - x0 };
  }
  return best.cut;
}
