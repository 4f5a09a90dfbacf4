import type { PageLayout, Paragraph } from "../model/layout.js";
import { readHeading } from "./headings/readHeading.js";
import { isInMargin } from "./margin.js";
import { isOfADay, readMonthHeading } from "./monthHeading.js";

/** The same text this near the same place (points) on several pages is a header, a footer or a stamp. */
const SAME_PLACE = 3;

interface Seen {
  paragraph: Paragraph;
  layout: PageLayout;
  x: number;
  y: number;
}

/**
 * Paragraphs that stand at the same place on several pages: in the margins heads and feet, numbers aside; anywhere a
 * stamp with a day or a journal number.
 */
export function repeatedText(layouts: readonly PageLayout[]): Set<Paragraph> {
  const seen = layouts.flatMap((layout) =>
    layout.blocks.flatMap((block): Seen[] => {
      if (block.kind !== "paragraph") return [];
      const [x, y] = block.paragraph.lines[0]!.source.box;
      const [left, top] = layout.page.part ?? [0, 0];
      return [{ paragraph: block.paragraph, layout, x: x - left, y: y - top }];
    }),
  );
  const byText = new Map<string, Seen[]>();
  for (const each of seen) byText.set(keyOf(each), [...(byText.get(keyOf(each)) ?? []), each]);
  const repeated = seen.filter((a) => {
    const others = byText.get(keyOf(a))!.filter((b) => b.layout !== a.layout);
    const isMarked = isMarking(a.paragraph.text);
    if (!isInMargin(a.paragraph, a.layout))
      return (
        isMarked &&
        others.some((b) => b.paragraph.text === a.paragraph.text && isAt(a, b) && Math.abs(a.x - b.x) < SAME_PLACE)
      );
    return (
      others.some((b) => isInMargin(b.paragraph, b.layout) && isAt(a, b)) && (isMarked || mayBeFurniture(a.paragraph))
    );
  });
  return new Set(repeated.map((r) => r.paragraph));
}

const keyOf = ({ paragraph }: Seen): string => paragraph.text.replace(/\d+/g, "#");

const isAt = (a: Seen, b: Seen): boolean => Math.abs(a.y - b.y) < SAME_PLACE;

/** A heading with its month may well be repeated where a platform goes on over the page: it is no furniture. */
const mayBeFurniture = ({ text, role }: Paragraph): boolean =>
  role !== "heading" && !/[.:;!?]$/.test(text) && !readHeading(text) && !readMonthHeading(text);

/** The longest a stamp is, characters. */
const MARKING_LENGTH = 60;
const MONTH_AND_YEAR = /\p{L}{3,9}\.?\s*(?:19|20)\d\d|\d{1,2}[-/.](?:19|20)?\d\d(?!\d)/gu;

/** "Modtaget 3. april 2025", "J.nr. 2025-0123": names a day or a number, and heads nothing. */
export function isMarking(text: string): boolean {
  if (text.length > MARKING_LENGTH || /[.;!?]$/.test(text) || readHeading(text)) return false;
  const names = [...text.matchAll(MONTH_AND_YEAR)].some(({ index }) => isOfADay(text.slice(0, index)));
  return names || (/\p{L}/u.test(text) && /\d{4}[-/.]?\d/.test(text));
}
