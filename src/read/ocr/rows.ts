import { median } from "../../model/median.js";
import { capHeightOf } from "./segments.js";
import type { Segment } from "./segments.js";

/** Segments that stand on one line across the page, from left to right. */
export interface TextRow {
  segments: Segment[];
  /** Y on which all of them stand. */
  baseline: number;
  capHeight: number;
}

/** How far (in heights of capitals) baselines of one row may lie apart: skew left over, not another line. */
const SAME_LINE = 0.4;
/** A segment this much lower than its neighbours is a lone dash or dot: it belongs where its middle lies. */
const MARK = 0.6;

/** Segments of fewer parts may be dust, of which a page has more than of text. */
const TEXT_PARTS = 3;

/** The height of capitals that most text of the page has. */
export function usualCapHeight(segments: readonly Segment[]): number {
  const text = segments.filter((each) => each.parts.length >= TEXT_PARTS);
  return median((text.length > 0 ? text : segments).map((each) => each.capHeight));
}

export function rowsOf(segments: readonly Segment[]): TextRow[] {
  const usual = usualCapHeight(segments);
  const tall = segments.filter((each) => each.capHeight >= MARK * usual);
  const marks = segments.filter((each) => each.capHeight < MARK * usual);
  const groups: Segment[][] = [];
  for (const each of [...tall].sort((a, b) => a.baseline - b.baseline)) {
    const home = groups.find((group) => group.some((other) => onOneLine(other, each)));
    if (home) home.push(each);
    else groups.push([each]);
  }
  const rows = groups.map(row);
  const lone: Segment[][] = [];
  for (const mark of marks) {
    const middle = (mark.y0 + mark.y1) / 2;
    const home = rows.find((each) => middle > each.baseline - 1.1 * each.capHeight && middle <= each.baseline + 2);
    if (home) home.segments.push(mark);
    else lone.push([mark]);
  }
  for (const each of rows) each.segments.sort((a, b) => a.x0 - b.x0);
  return [...rows, ...lone.map(row)].sort((a, b) => a.baseline - b.baseline);
}

/** Heights of two segments of one line differ less: "en" has none of the tall letters that "den" has. */
const OTHER_LETTERS = 1.7;
/** … and less where both have so many letters that some are tall: a heading, and what stands beside it. */
const OTHER_SIZE = 1.3;
const MEASURED_PARTS = 9;

/** Gaps between words of a line are narrower, heights of the lower one. */
const WORD_SPACE = 1.2;

function onOneLine(a: Segment, b: Segment): boolean {
  const [low, high] = a.capHeight < b.capHeight ? [a, b] : [b, a];
  const gap = Math.max(a.x0, b.x0) - Math.min(a.x1, b.x1);
  const measured = Math.min(a.parts.length, b.parts.length) >= MEASURED_PARTS && gap > WORD_SPACE * low.capHeight;
  const most = (measured ? OTHER_SIZE : OTHER_LETTERS) * low.capHeight;
  return Math.abs(a.baseline - b.baseline) <= SAME_LINE * low.capHeight && high.capHeight < most;
}

function row(segments: Segment[]): TextRow {
  return {
    segments: [...segments].sort((a, b) => a.x0 - b.x0),
    baseline: median(segments.map((each) => each.baseline)),
    // Pieces of few letters are measured badly: the ring of "Årsagen" makes one high, "en" has no tall letter.
    capHeight: capHeightOf(segments),
  };
}
