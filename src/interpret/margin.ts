import type { PageLayout, Paragraph } from "../model/layout.js";

/** This outer part of a page's height holds its running head or foot. */
const MARGIN = 0.09;

/** Whether a paragraph stands where running heads and feet do: at the page's edge, or over or under all else on it. */
export function isInMargin(paragraph: Paragraph, { page, blocks }: PageLayout): boolean {
  const [, top, , bottom] = paragraph.lines[0]!.source.box;
  const [, y0, , y1] = page.part ?? [0, 0, page.width, page.height];
  const inset = MARGIN * (y1 - y0);
  if (top <= y0 + inset || bottom >= y1 - inset) return true;
  const others = blocks.flatMap((block) =>
    block.kind === "table"
      ? [block.table.box]
      : block.kind === "grid"
        ? [block.grid.box]
        : block.paragraph === paragraph
          ? []
          : block.paragraph.lines.map((l) => l.source.box),
  );
  return others.every((box) => box[1] >= bottom) || others.every((box) => box[3] <= top);
}
