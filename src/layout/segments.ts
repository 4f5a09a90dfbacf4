import { overlap, union, type Box } from "../model/geometry.js";
import type { Page } from "../model/page.js";
import { isBulletMark } from "../model/bulletMark.js";
import { toLine, type Line } from "./lines.js";

/** A gap wider than this (parts of the size) parts columns or text boxes; justified text stays below it. */
const COLUMN_GAP = 1.8;
/** … and where the type changes its size a gap wider than this: a heading and what is printed beside it. */
const OTHER_SIZE_GAP = 0.6;
const OTHER_SIZE = 0.15;
/** A bullet's text may start this far (parts of the size) behind its mark. */
const BULLET_GAP = 6;

/** Starts of a column stand under each other within this (parts of the size). */
const SAME_START = 0.5;
/** A gap wider than this (parts of the size) is no space of a justified line. */
const VERY_WIDE = 5;

/** A column goes on as long as its lines stand no further apart (parts of the size): a blank line. */
const COLUMN_LEADING = 3.2;

/** Cuts lines where a wide gap parts columns or text boxes; a bullet mark stays with its text. */
export function linesToSegments(lines: readonly Line[], page: Page): Line[] {
  const edges = uprightEdges(page);
  const gaps = lines.map((line) => wideGaps(line, edges));
  const starts = lines.map((line, i) => [line.box[0], ...gaps[i]!.map((gap) => gap.x)]);
  const cuts = lines.map((_, i) =>
    gaps[i]!.filter(
      ({ from, x, share }) =>
        share > VERY_WIDE ||
        share < 0 ||
        sharesStart(lines, starts, i, -1, x) ||
        sharesStart(lines, starts, i, 1, x) ||
        hasColumns(lines, i, from, x),
    ),
  );
  // A gutter goes on through the lines next to a cut, whatever their indent.
  const goOn = (i: number, neighbour: number): void => {
    const isCut = (gap: Gap): boolean => cuts[i]!.includes(gap);
    const isBeside = cuts[neighbour]?.length && Math.abs(lines[i]!.baseline - lines[neighbour]!.baseline);
    if (!isBeside || isBeside > COLUMN_LEADING * lines[i]!.size) return;
    cuts[i] = gaps[i]!.filter((gap) => isCut(gap) || cuts[neighbour]!.some((cut) => sharesGutter(gap, cut, lines[i]!)));
  };
  for (let i = 1; i < lines.length; i++) goOn(i, i - 1);
  for (let i = lines.length - 2; i >= 0; i--) goOn(i, i + 1);
  return lines.flatMap((line, i) => {
    if (cuts[i]!.length === 0) return [line];
    const ends = [...cuts[i]!.map((cut) => cut.at), line.words.length];
    return ends.map((end, n) => toLine(line.words.slice(n === 0 ? 0 : ends[n - 1]!, end)));
  });
}

const sharesGutter = (a: Gap, b: Gap, { size }: Line): boolean => overlap(a.from, a.x, b.from, b.x) > COLUMN_GAP * size;

/**
 * Whether the column that starts at x in a line starts there in one over (-1) or under it (1) too, without a word across
 * its edge in between. A gap that no other line shares is that of a justified line.
 */
function sharesStart(
  lines: readonly Line[],
  starts: readonly (readonly number[])[],
  from: number,
  step: 1 | -1,
  x: number,
): boolean {
  const near = SAME_START * lines[from]!.size;
  for (let i = from + step; i >= 0 && i < lines.length; i += step) {
    if (starts[i]!.some((start) => Math.abs(start - x) < near)) return true;
    if (lines[i]!.words.some((w) => w.box[0] < x - near && w.box[2] > x)) return false;
  }
  return false;
}

/** Lines of one column start this near (parts of the size): a bullet's text hangs 2 to 3 behind its mark. */
const INDENT = 3;

/** Whether lines near, above or below, stand on either side of a gap and none in it: no paragraph has lines right of it. */
function hasColumns(lines: readonly Line[], from: number, left: number, right: number): boolean {
  const middle = (left + right) / 2;
  let [onLeft, onRight] = [false, false];
  for (const step of [-1, 1]) {
    let [a, b] = [left, right];
    for (let i = from + step; i >= 0 && i < lines.length; i += step) {
      const { words, size, baseline } = lines[i]!;
      if (Math.abs(baseline - lines[i - step]!.baseline) > COLUMN_LEADING * size) break;
      const before = words.filter((w) => w.box[0] < middle);
      a = Math.max(a, ...before.map((w) => w.box[2]));
      b = Math.min(b, ...words.filter((w) => w.box[0] >= middle).map((w) => w.box[0]));
      if (b - a < DRAWN_GAP * size) break;
      onLeft ||= before.length === words.length;
      onRight ||= before.length === 0 && words[0]!.box[0] < right + INDENT * size;
    }
  }
  return onLeft && onRight;
}

/** Words of different boxes stand further apart than this (parts of the size). */
const DRAWN_GAP = 0.6;
/** A fill that takes more of the page's width than this is background. */
const BACKGROUND = 0.8;

