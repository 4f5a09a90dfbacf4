import { median } from "../../model/median.js";
import { glyphBoxes, standsIn } from "./glyphBoxes.js";
import { boxHeight, boxWidth } from "./raster.js";
import type { PixelBox } from "./raster.js";
import type { RepairedWord } from "./repairs.js";
import type { Segment } from "./segments.js";

/** A full stop or comma is at most so high and wide, heights of capitals. */
const [HIGHEST, WIDEST] = [0.5, 0.35];
/** So far a comma reaches under the line, at least, and a full stop at most: in office fonts 0.16 to 0.25, and nothing. */
const [COMMA, STOP] = [0.13, 0.07];
/** Glyphs on either side that tell where the line is: over a whole page what is left of its slope would hide a comma. */
const NEIGHBOURS = 8;

/** Words with their full stops and commas as printed: the engine confuses them, but only commas reach under the line. */
export function withStops(words: readonly RepairedWord[], { parts, capHeight }: Segment): RepairedWord[] {
  const glyphs = glyphBoxes(parts);
  return words.map((word) => {
    if (!/[.,]/.test(word.text)) return word;
    const own = glyphs.filter((glyph) => standsIn(glyph, word.box));
    const characters = [...word.text].map((character, i, all) => {
      // Only where each character has its glyph is it certain which glyph is a mark within a word.
      const glyph = i === all.length - 1 ? own.at(-1) : own.length === all.length ? own[i] : undefined;
      return /[.,]/.test(character) && glyph ? printedMark(character, glyph, glyphs, capHeight) : character;
    });
    const text = characters.join("");
    return text === word.text ? word : { ...word, text, alternative: word.alternative ?? word.text };
  });
}

function printedMark(read: string, glyph: PixelBox, glyphs: readonly PixelBox[], capHeight: number): string {
  const at = glyphs.indexOf(glyph);
  const near = glyphs.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1).filter((each) => each !== glyph);
  const line = median(near.filter((each) => boxHeight(each) > HIGHEST * capHeight).map(({ y1 }) => y1));
  const isMark = boxHeight(glyph) <= HIGHEST * capHeight && boxWidth(glyph) <= WIDEST * capHeight;
  if (!isMark || line === 0 || line - glyph.y0 > HIGHEST * capHeight) return read;
  const under = (glyph.y1 - line) / capHeight;
  return under >= COMMA ? "," : under <= STOP ? "." : read;
}
