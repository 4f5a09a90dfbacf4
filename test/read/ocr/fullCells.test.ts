import { describe, expect, it } from "vitest";
import { fullCells, modelCells } from "../../../src/read/ocr/fullCells.js";
import type { Segment } from "../../../src/read/ocr/segments.js";
import { segment } from "../../../src/read/ocr/segments.js";

const WIDTH = 1200;
const LETTER = 10;
const HEIGHT = 16;

/** Unlike shapes, one a letter: bars that stand, lie, slope. */
const SHAPES: Record<string, (x: number, y: number) => boolean> = {
  "1": (x) => x === 4 || x === 5,
  "0": (x, y) => x < 3 || x > 6 || y < 3 || y > 12,
  "8": (x, y) => (y > 6 && y < 10) || x < 2 || x > 7,
  ",": (x, y) => y > 12 && x > 3 && x < 7,
  "%": (x, y) => Math.abs(x + y * 0.6 - 9) < 2,
};

/** A page with these texts side by side, each letter in its box. */
function page(texts: readonly string[]): {
  ink: { width: number; height: number; data: Uint8Array };
  cells: Segment[];
} {
  const ink = { width: WIDTH, height: 40, data: new Uint8Array(WIDTH * 40) };
  const cells = texts.map((text, i) => {
    const left = 10 + 100 * i;
    for (const [n, letter] of [...text].entries()) {
      for (let y = 0; y < HEIGHT; y++)
        for (let x = 0; x < LETTER - 1; x++)
          if (SHAPES[letter]!(x, y)) ink.data[(10 + y) * WIDTH + left + n * LETTER + x] = 255;
    }
    const box = { y0: 10, y1: 10 + HEIGHT, area: 100 };
    return segment([...text].map((_, n) => ({ ...box, x0: left + n * LETTER, x1: left + (n + 1) * LETTER })));
  });
  return { ink, cells };
}

const readAs = (cells: readonly Segment[], text: string, confidence = 0.95) =>
  cells.map((each) => ({ segment: each, text, confidence }));

describe("modelCells", () => {
  it("takes four of each width", () => {
    const { cells } = page(["100,00%", "100,00%", "80,00%", "100,00%", "100,00%", "100,00%", "80,00%", "100,00%"]);
    expect(modelCells(cells).map((each) => cells.indexOf(each))).toEqual([0, 1, 2, 3, 4, 6]);
  });
});

describe("fullCells", () => {
  const { ink, cells } = page(["100,00%", "100,00%", "100,00%", "100,00%", "100,00%", "100,08%", "100,000", "80,00%"]);
  const [models, open] = [cells.slice(0, 4), cells.slice(4)];

  it("takes what looks like the models in every letter, and nothing else", () => {
    const found = fullCells(ink, open, readAs(models, "100,00%"));
    expect(found).toEqual([{ segment: cells[4], text: "100,00%", confidence: 0.95 }]);
  });
  it("takes nothing where one model was read as something else, or unsurely", () => {
    const others = readAs(models.slice(1), "100,00%");
    expect(fullCells(ink, open, [...readAs(models.slice(0, 1), "100,09%"), ...others])).toEqual([]);
    expect(fullCells(ink, open, [...readAs(models.slice(0, 1), "100,00%", 0.4), ...others])).toEqual([]);
  });
  it("leaves all that others could look like to the engine", () => {
    for (const text of ["100.000", "1000000", "100,00", "99,998%"])
      expect(fullCells(ink, open, readAs(models, text))).toEqual([]);
  });
});
