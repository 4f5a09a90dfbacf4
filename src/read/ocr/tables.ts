import { median } from "../../model/median.js";
import type { Component } from "./components.js";
import { markText } from "./marks.js";
import { headerMonth, isMonthName, recoverMonths } from "./months.js";
import type { MonthRepair } from "./months.js";
import { boxHeight, boxWidth } from "./raster.js";
import type { PixelBox } from "./raster.js";
import type { TextRow } from "./rows.js";
import type { Segment } from "./segments.js";
import { segment } from "./segments.js";
import type { PieceReading } from "./strips.js";
import { confidenceOf, textOf } from "./strips.js";

/** A header of months on the page and the rows of cells under it. */
export interface ScannedTable {
  header: HeaderCell[];
  rows: CellRow[];
}

export interface HeaderCell {
  segment: Segment;
  text: string;
  confidence: number;
  /** What was read where the text was put right. */
  alternative?: string;
}

export interface CellRow {
  row: TextRow;
  /** One entry a numeric column, null where nothing is printed. */
  cells: (Segment | null)[];
  /** Places on the row that are empty, one a null in `cells`. */
  blanks: PixelBox[];
  /** What stands beside the numeric columns. */
  labels: Segment[];
}

/** A header has at least this many segments, of which so many are months. */
const HEADER_SEGMENTS = 4;
const HEADER_MONTHS = 3;
/** The next row of a table is at most this many heights of capitals further down: headers can be three lines high. */
const NEXT_ROW = 10;
/** "SLA-Mål", "Mål", "Servicemål", "KTS", also as OCR misreads them. */
const TARGET = /m[åaä]l|kts|sla|krav|target/i;
/** Confidence of a month that only follows from its neighbours. */
const RECOVERED = 0.9;

/** Width of a label that can be a misread month, parts of the others': what is left of a line is narrower. */
const LEAST_LABEL = 0.3;

/** Finds each header of months by reading the rows that could be one, and the cells under it by their position. */
export async function findTables(
  rows: readonly TextRow[],
  read: (segments: readonly Segment[]) => Promise<PieceReading[]>,
): Promise<{ tables: ScannedTable[]; read: Map<Segment, PieceReading> }> {
  const tables: ScannedTable[] = [];
  const known = new Map<Segment, PieceReading>();
  const readOnce = async (segments: readonly Segment[]): Promise<PieceReading[]> => {
    const open = segments.filter((each) => !known.has(each));
    const readings = await read(open);
    open.forEach((each, i) => known.set(each, readings[i]!));
    return segments.map((each) => known.get(each)!);
  };
  let next = 0;
  while (next < rows.length) {
    const row = rows[next++]!;
    if (row.segments.length < HEADER_SEGMENTS) continue;
    const readings = await readOnce(row.segments);
    const header = headerOf(row, readings);
    if (!header) continue;
    // A heading halfway between the lines comes before: "Driftsområde" beside "apr" over "2024".
    const second = rows.slice(next, next + 3).find((each) => each.segments.length >= HEADER_SEGMENTS);
    const hasYears = second !== undefined && (await isYears(second, header, readOnce));
    const under = rows.slice(next).filter((each) => !hasYears || each !== second);
    const isText = async (each: TextRow, start: number): Promise<boolean> => {
      const readings = await readOnce(each.segments);
      return isProse(readings.filter((_, i) => middleOf(each.segments[i]!) > start).map(textOf));
    };
    const body = await rowsUnder(under, row, header, isText);
    for (const { segments } of body) segments.forEach((segment) => known.delete(segment));
    next += body.length === 0 ? 0 : rows.slice(next).indexOf(body.at(-1)!) + 1;
    for (const cell of header) known.delete(cell.segment);
    tables.push({ header, rows: cellRows(body, header) });
  }
  return { tables, read: known };
}

