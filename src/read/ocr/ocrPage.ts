import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { roundBox } from "../../model/geometry.js";
import type { Box } from "../../model/geometry.js";
import type { Page, ReadProblem, TextItem } from "../../model/page.js";
import type { OcrCache } from "./cache.js";
import { isDithered } from "./dither.js";
import { ENGINE_VERSION } from "./engine.js";
import type { OcrEngine } from "./engine.js";
import { headerMonth } from "./months.js";
import { pageImage } from "./pageImage.js";
import type { ImageRequest, PageImage } from "./pageImage.js";
import { enlarged, fittedToPaper } from "./paperSize.js";
import { pieceOf, readPageText } from "./pageText.js";
import type { PageText } from "./pageText.js";
import type { PixelBox } from "./raster.js";
import { LIKELY_MISREAD } from "./repairs.js";
import { scannedPage } from "./scannedPage.js";
import type { ScannedPage } from "./scannedPage.js";
import type { Segment } from "./segments.js";
import { isSideways } from "./skew.js";
import { SOFT_HYPHEN } from "./softHyphens.js";
import { readPieces } from "./strips.js";
import type { PieceReading, Reader } from "./strips.js";
import { textItems, UNREADABLE } from "./textItems.js";

/** What of a page is read. */
export interface OcrRequest extends ImageRequest {
  /** The page stands as its text layer reads, so that it need not be found out. */
  upright?: boolean;
}

export interface OcrPageOptions extends OcrRequest {
  /** Longest time for one page, milliseconds. */
  timeLimit?: number;
  signal?: AbortSignal;
  /** Where read pages are kept; every page is read anew without. */
  cache?: OcrCache;
}

export interface OcrResult {
  page: Page;
  problems: ReadProblem[];
  /** Clockwise quarter turns in which the page was read. */
  turns: number;
}

/** Fifty times what a full page takes on a slow machine: only a stuck page reaches it. */
const TIME_LIMIT = 120_000;
/** From here on a value counts as sure: under it a problem names the cell. */
const SURE = 0.9;

/** Reads a scanned page into the same model as a text layer gives; a page that cannot be read is empty with a problem. */
export async function ocrPage(
  pdfPage: PDFPageProxy,
  number: number,
  engine: OcrEngine,
  { timeLimit = TIME_LIMIT, signal, cache, ...request }: OcrPageOptions = {},
): Promise<OcrResult> {
  const limit = AbortSignal.timeout(timeLimit);
  const either = signal ? AbortSignal.any([signal, limit]) : limit;
  try {
    const image = await pageImage(pdfPage, request);
    const read: Reader = (picture, settings) => engine.read(picture, settings, either);
    const { fitted, by } = fittedToPaper(image);
    const reading = async (): Promise<OcrResult> =>
      enlarged(await readImage(fitted, number, read, request.upright ?? false), by);
    return cache ? await readCached(image, number, reading, cache, request) : await reading();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const message = limit.aborted
      ? `OCR of page ${number} took longer than ${timeLimit / 1000} s and was given up`
      : `OCR of page ${number} failed: ${cause instanceof Error ? cause.message : String(cause)}`;
    const code = limit.aborted ? "ocr-timeout" : "ocr-failed";
    const { width, height } = pdfPage.getViewport({ scale: 1 });
    const page: Page = { number, width, height, items: [], fills: [], rulings: [], slanted: [], source: "ocr" };
    return { page, problems: [{ code, severity: "error", message, page: number, box: null }], turns: 0 };
  }
}

async function readCached(
  image: PageImage,
  number: number,
  reading: () => Promise<OcrResult>,
  cache: OcrCache,
  { upright = false }: OcrRequest,
): Promise<OcrResult> {
  const key = cache.key(image, upright ? `${ENGINE_VERSION} upright` : ENGINE_VERSION);
  const kept = await cache.get(key, number);
  if (kept) return kept;
  const result = await reading();
  await cache.put(key, result);
  return result;
}

async function readImage(image: PageImage, number: number, read: Reader, isUpright: boolean): Promise<OcrResult> {
  const { page, known } = isUpright ? { page: scannedPage(image, 0), known: new Map() } : await upright(image, read);
  const text = await readPageText(page, read, known);
  const items = textItems(page, text);
  const points = (box: PixelBox): Box => {
    const { pixelsPerPoint: scale } = page;
    return roundBox([box.x0 / scale, box.y0 / scale, box.x1 / scale, box.y1 / scale]);
  };
  return {
    turns: page.turns,
    page: {
      number,
      width: page.ink.width / page.pixelsPerPoint,
      height: page.ink.height / page.pixelsPerPoint,
      items,
      fills: shownFills(page, text).map((fill) => ({ box: points(fill), colour: fill.colour })),
      rulings: page.rulings.map((box) => ({ box: points(box) })),
      slanted: [],
      source: "ocr",
    },
    problems: [
      ...turnProblems(page, number),
      ...dotProblems(image, number),
      ...doubts(text, items, number),
      ...textDoubts(text, points, number),
      ...repairProblems(text, points, number),
    ],
  };
}

/** How sure the engine is of text that stands the right way up, at least. */
const UPRIGHT = 0.6;
/** Lines read to find out which way up the page is: the longest, which say most. */
const PROBES = 2;

