import { median } from "../../model/median.js";
import { CELL_ALPHABET, cellKind, commaRestored, plainCell, plainNone, signRestored } from "./cellText.js";
import { fullCells, modelCells } from "./fullCells.js";
import { GlyphShapes } from "./glyphs.js";
import type { Verdict } from "./glyphs.js";
import { glyphBoxes } from "./glyphBoxes.js";
import { MARK_CONFIDENCE, markText } from "./marks.js";
import { boxWidth } from "./raster.js";
import type { Grey } from "./raster.js";
import type { Segment } from "./segments.js";
import { segment } from "./segments.js";
import { confidenceOf, isWiderThan, readPieces, textOf } from "./strips.js";
import type { Piece, Reader } from "./strips.js";

/** What a value cell says and how sure that is. */
export interface CellReading {
  segment: Segment;
  text: string;
  confidence: number;
  /** The other reading where two differed, or the text before it was put right. */
  alternative?: string;
}

/** Calibrated on the fixtures: see docs of `npm run test:ocr`. */
const SURE = 0.98;
const TWICE_READ = 0.95;
const OUTVOTED = 0.8;
const DISPUTED = 0.5;
const BROKEN = 0.3;
/** The engine's own confidence under which one reading is not enough. */
const ENGINE_SURE = 0.5;
/** Enlargement for the second reading: other pixels, so other mistakes. */
const SECOND_SCALE = 1.7;

/**
 * Reads value cells with a digits-only alphabet; doubtful ones twice, and all are checked by the shapes of their digits.
 * Of the many that say "100,00%" only some are read.
 */
export async function readCells(
  ink: Grey,
  cells: readonly Segment[],
  capHeight: number,
  read: Reader,
): Promise<CellReading[]> {
  const dashes = cells.flatMap((segment): CellReading[] => {
    const mark = markText(segment, capHeight);
    return mark === "-" ? [{ segment, text: "-", confidence: MARK_CONFIDENCE }] : [];
  });
  const texts = cells.filter((cell) => !dashes.some((dash) => dash.segment === cell));
  const models = await readOnce(ink, modelCells(texts), read);
  const full = fullCells(ink, without(texts, models), models);
  const others = await readOnce(ink, without(texts, [...models, ...full]), read);
  const first = [...models, ...full, ...others];
  const shapes = new GlyphShapes(
    ink,
    first.filter((each) => cellKind(each.text)),
  );
  const doubtful = first.filter((each) =>
    full.includes(each) ? shapes.verdict(each) === "differs" : isDoubtful(each, shapes.verdict(each)),
  );
  const second = await readAlone(ink, doubtful, read);
  const usual = usualForm(first);
  const settled = first.map((each): CellReading => {
    const again = second.get(each.segment);
    return again === undefined
      ? { ...each, confidence: SURE }
      : settle(each, again, shapes, usual?.kind === "percent" ? usual.decimals : null);
  });
  const worded = await withWords(ink, settled, read);
  return [...dashes, ...worded.map((each) => believable(each, rowOf(each, worded), usual))];
}

/**
 * Cells that hold no number, read once more with all letters: among digits alone "i.r." is "n.". Two letters without a
 * full stop may be digits misread, unless other cells have them with one.
 */
async function withWords(ink: Grey, cells: readonly CellReading[], read: Reader): Promise<CellReading[]> {
  const open = cells.filter(({ text }) => cellKind(text) === null);
  const pieces = open.map(({ segment }) => pieceOf(segment));
  const readings = await readPieces(ink, pieces, read);
  const stopped = new Set(
    readings
      .map(textOf)
      .filter((text) => text.length > 2)
      .map(plainNone),
  );
  const words = new Map(open.map((each, i) => [each, readings[i]!]));
  return cells.map((each) => {
    const reading = words.get(each);
    const text = plainNone(reading ? textOf(reading) : "");
    if (!reading || cellKind(text) !== "none" || !stopped.has(text)) return each;
    const confidence = confidenceOf(reading) >= ENGINE_SURE ? TWICE_READ : OUTVOTED;
    return { segment: each.segment, text, confidence, alternative: each.text };
  });
}

const without = (cells: readonly Segment[], readings: readonly CellReading[]): Segment[] =>
  cells.filter((cell) => !readings.some((each) => each.segment === cell));

/** Availability under this is so rare that a lost first digit is the likelier cause. */
const UNHEARD_OF = 50;

