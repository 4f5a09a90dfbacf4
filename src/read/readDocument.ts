import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { FileError } from "../errors.js";
import { centreX, centreY, contains, type Box } from "../model/geometry.js";
import type { Document, Page, ReadProblem, TextItem } from "../model/page.js";
import { contentToPage } from "./contentToPage.js";
import { coveredProblems } from "./coveredProblems.js";
import { mergeReadings, readingWithin, turnItems } from "./mergeReadings.js";
import type { OcrEngine } from "./ocr/engine.js";
import type { OcrRequest, OcrResult } from "./ocr/ocrPage.js";
import { pageContent, type PageContent } from "./pageContent.js";
import { oneLine, openDocument, withDocument, type OpenDocument } from "./pdf.js";
import { readingPlan, standOn, unexplained, type ReadingPlan } from "./readingPlan.js";
import { doubtedBy } from "./secondReading.js";

export interface ReadOptions {
  /** Tried after the empty password. */
  passwords?: readonly string[];
  /** Which pages are read from their picture: those without a useful text layer ("auto", the default), all or none. */
  ocr?: "auto" | "always" | "never";
  /** Folder in which read pictures are kept, so that a page is read once; none are kept when left out. */
  ocrCache?: string | null;
}

/** What a caller lends for many documents. */
export interface ReadTools {
  /** Lends a running OCR program; one is started for the document, and ended, when left out. */
  engine?: () => Promise<OcrEngine>;
  /** Told after each page. */
  onPage?: (page: { number: number; of: number; ocr: boolean }) => void;
}

/** A monthly report has at most some fifty pages: what has more than this is another book, or a bomb. */
const MOST_PAGES = 1000;

interface ReadPage {
  page: Page;
  problems: ReadProblem[];
}

/**
 * Reads a PDF into pages of positioned text, fills and rulings.
 * A page that cannot be read costs itself: it comes back empty with a problem.
 * @throws {FileError} where the file as a whole cannot be opened.
 */
export async function readDocument(
  bytes: Uint8Array,
  options: ReadOptions = {},
  tools: ReadTools = {},
): Promise<Document> {
  const ocr = new PageReader(bytes, options, tools.engine);
  try {
    return await withDocument(bytes, options.passwords ?? [], "read", async (document) => {
      if (document.numPages > MOST_PAGES) throw tooManyPages(document.numPages);
      const pages: Page[] = [];
      const problems: ReadProblem[] = [];
      for (let number = 1; number <= document.numPages; number++) {
        const read = await readPage(document, number, ocr);
        pages.push(read.page);
        problems.push(...read.problems);
        tools.onPage?.({ number, of: document.numPages, ocr: read.page.source === "ocr" });
      }
      return { pages, problems };
    });
  } finally {
    await ocr.close();
  }
}

const tooManyPages = (pages: number): FileError =>
  new FileError("too-large", `The PDF has ${pages} pages, over the ${MOST_PAGES} that are read; split it.`);

async function readPage(document: PDFDocumentProxy, number: number, ocr: PageReader): Promise<ReadPage> {
  try {
    const page = await document.getPage(number);
    const content = await pageContent(document, page);
    const read = await readContent(content, number, ocr);
    page.cleanup();
    return read;
  } catch (error) {
    const message = `Page ${number} is damaged and was left out (${oneLine(error)}).`;
    return {
      page: { number, width: 0, height: 0, items: [], fills: [], rulings: [], slanted: [], source: "text-layer" },
      problems: [{ code: "unreadable-page", severity: "error", message, page: number, box: null }],
    };
  }
}

async function readContent(content: PageContent, number: number, ocr: PageReader): Promise<ReadPage> {
  if (ocr.mode === "always") {
    if (content.drawings > 0) return ocr.readPage(number, "all pages are, as asked");
    return fromTextLayer(content, number);
  }
  const plan = readingPlan(content);
  if (plan.from === "text") return fromTextLayer(content, number);
  if (ocr.mode === "never") return withoutOcr(content, plan, number);
  switch (plan.from) {
    case "page":
      return doubted(await ocr.readPage(number, plan.reason), plan.layer, content);
    case "scan":
      return readScan(content, plan, number, ocr);
    case "pictures":
      return readPictures(content, plan, number, ocr);
  }
}

function fromTextLayer(content: PageContent, number: number): ReadPage {
  return { page: contentToPage(content, number), problems: coveredProblems(content, number) };
}

/** Another program's OCR, taken only where ours is not to be used, is never called sure. */
const HIDDEN_CONFIDENCE = 0.8;

function withoutOcr(content: PageContent, plan: Exclude<ReadingPlan, { from: "text" }>, number: number): ReadPage {
  const layer = plan.from === "scan" ? plan.layer.map((item) => ({ ...item, confidence: HIDDEN_CONFIDENCE })) : [];
  const page = contentToPage({ ...content, items: [...content.items, ...layer] }, number);
  const message = `Page ${number} was not read by OCR, as asked, although ${plan.reason}.`;
  return { page, problems: [{ code: "ocr-not-used", severity: "warning", message, page: number, box: null }] };
}

/** A read page with the text that is painted on it, which says for sure what it says. */
function merged(content: PageContent, read: OcrResult): ReadPage {
  if (content.items.length === 0) return read;
  const own = contentToPage(
    { ...content, items: turnItems(content.items, read.turns, content), fills: [], rulings: [] },
    read.page.number,
  );
  const { width, height } = read.page;
  return { page: { ...mergeReadings(own, read.page), width, height, source: "ocr" }, problems: read.problems };
}

