import type { PDFPageProxy } from "pdfjs-dist";
import type { Rgb } from "../model/page.js";

/** An image as pdf.js decodes it; kind 2 has three bytes a pixel, 3 has four. */
interface ImageData {
  width: number;
  height: number;
  kind: number;
  data?: Uint8Array | Uint8ClampedArray | null;
}

const BYTES = new Map([
  [2, 3],
  [3, 4],
]);
/** Pixels on a side. A larger image is a picture; one that fills a cell with its colour has one pixel, or a few. */
const SMALL = 16;

/** The colour of an image that has but one, null for any other. */
export function solidColour(image: ImageData | null | undefined): Rgb | null {
  const bytes = image && BYTES.get(image.kind);
  if (!bytes || !image.data || image.width > SMALL || image.height > SMALL) return null;
  const { data } = image;
  if (bytes === 4 && data[3] !== 255) return null;
  for (let i = bytes; i < bytes * image.width * image.height; i++) if (data[i] !== data[i % bytes]) return null;
  return [data[0]!, data[1]!, data[2]!];
}

/** Colours of the small images of a page by their names; pdf.js hands them over after the operators. */
export async function solidImages(
  page: PDFPageProxy,
  operators: { fnArray: number[]; argsArray: unknown[] },
  paintImage: number,
): Promise<Map<string, Rgb>> {
  const small = new Set<string>();
  operators.fnArray.forEach((operator, i) => {
    if (operator !== paintImage) return;
    const [id, width, height] = operators.argsArray[i] as [string, number, number];
    if (width <= SMALL && height <= SMALL) small.add(id);
  });
  const colours = new Map<string, Rgb>();
  for (const id of small) {
    const colour = solidColour(await imageOf(page, id));
    if (colour) colours.set(id, colour);
  }
  return colours;
}

/** Every so many pixels of an image its opacity is looked at. */
const OPACITY_STEP = 97;

/** Those of the images that hide all that is under them. */
export async function opaqueImages(page: PDFPageProxy, ids: readonly string[]): Promise<Set<string>> {
  const opaque = new Set<string>();
  for (const id of new Set(ids)) if (isOpaque(await imageOf(page, id))) opaque.add(id);
  return opaque;
}

function isOpaque(image: ImageData | null): boolean {
  if (!image?.data) return false;
  if (image.kind !== 3) return true;
  for (let i = 3; i < image.data.length; i += 4 * OPACITY_STEP) if (image.data[i] !== 255) return false;
  return true;
}

const imageOf = (page: PDFPageProxy, id: string): Promise<ImageData | null> =>
  new Promise((resolve) => void (id.startsWith("g_") ? page.commonObjs : page.objs).get(id, resolve));
