import { expect, test } from "vitest";
import { GlyphShapes } from "../../../src/read/ocr/glyphs.js";
import type { ReadCell } from "../../../src/read/ocr/glyphs.js";
import { segment } from "../../../src/read/ocr/segments.js";

/** Letters 8 wide and 12 high, drawn by rows of bits; the mark is lower. */
const LETTERS: Record<string, readonly number[]> = {
  "0": [60, 126, 231, 195, 195, 195, 195, 195, 195, 231, 126, 60],
  "1": [24, 56, 120, 24, 24, 24, 24, 24, 24, 24, 24, 126],
  "6": [12, 24, 48, 96, 192, 252, 254, 195, 195, 195, 126, 60],
  "9": [60, 126, 195, 195, 195, 127, 63, 3, 6, 12, 24, 48],
  "%": [193, 195, 198, 204, 24, 24, 48, 48, 99, 195, 131, 131],
  ",": [0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 48, 32],
};
const [WIDE, HIGH, TOP] = [8, 12, 6];
const ink = { width: 1200, height: 30, data: new Uint8Array(1200 * 30) };
let next = 4;

/** A cell as it is printed, and the text it was read as; letters in `touching` have no white before the next. */
function printed(text: string, { as = text, touching = [] as number[] } = {}): ReadCell {
  const boxes = [...text].map((letter, i) => {
    const x0 = next + i * (WIDE + 2);
    const rows = LETTERS[letter]!;
    rows.forEach((bits, y) => {
      for (let x = 0; x < WIDE; x++) if ((bits >> (7 - x)) & 1) ink.data[(TOP + y) * ink.width + x0 + x] = 255;
    });
    const y0 = rows.findIndex((bits) => bits > 0);
    return { x0, x1: x0 + WIDE, y0: TOP + y0, y1: TOP + HIGH, area: 40 };
  });
  next += text.length * (WIDE + 2) + 20;
  const parts = boxes.flatMap((box, i) => {
    if (touching.includes(i - 1)) return [];
    return touching.includes(i) ? [{ ...box, x1: boxes[i + 1]!.x1 }] : [box];
  });
  return { segment: segment(parts), text: as };
}

const learned = [printed("99,60%"), printed("96,09%"), printed("90,66%"), printed("100,00%"), printed("60,19%")];

test("letters that stand apart are known by the others of their name", () => {
  const shapes = new GlyphShapes(ink, learned);
  expect(shapes.verdict(learned[0]!)).toBe("agrees");
  expect(shapes.verdict(printed("96,06%", { as: "99,06%" }))).toBe("differs");
});

test("letters that touch are known where the others' places say they stand", () => {
  const shapes = new GlyphShapes(ink, learned);
  expect(shapes.verdict(printed("96,90%", { touching: [3] }))).toBe("agrees");
  expect(shapes.verdict(printed("96,90%", { as: "96,96%", touching: [3] }))).toBe("differs");
  expect(shapes.verdict(printed("96,96%", { as: "96,90%", touching: [3] }))).toBe("differs");
});

test("a cell wider or narrower than its letters is not taken for them", () => {
  const shapes = new GlyphShapes(ink, learned);
  expect(shapes.verdict(printed("100,00%", { as: "00,00%", touching: [0, 4] }))).toBe("unknown");
  expect(shapes.verdict(printed("00,00%", { as: "100,00%", touching: [3] }))).toBe("unknown");
});
