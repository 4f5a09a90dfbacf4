import type { PageLayout, Paragraph, TableGrid } from "../model/layout.js";
import { furnitureKind } from "./furniture.js";
import { readMonthHeading, toMonth } from "./monthHeading.js";
import { cleanName, readPlatformHeading } from "./platformHeading.js";
import { tableTitle } from "./tableTitle.js";

/** A paragraph and the page it stands on. */
export interface Piece {
  page: number;
  paragraph: Paragraph;
}

export interface SectionTable {
  title: Piece | null;
  /** The table and its continuations on later pages. */
  grids: TableGrid[];
}

/** The part of a report under one platform's heading, over all its pages. */
export interface Section {
  name: string;
  /** The month its heading names, null where it names none. */
  month: string | null;
  pages: number[];
  headings: Piece[];
  content: Piece[];
  tables: SectionTable[];
}

/** A report in parts; every paragraph and table is in exactly one of them. */
export interface Sections {
  cover: Piece[];
  sections: Section[];
  furniture: (Piece & { kind: string })[];
}

interface Heading {
  name: string;
  month: string | null;
  pieces: Piece[];
  size: number;
}

/** A platform's heading is printed at least this large beside the usual one (the cover's may be much larger). */
const HEADING_SHARE = 0.85;
/** A heading is shorter than this, characters. */
const HEADING_LENGTH = 120;
/** The same text this near the same height (points) on several pages is a header or footer … */
const SAME_HEIGHT = 3;
/** … if it stands in this outer part of the page's height. */
const MARGIN = 0.09;

/** Parts a laid-out document into cover, platforms and furniture. */
export function layoutsToSections(layouts: readonly PageLayout[]): Sections {
  const repeated = repeatedText(layouts);
  const furniture: Sections["furniture"] = [];
  const pages = layouts.map(({ page, blocks }) => ({
    page,
    pieces: blocks.flatMap((block): Piece[] => {
      if (block.kind === "table") return [];
      const piece = { page: page.number, paragraph: block.paragraph };
      const kind = furnitureKind(block.paragraph.text) ?? (repeated.has(block.paragraph) ? "header or footer" : null);
      if (!kind) return [piece];
      furniture.push({ ...piece, kind });
      return [];
    }),
  }));
  const pieceOf = new Map(pages.flatMap((p) => p.pieces).map((piece) => [piece.paragraph, piece]));
  const headings = findHeadings(pages.map((p) => p.pieces));
  const headingOf = new Map(headings.flatMap((h) => h.pieces.map((piece) => [piece, h] as const)));

  const cover: Piece[] = [];
  const sections: Section[] = [];
  let current: Section | null = null;
  const visit = (page: number): void => {
    if (current && !current.pages.includes(page)) current.pages.push(page);
  };
  for (const { page, blocks } of layouts) {
    for (const block of blocks) {
      if (block.kind === "table") {
        current ??= newSection(sections, nameFromCover(cover), null);
        addTable(current, block.table);
        visit(page.number);
        continue;
      }
      const piece = pieceOf.get(block.paragraph);
      if (!piece) continue;
      const heading = headingOf.get(piece);
      if (heading) {
        current = sections.find((s) => s.name === heading.name) ?? newSection(sections, heading.name, heading.month);
        current.headings.push(piece);
      } else (current?.content ?? cover).push(piece);
      visit(page.number);
    }
  }
  for (const table of sections.flatMap((s) => s.tables)) takeTitle(table, sections, cover);
  return { cover, sections, furniture };
}

function newSection(sections: Section[], name: string, month: string | null): Section {
  const section: Section = { name, month, pages: [], headings: [], content: [], tables: [] };
  sections.push(section);
  return section;
}

/** Where no heading names the platform, the largest text before its content does. */
const nameFromCover = (cover: readonly Piece[]): string =>
  largest(cover.filter((p) => cleanName(p.paragraph.text) && !readMonthHeading(p.paragraph.text)))?.paragraph.text ??
  "";

export const largest = (pieces: readonly Piece[]): Piece | null =>
  pieces.reduce<Piece | null>((best, p) => (!best || p.paragraph.size > best.paragraph.size ? p : best), null);

function addTable(section: Section, grid: TableGrid): void {
  const open = section.tables.at(-1);
  if (grid.headings.length === 0 && open) open.grids.push(grid);
  // A header repeated on the next page, over the same months, goes on with the table before.
  else if (open && isRepeatedHeader(open.grids.at(-1)!, grid)) open.grids.push(grid);
  else section.tables.push({ title: null, grids: [grid] });
}

const isRepeatedHeader = (before: TableGrid, grid: TableGrid): boolean =>
  grid.page > before.page && grid.months.join() === before.months.join();

/** Moves the paragraph that heads a table from the content to the table. */
function takeTitle(table: SectionTable, sections: readonly Section[], cover: Piece[]): void {
  for (const pieces of [...sections.map((s) => s.content), cover]) {
    const title = tableTitle(table.grids[0]!, pieces);
    if (!title) continue;
    pieces.splice(pieces.indexOf(title), 1);
    table.title = title;
    return;
  }
}

/** The headings of platforms: a name with its month in one line or two, and pages headed alike without a month. */
function findHeadings(pages: readonly Piece[][]): Heading[] {
  const dated = pages.flatMap((pieces) =>
    pieces.flatMap((piece, i): Heading[] => {
      const { text, role, size } = piece.paragraph;
      if (text.length > HEADING_LENGTH || (role !== "heading" && i > 0)) return [];
      const whole = readPlatformHeading(text);
      if (whole) return [{ ...whole, pieces: [piece], size }];
      const next = pieces[i + 1];
      const name = isSentence(text) || role === "bullet" ? null : cleanName(text);
      const month = next ? fullMonth(next.paragraph.text) : null;
      return name && month ? [{ name, month, pieces: [piece, next!], size }] : [];
    }),
  );
  const sizes = dated.map((h) => h.size).sort((a, b) => a - b);
  const size = sizes[(sizes.length - 1) >> 1] ?? 0;
  const kept = dated.filter((h) => h.size >= HEADING_SHARE * size);
  const used = new Set(kept.flatMap((h) => h.pieces));
  const undated = pages.flatMap((pieces): Heading[] => {
    const first = pieces[0];
    if (!first || used.has(first) || first.paragraph.role !== "heading" || isSentence(first.paragraph.text)) return [];
    const name = cleanName(first.paragraph.text);
    const alike = kept.length === 0 ? pieces.length > 1 : Math.abs(first.paragraph.size - size) < 0.05 * size;
    return name && alike && !readMonthHeading(first.paragraph.text)
      ? [{ name, month: null, pieces: [first], size: first.paragraph.size }]
      : [];
  });
  return [...kept, ...undated];
}

const isSentence = (text: string): boolean => /[.:;!?]$/.test(text.trim());

function fullMonth(text: string): string | null {
  const read = readMonthHeading(text);
  return read?.year && read.month ? toMonth(read.year, read.month) : null;
}

/** Paragraphs at the top or bottom that stand at the same height on several pages, numbers aside. */
function repeatedText(layouts: readonly PageLayout[]): Set<Paragraph> {
  const seen = new Map<string, { paragraph: Paragraph; y: number; page: number }[]>();
  for (const { page, blocks } of layouts) {
    for (const block of blocks) {
      if (block.kind === "table") continue;
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
      .filter((p) => !readPlatformHeading(p.text) && p.role !== "heading" && !isSentence(p.text)),
  );
}
