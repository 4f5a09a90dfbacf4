import { describe, expect, it } from "vitest";
import { withVisibleHyphens } from "../../src/read/visibleHyphens.js";
import { textItem } from "./textItem.js";

const texts = (...items: ReturnType<typeof textItem>[]): string[] => withVisibleHyphens(items).map(({ text }) => text);

describe("soft hyphens", () => {
  it("are hyphens on a page that draws one within text", () =>
    expect(texts(textItem("sep\u00AD22", 0, 100), textItem("Sags\u00AD", 0, 120))).toEqual(["sep-22", "Sags-"]));
  it("are so where the text goes on in another item", () =>
    expect(texts(textItem("sep\u00AD", 0, 100), textItem("22", 20, 100))).toEqual(["sep-", "22"]));
  it("stay at the ends of lines", () =>
    expect(texts(textItem("drifts\u00AD", 0, 100), textItem("status", 0, 112))).toEqual(["drifts\u00AD", "status"]));
  it("are none where they are not drawn", () => {
    const word = textItem("drifts\u00ADstatus", 0, 100);
    const offsets = word.offsets!.map((x, i) => (i > 6 ? x - 5 : x));
    expect(texts({ ...word, offsets })).toEqual(["drifts\u00ADstatus"]);
  });
});
