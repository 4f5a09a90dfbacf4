import { describe, expect, it } from "vitest";
import type { Box } from "../../src/model/geometry.js";
import type { PageContent } from "../../src/read/pageContent.js";
import { coverage, readingPlan, standOn, unexplained } from "../../src/read/readingPlan.js";
import { textItem } from "./textItem.js";

const PAGE = { width: 800, height: 600 };
const picture = (...box: Box) => ({ box, dpi: 200 });
const item = textItem("Driften har i perioden været stabil og uden problemer.", 50, 100);
const garbled = textItem("!\"#$%&'( )*+ ,-./ 01 2#$ 3!\"# %&'", 50, 200);
const content = (some: Partial<PageContent>): PageContent => ({
  ...PAGE,
  items: [],
  fonts: [{ items: some.items ?? [], nameless: 0 }],
  hidden: [],
  covered: [],
  slanted: [],
  fills: [],
  rulings: [],
  pictures: [],
  drawings: (some.pictures?.length ?? 0) + 1,
  ...some,
});

describe("readingPlan", () => {
  it("takes a text layer", () => expect(readingPlan(content({ items: [item] })).from).toBe("text"));
  it("reads a page that a picture covers, whatever text is behind it", () => {
    const pictures = [picture(0, 0, 800, 600)];
    expect(readingPlan(content({ pictures, hidden: [item] }))).toMatchObject({ from: "scan", layer: [item], text: [] });
    const covered = [{ item, by: "picture" as const }];
    expect(readingPlan(content({ pictures, covered }))).toMatchObject({ from: "scan", layer: [item], text: [] });
  });
  it("keeps a stamp on a scan", () =>
    expect(readingPlan(content({ pictures: [picture(0, 0, 800, 600)], items: [item] }))).toMatchObject({
      from: "scan",
      text: [item],
    }));
  it("takes a scan in bands for one", () => {
    const bands = [0, 1, 2].map((i) => picture(0, 200 * i, 800, 200 * i + 200));
    expect(readingPlan(content({ pictures: bands })).from).toBe("scan");
  });
  it("takes two small pictures in opposite corners for none", () =>
    expect(
      readingPlan(content({ items: [item], pictures: [picture(0, 0, 30, 30), picture(770, 570, 800, 600)] })).from,
    ).toBe("text"));
  it("looks at a picture as large as a table or as long as a heading", () => {
    const pictures = [picture(50, 200, 700, 400), picture(50, 20, 350, 50), picture(700, 20, 760, 50)];
    expect(readingPlan(content({ items: [item], pictures }))).toMatchObject({
      from: "pictures",
      pictures: [pictures[0]!.box, pictures[1]!.box],
    });
  });
  it("reads a page without letters, or whose fonts name theirs wrongly, as it is seen", () => {
    expect(readingPlan(content({})).from).toBe("page");
    expect(readingPlan(content({ items: [garbled], drawings: 0 }))).toMatchObject({ from: "page", layer: [] });
    expect(readingPlan(content({ fonts: [{ items: [], nameless: 30 }], drawings: 0 })).from).toBe("page");
  });
  it("lets the text of sound fonts doubt what is read then", () => {
    const fonts = [item, garbled].map((each) => ({ items: [each], nameless: 0 }));
    expect(readingPlan(content({ items: [item, garbled], fonts }))).toMatchObject({ from: "page", layer: [item] });
  });
  it("takes a few unknown signs for no text", () => {
    const fonts = [
      { items: Array.from({ length: 40 }, () => item), nameless: 0 },
      { items: [], nameless: 9 },
    ];
    expect(readingPlan(content({ items: [item], fonts })).from).toBe("text");
  });
  it("has nothing to read on an empty page", () => expect(readingPlan(content({ drawings: 0 })).from).toBe("text"));
});

describe("coverage", () => {
  it("counts what overlaps once", () => {
    expect(coverage([picture(0, 0, 400, 600), picture(0, 0, 400, 600)], PAGE)).toBe(0.5);
    expect(coverage([], PAGE)).toBe(0);
  });
});

describe("unexplained", () => {
  it("leaves out lines that text stands on", () => {
    const [over, beside]: [Box, Box] = [
      [52, 92, 310, 102],
      [52, 392, 310, 402],
    ];
    expect(unexplained([over, beside], [item])).toEqual([beside]);
    expect(standOn([item], [over, beside])).toBe(1);
    expect(standOn([item], [beside])).toBe(0);
  });
});