/** Whether an upright edge stands between two places on a line. */
const stands = (edge: Box, x0: number, x1: number, y: number): boolean =>
  edge[0] > x0 - 1 && edge[2] < x1 + 1 && edge[1] < y && edge[3] > y;

interface Gap {
  /** Number of the word behind it. */
  at: number;
  from: number;
  x: number;
  /** Width in parts of the size; -1 where the type changes its size, which is a cut in any case. */
  share: number;
}

/** The upright sides of what is drawn on a page: boxes around text part it as surely as a gap. */
function uprightEdges({ rulings, fills, width }: Page): Box[] {
  const upright = rulings.map((r) => r.box).filter((box) => box[3] - box[1] > box[2] - box[0]);
  const sides = fills
    .filter(({ box }) => box[2] - box[0] < width * BACKGROUND)
    .flatMap(({ box: [x0, y0, x1, y1] }): Box[] => [
      [x0, y0, x0, y1],
      [x1, y0, x1, y1],
    ]);
  return [...upright, ...sides];
}

function wideGaps(line: Line, edges: readonly Box[]): Gap[] {
  let first = 0;
  return line.words.flatMap((word, at): Gap[] => {
    const last = line.words[at - 1];
    if (!last) return [];
    const share = (word.box[0] - last.box[2]) / Math.max(word.size, last.size);
    const mark = at - first === 1 && isBulletMark(last.text);
    const otherSize = Math.abs(word.size - last.size) > OTHER_SIZE * Math.max(word.size, last.size);
    const drawn = share > DRAWN_GAP && edges.some((edge) => stands(edge, last.box[2], word.box[0], line.baseline));
    if (drawn) {
      first = at;
      return [{ at, from: last.box[2], x: word.box[0], share: -1 }];
    }
    if (share <= (mark ? BULLET_GAP : otherSize ? OTHER_SIZE_GAP : COLUMN_GAP)) return [];
    first = at;
    return [{ at, from: last.box[2], x: word.box[0], share: otherSize ? -1 : share }];
  });
}

/** Fewer lines than this on either side are no column, unless they stand between the lines of the other. */
const FEWEST_COLUMN_LINES = 2;

/**
 * Parts segments into flows, each a list of lines to be read from the top: whole-width text, and where lines stand
 * side by side the left column before the right one.
 */
export function segmentsToFlows(segments: readonly Line[], page: Page): Line[][] {
  // With the lines over its first row and under its last one a table's lines are whole.
  const top = Math.min(...segments.map((s) => s.box[1] - s.size));
  const bottom = Math.max(...segments.map((s) => s.box[3] + s.size));
  const isBetween = ([x0, y0, x1, y1]: Box): boolean => x1 - x0 > y1 - y0 && y0 > top && y1 < bottom;
  return toFlows(segments, {
    upright: uprightEdges(page),
    across: page.rulings.map((r) => r.box).filter(isBetween),
  });
}

/** What is drawn between the texts of a page. */
interface Drawn {
  upright: readonly Box[];
  across: readonly Box[];
}

function toFlows(segments: readonly Line[], drawn: Drawn): Line[][] {
  const sorted = [...segments].sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
  const columns = findColumns(sorted, drawn);
  if (!columns) return sorted.length ? [sorted] : [];
  const { start, end, gutter } = columns;
  const side = sorted.slice(start, end);
  return [
    ...toFlows(sorted.slice(0, start), drawn),
    ...toFlows(
      side.filter((s) => s.box[2] <= gutter),
      drawn,
    ),
    ...toFlows(
      side.filter((s) => s.box[2] > gutter),
      drawn,
    ),
    ...toFlows(sorted.slice(end), drawn),
  ];
}

/** A run of lines in two columns. */
interface Run {
  start: number;
  end: number;
  /** Whether one of the columns is a single line, such as a header beside the text. */
  single: boolean;
}

/** The longest run of lines that a gutter parts into two columns that stand side by side, of several lines if there is one. */
function findColumns(sorted: readonly Line[], { upright, across }: Drawn): (Run & { gutter: number }) | null {
  const size = sorted[0]?.size ?? 0;
  const edges = [...new Set(sorted.map((s) => Math.round(s.box[0])))];
  // No column goes on across a line drawn from one to the other where a table starts or ends: at the first or last of
  // its lines, or where the type changes.
  const over = sorted.map((s, i) => {
    const above = sorted[i - 1];
    if (!above) return [];
    const sameType = Math.abs(s.size - above.size) < OTHER_SIZE * Math.max(s.size, above.size);
    const between = across.filter(([, y0, , y1]) => y0 > above.baseline && y1 < s.baseline);
    return sameType ? between.filter((ruling) => isOutermost(ruling, across)) : between;
  });
  let best: (Run & { gutter: number }) | null = null;
  const isBetter = (run: Run): boolean =>
    !best || (run.single === best.single ? run.end - run.start > best.end - best.start : best.single);
  for (const edge of edges) {
    const gutter = edge - size / 4;
    let start = 0;
    for (let i = 0; i <= sorted.length; i++) {
      const segment = sorted[i];
      const crosses = segment && segment.box[0] < gutter && segment.box[2] > gutter;
      const parted = segment && over[i]!.some(([x0, , x1]) => x0 < gutter && x1 > gutter);
      if (segment && !crosses && !parted) continue;
      // What stands on one line with text across the gutter is of no column either.
      const [from, to] = crosses ? lineAround(sorted, i) : [i, i];
      const run = framedColumns(sorted, start, from, gutter, upright) ?? trimToColumns(sorted, start, from, gutter);
      if (run && isBetter(run)) best = { ...run, gutter };
      start = Math.max(start, to);
    }
  }
  return best;
}

