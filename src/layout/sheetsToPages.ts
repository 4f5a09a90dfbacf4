import { overlap, type Box } from "../model/geometry.js";
import type { Page, TextItem } from "../model/page.js";

/** A sheet wider than this (parts of its height) is no page: screens are 16:9, and two of A4 landscape beside each other 2.83. */
const WIDEST_PAGE = 2.4;
/** The strip in the middle that two pages leave free, parts of the sheet. */
const GUTTER = 0.008;
/** What covers more of the sheet than this is its background. */
const BACKGROUND = 0.8;
/** Both pages begin at the same height and in the same size, within this share of the page and of the size. */
const SAME = 0.02;
/** A page's heading is larger than its text by this. */
const HEADING = 1.15;
/** How often sheets are parted: twice gives four pages of each. */
const ROUNDS = 2;

type Axis = "x" | "y";

/**
 * The pages of a file in whose printing several were put on each sheet, beside each other or one over the other; the
 * pages as they are where that is not so. Everything keeps its place on the sheet.
 */
export function sheetsToPages(pages: readonly Page[]): Page[] {
  let parted = [...pages];
  for (let round = 0; round < ROUNDS; round++) {
    const axis = (["x", "y"] as const).find((each) => areSheets(parted, each));
    if (!axis) return parted;
    parted = parted.flatMap((page) => halves(page, axis).filter((half) => half.items.length > 0));
  }
  return parted;
}

/** Nothing stands across the middle of any of them, and one at least is plainly two pages. */
const areSheets = (pages: readonly Page[], axis: Axis): boolean =>
  pages.length > 0 &&
  pages.every((page) => hasGutter(page, axis)) &&
  pages.some((page) => (axis === "x" && isWide(page) && hasText(page, axis)) || beginAlike(page, axis));

const boxOf = ({ part, width, height }: Page): Box => part ?? [0, 0, width, height];

function isWide(page: Page): boolean {
  const [x0, y0, x1, y1] = boxOf(page);
  return x1 - x0 > WIDEST_PAGE * (y1 - y0);
}

const hasText = (page: Page, axis: Axis): boolean => halves(page, axis).every((half) => half.items.some(isWord));

/** Some programs draw each letter by itself. */
const isWord = (item: TextItem): boolean => /\p{L}/u.test(item.text);

function hasGutter(page: Page, axis: Axis): boolean {
  const box = boxOf(page);
  const [low, high] = axis === "x" ? [box[0], box[2]] : [box[1], box[3]];
  const middle = (low + high) / 2;
  const reach = (GUTTER * (high - low)) / 2;
  const crosses = (b: Box): boolean =>
    overlap(axis === "x" ? b[0] : b[1], axis === "x" ? b[2] : b[3], middle - reach, middle + reach) > 0;
  const isBackground = (b: Box): boolean =>
    (b[2] - b[0]) * (b[3] - b[1]) > BACKGROUND * (box[2] - box[0]) * (box[3] - box[1]);
  return (
    !page.items.some((item) => item.text.trim() && crosses(item.box)) &&
    !page.fills.some((fill) => crosses(fill.box) && !isBackground(fill.box)) &&
    !page.rulings.some((ruling) => crosses(ruling.box) && !runsAlong(ruling.box, axis))
  );
}

/** A line drawn between two pages. */
const runsAlong = ([x0, y0, x1, y1]: Box, axis: Axis): boolean =>
  axis === "x" ? y1 - y0 > x1 - x0 : x1 - x0 > y1 - y0;

/** Whether both halves begin with a heading, at the same height and in the same size: columns of one page do not. */
function beginAlike(page: Page, axis: Axis): boolean {
  const [a, b] = halves(page, axis).map(opening);
  if (!a || !b) return false;
  const box = boxOf(page);
  return (
    Math.abs(a.y - b.y) < SAME * (box[3] - box[1]) &&
    Math.abs(a.x - b.x) < SAME * (box[2] - box[0]) &&
    Math.abs(a.size - b.size) < SAME * a.size
  );
}

/** Where a half begins, from its corner, if it does so with a heading. */
function opening(half: Page): { x: number; y: number; size: number } | null {
  const words = half.items.filter(isWord);
  const first = words.reduce<TextItem | null>((top, item) => (!top || item.baseline < top.baseline ? item : top), null);
  const sizes = words.map((item) => item.size).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] ?? 0;
  const [x0, y0] = boxOf(half);
  const row = first ? words.filter((item) => Math.abs(item.baseline - first.baseline) < first.size) : [];
  const left = row.reduce<TextItem | null>((best, item) => (!best || item.box[0] < best.box[0] ? item : best), null);
  return left && left.size > HEADING * usual ? { x: left.box[0] - x0, y: left.baseline - y0, size: left.size } : null;
}

function halves(page: Page, axis: Axis): Page[] {
  const [x0, y0, x1, y1] = boxOf(page);
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const parts: Box[] =
    axis === "x"
      ? [
          [x0, y0, x, y1],
          [x, y0, x1, y1],
        ]
      : [
          [x0, y0, x1, y],
          [x0, y, x1, y1],
        ];
  return parts.map((part) => {
    const isIn = ({ box }: { box: Box }): boolean => {
      const [cx, cy] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
      return cx >= part[0] && cx < part[2] && cy >= part[1] && cy < part[3];
    };
    return {
      ...page,
      part,
      items: page.items.filter(isIn),
      fills: page.fills.filter(isIn),
      rulings: page.rulings.filter(isIn),
      slanted: page.slanted.filter(isIn),
    };
  });
}
