import { describe, expect, it } from "vitest";
import type { Page } from "../../src/model/page.js";
import { doubtedBy } from "../../src/read/secondReading.js";
import { textItem } from "./textItem.js";

const read = (text: string, confidence = 0.98): Page => ({
  number: 2,
  width: 800,
  height: 600,
  items: [textItem(text, 100, 100, { confidence })],
  fills: [],
  rulings: [],
  slanted: [],
  source: "ocr",
});
const doubted = (ours: string, theirs: string, x = 100, confidence?: number) => {
  const { page, problems } = doubtedBy([textItem(theirs, x, 100.5)], read(ours, confidence));
  return { confidence: page.items[0]!.confidence, text: page.items[0]!.text, codes: problems.map(({ code }) => code) };
};

describe("another program's reading", () => {
  it("lowers a number that it contradicts, and is named", () =>
    expect(doubted("99,74%", "99,14%")).toEqual({ confidence: 0.8, text: "99,74%", codes: ["readings-differ"] }));
  it("may be a word of a longer line", () => expect(doubted("99,74%", "Mål 99,14%", 80).codes).toHaveLength(1));
  it("raises nothing that it confirms", () => {
    expect(doubted("99,74%", "99,74 %", 100, 0.5)).toMatchObject({ confidence: 0.5, codes: [] });
    expect(doubted("99,74%", "99.74", 100)).toMatchObject({ confidence: 0.98, codes: [] });
  });
  it.each([
    ["words", "Serviceplatformen", "Servicep1atformen", 100],
    ["what is no number", "99,74%", "gg,7ii%", 100],
    ["a number of another size", "99,74%", "12", 100],
    ["a number elsewhere", "99,74%", "99,14%", 300],
  ])("says nothing of %s", (_, ours, theirs, x) =>
    expect(doubted(ours, theirs, x)).toMatchObject({ confidence: 0.98, codes: [] }),
  );
});
