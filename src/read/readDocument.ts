import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Document, Page, ReadProblem } from "../model/page.js";
import { contentToPage } from "./contentToPage.js";
import { pageContent } from "./pageContent.js";
import { oneLine, withDocument } from "./pdf.js";

export interface ReadOptions {
  /** Tried after the empty password. */
  passwords?: readonly string[];
}

/**
 * Reads a PDF into pages of positioned text, fills and rulings.
 * A page that cannot be read costs itself: it comes back empty with a problem.
 * @throws {FileError} where the file as a whole cannot be opened.
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions = {}): Promise<Document> {
  return withDocument(bytes, options.passwords ?? [], async (document) => {
    const pages: Page[] = [];
    const problems: ReadProblem[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const read = await readPage(document, number);
      pages.push(read.page);
      problems.push(...read.problems);
    }
    return { pages, problems };
  });
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<{ page: Page; problems: ReadProblem[] }> {
  try {
    const page = await document.getPage(number);
    const content = await pageContent(document, page);
    page.cleanup();
    return { page: contentToPage(content, number), problems: [] };
  } catch (error) {
    return {
      page: { number, width: 0, height: 0, items: [], fills: [], rulings: [], slanted: [], source: "text-layer" },
      problems: [
        {
          code: "unreadable-page",
          severity: "error",
          message: `Page ${number} is damaged and was left out (${oneLine(error)}).`,
          page: number,
          box: null,
        },
      ],
    };
  }
}
