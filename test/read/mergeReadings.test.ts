import { describe, expect, it } from "vitest";
import type { Page, TextItem } from "../../src/model/page.js";
import { mergeReadings, readingWithin, turnItems } from "../../src/read/mergeReadings.js";
import { textItem } from "./textItem.js";

const page = (items: TextItem[], source: Page["source"]): Page => ({
  ...{ number: 1, width: 800, height: 600, items, fills: [], rulings: [], slanted: [], source },
});

describe("mergeReadings", () => {
  const own = page([textItem("Modtaget", 100, 100)], "text-layer");
  it("prefers the page's own text where both have one", () => {
    const read = page([textItem("Modlaget", 102, 101, { confidence: 0.9 }), textItem("Driften", 100, 200)], "ocr");
    expect(mergeReadings(own, read).items.map(({ text }) => text)).toEqual(["Modtaget", "Driften"]);
    expect(mergeReadings(own, read).source).toBe("ocr");
  });
  it("keeps a line that the page's text only touches", () =>
    expect(mergeReadings(own, page([textItem("Modtaget fra leverandøren", 100, 100)], "ocr")).items).toHaveLength(2));
  it("is the text layer's where nothing was read", () =>
    expect(mergeReadings(own, page([], "ocr")).source).toBe("text-layer"));
});

describe("readingWithin", () => {
  it("leaves out what stands beside the boxes, problems and all", () => {
    const read = page([textItem("i", 100, 100), textItem("u", 100, 300)], "ocr");
    const problem = (y: number) => ({
      ...{ code: "cell-unsure", severity: "warning" as const, message: "", page: 1 },
      box: [100, y - 8, 105, y] as TextItem["box"],
    });
    const within = readingWithin([[0, 0, 400, 200]], { page: read, problems: [problem(100), problem(300)] });
    expect(within.page.items.map(({ text }) => text)).toEqual(["i"]);
    expect(within.problems).toHaveLength(1);
  });
});

describe("turnItems", () => {
  it("moves a stamp with the page that is turned under it", () => {
    const stamp = textItem("KOPI", 100, 50);
    const [once] = turnItems([stamp], 1, { width: 800, height: 600 });
    expect(once).toMatchObject({ angle: 90, baseline: 550, box: [548, 100, 558, 120] });
    const [whole] = turnItems([stamp], 4, { width: 800, height: 600 });
    expect(whole).toMatchObject({ angle: 0, baseline: 50, box: stamp.box });
    const [twice] = turnItems([stamp], 2, { width: 800, height: 600 });
    expect(twice).toMatchObject({ angle: 180, baseline: 550, box: [680, 548, 700, 558] });
  });
});
