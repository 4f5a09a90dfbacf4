import { median } from "../../model/median.js";
import type { CellReading } from "./cells.js";
import { readCells } from "./cells.js";
import type { ReadWord } from "./engine.js";
import { glyphBoxes } from "./glyphBoxes.js";
import { MARK_CONFIDENCE, markText } from "./marks.js";
import { boxWidth } from "./raster.js";
import type { PixelBox } from "./raster.js";
import { repairedWords, withBullet, withLoneI, withTwins } from "./repairs.js";
import type { RepairedWord } from "./repairs.js";
import { usualCapHeight } from "./rows.js";
import type { TextRow } from "./rows.js";
import type { ScannedPage } from "./scannedPage.js";
import type { Segment } from "./segments.js";
import { withSoftHyphens } from "./softHyphens.js";
import { confidenceOf, isWiderThan, readPieces, textOf } from "./strips.js";
import type { Piece, PieceReading, Reader } from "./strips.js";
import { findTables } from "./tables.js";
import type { ScannedTable } from "./tables.js";
import { readTurned } from "./turned.js";
import type { TurnedWord } from "./turned.js";

/** Everything read on a page, still in pixels. */
export interface PageText {
  tables: ReadTable[];
  /** Segments outside the numeric cells, each with its words. */
  lines: ReadLine[];
  turned: TurnedWord[];
}

export interface ReadTable extends ScannedTable {
  cells: CellReading[];
  /** Cells so dark that nothing can be read in them. */
  dark: PixelBox[];
}

export interface ReadLine {
  segment: Segment;
  row: TextRow;
  words: RepairedWord[];
  /** A table's label is one item, however many words it has. */
  whole: boolean;
}

/** Reads the page: tables where a header of months stands, lines of Danish everywhere else. */
export async function readPageText(
  page: ScannedPage,
  read: Reader,
  known: Map<Segment, PieceReading>,
): Promise<PageText> {
  const usual = usualCapHeight(page.rows.flatMap((row) => row.segments));
  // A large text's dash is too high for one of a page that is mostly a table of small print.
  for (const row of page.rows) readMarks(row.segments, Math.max(usual, row.capHeight), known);
  const beside = (segments: readonly Segment[]): Promise<PieceReading[]> =>
    readSegments(page, segments, read, known, {});
  // Names of services, short and unlike each other, are misread beside each other.
  const alone = (segments: readonly Segment[]): Promise<PieceReading[]> =>
    readSegments(page, segments, read, known, { longest: 0 });
  const found = await findTables(page.rows, beside);
  for (const [segment, reading] of found.read) known.set(segment, reading);
  const [tables, lines, turned] = await Promise.all([
    Promise.all(found.tables.map((table) => withCells(page, table, read))),
    readLines(page, found.tables, usual, alone),
    readTurned(page.ink, page.stacks, read),
  ]);
  return { tables, lines, turned };
}

async function withCells(page: ScannedPage, table: ScannedTable, read: Reader): Promise<ReadTable> {
  const segments = table.rows.flatMap((row) => row.cells.filter((cell) => cell !== null));
  // Not of the cells: in many a table all are dashes.
  const capHeight = median(table.rows.map(({ row }) => row.capHeight));
  const dark = table.rows.flatMap((row) => row.blanks.flatMap((blank) => darkFill(page, blank) ?? []));
  return { ...table, dark, cells: await readCells(page.ink, segments, capHeight, read) };
}

/** Fills darker than this (of 255) swallow black text in a scan without colours. */
const DARK = 110;

/** The fill behind an empty place that could hide its text, as red becomes black in a scan of two colours. */
function darkFill(page: ScannedPage, blank: PixelBox): PixelBox | null {
  const [x, y] = [(blank.x0 + blank.x1) / 2, (blank.y0 + blank.y1) / 2];
  const fill = page.fills.find((each) => x > each.x0 && x < each.x1 && y > each.y0 && y < each.y1);
  if (!fill || Math.max(...fill.colour) > DARK) return null;
  return { x0: Math.max(blank.x0, fill.x0), x1: Math.min(blank.x1, fill.x1), y0: blank.y0, y1: blank.y1 };
}

