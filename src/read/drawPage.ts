import type { Box } from "../model/geometry.js";
import { FileError } from "../errors.js";
import { asset, withDocument } from "./pdf.js";

/** A box to draw over a page, in page points, with a text beside it. */
export interface Mark {
  box: Box;
  colour: string;
  label: string;
  /** Of what is to be looked at first. */
  thick?: boolean;
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
  legend: readonly Pick<Mark, "colour" | "label">[] = [],
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
    context.font = `${LABEL_SIZE * SCALE}px ${LABEL_FONT}`;
    const write = (text: string, colour: string, x: number, y: number): number => {
      const wide = context.measureText(text).width + 4;
      // Inside the page, and on a white ground, which keeps it readable over the text.
      const left = Math.max(0, Math.min(x, canvas.width - wide));
      context.fillStyle = "rgba(255,255,255,0.85)";
      context.fillRect(left, y, wide, LABEL_SIZE * SCALE + 2);
      context.fillStyle = colour;
      context.fillText(text, left + 2, y + LABEL_SIZE * SCALE - 1);
      return left + wide;
    };
    for (const { box, colour, label, thick } of marks) {
      const [x0, y0, x1, y1] = box.map((v) => v * SCALE) as Box;
      context.strokeStyle = colour;
      context.lineWidth = thick ? 4 : 1;
      context.strokeRect(x0, y0, x1 - x0, y1 - y0);
      if (!label) continue;
      write(label, colour, x1 + 2, y0);
    }
    let x = 4;
    for (const { colour, label } of legend)
      x = write(`■ ${label}`, colour, x, canvas.height - LABEL_SIZE * SCALE - 6) + 8;
    return canvas.encode("png");
  });
}
