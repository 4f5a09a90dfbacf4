import { describe, expect, it } from "vitest";
import { believable, readCells } from "../../../src/read/ocr/cells.js";
import { segment } from "../../../src/read/ocr/segments.js";
import type { Reader } from "../../../src/read/ocr/strips.js";

const ink = { width: 400, height: 40, data: new Uint8Array(400 * 40).fill(255) };
const cell = (x0: number, height = 16, width = 44) =>
  segment([
    { x0, x1: x0 + 20, y0: 26 - height, y1: 26, area: 300 },
    { x0: x0 + 24, x1: x0 + width, y0: 26 - height, y1: 26, area: 300 },
  ]);

/** What the engine reads in cells drawn side by side, none as wide as another, whatever it is shown. */
async function readAs(texts: string[], heights: number[] = []): Promise<{ text: string; confidence: number }[]> {
  const alone = [...texts];
  const read: Reader = async (picture) => {
    const shown = picture.width > 150 ? texts : [alone.shift()!];
    const each = picture.width / shown.length;
    return shown.map((text, i) => ({
      text,
      confidence: 0.95,
      box: { x0: i * each + 12, x1: i * each + 30, y0: 0, y1: picture.height },
    }));
  };
  return readCells(
    ink,
    texts.map((_, i) => cell(10 + 80 * i, heights[i], 44 + 3 * i)),
    16,
    read,
  );
}

describe("readCells", () => {
  it("is not sure of a value that is written unlike the others", async () => {
    const cells = await readAs(["99,74%", "99,53%", "99,539", "100%"]);
    expect(cells.map(({ text }) => text)).toEqual(["99,74%", "99,53%", "99,539", "100%"]);
    expect(cells.map(({ confidence }) => confidence >= 0.9)).toEqual([true, true, false, false]);
  });
  it("is not sure of a count among percentages", async () => {
    const among = await readAs(["99,74%", "99,53%", "3"]);
    expect(among.map(({ confidence }) => confidence >= 0.9)).toEqual([true, true, false]);
    const parts = await readAs(["100,00%", "100", "10", "100"]);
    expect(parts.map(({ confidence }) => confidence >= 0.9)).toEqual([true, false, false, false]);
  });
  it("takes decimals for what they are where no value has a sign", async () => {
    const cells = await readAs(["99,74", "99,53", "100,00"]);
    expect(cells.every(({ confidence }) => confidence >= 0.9)).toBe(true);
  });
  it("is not sure of what lost its comma or a digit among decimals", async () => {
    const cells = await readAs(["99,7", "99,5", "875", "1000", "9,53"]);
    expect(cells.map(({ confidence }) => confidence >= 0.9)).toEqual([true, true, false, false, false]);
  });
});

describe("cells without a number", () => {
  /** What is made of cells of which the engine reads this with all letters, and "n" among digits. */
  const readAs = async (...texts: string[]): Promise<string[]> => {
    const read: Reader = async ({ width, height }, { alphabet }) => {
      const shown = width > 150 ? texts : ["n"];
      const each = width / shown.length;
      return shown.map((text, i) => ({
        text: alphabet ? "n" : text,
        confidence: 0.95,
        box: { x0: i * each + 12, x1: i * each + 30, y0: 0, y1: height },
      }));
    };
    const cells = await readCells(
      ink,
      texts.map((_, i) => cell(10 + 80 * i)),
      16,
      read,
    );
    return cells.map(({ text }) => text);
  };

  it("say so in letters", async () => {
    expect(await readAs("i.r.", "ir", "99,x", "n/a")).toEqual(["i.r.", "i.r.", "n", "n/a"]);
  });
  it("are no two letters that may be digits", async () => {
    expect(await readAs("ia", "ir", "ia")).toEqual(["n", "n", "n"]);
  });
});

describe("a sliver before a number", () => {
  const digit = (x0: number, width: number) => ({ x0, x1: x0 + width, y0: 10, y1: 26, area: 100 });
  const wide = [20, 36, 52].map((x0) => digit(x0, 12));
  /** What `readCells` makes of a cell that the engine reads so, alone too. */
  const readCell = async (parts: ReturnType<typeof digit>[], text: string) => {
    const read: Reader = async ({ width, height }) => [
      { text, confidence: 0.95, box: { x0: 12, x1: width - 12, y0: 0, y1: height } },
    ];
    return readCells(ink, [segment(parts)], 16, read);
  };

  it("is no digit, and what is left is not sure", async () => {
    const [cell] = await readCell([digit(10, 1), ...wide], "199,7%");
    expect(cell).toMatchObject({ text: "99,7%", confidence: 0.8, alternative: "199,7%" });
  });
  it("stays where it is as wide as a stem", async () => {
    const [cell] = await readCell([digit(10, 3), ...wide], "199,7%");
    expect(cell).toMatchObject({ text: "199,7%", confidence: 0.3 });
  });
});

describe("a first 1 as thin as the line beside a cell", () => {
  const count = (width: number, text: string) => ({
    segment: segment([
      { x0: 10, x1: 10 + width, y0: 10, y1: 26, area: 16 * width },
      { x0: 30, x1: 90, y0: 10, y1: 26, area: 600 },
    ]),
    text,
    confidence: 0.98,
  });
  const row = [count(12, "234.567"), count(12, "345.678"), count(12, "456.789")];
  const sureness = (width: number, text: string): number => {
    const reading = count(width, text);
    return believable(reading, [...row, reading], null).confidence;
  };
  it("is doubted", () => expect(sureness(2, "1234.567")).toBe(0.8));
  it("is believed where it has a flag, or is no 1", () => {
    expect(sureness(6, "1.234.567")).toBe(0.98);
    expect(sureness(2, "234.567")).toBe(0.98);
  });
});

describe("believable", () => {
  const reading = (height: number, text = "97,53%") => ({ segment: cell(10, height), text, confidence: 0.98 });

  it('doubts a number that is lower than its row\'s others, but no "n.a."', () => {
    const row = [reading(16), reading(15), reading(10), reading(16), reading(10, "n.a.")];
    expect(row.map((each) => believable(each, row, { kind: "percent", decimals: 2 }).confidence)).toEqual([
      0.98, 0.98, 0.8, 0.98, 0.98,
    ]);
  });
});
