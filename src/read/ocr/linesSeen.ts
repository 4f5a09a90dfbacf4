import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box } from "../../model/geometry.js";
import { pageImage, type ImageRequest } from "./pageImage.js";
import { fittedToPaper } from "./paperSize.js";
import { scannedPage } from "./scannedPage.js";

/** Letters of what counts as text: fewer pieces of ink side by side are an icon or a part of a drawing. */
const LETTERS = 4;

/** Boxes, in points, of what looks like text in the picture of a page, unread. */
export async function linesSeen(page: PDFPageProxy, request: ImageRequest): Promise<Box[]> {
  const { fitted, by } = fittedToPaper(await pageImage(page, request));
  const { rows, pixelsPerPoint } = scannedPage(fitted, 0);
  return rows
    .flatMap((row) => row.segments)
    .filter(({ parts }) => parts.length >= LETTERS)
    .map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1].map((v) => (v * by) / pixelsPerPoint) as Box);
}
