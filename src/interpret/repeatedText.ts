import type { PageLayout, Paragraph } from "../model/layout.js";
import { readMonthHeading } from "./monthHeading.js";
import { readPlatformHeading } from "./platformHeading.js";

/** The same text this near the same height (points) on several pages is a header or footer … */
const SAME_HEIGHT = 3;
/** … if it stands in this outer part of the page's height. */
const MARGIN = 0.09;

/** Paragraphs at the top or bottom that stand at the same height on several pages, numbers aside. */
export function repeatedText(layouts: readonly PageLayout[]): Set<Paragraph> {
  const seen = new Map<string, { paragraph: Paragraph; y: number; page: number }[]>();
  for (const { page, blocks } of layouts) {
    for (const block of blocks) {
      if (block.kind !== "paragraph") continue;
      const [, top, , bottom] = block.paragraph.lines[0]!.source.box;
      if (top > MARGIN * page.height && bottom < (1 - MARGIN) * page.height) continue;
      const key = block.paragraph.text.replace(/\d+/g, "#");
      seen.set(key, [...(seen.get(key) ?? []), { paragraph: block.paragraph, y: top, page: page.number }]);
    }
  }
  const repeated = [...seen.values()].flatMap((group) =>
    group.filter((a) => group.some((b) => b.page !== a.page && Math.abs(b.y - a.y) < SAME_HEIGHT)),
  );
  // A heading with its month may well be repeated where a platform goes on over the page: it is no furniture.
  return new Set(
    repeated
      .map((r) => r.paragraph)
      .filter(
        ({ text, role }) =>
          role !== "heading" && !/[.:;!?]$/.test(text) && !readPlatformHeading(text) && !readMonthHeading(text),
      ),
  );
}
