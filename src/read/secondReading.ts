import { centreX, centreY, contains, roundBox, type Box } from "../model/geometry.js";
import type { Page, ReadProblem, TextItem } from "../model/page.js";
import { stretch } from "./coveredText.js";

/** How sure a number can be that another program read otherwise: under what counts as sure. */
const DISPUTED = 0.8;

/**
 * Numbers of a read page that another program's reading of the same picture contradicts are doubted, and named. It never
 * makes one surer: such programs share their mistakes.
 */
export function doubtedBy(layer: readonly TextItem[], page: Page): { page: Page; problems: ReadProblem[] } {
  const words = layer.flatMap(wordsOf).filter(({ text }) => NUMBER.test(text));
  if (words.length === 0) return { page, problems: [] };
  const problems: ReadProblem[] = [];
  const items = page.items.map((item) => {
    const other = isNumber(item.text) ? contradiction(item, words) : null;
    if (other === null) return item;
    const message = `read as "${item.text}"; the text behind the picture, another program's, says "${other}"`;
    problems.push({
      code: "readings-differ",
      severity: "warning",
      message,
      page: page.number,
      box: roundBox(item.box),
    });
    return { ...item, confidence: Math.min(item.confidence, DISPUTED), alternative: item.alternative ?? other };
  });
  return { page: { ...page, items }, problems };
}

/** "99,83%", "185.333.727", "22:59", "18." */
const NUMBER = /^[(<>]?\d[\d.,:]*%?[).,;]?$/;
const isNumber = (text: string): boolean => NUMBER.test(text.replace(/\s/g, ""));

/** Digits that a reading may have more or less and still be one of the same number. */
const LOST_DIGITS = 1;

/** What another program read as a number in the same place, where its digits differ. */
function contradiction(item: TextItem, words: readonly TextItem[]): string | null {
  const inside = words.filter(({ box }) => contains(wider(item.box), centreX(box), centreY(box)));
  if (inside.length === 0) return null;
  const text = inside
    .sort((a, b) => a.box[0] - b.box[0])
    .map((word) => word.text)
    .join(" ");
  const [ours, theirs] = [digitsOf(item.text), digitsOf(text)];
  return ours !== theirs && Math.abs(ours.length - theirs.length) <= LOST_DIGITS ? text : null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** Points by which two programs' boxes of one number may be apart. */
const APART = 1;
const wider = ([x0, y0, x1, y1]: Box): Box => [x0 - APART, y0 - APART, x1 + APART, y1 + APART];

const wordsOf = (item: TextItem): TextItem[] =>
  [...item.text.matchAll(/\S+/gu)].map(({ 0: word, index }) => stretch(item, index, index + word.length));