/** The header's numeric columns: the target, on either side, and all that stands from the first month on. */
function headerOf(row: TextRow, readings: readonly PieceReading[]): HeaderCell[] | null {
  const cells = row.segments.map((each, i) => ({
    segment: each,
    text: hyphenSeen(textOf(readings[i]!), each),
    confidence: confidenceOf(readings[i]!),
  }));
  const months = cells.filter((cell) => namesMonth(cell.text));
  if (months.length < HEADER_MONTHS) return null;
  const [first, last] = [cells.indexOf(months[0]!), cells.indexOf(months.at(-1)!)];
  const before = cells.findIndex(({ text }, i) => i < first && TARGET.test(text));
  const after = cells.findIndex(({ text }, i) => i > last && TARGET.test(text));
  const usual = median(months.map(({ segment }) => boxWidth(segment)));
  const isOver = (each: Segment): boolean => months.some(({ segment }) => each.x0 < segment.x1 && each.x1 > segment.x0);
  // A first or last month that was misread stands between the target and those read; ink over or under one is none.
  const labels = cells
    .slice(before < 0 ? first : before + 1, after < 0 ? undefined : after)
    .filter(({ segment, text }) => namesMonth(text) || (boxWidth(segment) >= LEAST_LABEL * usual && !isOver(segment)));
  const repairs = recoverMonths(
    labels.map((cell) => ({ text: cell.text, x: (cell.segment.x0 + cell.segment.x1) / 2 })),
  );
  const put = labels.map((cell, i) =>
    repaired(
      cell,
      repairs.find((each) => each.label === i),
    ),
  );
  const unfound = repairs.filter((each) => each.label === null).map((each) => unfoundCell(each, labels[0]!.segment));
  const targets = [cells[before], cells[after]].filter((cell) => cell !== undefined).map(withTarget);
  return [...targets, ...put, ...unfound].sort((a, b) => a.segment.x0 - b.segment.x0);
}

/** "SLA-Må!" and "SLA-Mål-" are "SLA-Mål": no heading of targets has a mark at its end. */
function withTarget(cell: HeaderCell): HeaderCell {
  const text = cell.text.replace(/(m[åa])[!|1\]]/i, "$1l").replace(/^[^\p{L}(]+|[^\p{L}%).]+$/gu, "");
  return text === cell.text ? cell : { ...cell, text, alternative: cell.text };
}

const namesMonth = (text: string): boolean => headerMonth(text) !== null || isMonthName(text);

/** "2024" or "24": the second line of a month's heading. */
const YEAR = /^(20)?\d\d$/;

/** Whether the row under months without years has them. */
async function isYears(
  row: TextRow,
  header: readonly HeaderCell[],
  read: (segments: readonly Segment[]) => Promise<PieceReading[]>,
): Promise<boolean> {
  if (header.filter((cell) => isMonthName(cell.text)).length < HEADER_MONTHS) return false;
  const readings = await read(row.segments);
  return readings.filter((reading) => YEAR.test(textOf(reading))).length >= HEADER_MONTHS;
}

/** "jul22" with its hyphen back where one is to be seen: in small print the engine drops it. */
function hyphenSeen(text: string, { parts, capHeight }: Segment): string {
  const names = /^(\p{L}{3,9})(\d\d)$/u.exec(text);
  const inside = parts.slice(1, -1).some((part) => markText(segment([part]), capHeight) === "-");
  return names && inside ? `${names[1]}-${names[2]}` : text;
}

/** A month that must stand between two others though no label was found there. */
function unfoundCell({ text, x }: MonthRepair, like: Segment): HeaderCell {
  const half = Math.round((like.x1 - like.x0) / 2);
  const place = { ...like, x0: Math.round(x) - half, x1: Math.round(x) + half, parts: [] };
  return { segment: place, text, alternative: "", confidence: RECOVERED };
}

function repaired(cell: HeaderCell, repair: MonthRepair | undefined): HeaderCell {
  if (!repair)
    return headerMonth(cell.text)?.exact ? { ...cell, confidence: Math.max(cell.confidence, RECOVERED) } : cell;
  return { ...cell, text: repair.text, alternative: cell.text, confidence: RECOVERED };
}

/** @param isText whether what is read right of a place on a row is running text */
async function rowsUnder(
  rows: readonly TextRow[],
  header: TextRow,
  cells: readonly HeaderCell[],
  isText: (row: TextRow, start: number) => Promise<boolean>,
): Promise<TextRow[]> {
  const [left, right] = [cells[0]!.segment.x0, cells.at(-1)!.segment.x1];
  const pitch = (right - left) / Math.max(1, cells.length);
  // A number that ends where its heading ends has its middle left of it at most by so much.
  const start = left - Math.min(pitch / 2, median(cells.map((cell) => boxWidth(cell.segment))));
  const body: TextRow[] = [];
  let last = header;
  for (const row of rows) {
    if (row.baseline - last.baseline > NEXT_ROW * Math.max(row.capHeight, header.capHeight)) break;
    if (row.segments.some((each) => each.x0 < start && each.x1 > left + 1.5 * pitch)) break;
    if (!row.segments.some((each) => middleOf(each) > start) || isSpeck(row)) continue;
    if (body.length > 0 && !keepsColumns(row, body, cells, start)) break;
    if (body.length > 0 && !fitsColumns(row, body, cells, start) && (await isText(row, start))) break;
    body.push(row);
    last = row;
  }
  return body;
}

