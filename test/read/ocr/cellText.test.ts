import { describe, expect, it, test } from "vitest";
import { cellKind, commaRestored, isMixedCount, plainCell, signRestored } from "../../../src/read/ocr/cellText.js";

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

describe("signRestored", () => {
  it.each([
    ["100,007", "100,00%"],
    ["100,007%", "100,00%"],
    ["99,42%%", "99,42%"],
    ["99,080%%", "99,08%"],
  ])("puts back the sign of %s", (text, percent) => expect(signRestored(text, 2)).toBe(percent));

  it.each(["99,42", "99,4%%", "99,4213", "185,007", "1.084,507"])("does not know what %s was", (text) =>
    expect(signRestored(text, 2)).toBeNull(),
  );
  it("knows nothing where the decimals are not known", () => expect(signRestored("99,427", null)).toBeNull());
});

test.each([
  ["157.084,247", true],
  ["157.084.247", false],
  ["157,084,247", false],
  ["1.084,50", false],
  ["18.03.2025", false],
])("%s has a mark that was misread: %s", (text, mixed) => expect(isMixedCount(text)).toBe(mixed));
