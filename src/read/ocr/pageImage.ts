import { createCanvas } from "@napi-rs/canvas";
import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { quarterTurns, shrink, withoutNeedlessColour } from "./raster.js";
import type { Raster } from "./raster.js";

/** What a page looks like: its picture, and how many of its pixels make one point. */
export interface PageImage {
  raster: Raster;
  pixelsPerPoint: number;
}

/** What of a page is looked at. */
export interface ImageRequest {
  /** Leaves out the text that is painted: its letters are known without looking at them. */
  without?: "text" | undefined;
  /** Dots an inch of the pictures on the page: rendered so, they keep their pixels. */
  dpi?: number | null;
}

/** Rendered where the page is no plain picture: enough for 6 point type, and no slower than a usual scan. */
const RENDER_DPI = 200;
/** A scan finer than this is halved: recognition shrinks lines to 36 pixels anyway. */
const FINEST_DPI = 340;
/** A picture coarser than this is no scan, and gains by being enlarged. */
const COARSEST_DPI = 150;
/** Pixels a page may have: a 13.3 × 7.5 inch slide at 400 dpi. Protects memory against giant pictures. */
const MOST_PIXELS = 16_000_000;
/** Share of the page a picture must cover to be taken for the page itself. */
const COVER = 0.9;

/** The page as a picture: its own scan at the scan's resolution where it is nothing else, rendered otherwise. */
export async function pageImage(page: PDFPageProxy, request: ImageRequest = {}): Promise<PageImage> {
  const scan = await soleImage(page, request);
  const [x0 = 0, , x1 = 0] = page.view;
  if (scan) {
    const raster = quarterTurns(withoutNeedlessColour(scan), page.rotate / 90);
    const [width = 1] = page.rotate % 180 === 0 ? [x1 - x0] : [page.view[3]! - page.view[1]!];
    return limited(raster, (raster.width / width) * page.userUnit ** -1);
  }
  return rendered(page, request);
}

function limited(raster: Raster, pixelsPerPoint: number): PageImage {
  const tooFine = pixelsPerPoint * 72 > FINEST_DPI ? 2 : 1;
  const tooMany = Math.ceil(Math.sqrt((raster.width * raster.height) / MOST_PIXELS));
  const factor = Math.max(tooFine, tooMany);
  return { raster: shrink(raster, factor), pixelsPerPoint: pixelsPerPoint / factor };
}

async function rendered(page: PDFPageProxy, { without, dpi }: ImageRequest): Promise<PageImage> {
  const natural = page.getViewport({ scale: 1 });
  const wanted = fittingDpi(dpi ?? RENDER_DPI) / 72;
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (natural.width * natural.height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  const { fnArray } = await page.getOperatorList();
  const operationsFilter = (index: number): boolean => without !== "text" || !TEXT.has(fnArray[index]!);
  await page.render({ canvas: null, canvasContext: context as never, viewport, operationsFilter }).promise;
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const raster = rgb(pixels, canvas.width, canvas.height, 4);
  return { raster: withoutNeedlessColour(raster), pixelsPerPoint: scale };
}

/** Coarser pictures are enlarged, finer ones halved. */
const fittingDpi = (dpi: number): number => (dpi < COARSEST_DPI ? RENDER_DPI : dpi > FINEST_DPI ? dpi / 2 : dpi);

function rgb(pixels: ArrayLike<number>, width: number, height: number, step: number): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0, at = 0; i < data.length; i += 3, at += step) {
    data[i] = pixels[at]!;
    data[i + 1] = pixels[at + 1]!;
    data[i + 2] = pixels[at + 2]!;
  }
  return { width, height, channels: 3, data };
}

/** Operators that put something else than one picture on the page. */
const MARKS = new Set<number>([
  OPS.constructPath,
  OPS.fill,
  OPS.eoFill,
  OPS.stroke,
  OPS.fillStroke,
  OPS.shadingFill,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintSolidColorImageMask,
]);
const TEXT = new Set<number>([OPS.showText, OPS.showSpacedText, OPS.nextLineShowText, OPS.nextLineSetSpacingShowText]);
/** Text rendering mode 3 draws nothing: the words that a scanner's own OCR put behind its picture. */
const INVISIBLE = 3;

/** The page's only picture, if it covers the page upright and nothing visible is drawn beside it. */
async function soleImage(page: PDFPageProxy, { without }: ImageRequest): Promise<Raster | null> {
  const { fnArray, argsArray } = await page.getOperatorList();
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const stack: Matrix[] = [];
  let mode = 0;
  let found: { name: string; matrix: Matrix } | null = null;
  for (const [i, fn] of fnArray.entries()) {
    const args = argsArray[i] as unknown[];
    if (fn === OPS.save) stack.push(matrix);
    else if (fn === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (fn === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
    else if (fn === OPS.setTextRenderingMode) mode = args[0] as number;
    else if (MARKS.has(fn) || (TEXT.has(fn) && mode !== INVISIBLE && without !== "text")) return null;
    else if (fn === OPS.paintImageXObject) {
      if (found) return null;
      found = { name: args[0] as string, matrix };
    }
  }
  if (!found || !coversPage(found.matrix, page.view)) return null;
  return imageObject(page, found.name);
}

type Matrix = [number, number, number, number, number, number];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** Off the page's edges a picture may lie by this share of the page, or its pixels would land in the wrong places. */
const SLACK = 0.02;

function coversPage([a, b, c, d, e, f]: Matrix, view: number[]): boolean {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view;
  const [width, height] = [x1 - x0, y1 - y0];
  const upright = Math.abs(b) < 0.01 * width && Math.abs(c) < 0.01 * height && a > 0 && d > 0;
  const fits = Math.abs(e - x0) < SLACK * width && Math.abs(f - y0) < SLACK * height;
  return upright && fits && a > COVER * width && d > COVER * height && a < width / COVER && d < height / COVER;
}

interface ImageObject {
  width: number;
  height: number;
  kind?: number;
  data?: Uint8Array | Uint8ClampedArray | null;
}
/** pdf.js image kinds, `ImageKind` in its own sources. */
const [ONE_BIT, THREE_BYTES, FOUR_BYTES] = [1, 2, 3];

async function imageObject(page: PDFPageProxy, name: string): Promise<Raster | null> {
  const objects = name.startsWith("g_") ? page.commonObjs : page.objs;
  const image = await new Promise<ImageObject | null>((resolve) => objects.get(name, resolve));
  if (!image?.data) return null;
  const { width, height, data } = image;
  if (image.kind === ONE_BIT) return oneBit(data, width, height);
  if (image.kind === THREE_BYTES)
    return { width, height, channels: 3, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
  if (image.kind === FOUR_BYTES) return rgb(data, width, height, 4);
  return null;
}

function oneBit(bits: ArrayLike<number>, width: number, height: number): Raster {
  const data = new Uint8Array(width * height).fill(255);
  const stride = (width + 7) >> 3;
  for (let y = 0; y < height; y++) {
    for (let column = 0; column < stride; column++) {
      const black = ~bits[y * stride + column]! & 255;
      if (black === 0) continue;
      const x = column << 3;
      const pixels = Math.min(8, width - x);
      for (let i = 0; i < pixels; i++) if ((black >> (7 - i)) & 1) data[y * width + x + i] = 0;
    }
  }
  return { width, height, channels: 1, data };
}