/** A lone patch of ink is dust: the dashes of a row stand behind its name. */
const isSpeck = ({ segments }: TextRow): boolean => segments.length === 1 && segments[0]!.parts.length === 1;

/** Share of a row's pieces that may stand beside the table's cells: of text or of another table more do. */
const STRAYS = 0.5;
/** So few pieces are what is left of rulings, and pieces lower than this, heights of the header's capitals, are dust. */
const SPECKS = 4;
const LETTER = 0.5;

/** Whether what a row has right of its label stands in the columns of the header and of the rows before it. */
function keepsColumns(row: TextRow, before: readonly TextRow[], header: readonly HeaderCell[], left: number): boolean {
  const cells = [...header.map((cell) => cell.segment), ...before.flatMap(({ segments }) => segments)];
  const parts = row.segments.filter((each) => middleOf(each) > left).flatMap((each) => each.parts);
  const strays = parts.filter((part) => !cells.some((cell) => part.x0 < cell.x1 && part.x1 > cell.x0));
  const letters = strays.filter((part) => boxHeight(part) >= LETTER * header[0]!.segment.capHeight);
  return strays.length <= STRAYS * parts.length || letters.length <= SPECKS;
}

/** How far, heights of capitals, the edges or middles of a column's cells may lie apart. */
const ALIGNED = 0.4;

/** Whether a row has a piece a column at most, none of which reaches into the next column's heading, most in line with it. */
function fitsColumns(
  { segments, capHeight }: TextRow,
  before: readonly TextRow[],
  header: readonly HeaderCell[],
  left: number,
): boolean {
  const right = segments.filter((each) => middleOf(each) > left);
  const middles = header.map((cell) => middleOf(cell.segment));
  const reached = right.map(({ x0, x1 }) => middles.filter((middle) => middle > x0 && middle < x1).length);
  const cells = [...header.map((cell) => cell.segment), ...before.flatMap((row) => row.segments)];
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= ALIGNED * capHeight;
  const isAligned = (each: Segment): boolean =>
    cells.some((cell) => near(cell.x0, each.x0) || near(cell.x1, each.x1) || near(middleOf(cell), middleOf(each)));
  const aligned = right.filter(isAligned);
  return right.length <= header.length && Math.max(...reached) <= 1 && aligned.length > right.length / 2;
}

/** A word, not "n.a." and none of the shards of numbers that are read as letters. */
const WORD = /\p{L}{3,}/u;

/** Whether half of what is read, or more, is words: as of a legend, or of the text after the table. */
const isProse = (texts: readonly string[]): boolean => {
  const words = texts.flatMap((text) => text.split(/\s+/)).filter(Boolean);
  return words.some((word) => WORD.test(word)) && words.filter((word) => WORD.test(word)).length >= words.length / 2;
};

const middleOf = ({ x0, x1 }: PixelBox): number => (x0 + x1) / 2;

function cellRows(rows: readonly TextRow[], header: readonly HeaderCell[]): CellRow[] {
  const edges = columnEdges(rows, header);
  const end = endOfColumns(rows, header, (edges.at(-1)! - edges[0]!) / Math.max(1, edges.length - 1));
  return rows.map((row) => {
    const columns: Component[][] = header.map(() => []);
    const labels: Segment[] = [];
    for (const each of row.segments) {
      if (middleOf(each) < edges[0]! || each.x0 > end) {
        labels.push(each);
        continue;
      }
      for (const part of each.parts) {
        const column = edges.findLastIndex((edge) => middleOf(part) >= edge);
        columns[Math.max(0, column)]!.push(part);
      }
    }
    const clean = columns.map((parts) => withoutDust(parts, row.capHeight));
    // Beside the first line of a label of two there is nothing, not even an empty cell.
    if (isDust(clean, row.capHeight)) return { row, labels, cells: clean.map(() => null), blanks: [] };
    const cells = clean.map((parts) => (parts.length > 0 ? segment(parts) : null));
    const right = header.at(-1)!.segment.x1;
    const blanks = cells.flatMap((cell, i): PixelBox[] =>
      cell ? [] : [{ x0: edges[i]!, x1: edges[i + 1] ?? right, y0: row.baseline - row.capHeight, y1: row.baseline }],
    );
    return { row, labels, cells, blanks };
  });
}