/** The page the right way up, and what was read to find out. */
async function upright(
  image: PageImage,
  read: Reader,
): Promise<{ page: ScannedPage; known: Map<Segment, PieceReading> }> {
  const turns = isSideways(image.raster, image.pixelsPerPoint) ? [1, 3] : [0, 2];
  const first = await probe(scannedPage(image, turns[0]!), read);
  if (first.sureness >= UPRIGHT || first.known.size === 0) return first;
  const second = await probe(scannedPage(image, turns[1]!), read);
  return second.sureness > first.sureness ? second : first;
}

async function probe(
  page: ScannedPage,
  read: Reader,
): Promise<{ page: ScannedPage; known: Map<Segment, PieceReading>; sureness: number }> {
  const longest = page.rows
    .filter((row) => row.segments.length <= 3)
    .flatMap((row) => row.segments)
    .filter((segment) => segment.parts.length > 3)
    .sort((a, b) => b.parts.length - a.parts.length)
    .slice(0, PROBES);
  const readings = await readPieces(page.ink, longest.map(pieceOf), read);
  const words = readings.flatMap((reading) => reading.words);
  const sureness = words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length);
  return { page, known: new Map(longest.map((segment, i) => [segment, readings[i]!])), sureness };
}

/** Greys are shades of the scan, not of the report; only the dark band behind a header tells something. */
function shownFills(page: ScannedPage, text: PageText): ScannedPage["fills"] {
  if (page.coloured) return page.fills;
  const headers = text.tables.flatMap((table) => table.header.map((cell) => cell.segment));
  return page.fills.filter((fill) =>
    headers.some((each) => each.x0 >= fill.x0 && each.x1 <= fill.x1 && each.y0 >= fill.y0 && each.y1 <= fill.y1),
  );
}

function turnProblems(page: ScannedPage, number: number): ReadProblem[] {
  if (page.turns === 0) return [];
  const message = `the page was scanned turned by ${360 - page.turns * 90}° and was read upright`;
  return [{ code: "ocr-turned", severity: "info", message, page: number, box: null }];
}

function dotProblems({ raster, pixelsPerPoint }: PageImage, number: number): ReadProblem[] {
  if (!isDithered(raster, pixelsPerPoint)) return [];
  const message = `the scan of page ${number} shows greys and colours as black dots: text on them, such as a table's headings, may be lost; scan it in grey`;
  return [{ code: "ocr-dithered", severity: "warning", message, page: number, box: null }];
}

/** Repairs are certain, so they only inform; a word split in two is named once. */
function repairProblems(text: PageText, points: (box: PixelBox) => Box, number: number): ReadProblem[] {
  return text.lines.flatMap((line) =>
    line.words
      .filter((word, i) => word.alternative !== undefined && word.alternative !== line.words[i - 1]?.alternative)
      .map((word): ReadProblem => {
        const put = line.words.filter((each) => each.alternative === word.alternative).map((each) => each.text);
        const message = word.text.endsWith(SOFT_HYPHEN)
          ? `"${word.alternative}" at a line's end was taken for the first part of a word`
          : `"${word.alternative}" was put right to "${put.join(" ")}"`;
        return { code: "ocr-repaired", severity: "info", message, page: number, box: points(word.box) };
      }),
  );
}

/** Words outside the cells that are likely misread, a line each. */
function textDoubts(text: PageText, points: (box: PixelBox) => Box, number: number): ReadProblem[] {
  return text.lines.flatMap(({ words, segment }): ReadProblem[] => {
    const unsure = words.filter((word) => word.confidence < LIKELY_MISREAD && word.alternative === undefined);
    if (unsure.length === 0) return [];
    const named = unsure.map((word) => `"${word.text}" (${word.confidence.toFixed(2)})`).join(", ");
    const message = `read with little confidence: ${named}`;
    return [{ code: "text-unsure", severity: "warning", message, page: number, box: points(segment) }];
  });
}

function doubts(text: PageText, items: readonly TextItem[], number: number): ReadProblem[] {
  const headings = text.tables.flatMap((table) => table.header.filter((cell) => cell.alternative !== undefined));
  const recovered = headings.map((cell): ReadProblem => {
    const box = items.find((item) => item.text === cell.text && item.alternative === cell.alternative)?.box ?? null;
    const at = { page: number, box: box && roundBox(box) };
    if (headerMonth(cell.text) === null) {
      const message = `heading "${cell.alternative}" was put right to "${cell.text}"`;
      return { code: "ocr-repaired", severity: "info", message, ...at };
    }
    const message = `header month "${cell.text}" follows from its neighbours; it was read as "${cell.alternative}"`;
    return { code: "month-recovered", severity: "warning", message, ...at };
  });
  const cells = new Set(text.tables.flatMap((table) => table.cells.map((cell) => cell.text)));
  const unsure = items
    .filter((item) => item.confidence < SURE && cells.has(item.text) && /\d|-/.test(item.text))
    .map((item): ReadProblem => {
      const other = item.alternative === undefined ? "" : ` or "${item.alternative}"`;
      const message = `cell read as "${item.text}"${other} with confidence ${item.confidence.toFixed(2)}`;
      return { code: "cell-unsure", severity: "warning", message, page: number, box: roundBox(item.box) };
    });
  const dark = items
    .filter((item) => item.text === UNREADABLE && item.confidence === 0)
    .map((item): ReadProblem => {
      const message = "nothing can be read in the cell: it is too dark, or its print too poor";
      return { code: "cell-unreadable", severity: "warning", message, page: number, box: roundBox(item.box) };
    });
  return [...recovered, ...unsure, ...dark];
}