async function readLines(
  page: ScannedPage,
  tables: readonly ScannedTable[],
  usual: number,
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
  const kept = lines.filter((line) => !isDirt(line, usual));
  const readings = await danish(kept.map((line) => line.segment));
  const repaired = kept.map((line, i) => {
    const words = repairedWords(readings[i]!.words, line.segment);
    return { ...line, words: startsList(line, words) ? withBullet(words, line.segment, line.row.capHeight) : words };
  });
  const all = repaired.flatMap(({ words }) => words);
  const sure = new Set(all.filter(({ confidence }) => confidence >= TEXT_SURE).map(({ text }) => text));
  return withSoftHyphens(
    repaired.map((line) => ({ ...line, words: withLoneI(withTwins(line.words, sure), wordsBeside(line, repaired)) })),
  );
}

/** The words before and after a piece of a line: wide spaces make pieces of lines. */
function wordsBeside({ segment, row }: ReadLine, lines: readonly ReadLine[]): { before: string; after: string } {
  const at = row.segments.indexOf(segment);
  const wordsOf = (other: Segment | undefined): readonly RepairedWord[] =>
    lines.find((line) => line.segment === other)?.words ?? [];
  return {
    before: wordsOf(row.segments[at - 1]).at(-1)?.text ?? "",
    after: wordsOf(row.segments[at + 1])[0]?.text ?? "",
  };
}

/** Lower than this many heights of capitals, a lone piece is a mark or dirt. */
const SPECK = 0.5;
/** A bullet stands at most so many heights of capitals before its text. */
const BULLET_GAP = 9;
/** Segments that may stand before a bullet, in a column beside it; in a row of cells what looks like one is dirt. */
const BEFORE_BULLET = 1;

/** A lone speck that has no text after it, as a bullet has. */
function isDirt({ segment, row }: Pick<ReadLine, "segment" | "row">, usual: number): boolean {
  if (segment.y1 - segment.y0 >= SPECK * usual || segment.x1 - segment.x0 >= 1.3 * usual) return false;
  const mark = markText(segment, row.capHeight);
  if (mark === null) return true;
  if (mark === "•" && row.segments.filter((each) => each.x1 < segment.x0).length > BEFORE_BULLET) return true;
  return !hasTextAfter(segment, row);
}

const hasTextAfter = (segment: Segment, { segments, capHeight }: TextRow): boolean =>
  segments.some(
    (each) => each.x0 > segment.x1 && each.x0 - segment.x1 < BULLET_GAP * capHeight && each.parts.length > 1,
  );

/** Whether a line's first word may be a bullet: text follows it, in the line or behind a gap, and no cell of a table. */
const startsList = ({ segment, row, whole }: Omit<ReadLine, "words">, words: readonly RepairedWord[]): boolean =>
  !whole && (words.length > 1 || hasTextAfter(segment, row));

/** Everything not yet read by the engine. */
async function readSegments(
  page: ScannedPage,
  segments: readonly Segment[],
  read: Reader,
  known: Map<Segment, PieceReading>,
  packing: { longest?: number },
): Promise<PieceReading[]> {
  const readings = segments.map((each) => known.get(each));
  const open = segments.filter((_, i) => !readings[i]);
  const first = await readPieces(page.ink, open.map(pieceOf), read, {}, packing);
  const settled = await Promise.all(first.map((reading, i) => readAgain(page, open[i]!, reading, read)));
  return readings.map((reading, i) => reading ?? settled[open.indexOf(segments[i]!)]!);
}

/** The engine's confidence under which a word is read once more: most right ones lie over it, most misread ones under. */
const TEXT_SURE = 0.8;
/** Enlargement for that: on the scans of the samples every table label came out right so, and not all beside others. */
const AGAIN_SCALE = 1.7;

