import type { Grid } from "../model/grid.js";
import type { PageLayout, Paragraph, TableGrid } from "../model/layout.js";
import { furnitureKind } from "./furniture.js";
import { isContentHeading } from "./headings/contentHeading.js";
import { readHeading } from "./headings/readHeading.js";
import { letterMark, letterPages } from "./letterPage.js";
import { readMonthHeading } from "./monthHeading.js";
import type { MonthSpan } from "./monthSpan.js";
import { cleanName } from "./platformHeading.js";
import { datedHeadings, undatedHeadings } from "./platformHeadings.js";
import { isMarking, repeatedText } from "./repeatedText.js";
import { tableTitle } from "./tables/tableTitle.js";

/** A paragraph and the page it stands on. */
export interface Piece {
  page: number;
  paragraph: Paragraph;
}

export interface SectionTable {
  /** Its title, again where it is printed again over a continuation; none where it has no title. */
  titles: Piece[];
  /** The table and its continuations on later pages. */
  grids: TableGrid[];
}

/** The part of a report under one platform's heading, over all its pages. */
export interface Section {
  name: string;
  /** The months its heading names, null where it names none. */
  months: MonthSpan | null;
  pages: number[];
  headings: Piece[];
  content: Piece[];
  tables: SectionTable[];
  /** Tables of changes and service windows. */
  grids: Grid[];
}

/** A report in parts; every paragraph and table is in exactly one of them. */
export interface Sections {
  cover: Piece[];
  sections: Section[];
  furniture: (Piece & { kind: string })[];
  /** What stands on pages of another paper: a mail or a letter in front. */
  foreign: Piece[];
}

/** Parts a laid-out document into cover, platforms and furniture. */
export function layoutsToSections(layouts: readonly PageLayout[]): Sections {
  const repeated = repeatedText(layouts);
  const furniture: Sections["furniture"] = [];
  const foreign: Piece[] = [];
  const letters = letterPages(layouts);
  const pages = layouts.map((layout) => {
    const { page, blocks } = layout;
    const pieces = blocks.flatMap((block): Piece[] =>
      block.kind === "paragraph" ? [{ page: page.number, paragraph: block.paragraph }] : [],
    );
    if (letters.has(layout)) {
      foreign.push(...pieces);
      return { page, pieces: [] };
    }
    return {
      page,
      pieces: pieces.filter((piece) => {
        const kind =
          furnitureKind(piece.paragraph, layout) ?? (repeated.has(piece.paragraph) ? "header or footer" : null);
        if (kind) furniture.push({ ...piece, kind });
        return kind === null;
      }),
    };
  });
  const dated = datedHeadings(pages.map((p) => p.pieces));
  const named = new Set(dated.flatMap((h) => h.pieces));
  const titles = findTitles(
    layouts,
    pages.map((p) => p.pieces.filter((piece) => !named.has(piece))),
  );
  const taken = new Set(titles.values());
  const pieceOf = new Map(pages.flatMap((p) => p.pieces).map((piece) => [piece.paragraph, piece]));
  const undated = undatedHeadings(
    pages.map((p) => p.pieces.filter((piece) => !taken.has(piece))),
    dated,
  );
  const headings = [...dated, ...undated];
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
        current ??= sectionOfCover(sections, cover);
        addTable(current, block.table, titles.get(block.table) ?? null);
        visit(page.number);
        continue;
      }
      if (block.kind === "grid") {
        current ??= newSection(sections, nameFromCover(cover), null);
        current.grids.push(block.grid);
        visit(page.number);
        continue;
      }
      const piece = pieceOf.get(block.paragraph);
      if (!piece || taken.has(piece)) continue;
      const heading = headingOf.get(piece);
      if (heading) {
        current =
          sections.find((s) => isSameName(s.name, heading.name)) ?? newSection(sections, heading.name, heading.months);
        current.headings.push(piece);
      } else (current?.content ?? cover).push(piece);
      visit(page.number);
    }
  }
  // A report without any heading of a platform says what it says of one that has no name.
  if (sections.length === 0 && cover.some(isText)) sectionOfCover(sections, cover);
  return { cover, sections, furniture, foreign };
}

