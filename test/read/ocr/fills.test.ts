import { expect, test } from "vitest";
import type { Rgb } from "../../../src/model/page.js";
import { fillsOf } from "../../../src/read/ocr/fills.js";
import { inkOf } from "../../../src/read/ocr/ink.js";
import { paperOf } from "../../../src/read/ocr/paper.js";
import type { Raster } from "../../../src/read/ocr/raster.js";

const SCALE = 200 / 72;
const [GREEN, RED, NAVY]: Rgb[] = [
  [0, 100, 0],
  [160, 0, 0],
  [31, 56, 100],
];

/** A white page. */
const page = (width: number, height: number): Raster => ({
  width,
  height,
  channels: 3,
  data: new Uint8Array(width * height * 3).fill(255),
});

function paint({ width, data }: Raster, [x0, y0, x1, y1]: number[], colour: Rgb): void {
  for (let y = y0!; y < y1!; y++) for (let x = x0!; x < x1!; x++) data.set(colour, (y * width + x) * 3);
}

/** Upright strokes for letters, and where their first one stands. */
function write(raster: Raster, x: number, y: number, colour: Rgb, letters = 6): [number, number] {
  for (let i = 0; i < letters; i++) paint(raster, [x + 7 * i, y, x + 7 * i + 3, y + 16], colour);
  return [x + 1, y + 8];
}

function taken(raster: Raster): { at: (place: readonly [number, number]) => number; colours: Rgb[] } {
  const paper = paperOf(raster, SCALE);
  const fills = fillsOf(raster, paper, SCALE);
  const { width, data } = inkOf(raster, paper, fills, SCALE);
  return { at: ([x, y]) => data[y * width + x]!, colours: fills.map((fill) => fill.colour) };
}

test("white text is read in cells of one brightness and several colours, whatever shape they make together", () => {
  const raster = page(900, 240);
  paint(raster, [60, 60, 840, 100], NAVY!);
  paint(raster, [60, 100, 840, 180], GREEN!);
  paint(raster, [320, 100, 450, 140], RED!);
  paint(raster, [190, 140, 320, 180], RED!);
  const strokes = [60, 190, 320, 450, 580, 710].flatMap((x) =>
    [72, 112, 152].map((y) => write(raster, x + 20, y, [255, 255, 255])),
  );
  const { at, colours } = taken(raster);
  for (const colour of colours) expect([GREEN, RED, NAVY]).toContainEqual(colour);
  expect(strokes.map(at)).toEqual(strokes.map(() => 255));
  expect(strokes.map(([x, y]) => at([x + 4, y]))).toEqual(strokes.map(() => 0));
});

test("a few letters on a band as wide as the page are text", () => {
  const raster = page(3000, 200);
  paint(raster, [60, 60, 2940, 160], NAVY!);
  const stroke = write(raster, 1400, 100, [255, 255, 255]);
  expect(taken(raster).at(stroke)).toBe(255);
});

test("where two colours of one brightness meet, the paper has either, not their mixture", () => {
  const raster = page(400, 200);
  paint(raster, [0, 0, 400, 200], GREEN!);
  paint(raster, [100, 60, 300, 140], RED!);
  const { colours } = paperOf(raster, SCALE);
  const seen = new Set(Array.from({ length: colours.length / 3 }, (_, i) => colours.slice(3 * i, 3 * i + 3).join()));
  expect([...seen].sort()).toEqual([GREEN!.join(), RED!.join()]);
});

test("the bold middle of a title's letter is no fill, a cell as small beside others is", () => {
  const raster = page(400, 200);
  // A bar with less ink over it.
  paint(raster, [60, 80, 102, 98], NAVY!);
  paint(raster, [60, 78, 68, 80], NAVY!);
  paint(raster, [60, 68, 78, 78], NAVY!);
  paint(raster, [200, 80, 242, 98], RED!);
  paint(raster, [242, 80, 284, 98], GREEN!);
  paint(raster, [200, 98, 242, 116], GREEN!);
  expect(new Set(taken(raster).colours.map(String))).toEqual(new Set([RED, GREEN].map(String)));
});

test("a fill with a cell of another colour at its side reaches to that side", () => {
  const raster = page(900, 400);
  paint(raster, [60, 60, 840, 360], GREEN!);
  paint(raster, [60, 240, 190, 300], [255, 255, 255]);
  const strokes = write(raster, 70, 80, [255, 255, 255]);
  const { at, colours } = taken(raster);
  expect(colours).toEqual([GREEN]);
  expect(at(strokes)).toBeGreaterThan(200);
  for (const x of [62, 65, 68]) expect(at([x, 120])).toBe(0);
});

test("a cell ends at a header that is hardly darker, though its text is dark and the header's is white", () => {
  const raster = page(900, 240);
  paint(raster, [60, 60, 840, 100], [63, 63, 63]);
  paint(raster, [580, 100, 710, 140], [82, 82, 82]);
  const white = [80, 340, 600].map((x) => write(raster, x, 72, [255, 255, 255]));
  const dark = write(raster, 600, 112, [0, 0, 0]);
  const { at } = taken(raster);
  expect([...white, dark].map(at)).toEqual([255, 255, 255, 255]);
  expect([...white, dark].map(([x, y]) => at([x + 4, y]))).toEqual([0, 0, 0, 0]);
});
