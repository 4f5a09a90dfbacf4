import type { Box } from "../model/geometry.js";
import { FileError } from "../errors.js";
import { asset, withDocument } from "./pdf.js";

/** A box to draw over a page, in page points, with a text beside it. */
export interface Mark {
  box: Box;
  colour: string;
  label: string;
}

/** Pixels for a point: 144 dots an inch, enough to read a table's figures. */
const SCALE = 2;
const LABEL_SIZE = 6;
const LABEL_FONT = "labels";

/** Renders a page as PNG with boxes and labels drawn over it. */
export async function drawPage(
  bytes: Uint8Array,
  passwords: readonly string[],
  number: number,
  marks: readonly Mark[],
): Promise<Uint8Array> {
  const { createCanvas, GlobalFonts } = await import("@napi-rs/canvas");
  // Not every machine has fonts of its own.
  GlobalFonts.registerFromPath(`${asset("standard_fonts")}LiberationSans-Regular.ttf`, LABEL_FONT);
  return withDocument(bytes, passwords, "render", async (document) => {
    if (number > document.numPages) throw new FileError("not-found", `There is no page ${number}.`);
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const context = canvas.getContext("2d");
    await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
    context.lineWidth = 1;
    context.font = `${LABEL_SIZE * SCALE}px ${LABEL_FONT}`;
    for (const { box, colour, label } of marks) {
      const [x0, y0, x1, y1] = box.map((v) => v * SCALE) as Box;
      context.strokeStyle = context.fillStyle = colour;
      context.strokeRect(x0, y0, x1 - x0, y1 - y0);
      if (!label) continue;
      // A white ground keeps the label readable over the text.
      context.fillStyle = "rgba(255,255,255,0.8)";
      context.fillRect(x1 + 2, y0, context.measureText(label).width + 4, LABEL_SIZE * SCALE + 2);
      context.fillStyle = colour;
      context.fillText(label, x1 + 4, y0 + LABEL_SIZE * SCALE - 1);
    }
    return canvas.encode("png");
  });
}
