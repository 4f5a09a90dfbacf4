import { describe, expect, it, test } from "vitest";
import { cellKind, commaRestored, isMixedCount, plainCell } from "../../../src/read/ocr/cellText.js";

describe("cellKind", () => {
  it.each([
    ["99,74%", "percent"],
    ["100,00%", "percent"],
    ["185.333.727", "count"],
    ["n.a.", "none"],
    ["-", "dash"],
  ])("knows %s as %s", (text, kind) => expect(cellKind(text)).toBe(kind));

  it.each(["00,00%", "199,79%", "185.333727", "", "9a,74%", "85.33.727"])("refuses the misread %s", (text) =>
    expect(cellKind(text)).toBeNull(),
  );
});

describe("plainCell", () => {
  it("undoes what the number grammar does not allow", () => {
    expect(plainCell("99.74%")).toBe("99,74%");
    expect(plainCell("157.393,255")).toBe("157.393.255");
    expect(plainCell(",100,00%")).toBe("100,00%");
    expect(plainCell("na")).toBe("n.a.");
  });
  it("leaves alone what could be two numbers", () => expect(plainCell("157,393")).toBe("157,393"));
});

describe("commaRestored", () => {
  it("puts the comma back where the decimals are known", () => expect(commaRestored("10000%", 2)).toBe("100,00%"));
  it("does not invent a percentage over 100", () => expect(commaRestored("99999%", 2)).toBeNull());
});

test.each([
  ["157.084,247", true],
  ["157.084.247", false],
  ["157,084,247", false],
  ["1.084,50", false],
  ["18.03.2025", false],
])("%s has a mark that was misread: %s", (text, mixed) => expect(isMixedCount(text)).toBe(mixed));
