import { centreX, centreY, contains, height, overlap, width, type Box } from "../model/geometry.js";
import type { Page, ReadProblem, TextItem } from "../model/page.js";

/** Share of a read word that the page's own text must stand on to be the same word. */
const SAME = 0.5;

/** A page of what its text layer says and, where that says nothing, what was read of its picture. */
export function mergeReadings(own: Page, read: Page): Page {
  const items = read.items.filter((item) => !own.items.some((other) => standsOn(other.box, item.box)));
  return {
    ...own,
    items: [...own.items, ...items],
    fills: [...own.fills, ...read.fills],
    rulings: [...own.rulings, ...read.rulings],
    source: items.length > 0 ? "ocr" : own.source,
  };
}

const standsOn = (box: Box, under: Box): boolean =>
  overlap(box[0], box[2], under[0], under[2]) >= SAME * width(under) &&
  overlap(box[1], box[3], under[1], under[3]) >= SAME * Math.min(height(under), height(box));

/** What of a read page stands in boxes. */
export function readingWithin(
  boxes: readonly Box[],
  read: { page: Page; problems: ReadProblem[] },
): { page: Page; problems: ReadProblem[] } {
  const isWithin = (box: Box): boolean => boxes.some((each) => contains(each, centreX(box), centreY(box)));
  const { page, problems } = read;
  return {
    page: {
      ...page,
      items: page.items.filter((item) => isWithin(item.box)),
      fills: page.fills.filter((fill) => isWithin(fill.box)),
      rulings: page.rulings.filter((ruling) => isWithin(ruling.box)),
    },
    problems: problems.filter(({ box }) => box === null || isWithin(box)),
  };
}

/** Turns items of a page as its picture was turned to be read: clockwise quarters. */
export function turnItems(
  items: readonly TextItem[],
  turns: number,
  page: { width: number; height: number },
): TextItem[] {
  let turned = [...items];
  let [across, down] = [page.width, page.height];
  for (let i = 0; i < ((turns % 4) + 4) % 4; i++) {
    const depth = down;
    turned = turned.map((item) => quarterTurn(item, depth));
    [across, down] = [down, across];
  }
  return turned;
}

/** A point at (x, y) of a page so many points high comes to (height - y, x). */
function quarterTurn(item: TextItem, depth: number): TextItem {
  const [x0, y0, x1, y1] = item.box;
  const along = item.angle === 0 || item.angle === 180;
  return {
    ...item,
    box: [depth - y1, x0, depth - y0, x1],
    baseline: along ? depth - item.baseline : item.baseline,
    angle: ((item.angle + 90) % 360) as TextItem["angle"],
  };
}