/** Letters of a word, at least. */
const WORD = 2;

/**
 * Unsure words enlarged and apart from the others, which disturb them; of two readings the surer, if it is no mere part
 * of what stands there. Where the first is one, all is read again; but a lone stroke that says nothing is dirt.
 */
async function readAgain(
  page: ScannedPage,
  segment: Segment,
  { words }: PieceReading,
  read: Reader,
): Promise<PieceReading> {
  const isPart = (reading: PieceReading, { box, capHeight }: Piece): boolean =>
    isWiderThan(textOf(reading), boxWidth(box), capHeight);
  if (words.length === 0 && glyphBoxes(segment.parts).length < WORD) return { words: [] };
  const runs = isPart({ words }, pieceOf(segment)) ? [{ from: 0, to: words.length }] : unsureRuns(words);
  const pieces = runs.map((run) => stretchOf(segment, words, run));
  const again = await readPieces(page.ink, pieces, read, {}, { scale: AGAIN_SCALE, longest: 0 });
  const settled = [...words];
  for (const [i, { from, to }] of [...runs.entries()].reverse()) {
    const [once, second, piece] = [{ words: words.slice(from, to) }, again[i]!, pieces[i]!];
    const isBetter = isPart(once, piece) || confidenceOf(second) > confidenceOf(once);
    if (isBetter && !isPart(second, piece)) settled.splice(from, to - from, ...second.words);
  }
  return { words: settled };
}

interface Run {
  from: number;
  /** After its last word. */
  to: number;
}

function unsureRuns(words: readonly ReadWord[]): Run[] {
  const runs: Run[] = [];
  for (const [i, { confidence }] of words.entries()) {
    if (confidence >= TEXT_SURE) continue;
    if (runs.at(-1)?.to === i) runs.at(-1)!.to++;
    else runs.push({ from: i, to: i + 1 });
  }
  return runs;
}

/** The part of a segment that these of its words take, cut in the spaces beside them. */
function stretchOf(segment: Segment, words: readonly ReadWord[], { from, to }: Run): Piece {
  const piece = pieceOf(segment);
  const x0 = from === 0 ? piece.box.x0 : spaceBetween(segment, words[from - 1]!, words[from]!);
  const x1 = to === words.length ? piece.box.x1 : spaceBetween(segment, words[to - 1]!, words[to]!);
  return { ...piece, box: { ...piece.box, x0, x1 } };
}

/** The middle of the widest gap between two words; where they end the engine knows only roughly. */
function spaceBetween(segment: Segment, left: ReadWord, right: ReadWord): number {
  const [after, before] = [(left.box.x0 + left.box.x1) / 2, (right.box.x0 + right.box.x1) / 2];
  let reach = segment.x0;
  let widest = { room: -Infinity, middle: (left.box.x1 + right.box.x0) / 2 };
  for (const part of [...segment.parts].sort((a, b) => a.x0 - b.x0)) {
    const middle = (reach + part.x0) / 2;
    if (middle > after && middle < before && part.x0 - reach > widest.room) widest = { room: part.x0 - reach, middle };
    reach = Math.max(reach, part.x1);
  }
  return Math.round(widest.middle);
}

/** Dashes and bullets are told by their shape. */
function readMarks(segments: readonly Segment[], capHeight: number, known: Map<Segment, PieceReading>): void {
  for (const segment of segments) {
    const text = known.has(segment) ? null : markText(segment, capHeight);
    if (text) known.set(segment, { words: [{ text, box: segment, confidence: MARK_CONFIDENCE }] });
  }
}

export const pieceOf = (segment: Segment): Piece => ({
  box: { x0: segment.x0 - 2, y0: segment.y0 - 1, x1: segment.x1 + 2, y1: segment.y1 + 1 },
  baseline: segment.baseline,
  capHeight: segment.capHeight,
});
