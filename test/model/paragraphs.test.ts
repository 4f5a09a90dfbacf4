import { describe, expect, it } from "vitest";
import type { Paragraph } from "../../src/model/layout.js";
import { hangsUnder } from "../../src/model/paragraphs.js";

/** "- Den 9. marts …" with its mark at 50 and its text at 66 points. */
const bullet = paragraph("bullet", 50, 66);

describe("hangsUnder", () => {
  it("sees the rest of a bullet at the top of a page, whatever it begins with", () => {
    expect(hangsUnder(bullet, paragraph("text", 66))).toBe(true);
  });

  it.each([
    ["text at the margin", bullet, paragraph("text", 50)],
    ["text further in", bullet, paragraph("text", 90)],
    ["text of another size", bullet, { ...paragraph("text", 66), size: 8 }],
    ["the next bullet", bullet, paragraph("bullet", 50, 66)],
    ["a heading", bullet, paragraph("heading", 66)],
    ["text under text", paragraph("text", 66), paragraph("text", 66)],
    ["a bullet whose text is not set off", paragraph("bullet", 50, 54), paragraph("text", 54)],
  ])("takes it not for %s", (_, before, after) => {
    expect(hangsUnder(before, after)).toBe(false);
  });
});

function paragraph(role: Paragraph["role"], x: number, textX = x): Paragraph {
  const lines = [{ start: 0, end: 4, source: { page: 1, box: [x, 0, 200, 12] as [number, number, number, number] } }];
  return { text: "tekst", role, level: 0, mark: "", lines, textX, confidence: 1, size: 10, bold: false };
}
