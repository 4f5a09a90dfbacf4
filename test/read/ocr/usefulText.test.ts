import { describe, expect, it } from "vitest";
import type { Box } from "../../../src/model/geometry.js";
import { usefulText } from "../../../src/read/ocr/usefulText.js";
import type { TextLayer } from "../../../src/read/ocr/usefulText.js";

const layer = (text: string, { hidden = false, scanned = false } = {}): TextLayer => ({
  width: 960,
  height: 540,
  items: text === "" ? [] : [{ text, box: [0, 0, 100, 10], hidden }],
  images: scanned ? [[0, 0, 960, 540] as Box] : [],
});
const REAL =
  "Infrastrukturdriften var ramt af en fejl på HSM/HPCS, som betød, at Fælleskommunalt Sags- og Dokumentindeks stod stille";

describe("usefulText", () => {
  it("takes a plain text layer", () => expect(usefulText(layer(REAL)).useful).toBe(true));
  it("takes good hidden text behind a scan", () =>
    expect(usefulText(layer(REAL, { hidden: true, scanned: true })).useful).toBe(true));
  it.each([
    ["a picture without text", layer("", { scanned: true }), /picture without text/],
    ["a stamp on a scan", layer("KOPI 1", { scanned: true }), /picture with 4 letters/],
    ["glyph soup", layer("\uE012\uE013\uE014 \uE01F abcde"), /fonts/],
    [
      "garbage behind a scan",
      layer("lnfr@str~kturdr1ften v@r r@mt xqzvbnm aiiiil tlll", { hidden: true, scanned: true }),
      /poor/,
    ],
  ])("refuses %s", (_, page, reason) =>
    expect(usefulText(page)).toMatchObject({ useful: false, reason: expect.stringMatching(reason) }),
  );
});
