import { height, overlap, width, type Box } from "../model/geometry.js";
import type { TextItem } from "../model/page.js";
import { isSoup } from "./isSoup.js";
import type { FontUse, PageContent, Picture } from "./pageContent.js";

/** Where a page's text is to be had. */
export type ReadingPlan =
  /** Its text layer says all. */
  | { from: "text" }
  /** All that is seen on it; text in sound fonts may doubt what is read. */
  | { from: "page"; reason: string; layer: TextItem[] }
  /** The pictures that make the page, and the text painted on them; another program's reading of them may doubt ours. */
  | { from: "scan"; reason: string; text: TextItem[]; layer: TextItem[]; dpi: number | null }
  /** The text layer, and what pictures on the page may say besides. */
  | { from: "pictures"; reason: string; pictures: Box[]; dpi: number | null };

/** Share of the page from which pictures are the page: margins of a scanner's glass or of a print of it are left. */
const SCAN = 0.6;
/** Share of the page that a picture of a table or of several lines takes at least. */
const LEAST_PICTURE = 0.03;
/** The same of a picture as long as a line of text, such as a heading: signs and logos are not so long. */
const LEAST_LINE = 0.005;
const LINE_ASPECT = 5;
/** Share of a page's characters in unsound fonts from which it is to be read otherwise: less are a few signs. */
const UNSOUND = 0.01;

/** How a page is best read, judged by what covers it and by whether its text is text. */
export function readingPlan(content: PageContent): ReadingPlan {
  const unsound = content.fonts.filter((font) => isSoup({ ...font, texts: font.items.map(({ text }) => text) }));
  const garbled = new Set(unsound.flatMap((font) => font.items));
  const text = content.items.filter((item) => !garbled.has(item));
  const { pictures } = content;
  const dpi = finest(pictures);
  if (coverage(pictures, content) >= SCAN) {
    const layer = [...content.hidden, ...content.covered.map(({ item }) => item)];
    const reason = layer.length
      ? "a picture covers it, and the text behind that is another program's reading"
      : "a picture covers it";
    return { from: "scan", reason, text, layer, dpi };
  }
  if (unsound.length > 0 && sizeOf(unsound) >= UNSOUND * sizeOf(content.fonts))
    return { from: "page", reason: "the fonts do not say which letters their glyphs are", layer: text };
  if (letterCount(content.items) === 0 && content.drawings > 0)
    return { from: "page", reason: "the page has no text", layer: [] };
  const readable = pictures.filter((picture) => mayHoldText(picture, content));
  if (readable.length === 0) return { from: "text" };
  const reason = readable.length === 1 ? "a picture on it may hold text" : "pictures on it may hold text";
  return { from: "pictures", reason, pictures: readable.map(({ box }) => box), dpi: finest(readable) };
}

const letterCount = (items: readonly TextItem[]): number =>
  items.reduce((sum, { text }) => sum + (text.match(/[\p{L}\d]/gu)?.length ?? 0), 0);

/** Characters, named or not, in fonts. */
const sizeOf = (fonts: readonly FontUse[]): number =>
  fonts.reduce((sum, { items, nameless }) => items.reduce((n, { text }) => n + text.length, sum + nameless), 0);

const finest = (pictures: readonly Picture[]): number | null =>
  pictures.reduce<number | null>((most, { dpi }) => (dpi === null ? most : Math.max(most ?? 0, dpi)), null);

function mayHoldText({ box }: Picture, page: { width: number; height: number }): boolean {
  const share = (width(box) * height(box)) / (page.width * page.height);
  return share >= LEAST_PICTURE || (share >= LEAST_LINE && width(box) >= LINE_ASPECT * height(box));
}

/** Squares along each side of the page by which its covered share is measured. */
const SQUARES = 40;

/** Share of the page that pictures cover together: some scanners write one in bands. */
export function coverage(pictures: readonly Picture[], page: { width: number; height: number }): number {
  if (pictures.length === 0) return 0;
  let covered = 0;
  for (let row = 0; row < SQUARES; row++) {
    for (let column = 0; column < SQUARES; column++) {
      const [x, y] = [((column + 0.5) * page.width) / SQUARES, ((row + 0.5) * page.height) / SQUARES];
      if (pictures.some(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3])) covered++;
    }
  }
  return covered / SQUARES ** 2;
}

/** Share of a line's height and width that text must share with it to say what it says. */
const EXPLAINED = 0.5;

/** Lines seen in a picture that no text on the page stands on. */
export const unexplained = (lines: readonly Box[], text: readonly TextItem[]): Box[] =>
  lines.filter((line) => shareUnder(line, text) < EXPLAINED);

/** How many texts stand on a line that is seen in a picture. */
export const standOn = (text: readonly TextItem[], lines: readonly Box[]): number =>
  text.filter((item) => lines.some((line) => shareUnder(item.box, [{ ...item, box: line }]) >= EXPLAINED)).length;

/** Share of a line's width that text stands on. */
function shareUnder(line: Box, text: readonly TextItem[]): number {
  const shared = text
    .filter(({ box }) => overlap(box[1], box[3], line[1], line[3]) >= EXPLAINED * Math.min(height(line), height(box)))
    .reduce((sum, { box }) => sum + Math.max(0, overlap(box[0], box[2], line[0], line[2])), 0);
  return shared / Math.max(1, width(line));
}