/** White between a table's last month and another column, heights of capitals: a number's own spaces are narrower. */
const BESIDE = 1.5;

/** Where the last column ends: half a column on, or in white before that, stands a target whose heading is not in this line. */
function endOfColumns(rows: readonly TextRow[], header: readonly HeaderCell[], pitch: number): number {
  const last = header.at(-1)!.segment;
  const boxes = [last, ...rows.flatMap((row) => row.segments)];
  const white = BESIDE * median(rows.map((row) => row.capHeight));
  const first = whites(boxes, last.x1, last.x1 + pitch / 2).find((each) => each.boxes === 0 && each.length > white);
  return first?.middle ?? last.x1 + pitch / 2;
}

/** Further from the rest of its cell than this, heights of capitals, what is lower than a letter is dust. */
const APART = 1.5;

function withoutDust(parts: readonly Component[], capHeight: number): Component[] {
  const tall = parts.filter((part) => boxHeight(part) >= LETTER * capHeight);
  if (tall.length === 0) return [...parts];
  const near = (part: Component): boolean =>
    tall.some((each) => part.x0 - each.x1 <= APART * capHeight && each.x0 - part.x1 <= APART * capHeight);
  return parts.filter((part) => tall.includes(part) || near(part));
}

/** So few low patches in the columns of a row are dust, or what is left of its neighbours': a row has a dash in each. */
const FEW_SPECKS = 3;

/** Whether that is all a row has in its columns. */
function isDust(columns: readonly (readonly Component[])[], capHeight: number): boolean {
  const parts = columns.flat();
  const isLow = parts.length === 1 || parts.every((part) => boxHeight(part) < LETTER * capHeight);
  return isLow && parts.length <= Math.min(FEW_SPECKS, columns.length / HEADER_MONTHS);
}

/** Left edge of each numeric column: in the widest white between it and its neighbour that all rows share. */
function columnEdges(rows: readonly TextRow[], header: readonly HeaderCell[]): number[] {
  const boxes = [
    ...rows.flatMap((row) => row.segments.flatMap((each) => each.parts)),
    ...header.map((cell) => cell.segment),
  ];
  const pitch = (header.at(-1)!.segment.x0 - header[0]!.segment.x0) / Math.max(1, header.length - 1);
  return header.map((cell, i) => {
    const here = middleOf(cell.segment);
    const before = header[i - 1]?.segment;
    return before
      ? whitest(boxes, middleOf(before), here)
      : lastWhite(boxes, here - pitch, here, median(rows.map((row) => row.capHeight)));
  });
}

interface White {
  length: number;
  middle: number;
  /** How many boxes cover it. */
  boxes: number;
}

/** The stretches between two places that the fewest boxes cover. */
function whites(boxes: readonly { x0: number; x1: number }[], from: number, to: number): White[] {
  const start = Math.floor(from);
  const counts = new Uint16Array(Math.max(1, Math.ceil(to) - start));
  for (const box of boxes) {
    for (let x = Math.max(start, box.x0); x < Math.min(start + counts.length, box.x1); x++) counts[x - start]!++;
  }
  const least = Math.min(...counts);
  const found: White[] = [];
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] !== least) continue;
    const first = i;
    while (i + 1 < counts.length && counts[i + 1] === least) i++;
    found.push({ length: i - first + 1, middle: start + (first + i + 1) / 2, boxes: least });
  }
  return found;
}

/** The middle of the widest of them. */
const whitest = (boxes: readonly PixelBox[], from: number, to: number): number =>
  whites(boxes, from, to).reduce((widest, each) => (each.length > widest.length ? each : widest)).middle;

/** The middle of the last that is wider than a digit: labels end before it, and more white can be before them. */
function lastWhite(boxes: readonly PixelBox[], from: number, to: number, digit: number): number {
  const last = whites(boxes, from, to).findLast((each) => each.length > digit);
  return last?.middle ?? whitest(boxes, from, to);
}
