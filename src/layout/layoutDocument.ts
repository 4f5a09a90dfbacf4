import type { Block, PageLayout, TableGrid, LayoutReader } from "../model/layout.js";
import type { Box } from "../model/geometry.js";
import type { Document, Page } from "../model/page.js";
import { findGrids, richerGrids, withoutGrids, type FoundGrid } from "./grids/findGrids.js";
import { wordsToLines, wordsToText, type Line } from "./lines.js";
import { joinFlows, linesToParagraphs } from "./paragraphs.js";
import { sheetsToPages } from "./sheetsToPages.js";
import { joinSpacedLetters } from "./spacedLetters.js";
import { linesToSegments, segmentsToFlows } from "./segments.js";
import { continueTable, linesToTables } from "./tables.js";
import { headsMonths } from "./tableHeader.js";
import { itemsToWords } from "./words.js";

/** Lays out all pages of a document; a table may go on over the page. */
export function layoutDocument(document: Document, reader: LayoutReader): PageLayout[] {
  let open: TableGrid | null = null;
  let openGrid: FoundGrid | null = null;
  const parted = sheetsToPages(document.pages).map((page) => {
    const lines = wordsToLines(itemsToWords(page.items).map(joinSpacedLetters));
    const headed = linesToTables(page, lines, reader);
    const ruled = richerGrids(
      page,
      lines,
      reader,
      headed.tables.map((t) => ({ box: t.box, values: valuesOf(t, reader) })),
    );
    const { tables, rest } = ruled.length ? linesToTables(page, withoutGrids(lines, ruled), reader) : headed;
    // Months head another table, be it that of a plan.
    const heads = rest.filter((line) => headsMonths(line, reader)).map((line) => line.box[1]);
    const firstHeader = Math.min(Infinity, ...tables.map((t) => t.box[1]), ...heads);
    const above = rest.filter((line) => line.baseline < firstHeader);
    const continued: ReturnType<typeof continueTable> = open ? continueTable(page, above, open, reader) : null;
    const kept = continued ? [...continued.rest, ...rest.filter((line) => !above.includes(line))] : rest;
    const all: TableGrid[] = continued ? [continued.table, ...tables] : tables;
    open = all.at(-1) ?? null;
    const { grids, rest: text }: ReturnType<typeof findGrids> = findGrids(page, kept, reader, openGrid);
    openGrid = grids.at(-1) ?? null;
    return { page, lines: text, tables: all, grids: [...ruled, ...grids] };
  });
  const usual = usualSize(parted.flatMap((p) => p.lines));
  return parted.map(({ page, lines, tables, grids }) => {
    // A page of a table and its legend has hardly any text of the usual size, which is no heading for that.
    const bodySize = Math.max(usual, usualSize(lines));
    return { page, blocks: toBlocks(lines, { tables, grids }, page, bodySize, reader) };
  });
}

/** How many of a table's cells read as values. */
const valuesOf = ({ rows }: TableGrid, reader: LayoutReader): number =>
  rows.flatMap((row) => row.values).filter(({ words }) => words.length > 0 && reader.value(wordsToText(words))).length;

/** Orders paragraphs and tables as they are read. */
function toBlocks(
  lines: readonly Line[],
  { tables, grids }: { tables: readonly TableGrid[]; grids: readonly FoundGrid[] },
  page: Page,
  bodySize: number,
  reader: LayoutReader,
): Block[] {
  const boxes = [...tables, ...grids.map((g) => g.grid)].map((table) => table.box);
  const flows = bandsBetween(boxes, linesToSegments(lines, page)).flatMap((band) => segmentsToFlows(band, page));
  const paragraphs = joinFlows(
    flows.map((flow) => linesToParagraphs(flow, page.number, bodySize, reader)),
    reader,
  );
  const blocks: Block[] = paragraphs.map((paragraph) => ({ kind: "paragraph", paragraph }));
  const found: Block[] = [
    ...tables.map((table): Block => ({ kind: "table", table })),
    ...grids.map(({ grid, kind }): Block => ({ kind: "grid", grid, is: kind })),
  ];
  for (const block of found) {
    const after = blocks.findIndex((b) => topOf(b) > topOf(block));
    blocks.splice(after < 0 ? blocks.length : after, 0, block);
  }
  return blocks;
}

/** Lines over, between and under the tables that have nothing beside them: no column of text goes on across those. */
function bandsBetween(tables: readonly Box[], lines: readonly Line[]): Line[][] {
  const beside = (box: Box, line: Line): boolean => line.baseline > box[1] && line.baseline < box[3];
  const across = tables.filter((box) => !lines.some((line) => beside(box, line)));
  const bands: Line[][] = Array.from({ length: across.length + 1 }, () => []);
  for (const line of lines) bands[across.filter((box) => box[3] <= line.baseline).length]!.push(line);
  return bands;
}

function topOf(block: Block): number {
  if (block.kind === "paragraph") return block.paragraph.lines[0]!.source.box[1];
  return block.kind === "table" ? block.table.box[1] : block.grid.box[1];
}

/**
 * The size of running text, points: that of most lines or most characters, whichever is larger. A wide legend in small
 * type has many characters and a small table many lines; taken for the text, they would make headings of it.
 */
const usualSize = (lines: readonly Line[]): number =>
  Math.max(
    commonestSize(lines, () => 1),
    commonestSize(lines, (line) => line.words.reduce((n, w) => n + w.text.length, 0)),
  );

function commonestSize(lines: readonly Line[], weight: (line: Line) => number): number {
  const weights = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    weights.set(size, (weights.get(size) ?? 0) + weight(line));
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
