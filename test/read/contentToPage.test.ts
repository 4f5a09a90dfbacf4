import { describe, expect, it } from "vitest";
import type { TextItem } from "../../src/model/page.js";
import { contentToPage } from "../../src/read/contentToPage.js";

const item = (text: string, x: number, size: number): TextItem => {
  const width = text.length * size * 0.5;
  const box: TextItem["box"] = [x, 100 - size, x + width, 100];
  return { text, box, baseline: 100, size, bold: false, angle: 0, confidence: 1 };
};

const textsOf = (items: TextItem[]): string[] =>
  contentToPage(
    {
      ...{ width: 600, height: 800, items, fonts: [], hidden: [], covered: [], slanted: [], fills: [], rulings: [] },
      ...{ pictures: [], drawings: 0 },
    },
    1,
  ).items.map((i) => i.text);

describe("text drawn twice for boldness", () => {
  it("is one text, in print so small that the second stands far from the first", () => {
    expect(textsOf([item("100,00 %", 50, 1.2), item("100,00 %", 50.25, 1.2)])).toEqual(["100,00 %"]);
  });

  it("is not what letters set one by one are", () => {
    expect(textsOf([item("1", 50, 10), item("1", 54, 10), item("1", 58, 10)])).toEqual(["1", "1", "1"]);
  });
});
