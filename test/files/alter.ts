import { createCanvas } from "@napi-rs/canvas";
import type { PDFFont, PDFPage } from "pdf-lib";
import * as pdf from "pdf-lib";
import type { Page, TextItem } from "../../src/model/page.js";
import { withDocument } from "../../src/read/pdf.js";
import { readDocument } from "../../src/read/readDocument.js";

/** What other people's programs do to a PDF. */
export type Bytes = Uint8Array;

export interface Picture {
  png: Buffer;
  /** Points. */
  width: number;
  height: number;
}

/** Each page as a scanner sees it. */
export const picturesOf = (bytes: Bytes, dpi: number): Promise<Picture[]> =>
  withDocument(bytes, [], "render", async (document) => {
    const pictures: Picture[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: dpi / 72 });
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
      const context = canvas.getContext("2d");
      context.fillStyle = "white";
      context.fillRect(0, 0, canvas.width, canvas.height);
      await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
      pictures.push({
        png: canvas.toBuffer("image/png"),
        width: (viewport.width * 72) / dpi,
        height: (viewport.height * 72) / dpi,
      });
    }
    return pictures;
  });

interface Sheet {
  document: pdf.PDFDocument;
  page: PDFPage;
  font: PDFFont;
  index: number;
}

async function draw(sizes: readonly Picture[], each: (sheet: Sheet) => Promise<void>): Promise<Bytes> {
  const document = await pdf.PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(pdf.StandardFonts.Helvetica);
  for (const [index, { width, height }] of sizes.entries())
    await each({ document, page: document.addPage([width, height]), font, index });
  return document.save();
}

/** A scan, with what is drawn before and after the picture of each page. */
export async function scanned(
  bytes: Bytes,
  { dpi = 200, bands = 1, under = nothing, over = nothing }: Partial<ScanOptions> = {},
): Promise<Bytes> {
  const pictures = await picturesOf(bytes, dpi);
  return draw(pictures, async (sheet) => {
    const { document, page, index } = sheet;
    await under(sheet);
    const image = await document.embedPng(pictures[index]!.png);
    const { width, height } = pictures[index]!;
    // Bands of one picture, each clipped: how some scanners write theirs.
    for (let band = 0; band < bands; band++) {
      const clip = pdf.rectangle(0, (band * height) / bands, width, height / bands);
      page.pushOperators(pdf.pushGraphicsState(), clip, pdf.clip(), pdf.endPath());
      page.drawImage(image, { x: 0, y: 0, width, height });
      page.pushOperators(pdf.popGraphicsState());
    }
    await over(sheet);
  });
}
interface ScanOptions {
  dpi: number;
  bands: number;
  under: (sheet: Sheet) => Promise<void>;
  over: (sheet: Sheet) => Promise<void>;
}
const nothing = (): Promise<void> => Promise.resolve();

/** Draws the words of a report where they stand, as an OCR program does behind a scan. */
export async function layerOf(
  bytes: Bytes,
  { visible = false, read = (text: string): string => text } = {},
): Promise<(sheet: Sheet) => Promise<void>> {
  const { pages } = await readDocument(bytes, { ocr: "never" });
  return ({ page, font, index }) => {
    page.pushOperators(
      pdf.pushGraphicsState(),
      pdf.setTextRenderingMode(visible ? pdf.TextRenderingMode.Fill : pdf.TextRenderingMode.Invisible),
    );
    for (const item of pages[index]!.items.filter(({ angle }) => angle === 0))
      drawItem(page, font, { ...item, text: read(latin(item.text)) }, pages[index]!);
    page.pushOperators(pdf.popGraphicsState());
    return Promise.resolve();
  };
}

/** What the fonts every reader has can write. */
const latin = (text: string): string => text.replace(/[^\u0020-\u007E\u00A1-\u00FF–”“•]/gu, "?");

function drawItem(page: PDFPage, font: PDFFont, { text, box, baseline, size }: TextItem, { height }: Page): void {
  const natural = font.widthOfTextAtSize(text, size);
  const fitted = natural > 0 ? (size * (box[2] - box[0])) / natural : size;
  page.drawText(text, { x: box[0], y: height - baseline, size: Math.min(size, fitted), font });
}

/** A line of text on a page, as a stamp or a program that numbers pages leaves it. */
export const stamp =
  (text: string, x: number, fromTop: number) =>
  ({ page, font }: Sheet): Promise<void> => {
    page.drawText(text, { x, y: page.getHeight() - fromTop, size: 9, font, color: pdf.rgb(0.8, 0, 0) });
    return Promise.resolve();
  };

/** A PDF drawn over: `alter` is given each page. */
export async function altered(bytes: Bytes, alter: (sheet: Sheet) => Promise<void>): Promise<Bytes> {
  const document = await pdf.PDFDocument.load(bytes, { updateMetadata: false });
  const font = await document.embedFont(pdf.StandardFonts.Helvetica);
  for (const [index, page] of document.getPages().entries()) await alter({ document, page, font, index });
  return document.save();
}

/** A picture made with a pen. */
export function pictureOf(width: number, height: number, paint: (pen: Pen) => void): Buffer {
  const canvas = createCanvas(width, height);
  paint(canvas.getContext("2d"));
  return canvas.toBuffer("image/png");
}
type Pen = ReturnType<ReturnType<typeof createCanvas>["getContext"]>;

export type { Sheet };