/** Where the printed line of a segment starts and ends among the sorted ones. */
function lineAround(sorted: readonly Line[], i: number): [from: number, to: number] {
  const { baseline, size } = sorted[i]!;
  const isOn = (s: Line | undefined): boolean =>
    s !== undefined && Math.abs(s.baseline - baseline) < OTHER_BASELINE * size;
  let [from, to] = [i, i + 1];
  while (isOn(sorted[from - 1])) from--;
  while (isOn(sorted[to])) to++;
  return [from, to];
}

/** Whether a ruling is the first or the last of those that are drawn under each other from the same place to the same. */
function isOutermost(ruling: Box, across: readonly Box[]): boolean {
  const sameEnds = across.filter((r) => Math.abs(r[0] - ruling[0]) < 1 && Math.abs(r[2] - ruling[2]) < 1);
  return sameEnds.every((r) => r[1] >= ruling[1]) || sameEnds.every((r) => r[1] <= ruling[1]);
}

/**
 * What a drawn upright edge parts, such as the side of a box around text: single lines are columns there. Of several
 * edges the one that parts most lines: a scan draws pieces of one beside it.
 */
function framedColumns(
  sorted: readonly Line[],
  from: number,
  to: number,
  gutter: number,
  upright: readonly Box[],
): Run | null {
  const run = sorted.slice(from, to);
  let longest: Run | null = null;
  for (const [x, top, , bottom] of upright) {
    const within = (s: Line): boolean => s.baseline > top && s.baseline < bottom;
    const beside = run.filter(within);
    const left = beside.filter((s) => s.box[2] <= gutter);
    const right = beside.filter((s) => s.box[2] > gutter);
    const parted = left.every((s) => s.box[2] <= x) && right.every((s) => s.box[0] >= x);
    if (left.length === 0 || right.length === 0 || !parted) continue;
    const [start, end] = [from + run.findIndex(within), from + run.findLastIndex(within) + 1];
    if (!longest || end - start > longest.end - longest.start) longest = { start, end, single: false };
  }
  return longest;
}

/** Where the longer of two columns ends, whose lines stand side by side up to `end`. */
function endOfLongerColumn(run: readonly Line[], end: number): number {
  let at = end;
  while (at < run.length && run[at]!.baseline - run[at - 1]!.baseline < COLUMN_LEADING * run[at]!.size) at++;
  return at;
}

/** Baselines further apart than this (parts of the size) are not of one printed line. */
const OTHER_BASELINE = 0.2;

/** Whether a line stands beside other lines but at the height of none: it is of no row with them. */
const standsBetween = (line: Line, others: readonly Line[]): boolean =>
  others.every((other) => Math.abs(other.baseline - line.baseline) > OTHER_BASELINE * line.size);

/** Narrows a run of lines to where both sides have lines; null where that is not a pair of columns. */
function trimToColumns(sorted: readonly Line[], from: number, to: number, gutter: number): Run | null {
  const run = sorted.slice(from, to);
  const left = run.filter((s) => s.box[2] <= gutter);
  const right = run.filter((s) => s.box[2] > gutter);
  if (left.length === 0 || right.length === 0) return null;
  const a = union(left.map((s) => s.box));
  const b = union(right.map((s) => s.box));
  const top = Math.max(a[1], b[1]);
  const bottom = Math.min(a[3], b[3]);
  if (bottom <= top) return null;
  const beside = (s: Line): boolean => s.box[3] > top && s.box[1] < bottom;
  const start = from + run.findIndex(beside);
  const end = from + run.findLastIndex(beside) + 1;
  const kept = sorted.slice(start, end);
  const columns = [left, right].map((column) => kept.filter((s) => column.includes(s))) as [Line[], Line[]];
  const isColumn = (lines: Line[], other: Line[]): boolean =>
    lines.length >= FEWEST_COLUMN_LINES || (lines.length > 0 && lines.every((line) => standsBetween(line, other)));
  if (!isColumn(columns[0], right) || !isColumn(columns[1], left)) return null;
  const single = columns.some((lines) => lines.length < FEWEST_COLUMN_LINES);
  return { start, end: endOfLongerColumn(run, end - from) + from, single };
}
