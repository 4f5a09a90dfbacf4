import { centreX, centreY, contains, type Box } from "../model/geometry.js";
import type { Page, TextItem } from "../model/page.js";
import { withAccents } from "./accents.js";
import type { PageContent } from "./pageContent.js";
import { withVisibleHyphens } from "./visibleHyphens.js";

/** The same text drawn again this near (in parts of its size) is one text made bold, not two … */
const DRAWN_TWICE = 0.15;
/** … as it is where it is moved by less than this part of its width: letters set one by one stand beside each other. */
const ON_ITSELF = 0.6;

/** A page as the layout wants it: what is drawn once and on the page, upright as most of its text reads. */
export function contentToPage(content: PageContent, number: number): Page {
  const angle = readingAngle(content.items);
  const turn = turnBy(angle, content.width, content.height);
  const sideways = angle === 90 || angle === 270;
  const sheet: Box = [0, 0, content.width, content.height];
  const onPage = (item: TextItem): boolean => contains(sheet, centreX(item.box), centreY(item.box));
  return {
    number,
    width: sideways ? content.height : content.width,
    height: sideways ? content.width : content.height,
    items: withVisibleHyphens(
      withAccents(dropRepeats(content.items.filter(onPage)).map((item) => turnItem(item, angle, turn))),
    ),
    slanted: content.slanted.filter(onPage).map((item) => ({ ...item, box: turn(item.box) })),
    fills: content.fills.map((fill) => ({ ...fill, box: turn(fill.box) })),
    rulings: content.rulings.map((ruling) => ({ box: turn(ruling.box) })),
    source: "text-layer",
  };
}

/** The angle that most characters of the page are read at. */
function readingAngle(items: readonly TextItem[]): TextItem["angle"] {
  const characters = new Map<TextItem["angle"], number>();
  for (const { angle, text } of items) characters.set(angle, (characters.get(angle) ?? 0) + text.length);
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Turns a box of a sheet whose text reads at `angle` so that the text reads to the right. */
function turnBy(angle: TextItem["angle"], width: number, height: number): (box: Box) => Box {
  switch (angle) {
    case 0:
      return (box) => box;
    case 90:
      return ([x0, y0, x1, y1]) => [y0, width - x1, y1, width - x0];
    case 180:
      return ([x0, y0, x1, y1]) => [width - x1, height - y1, width - x0, height - y0];
    case 270:
      return ([x0, y0, x1, y1]) => [height - y1, x0, height - y0, x1];
  }
}

function turnItem(item: TextItem, by: TextItem["angle"], turn: (box: Box) => Box): TextItem {
  if (by === 0) return item;
  const along = item.angle === 0 || item.angle === 180;
  // The baseline is a line across the page: turned as a box without thickness, its place is either coordinate.
  const line = turn(
    along
      ? [item.box[0], item.baseline, item.box[2], item.baseline]
      : [item.baseline, item.box[1], item.baseline, item.box[3]],
  );
  const angle = ((item.angle - by + 360) % 360) as TextItem["angle"];
  return { ...item, box: turn(item.box), angle, baseline: angle === 0 || angle === 180 ? line[1] : line[0] };
}

/** Drops text that is drawn again where it already stands, as some producers do for boldness. */
function dropRepeats(items: readonly TextItem[]): TextItem[] {
  const seen = new Map<string, TextItem[]>();
  return items.filter((item) => {
    const same = seen.get(item.text);
    if (same?.some((other) => isRepeat(item, other))) return false;
    if (same) same.push(item);
    else seen.set(item.text, [item]);
    return true;
  });
}

function isRepeat(item: TextItem, other: TextItem): boolean {
  const near = DRAWN_TWICE * item.size;
  const sideways = item.angle === 90 || item.angle === 270;
  const [along, across] = sideways ? ([1, 0] as const) : ([0, 1] as const);
  const extent = item.box[along + 2]! - item.box[along];
  return (
    Math.abs(other.box[along] - item.box[along]) < Math.max(near, ON_ITSELF * extent) &&
    Math.abs(other.box[across] - item.box[across]) < near
  );
}
