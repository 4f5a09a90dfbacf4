import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fontkit from "@pdf-lib/fontkit";

/** The face of the drawn reports: free, narrow enough for twelve months on a page, and it has every mark we draw. */
const fontFile = (name: string): Buffer =>
  readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
export const REGULAR = fontFile("DejaVuSansCondensed");
export const BOLD = fontFile("DejaVuSansCondensed-Bold");

const faces = { regular: fontkit.create(REGULAR), bold: fontkit.create(BOLD) };
const advances = new Map<string, number>();

/** Ascent of the face, in font sizes. */
export const ASCENT = faces.regular.ascent / faces.regular.unitsPerEm;

/** Points that `text` takes in one line, without kerning. */
export function widthOf(text: string, size: number, bold = false): number {
  let width = 0;
  for (const char of text) width += advanceOf(char, bold);
  return width * size;
}

function advanceOf(char: string, bold: boolean): number {
  const key = bold ? `*${char}` : char;
  const known = advances.get(key);
  if (known !== undefined) return known;
  const face = bold ? faces.bold : faces.regular;
  const advance = face.glyphForCodePoint(char.codePointAt(0)!).advanceWidth / face.unitsPerEm;
  advances.set(key, advance);
  return advance;
}
