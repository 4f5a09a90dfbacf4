import { describe, expect, it } from "vitest";
import type { TextItem } from "../../src/model/page.js";
import { partCovered, type Cover } from "../../src/read/coveredText.js";
import { textItem } from "./textItem.js";

const cover = (x0: number, y0: number, x1: number, y1: number, by: Cover["by"] = "fill"): Cover => ({
  box: [x0, y0, x1, y1],
  by,
});
const texts = (item: TextItem, ...covers: Cover[]): { seen: string[]; covered: string[] } => {
  const parted = partCovered(item, covers);
  return { seen: parted.seen.map((i) => i.text), covered: parted.covered.map(({ item: i }) => i.text) };
};

// Letters are 5 wide: "98,31%" takes 60 to 90.
const row = textItem("99,90% 100,00% 98,31%", 0, 100);

describe("partCovered", () => {
  it("leaves what nothing is painted over", () =>
    expect(partCovered(row, [cover(0, 200, 500, 220)]).seen).toEqual([row]));
  it("cuts out what a fill hides, and leaves the rest in its place", () => {
    const parted = partCovered(row, [cover(74, 90, 106, 103)]);
    expect(parted.seen.map(({ text, box }) => [text, box[0], box[2]])).toEqual([["99,90% 100,00% ", 0, 75]]);
    expect(parted.covered.map(({ item, by }) => [item.text, item.box[0], by])).toEqual([["98,31%", 75, "fill"]]);
  });
  it("cuts one from the middle", () =>
    expect(texts(row, cover(34, 90, 71, 103))).toEqual({ seen: ["99,90% ", "98,31%"], covered: ["100,00% "] }));
  it("sees what a line is drawn through", () => expect(texts(row, cover(0, 96, 200, 99)).covered).toEqual([]));
  it("sees what a fill ends beside or under", () => {
    expect(texts(row, cover(106, 90, 200, 103)).covered).toEqual([]);
    expect(texts(row, cover(0, 101, 200, 110)).covered).toEqual([]);
  });
  it("knows which way turned text reads", () => {
    const up: TextItem = { ...row, angle: 270, baseline: 50, box: [42, 0, 52, 105] };
    expect(texts(up, cover(40, -1, 55, 31))).toEqual({ seen: ["99,90% 100,00% "], covered: ["98,31%"] });
  });
});
