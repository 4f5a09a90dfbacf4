import type { PagePicture } from "../model/pagePicture.js";
import { withDocument } from "./pdf.js";

/** Pixels of a picture: a slide's figures of seven points can be read, and three pages stay well under a megabyte. */
const PIXELS = 1_600_000;
/** Of WebP, 0–100: from here on letters have no visible halo. */
const QUALITY = 72;

/**
 * Renders pages as pictures; pages that the file does not have, and those that cannot be rendered, are left out.
 * @throws {FileError} where the file cannot be opened
 */
export async function pagePictures(
  bytes: Uint8Array,
  passwords: readonly string[],
  pages: readonly number[],
): Promise<PagePicture[]> {
  const { createCanvas } = await import("@napi-rs/canvas");
  return withDocument(bytes, passwords, "render", async (document) => {
    const pictures: PagePicture[] = [];
    for (const number of pages) {
      if (number > document.numPages) continue;
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: Math.sqrt(PIXELS / (width * height)) });
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      const context = canvas.getContext("2d");
      try {
        await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
      } catch {
        // A picture is a help; without it the records are read all the same.
        continue;
      }
      pictures.push({ page: number, width, height, webp: await canvas.encode("webp", QUALITY) });
      page.cleanup();
    }
    return pictures;
  });
}
