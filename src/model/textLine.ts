import { union, type Place } from "./geometry.js";
import type { Grid } from "./grid.js";
import type { GridRow, PageLayout, Paragraph, Word } from "./layout.js";

/** A printed line, as a person reads it. */
export interface TextLine extends Place {
  text: string;
}

/** The lines of pages in reading order: those of paragraphs, and the rows of tables under their headings. */
export const layoutsToLines = (layouts: readonly PageLayout[]): TextLine[] =>
  layouts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === "paragraph") return paragraphToLines(block.paragraph);
      if (block.kind === "grid") return gridToLines(block.grid);
      const { page, headings, rows } = block.table;
      const heading = headings.length
        ? [{ page, box: union(headings.map((h) => h.box)), text: headings.map((h) => h.text).join(" ") }]
        : [];
      return [...heading, ...rows.map((row) => ({ page, box: row.box, text: rowText(row) }))];
    }),
  );

const paragraphToLines = ({ lines, text }: Paragraph): TextLine[] =>
  lines.map(({ start, end, source }) => ({ ...source, text: text.slice(start, end).trim() }));

const gridToLines = ({ page, cells, rows }: Grid): TextLine[] =>
  Array.from({ length: rows }, (_, row) => cells.filter((c) => c.row === row && c.words.length > 0))
    .filter((row) => row.length > 0)
    .map((row) => ({ page, box: union(row.map((c) => c.box)), text: row.map((c) => wordsText(c.words)).join(" ") }));

const rowText = ({ stub, label, target, values }: GridRow): string =>
  [stub, label, target.words, ...values.map((cell) => cell.words)].map(wordsText).filter(Boolean).join(" ");

const wordsText = (words: readonly Word[]): string => words.map((w) => w.text).join(" ");