/** Neither rare values are sure nor those written unlike the page's others: in "99,539" the sign became a digit. */
export function believable(reading: CellReading, row: readonly CellReading[], usual: Form | null): CellReading {
  const kind = cellKind(reading.text);
  const form = formOf(reading.text);
  const rare = kind === "percent" && Number.parseInt(reading.text, 10) < UNHEARD_OF;
  const unlike = form !== null && usual !== null && (form.kind !== usual.kind || form.decimals !== usual.decimals);
  return rare ||
    unlike ||
    isTooWide(reading) ||
    isTooLow(reading, row) ||
    startsWithLine(reading) ||
    (kind === "count" && isOddCount(reading, row, usual !== null))
    ? { ...reading, confidence: Math.min(reading.confidence, OUTVOTED) }
    : reading;
}

/** Whether there is ink for more than was read: "100" where "100,00%" stands. */
const isTooWide = ({ segment, text }: CellReading): boolean =>
  text.length > 1 && isWiderThan(text, boxWidth(segment), segment.capHeight);

/** Part of the height of its row's numbers that a number has at least. */
const LOWEST = 0.75;

/** Whether it is lower than its row's other numbers: of "100,00%" on a blotted fill a corner was read as "7". */
function isTooLow(reading: CellReading, row: readonly CellReading[]): boolean {
  const heights = row.filter(hasDigits).map((each) => each.segment.capHeight);
  return hasDigits(reading) && reading.segment.capHeight < LOWEST * median(heights);
}

/** A first "1" thinner than this, heights of capitals, may be a line beside the cell: with its flag a 1 takes a third. */
const THIN_ONE = 0.2;

/** Whether what was read as a first "1" is no wider than a line: the side of a cell before "234.567". */
function startsWithLine({ segment: { parts, capHeight }, text }: CellReading): boolean {
  const [first] = glyphBoxes(parts);
  return text.startsWith("1") && text.length > 1 && boxWidth(first!) < THIN_ONE * capHeight;
}

/** "n.a." has none, and none of their height. */
const hasDigits = ({ text }: CellReading): boolean => /\d/.test(text);

function isDoubtful(reading: CellReading, verdict: Verdict): boolean {
  return cellKind(reading.text) === null || verdict !== "agrees" || reading.confidence < ENGINE_SURE;
}

const pieceOf = (segment: Segment): Piece => ({
  box: { x0: segment.x0 - 1, y0: segment.y0 - 1, x1: segment.x1 + 1, y1: segment.y1 + 1 },
  baseline: segment.baseline,
  capHeight: segment.capHeight,
});

async function readOnce(
  ink: Grey,
  cells: readonly Segment[],
  read: Reader,
  packing: { scale?: number } = {},
): Promise<CellReading[]> {
  const readings = await readPieces(ink, cells.map(pieceOf), read, { alphabet: CELL_ALPHABET }, packing);
  return readings.map((reading, i) => ({
    segment: cells[i]!,
    text: plainCell(textOf(reading)),
    confidence: confidenceOf(reading),
  }));
}

/** Scales at which a cell of its own is read until the engine sees something: smaller, frayed edges are smooth. */
const SCALES_ALONE = [SECOND_SCALE, 1, 0.8];

/** Each cell in a picture of its own. */
async function readAlone(
  ink: Grey,
  doubtful: readonly CellReading[],
  read: Reader,
): Promise<Map<Segment, CellReading>> {
  const readings = await Promise.all(
    doubtful.map(async ({ segment }) => {
      let reading: CellReading = { segment, text: "", confidence: 0 };
      for (const scale of SCALES_ALONE) {
        if (reading.text === "") reading = (await readOnce(ink, [segment], read, { scale }))[0]!;
      }
      return reading;
    }),
  );
  return new Map(readings.map((each) => [each.segment, each]));
}

function settle(first: CellReading, second: CellReading, shapes: GlyphShapes, decimals: number | null): CellReading {
  if (first.text === second.text) return agreed(first, shapes, decimals);
  const candidates = [first, second].filter((each) => cellKind(each.text));
  const [only] = candidates;
  if (!only) return broken(first, second, shapes, decimals);
  const other = only === first ? second : first;
  const verdicts = candidates.map((each) => shapes.verdict(each));
  const agreeing = candidates.filter((_, i) => verdicts[i] === "agrees");
  if (agreeing.length === 1) {
    const [right] = agreeing;
    const left = right === first ? second : first;
    // A reading outside the grammar is no rival to one that the shapes confirm.
    const confidence = cellKind(left.text) === null ? TWICE_READ : OUTVOTED;
    return { ...right!, confidence, alternative: left.text };
  }
  const best = candidates.length === 2 && second.confidence > first.confidence ? second : only;
  return { ...best, confidence: DISPUTED, alternative: best === only ? other.text : first.text };
}

