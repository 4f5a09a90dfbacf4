import { expect, test } from "vitest";
import { withSolidFills } from "../../../src/read/ocr/mottledFills.js";
import type { PixelBox, Raster } from "../../../src/read/ocr/raster.js";
import { seededRandom } from "../../ocr-fixtures/random.js";

const SCALE = 200 / 72;
const [WIDTH, HEIGHT] = [400, 120];
const BAND: PixelBox = { x0: 20, y0: 30, x1: 380, y1: 90 };
const NOISE: PixelBox = { x0: 120, y0: 50, x1: 370, y1: 75 };
/** Strokes of letters: a stem of three pixels and a dash of two, the second amid the noise. */
const STROKES: PixelBox[] = [
  { x0: 60, y0: 48, x1: 63, y1: 64 },
  { x0: 70, y0: 56, x1: 78, y1: 58 },
  { x0: 112, y0: 48, x1: 115, y1: 64 },
];

function pageOf(paint: (fill: (box: PixelBox, level: () => number) => void) => void): Raster {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  paint((box, level) => {
    for (let y = box.y0; y < box.y1; y++) for (let x = box.x0; x < box.x1; x++) data[y * WIDTH + x] = level();
  });
  return { width: WIDTH, height: HEIGHT, channels: 1, data };
}

const [black, white] = [() => 0, () => 255];

function noise(share: number): () => number {
  const random = seededRandom(7);
  return () => (random() < share ? 255 : 0);
}

function levels({ data }: Raster, box: PixelBox): number[] {
  const found: number[] = [];
  for (let y = box.y0; y < box.y1; y++) found.push(...data.subarray(y * WIDTH + box.x0, y * WIDTH + box.x1));
  return found;
}

const whiteShare = (page: Raster, box: PixelBox): number => {
  const found = levels(page, box);
  return found.filter((level) => level === 255).length / found.length;
};

test.each([0.2, 0.35, 0.5])("noise of which %f is white becomes fill again, letters beside it stay", (share) => {
  const page = pageOf((fill) => {
    fill(BAND, black);
    fill(NOISE, noise(share));
    for (const stroke of STROKES) fill(stroke, white);
  });
  const solid = withSolidFills(page, SCALE);
  expect(whiteShare(solid, NOISE)).toBeLessThan(0.1);
  for (const stroke of STROKES) expect(whiteShare(solid, stroke)).toBeGreaterThan(0.7);
});

test("what no dark fill is around is no noise in one", () => {
  const page = pageOf((fill) => fill(NOISE, noise(0.5)));
  expect(withSolidFills(page, SCALE).data).toEqual(page.data);
});

test("small letters on a dark fill are no noise", () => {
  const page = pageOf((fill) => {
    fill(BAND, black);
    // Of print five points high: stems of two pixels, two pixels apart, and dashes across them.
    for (let x = 40; x < 360; x += 4) fill({ x0: x, y0: 50, x1: x + 2, y1: 60 }, white);
    for (let x = 40; x < 360; x += 8) fill({ x0: x, y0: 54, x1: x + 6, y1: 56 }, white);
  });
  expect(withSolidFills(page, SCALE).data).toEqual(page.data);
});

test("a picture with greys is left as it is", () => {
  const page = pageOf((fill) => {
    fill(BAND, () => 90);
    fill(NOISE, noise(0.5));
  });
  expect(withSolidFills(page, SCALE)).toBe(page);
});
