import { expect, it } from "vitest";
import { isDithered } from "../../../src/read/ocr/dither.js";

/** A picture that is black where it is said to be. */
const picture = (isBlack: (x: number, y: number) => boolean) => {
  const [width, height] = [400, 200];
  const data = Uint8Array.from({ length: width * height }, (_, at) =>
    isBlack(at % width, Math.floor(at / width)) ? 0 : 255,
  );
  return { width, height, channels: 1 as const, data };
};
const PIXELS_PER_POINT = 4;
const inBand = (y: number): boolean => y >= 64 && y < 128;

it("tells fills of dots", () =>
  expect(
    isDithered(
      picture((x, y) => inBand(y) && (x + 2 * y) % 4 === 0),
      PIXELS_PER_POINT,
    ),
  ).toBe(true));

it("takes neither solid fills, nor print, nor one line of dots for them", () => {
  expect(
    isDithered(
      picture((_, y) => inBand(y)),
      PIXELS_PER_POINT,
    ),
  ).toBe(false);
  expect(
    isDithered(
      picture((x, y) => inBand(y) && x % 16 < 5 && y % 24 < 18),
      PIXELS_PER_POINT,
    ),
  ).toBe(false);
  expect(
    isDithered(
      picture((x, y) => y === 100 && x % 2 === 0),
      PIXELS_PER_POINT,
    ),
  ).toBe(false);
});

it("leaves grey scans alone", () => {
  const grey = picture((x, y) => inBand(y) && (x + y) % 2 === 0);
  expect(isDithered({ ...grey, data: grey.data.map((v) => 60 + v / 2) }, PIXELS_PER_POINT)).toBe(false);
});