async function readScan(
  content: PageContent,
  { reason, text, layer, dpi }: Extract<ReadingPlan, { from: "scan" }>,
  number: number,
  ocr: PageReader,
): Promise<ReadPage> {
  const request: OcrRequest = { without: "text", dpi };
  let [painted, behind] = [text, layer];
  if (text.length > 0) {
    const lines = await ocr.linesSeen(number, request);
    const open = unexplained(lines, text);
    if (open.length === 0 && lines.length === 0) return fromTextLayer(content, number);
    // Text that stands on most of the picture's lines, and hardly elsewhere, is what a program read there, be it painted.
    if (open.length < lines.length / 2 && standOn(text, lines) > text.length / 2)
      [painted, behind] = [[], [...layer, ...text]];
  }
  const read = await ocr.readPage(number, reason, request);
  return merged({ ...content, items: painted }, doubted(read, behind, content));
}

/** A read page whose numbers text from the page itself may doubt. */
function doubted(read: OcrResult, layer: readonly TextItem[], content: PageContent): OcrResult {
  const { page, problems } = doubtedBy(turnItems(layer, read.turns, content), read.page);
  return { ...read, page, problems: [...read.problems, ...problems] };
}

/** Fewer letters than this share that are read with confidence, and a picture holds no text. */
const READABLE = 0.7;
const SURE_LETTER = 0.7;

async function readPictures(
  content: PageContent,
  { reason, pictures, dpi }: Extract<ReadingPlan, { from: "pictures" }>,
  number: number,
  ocr: PageReader,
): Promise<ReadPage> {
  const own = fromTextLayer(content, number);
  const request: OcrRequest = { without: "text", dpi, upright: true };
  const lines = readingLines(await ocr.linesSeen(number, request), pictures);
  const holding = pictures.filter((box) => unexplained(readingLines(lines, [box]), content.items).length > 0);
  if (holding.length === 0) return own;
  const read = await ocr.readPage(number, reason, request);
  const parts = holding.map((box) => ({ box, ...readingWithin([box], read) }));
  const problems = parts.flatMap(({ box, page, problems }) => {
    if (isReadable(page.items)) return problems;
    const message = `A picture on page ${number} may hold text, but it could not be read.`;
    return [{ code: "picture-not-read", severity: "warning" as const, message, page: number, box }];
  });
  const page = parts
    .filter((part) => isReadable(part.page.items))
    .reduce((whole, part) => mergeReadings(whole, part.page), own.page);
  const found = page === own.page ? [] : read.problems.filter(({ code }) => code === "ocr");
  return { page, problems: [...own.problems, ...found, ...problems.filter(({ code }) => code !== "ocr")] };
}

const readingLines = (lines: readonly Box[], boxes: readonly Box[]): Box[] =>
  lines.filter((line) => boxes.some((box) => contains(box, centreX(line), centreY(line))));

function isReadable(items: readonly TextItem[]): boolean {
  const letters = (some: readonly TextItem[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  return letters(items) > 0 && letters(items.filter((i) => i.confidence >= SURE_LETTER)) >= READABLE * letters(items);
}

/** Reads pages from their picture; the OCR program starts, and the file is opened for rendering, with the first. */
class PageReader {
  readonly #bytes: Uint8Array;
  readonly #passwords: readonly string[];
  readonly mode: NonNullable<ReadOptions["ocr"]>;
  readonly #cache: string | null;
  readonly #lent: ReadTools["engine"];
  #own: OcrEngine | null = null;
  #opened: OpenDocument | null = null;

  constructor(
    bytes: Uint8Array,
    { passwords = [], ocr = "auto", ocrCache = null }: ReadOptions,
    engine: ReadTools["engine"],
  ) {
    this.#bytes = bytes;
    this.#passwords = passwords;
    this.mode = ocr;
    this.#cache = ocrCache;
    this.#lent = engine;
  }

  /** Reads what is seen of a page. */
  async readPage(number: number, reason: string, request: OcrRequest = {}): Promise<OcrResult> {
    const [page, { OcrEngine }, { OcrCache }, { ocrPage }] = await Promise.all([
      this.#page(number),
      import("./ocr/engine.js"),
      import("./ocr/cache.js"),
      import("./ocr/ocrPage.js"),
    ]);
    const engine = (await this.#lent?.()) ?? (this.#own ??= new OcrEngine());
    const cache = this.#cache ? { cache: new OcrCache(this.#cache) } : {};
    const read = await ocrPage(page, number, engine, { ...request, ...cache });
    page.cleanup();
    const message = `Page ${number} was read by OCR: ${reason}.`;
    return {
      ...read,
      problems: [{ code: "ocr", severity: "info", message, page: number, box: null }, ...read.problems],
    };
  }

  /** Where lines of text seem to stand in what is seen of a page; reads none of them, so the OCR program is not needed. */
  async linesSeen(number: number, request: OcrRequest): Promise<Box[]> {
    const [page, { linesSeen }] = await Promise.all([this.#page(number), import("./ocr/linesSeen.js")]);
    const lines = await linesSeen(page, request);
    page.cleanup();
    return lines;
  }

  async #page(number: number): Promise<PDFPageProxy> {
    this.#opened ??= await openDocument(this.#bytes, this.#passwords, "render");
    return this.#opened.document.getPage(number);
  }

  async close(): Promise<void> {
    await this.#opened?.close();
    await this.#own?.close();
  }
}
