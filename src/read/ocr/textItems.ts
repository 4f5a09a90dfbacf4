import type { Box } from "../../model/geometry.js";
import type { TextItem } from "../../model/page.js";
import type { CellReading } from "./cells.js";
import { isMixedCount } from "./cellText.js";
import type { PageText, ReadLine, ReadTable } from "./pageText.js";
import type { PixelBox } from "./raster.js";
import { boxHeight } from "./raster.js";
import type { TextRow } from "./rows.js";
import type { ScannedPage } from "./scannedPage.js";
import type { TurnedWord } from "./turned.js";

/** Parts of the font size that capitals and ascenders have: between Carlito's 0.64 and Arial's 0.72. */
const CAPITALS = 0.68;
/** Parts of the font size over and under the baseline that an item's box takes. */
const ASCENT = 0.8;
const DESCENT = 0.22;
/** Rows whose sizes differ by less are of one size: pixels are coarser than fonts. */
const SAME_SIZE = 1.12;

/** The page's text in points: a word each, or a table cell each. */
export function textItems(page: ScannedPage, text: PageText): TextItem[] {
  const sizes = rowSizes(page);
  const toItem = itemMaker(page, sizes);
  const rowOf = new Map(page.rows.flatMap((row) => row.segments.map((each) => [each, row] as const)));
  return [
    ...text.lines.flatMap((line) => lineItems(line, toItem)),
    ...text.tables.flatMap((table) => tableItems(table, rowOf, misnamedRows(table, text.lines), toItem)),
    ...text.turned.map((word) => turnedItem(word, page.pixelsPerPoint)),
  ];
}

/** What stands in a cell whose text cannot be seen or read: no number, so the value becomes null with no confidence. */
export const UNREADABLE = "?";

interface Words {
  text: string;
  confidence: number;
  alternative?: string;
}
type ItemMaker = (words: Words, box: PixelBox, row: TextRow) => TextItem;

function itemMaker({ pixelsPerPoint }: ScannedPage, sizes: Map<TextRow, number>): ItemMaker {
  return ({ text, confidence, alternative }, box, row) => {
    const size = sizes.get(row)!;
    const baseline = row.baseline / pixelsPerPoint;
    const around: Box = [
      box.x0 / pixelsPerPoint,
      baseline - ASCENT * size,
      box.x1 / pixelsPerPoint,
      baseline + DESCENT * size,
    ];
    const item: TextItem = { text, box: around, baseline, size, bold: false, angle: 0, confidence };
    return alternative === undefined ? item : { ...item, alternative };
  };
}

/** How sure a number can be of which one mark is wrong, or of which the row is not known. */
const MISREAD = 0.8;

function lineItems({ words: read, segment, row, whole }: ReadLine, toItem: ItemMaker): TextItem[] {
  if (read.length === 0) return [];
  const words = read.map((word) =>
    isMixedCount(word.text) ? { ...word, confidence: Math.min(word.confidence, MISREAD) } : word,
  );
  if (!whole) return words.map((word) => toItem(word, word.box, row));
  const text = words.map((word) => word.text).join(" ");
  const confidence = nameConfidence(Math.min(...words.map((word) => word.confidence)));
  const first = firstReading(words);
  return [toItem(first === text ? { text, confidence } : { text, confidence, alternative: first }, segment, row)];
}

/**
 * The engine's confidence from which a name is right: of 472 rows of scans, 449 had as much, 441 of them right (six of the
 * others for the size of a letter); of the 23 with less, 11 were wrong.
 */
const NAME_READ = 0.8;
/** How sure such a name is. */
const NAME_SURE = 0.95;

const nameConfidence = (engine: number): number => (engine >= NAME_READ ? Math.max(engine, NAME_SURE) : engine);

/** What the engine read before words were put right; a word split in two says so twice. */
const firstReading = (words: ReadLine["words"]): string =>
  words
    .map((word) => word.alternative ?? word.text)
    .filter((text, i, all) => words[i]!.alternative === undefined || text !== all[i - 1])
    .join(" ");

/** A value where names stand: a column before the first that was found. */
const VALUE_IN_NAME = /\d[.,]\d+\s?%|\d{3,}[., ]?\d{3}/;