function agreed(reading: CellReading, shapes: GlyphShapes, decimals: number | null): CellReading {
  if (cellKind(reading.text))
    return { ...reading, confidence: shapes.verdict(reading) === "differs" ? OUTVOTED : TWICE_READ };
  const restored = restoredText(reading, shapes, decimals);
  if (restored) return { ...reading, text: restored, confidence: OUTVOTED, alternative: reading.text };
  return { ...reading, confidence: BROKEN };
}

function broken(first: CellReading, second: CellReading, shapes: GlyphShapes, decimals: number | null): CellReading {
  const best = second.confidence > first.confidence ? second : first;
  const restored = restoredText(best, shapes, decimals);
  const alternative = best === first ? second.text : first.text;
  return { ...best, text: restored ?? best.text, confidence: restored ? DISPUTED : BROKEN, alternative };
}

const restoredText = (reading: CellReading, shapes: GlyphShapes, decimals: number | null): string | null =>
  commaRestored(reading.text, decimals) ?? signRestored(reading.text, decimals) ?? withoutSliver(reading, shapes);

/** Thinner than this, heights of capitals, is no digit: the stem of a 1 takes a tenth, and its flag more. */
const SLIVER = 0.09;

/** "199,74%" without its "1" where that is a sliver of the line beside the cell, and nothing else speaks against it. */
function withoutSliver({ segment: { parts }, text }: CellReading, shapes: GlyphShapes): string | null {
  const [first] = glyphBoxes(parts);
  const others = parts.filter((part) => part.x0 >= first!.x1);
  if (others.length === 0) return null;
  const rest = { segment: segment(others), text: text.slice(1) };
  const isSliver = boxWidth(first!) < SLIVER * rest.segment.capHeight;
  return isSliver && cellKind(rest.text) !== null && shapes.verdict(rest) !== "differs" ? rest.text : null;
}

/** Cells of a line that was torn in pieces, at most. */
const ALONE = 2;

const digitsOf = (text: string): number => text.replace(/\D/g, "").length;

/**
 * Whether a count stands among percentages: a part of one was read. A short one beside a single percentage is enough,
 * and so is one hardly beside anything on a page of percentages: "100" can be what was read of "100,00%", and "875" of
 * "87,5".
 */
function isOddCount({ text }: CellReading, row: readonly CellReading[], amongPercents: boolean): boolean {
  const counts = row.filter((each) => cellKind(each.text) === "count").length;
  const percents = row.filter((each) => formOf(each.text) !== null).length;
  const isPart = digitsOf(text) <= 3 && (percents > 0 || (amongPercents && row.length <= ALONE));
  return isPart || percents >= counts;
}

/** The cells on one line with it, itself included. */
const rowOf = ({ segment }: CellReading, cells: readonly CellReading[]): CellReading[] =>
  cells.filter(
    (each) =>
      Math.abs(each.segment.baseline - segment.baseline) < Math.max(segment.capHeight, each.segment.capHeight) / 2,
  );

/** How a percentage is written: "99,74%" or, where the header has the sign, "99,74". */
interface Form {
  kind: "percent" | "decimal";
  decimals: number;
}

function formOf(text: string): Form | null {
  const kind = cellKind(text);
  return kind === "percent" || kind === "decimal" ? { kind, decimals: decimalsOf(text) } : null;
}

/** How most of the page's percentages are written; null where it has none. */
function usualForm(readings: readonly CellReading[]): Form | null {
  const forms = readings.flatMap(({ text }) => formOf(text) ?? []);
  const count = ({ kind, decimals }: Form): number =>
    forms.filter((each) => each.kind === kind && each.decimals === decimals).length;
  return forms.reduce<Form | null>((best, form) => (best === null || count(form) > count(best) ? form : best), null);
}

const decimalsOf = (number: string): number => number.replace("%", "").split(",")[1]?.length ?? 0;
