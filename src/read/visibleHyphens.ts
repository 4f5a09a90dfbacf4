import type { TextItem } from "../model/page.js";

const SOFT_HYPHEN = "\u00AD";
/** Parts of the size that text may be apart from a hyphen and still touch it. */
const TOUCHES = 0.2;
/** Baselines of one line differ by less, parts of the size. */
const SAME_LINE = 0.1;

/**
 * A soft hyphen is drawn at a line's end only. Fonts in which it is drawn between letters or digits ("sep\u00AD22") use its
 * code for the hyphen itself, and on such a page all of them are hyphens.
 */
export function withVisibleHyphens(items: readonly TextItem[]): TextItem[] {
  const hyphened = items.filter(({ text }) => text.includes(SOFT_HYPHEN));
  if (!hyphened.some((item) => goesOnInside(item) || goesOnBeside(item, items))) return [...items];
  return items.map((item) =>
    hyphened.includes(item) ? { ...item, text: item.text.replaceAll(SOFT_HYPHEN, "-") } : item,
  );
}

/** Whether a drawn soft hyphen has text after it in its own item; one without width is not drawn. */
const goesOnInside = ({ text, offsets }: TextItem): boolean =>
  [...text.matchAll(/\u00AD(?=.*\S)/gu)].some(({ index }) => !offsets || offsets[index + 1]! > offsets[index]!);

const goesOnBeside = (item: TextItem, items: readonly TextItem[]): boolean =>
  item.text.endsWith(SOFT_HYPHEN) &&
  items.some(
    (other) =>
      other !== item &&
      other.angle === item.angle &&
      Math.abs(other.baseline - item.baseline) < SAME_LINE * item.size &&
      Math.abs(other.box[0] - item.box[2]) < TOUCHES * item.size,
  );