/** Rows of a table of which no value can be sure: those whose name was misread, and all if names have values in them. */
function misnamedRows({ header, rows }: ReadTable, lines: readonly ReadLine[]): Set<TextRow> {
  const all = new Set(rows.map(({ row }) => row));
  const names = lines.filter(({ row, segment }) => all.has(row) && segment.x0 < header[0]!.segment.x0);
  if (names.some(({ words }) => VALUE_IN_NAME.test(words.map(({ text }) => text).join(" ")))) return all;
  const doubted = ({ words }: ReadLine): boolean =>
    words.some(({ text, confidence }) => confidence < NAME_READ && /\p{L}{2}/u.test(text));
  return new Set(names.filter(doubted).map(({ row }) => row));
}

function tableItems(
  table: ReadTable,
  rowOf: Map<unknown, TextRow>,
  misnamed: Set<TextRow>,
  toItem: ItemMaker,
): TextItem[] {
  const headerRow = table.header.map((cell) => rowOf.get(cell.segment)).find((row) => row)!;
  const header = table.header.map((cell) => toItem(cell, cell.segment, headerRow));
  const rowOfCell = new Map(table.rows.flatMap((each) => each.cells.map((cell) => [cell, each.row] as const)));
  const cells = table.cells.flatMap((cell): TextItem[] => {
    const row = rowOfCell.get(cell.segment)!;
    const confidence = misnamed.has(row) ? Math.min(cell.confidence, MISREAD) : cell.confidence;
    if (cell.text !== "") return [toItem({ ...cell, confidence }, cell.segment, row)];
    return isDust(cell, row) ? [] : [toItem({ text: UNREADABLE, confidence: 0 }, cell.segment, row)];
  });
  const dark = table.dark.map((box) => {
    const row = table.rows.find((each) => each.row.baseline === box.y1)!.row;
    return toItem({ text: UNREADABLE, confidence: 0 }, box, row);
  });
  return [...header, ...cells, ...dark];
}

/** A digit is higher than this, heights of its row's capitals; ink that is lower and says nothing is dust. */
const LEAST_DIGIT = 0.6;

const isDust = ({ segment }: CellReading, row: TextRow): boolean =>
  segment.parts.every((part) => boxHeight(part) < LEAST_DIGIT * row.capHeight);

/** Letters of a turned word reach from its baseline to its ascenders: hardly one of them has no tall letter. */
function turnedItem({ text, confidence, box, angle }: TurnedWord, pixelsPerPoint: number): TextItem {
  const [left, right] = [box.x0 / pixelsPerPoint, box.x1 / pixelsPerPoint];
  const size = (right - left) / CAPITALS;
  const baseline = angle === 270 ? right : left;
  const [x0, x1] =
    angle === 270
      ? [baseline - ASCENT * size, baseline + DESCENT * size]
      : [baseline - DESCENT * size, baseline + ASCENT * size];
  const around: Box = [x0, box.y0 / pixelsPerPoint, x1, box.y1 / pixelsPerPoint];
  return { text, box: around, baseline, size, bold: false, angle, confidence };
}

/** One font size for all rows that look alike: the one that most letters have takes what is near it, and so on. */
function rowSizes({ rows, pixelsPerPoint }: ScannedPage): Map<TextRow, number> {
  const sizes = new Map<TextRow, number>();
  let open = [...rows];
  while (open.length > 0) {
    const { capHeight } = commonest(open);
    const size = Math.round((2 * capHeight) / pixelsPerPoint / CAPITALS) / 2;
    for (const row of open) if (isNear(row.capHeight, capHeight)) sizes.set(row, size);
    open = open.filter((row) => !sizes.has(row));
  }
  return sizes;
}

const isNear = (height: number, other: number): boolean =>
  Math.max(height, other) <= SAME_SIZE * Math.min(height, other);

/** The row whose height most letters have. */
function commonest(rows: readonly TextRow[]): TextRow {
  const letters = new Map<number, number>();
  for (const { capHeight, segments } of rows) {
    const parts = segments.reduce((sum, each) => sum + each.parts.length, 0);
    letters.set(capHeight, (letters.get(capHeight) ?? 0) + parts);
  }
  return rows.reduce((most, row) => (letters.get(row.capHeight)! > letters.get(most.capHeight)! ? row : most));
}
