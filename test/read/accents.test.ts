import { describe, expect, it } from "vitest";
import { withAccents } from "../../src/read/accents.js";
import { textItem } from "./textItem.js";

const texts = (...items: ReturnType<typeof textItem>[]): string[] => withAccents(items).map(({ text }) => text);

describe("accents drawn apart", () => {
  it("join the letter under them", () =>
    expect(texts(textItem("˚", 10, 98), textItem("A", 10, 100), textItem("rsagen", 15, 100))).toEqual(["Å", "rsagen"]));
  it("join it be it in the middle of a word", () =>
    expect(texts(textItem("fordelt pa fem", 0, 100), textItem("˚", 45, 100))).toEqual(["fordelt på fem"]));
  it("join it in their own item", () => {
    expect(texts({ ...textItem("pa\u030A", 0, 100), offsets: [0, 5, 10, 10] })).toEqual(["pa\u030A"]);
    expect(texts({ ...textItem("pa˚", 0, 100), offsets: [0, 5, 10, 5] })).toEqual(["på"]);
  });
  it("stay where no letter takes them", () => {
    expect(texts(textItem("20", 0, 100), textItem("˚", 10, 98))).toEqual(["20", "˚"]);
    expect(texts(textItem("x", 10, 100), textItem("˚", 10, 98))).toEqual(["x", "˚"]);
    expect(texts(textItem("a", 10, 160), textItem("˚", 10, 98))).toEqual(["a", "˚"]);
  });
});