const isText = ({ paragraph }: Piece): boolean =>
  paragraph.role === "bullet" || (paragraph.role === "text" && !readHeading(paragraph.text));

/** Begins the section of a platform that no heading names: the text before it is its own, the headings are the cover's. */
function sectionOfCover(sections: Section[], cover: Piece[]): Section {
  const section = newSection(sections, nameFromCover(cover), null);
  const own = cover.filter(isText);
  section.content.push(...own);
  section.pages.push(...new Set(own.map(({ page }) => page)));
  cover.splice(0, cover.length, ...cover.filter((piece) => !own.includes(piece)));
  return section;
}

/** The title of each table, where it has one; no paragraph is the title of two. */
function findTitles(layouts: readonly PageLayout[], pages: readonly Piece[][]): Map<TableGrid, Piece> {
  const titles = new Map<TableGrid, Piece>();
  const taken = new Set<Piece>();
  layouts.forEach(({ blocks }, i) => {
    for (const block of blocks) {
      if (block.kind !== "table") continue;
      const free = (pieces: readonly Piece[]): Piece[] => pieces.filter((piece) => !taken.has(piece));
      const isLast =
        block === blocks.at(-1) || blocks.slice(blocks.indexOf(block)).every((b) => b.kind !== "paragraph");
      const isFirst = !pages[i]!.some((piece) => isAbove(piece, block.table));
      const title = tableTitle(
        block.table,
        free(pages[i]!),
        isFirst ? free(pages[i - 1] ?? []) : [],
        isLast ? free(pages[i + 1] ?? []) : [],
      );
      if (!title) continue;
      titles.set(block.table, title);
      taken.add(title);
    }
  });
  return titles;
}

const isAbove = ({ paragraph }: Piece, table: TableGrid): boolean => paragraph.lines[0]!.source.box[1] < table.box[1];

function newSection(sections: Section[], name: string, months: MonthSpan | null): Section {
  const section: Section = { name, months, pages: [], headings: [], content: [], tables: [], grids: [] };
  sections.push(section);
  return section;
}

/** Where no heading names the platform, the largest heading before its content does; "" where there is none. */
const nameFromCover = (cover: readonly Piece[]): string =>
  largest(cover.filter((p) => mayBeName(p.paragraph)))?.paragraph.text ?? "";

const mayBeName = ({ text, role }: Paragraph): boolean =>
  role === "heading" &&
  cleanName(text) !== null &&
  !/[.:;!?]$/.test(text) &&
  !readMonthHeading(text) &&
  !readHeading(text) &&
  !isContentHeading(text) &&
  !isMarking(text) &&
  letterMark(text) === null;

/** Producers change letter case and spaces. */
const isSameName = (a: string, b: string): boolean => plainName(a) === plainName(b);
const plainName = (name: string): string => name.toLowerCase().replace(/\s+/g, " ");

export const largest = (pieces: readonly Piece[]): Piece | null =>
  pieces.reduce<Piece | null>((best, p) => (!best || p.paragraph.size > best.paragraph.size ? p : best), null);

function addTable(section: Section, grid: TableGrid, title: Piece | null): void {
  const open = section.tables.at(-1);
  // A header repeated on the next page, over the same months, goes on with the table before.
  const goesOn =
    open && (grid.headings.length === 0 || (isRepeatedHeader(open.grids.at(-1)!, grid) && !isOther(title, open)));
  const titles = title ? [title] : [];
  if (!goesOn) section.tables.push({ titles, grids: [grid] });
  else {
    open.grids.push(grid);
    open.titles.push(...titles);
  }
}

const isOther = (title: Piece | null, { titles }: SectionTable): boolean =>
  title !== null && titles.length > 0 && titles[0]!.paragraph.text !== title.paragraph.text;

const isRepeatedHeader = (before: TableGrid, grid: TableGrid): boolean =>
  grid.page > before.page && grid.months.join() === before.months.join();
