import type { PDFDocumentProxy } from "pdfjs-dist";
import { FileError } from "../errors.js";
import type { Document, Page, ReadProblem, TextItem } from "../model/page.js";
import { contentToPage } from "./contentToPage.js";
import type { OcrEngine } from "./ocr/engine.js";
import { usefulText, type LayerItem, type Usefulness } from "./ocr/usefulText.js";
import { pageContent, type PageContent } from "./pageContent.js";
import { oneLine, openDocument, withDocument, type OpenDocument } from "./pdf.js";

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
    const useful = usefulText({ ...content, items: [...content.items, ...content.hidden.map(asHidden)] });
    const reason = ocr.reason(content, useful);
    const read = reason ? await ocr.read(number, reason) : fromTextLayer(content, useful, number);
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

/** Another program's OCR, taken only where ours is not to be used, is never called sure. */
const HIDDEN_CONFIDENCE = 0.8;

const asHidden = (item: TextItem): LayerItem => ({ ...item, hidden: true });

function fromTextLayer(content: PageContent, useful: Usefulness, number: number): ReadPage {
  const hidden = content.items.length ? [] : content.hidden.map((item) => ({ ...item, confidence: HIDDEN_CONFIDENCE }));
  const page = contentToPage({ ...content, items: [...content.items, ...hidden] }, number);
  if (useful.useful || content.drawings === 0) return { page, problems: [] };
  const message = `Page ${number} was not read by OCR, as asked, although ${useful.reason}.`;
  return { page, problems: [{ code: "ocr-not-used", severity: "warning", message, page: number, box: null }] };
}

/** Reads pages from their picture; the OCR program starts, and the file is opened for rendering, with the first. */
class PageReader {
  readonly #bytes: Uint8Array;
  readonly #passwords: readonly string[];
  readonly #mode: NonNullable<ReadOptions["ocr"]>;
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
    this.#mode = ocr;
    this.#cache = ocrCache;
    this.#lent = engine;
  }

  /** Why a page is to be read from its picture; null where its text layer serves. */
  reason(content: PageContent, { useful, reason }: Usefulness): string | null {
    if (this.#mode === "never" || content.drawings === 0) return null;
    if (this.#mode === "always") return "all pages are, as asked";
    return useful ? null : reason;
  }

  async read(number: number, reason: string): Promise<ReadPage> {
    this.#opened ??= await openDocument(this.#bytes, this.#passwords, "render");
    const page = await this.#opened.document.getPage(number);
    const [{ OcrEngine }, { OcrCache }, { ocrPage }] = await Promise.all([
      import("./ocr/engine.js"),
      import("./ocr/cache.js"),
      import("./ocr/ocrPage.js"),
    ]);
    const engine = (await this.#lent?.()) ?? (this.#own ??= new OcrEngine());
    const read = await ocrPage(page, number, engine, this.#cache ? { cache: new OcrCache(this.#cache) } : {});
    page.cleanup();
    const message = `Page ${number} was read by OCR: ${reason}.`;
    return {
      page: read.page,
      problems: [{ code: "ocr", severity: "info", message, page: number, box: null }, ...read.problems],
    };
  }

  async close(): Promise<void> {
    await this.#opened?.close();
    await this.#own?.close();
  }
}
