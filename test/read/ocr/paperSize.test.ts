import { expect, it } from "vitest";
import { enlarged, fittedToPaper } from "../../../src/read/ocr/paperSize.js";
import { textItem } from "../textItem.js";

const image = (width: number, height: number, pixelsPerPoint: number) => ({
  raster: { width, height, channels: 1 as const, data: new Uint8Array(0) },
  pixelsPerPoint,
});

it("leaves paper as large as it is", () => {
  const a3 = image(4960, 3508, 300 / 72);
  expect(fittedToPaper(a3)).toEqual({ fitted: a3, by: 1 });
});

it("reads the picture of a page of two metres as one on paper, and gives it back in the page's points", () => {
  const { fitted, by } = fittedToPaper(image(3600, 2400, 0.8));
  expect(fitted.pixelsPerPoint).toBe(4);
  expect(by).toBe(5);
  const page = { number: 1, width: 900, height: 600, fills: [], rulings: [], slanted: [] };
  const read = { ...page, items: [textItem("a", 10, 20)], source: "ocr" as const };
  const box: [number, number, number, number] = [1, 2, 3, 4];
  const problem = { code: "x", severity: "info" as const, message: "", page: 1, box };
  const result = enlarged({ page: read, problems: [problem], turns: 0 }, by);
  expect(result.page).toMatchObject({ width: 4500, height: 3000, items: [{ baseline: 100, size: 50 }] });
  expect(result.problems[0]!.box).toEqual([5, 10, 15, 20]);
});
