import { describe, expect, it } from "vitest";
import { glyphsToItem, type Glyphs } from "../../src/read/glyphRun.js";

const STATE = {
  ...{ matrix: [1, 0, 0, -1, 100, 200] as const, size: 10, charSpacing: 0, wordSpacing: 0, scale: 1, rise: 0 },
  ...{ widthUnit: 0.001, ascent: 0.8, descent: -0.2, bold: false, colour: null },
};
/** A glyph a character, each half a size wide; numbers move the pen. */
const glyphs = (...parts: (string | number)[]): Glyphs =>
  parts.flatMap((part): Glyphs[number][] =>
    typeof part === "number" ? [part] : [...part].map((c) => ({ unicode: c, width: 500, isSpace: c === " " })),
  );
const textOf = (run: Glyphs): string | undefined => glyphsToItem(run, STATE).item?.text;

describe("accents set over a letter by moving the pen back", () => {
  it("are one character with it, first or last", () => {
    expect(textOf(glyphs("p˚", 480, "a"))).toBe("på");
    expect(textOf(glyphs("pa", 480, "˚ fem"))).toBe("på fem");
  });
  it("keep an offset for each character", () => {
    const { item } = glyphsToItem(glyphs("p˚", 480, "a b"), STATE);
    expect(item!.offsets).toHaveLength(item!.text.length + 1);
  });
  it("are left where they stand beside it", () => expect(textOf(glyphs("20˚a"))).toBe("20˚a"));
});

describe("letters with their bytes in the wrong order", () => {
  it("are put in order: Ghostscript's ligatures", () => {
    const ligature = [{ unicode: "\u6600\u7400", width: 900, isSpace: false }];
    expect(textOf([...glyphs("dri"), ...ligature, ...glyphs("en")])).toBe("driften");
  });
  it("are left where some are none, or one stands alone", () => {
    expect(textOf(glyphs("\u6600\u7401 test"))).toBe("\u6600\u7401 test");
    expect(textOf(glyphs("x\u6600"))).toBe("x\u6600");
  });
});

it("counts glyphs that name no character", () => {
  expect(glyphsToItem(glyphs("\u0003\u0004 a\uFFFD"), STATE)).toMatchObject({ nameless: 3 });
  expect(glyphsToItem(glyphs("Driften"), STATE)).toMatchObject({ nameless: 0 });
});
