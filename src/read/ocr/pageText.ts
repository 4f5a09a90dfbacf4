import type { CellReading } from "./cells.js";
import { readCells } from "./cells.js";
import { MARK_CONFIDENCE, markText } from "./marks.js";
import type { TextRow } from "./rows.js";
import type { ScannedPage } from "./scannedPage.js";
import type { Segment } from "./segments.js";
import { median } from "./segments.js";
import { readPieces } from "./strips.js";
import type { Piece, PieceReading, Reader } from "./strips.js";
import { findTables } from "./tables.js";
import type { ScannedTable } from "./tables.js";

/** Everything read on a page, still in pixels. */
export interface PageText {
  tables: ReadTable[];
  /** Segments outside the numeric cells, each with its words. */
  lines: ReadLine[];
}

export interface ReadTable extends ScannedTable {
  cells: CellReading[];
}

export interface ReadLine {
  segment: Segment;
  row: TextRow;
  words: PieceReading["words"];
  /** A table's label is one item, however many words it has. */
  whole: boolean;
}

/** Reads the page: tables where a header of months stands, lines of Danish everywhere else. */
export async function readPageText(page: ScannedPage, read: Reader, known: Map<Segment, PieceReading>): Promise<PageText> {
  const danish = (segments: readonly Segment[]): Promise<PieceReading[]> => readSegments(page, segments, read, known);
  const found = await findTables(page.rows, danish);
  for (const [segment, reading] of found.read) known.set(segment, reading);
  const tables = await Promise.all(found.tables.map((table) => withCells(page, table, read)));
  return { tables, lines: await readLines(page, tables, danish) };
}

async function withCells(page: ScannedPage, table: ScannedTable, read: Reader): Promise<ReadTable> {
  const segments = table.rows.flatMap((row) => row.cells.filter((cell) => cell !== null));
  const capHeight = median(segments.map((each) => each.capHeight));
  return { ...table, cells: await readCells(page.ink, segments, capHeight, read) };
}

async function readLines(
  page: ScannedPage,
  tables: readonly ReadTable[],
  danish: (segments: readonly Segment[]) => Promise<PieceReading[]>,
): Promise<ReadLine[]> {
  const cellRows = new Map(tables.flatMap((table) => table.rows.map((each) => [each.row, each.labels] as const)));
  const headers = new Set(tables.flatMap((table) => table.header.map((cell) => cell.segment)));
  const lines = page.rows.flatMap((row) =>
    (cellRows.get(row) ?? row.segments.filter((each) => !headers.has(each))).map((segment) => ({
      segment,
      row,
      whole: cellRows.has(row) || row.segments.some((each) => headers.has(each)),
    })),
  );
  const readings = await danish(lines.map((line) => line.segment));
  return lines.map((line, i) => ({ ...line, words: readings[i]!.words }));
}

/** Dashes and bullets by their shape, everything not yet read by the engine. */
async function readSegments(
  page: ScannedPage,
  segments: readonly Segment[],
  read: Reader,
  known: Map<Segment, PieceReading>,
): Promise<PieceReading[]> {
  const usual = median(page.rows.map((row) => row.capHeight));
  const readings = segments.map((each) => known.get(each) ?? markReading(each, usual));
  const open = segments.filter((_, i) => !readings[i]);
  const read1 = await readPieces(page.ink, open.map(pieceOf), read);
  return readings.map((reading, i) => reading ?? read1[open.indexOf(segments[i]!)]!);
}

function markReading(segment: Segment, capHeight: number): PieceReading | null {
  const text = markText(segment, capHeight);
  return text && { words: [{ text, box: segment, confidence: MARK_CONFIDENCE }] };
}

export const pieceOf = (segment: Segment): Piece => ({
  box: { x0: segment.x0 - 2, y0: segment.y0 - 1, x1: segment.x1 + 2, y1: segment.y1 + 1 },
  baseline: segment.baseline,
  capHeight: segment.capHeight,
});
