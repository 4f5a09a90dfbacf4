import { describe, expect, it } from "vitest";
import type { Component } from "../../../src/read/ocr/components.js";
import { segment } from "../../../src/read/ocr/segments.js";
import { withStops } from "../../../src/read/ocr/stops.js";

/** Print of 20 pixels' height: a comma reaches 4 under the line; the line falls by a pixel every `fall` letters. */
function printed(text: string, fall = Infinity): Component[] {
  const parts: Component[] = [];
  [...text].forEach((character, i) => {
    const [x0, line] = [12 * i, 100 + Math.floor(i / fall)];
    const part = (width: number, y0: number, y1: number): void =>
      void parts.push({ x0, x1: x0 + width, y0, y1, area: width * (y1 - y0) });
    if (character === ".") part(4, line - 4, line);
    else if (character === ",") part(4, line - 4, line + 4);
    else if (character !== " ")
      part(10, line - (/[gjpqy]/.test(character) ? 14 : 20), line + (/[gjpqy]/.test(character) ? 5 : 0));
  });
  return parts;
}

/** What is made of text that the engine read so. */
function put(read: string, print: string, fall?: number): string {
  const words = [...read.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
    text,
    confidence: 0.9,
    box: { x0: 12 * index, x1: 12 * (index + text.length) - 2, y0: 80, y1: 105 },
  }));
  return withStops(words, segment(printed(print, fall)))
    .map(({ text }) => text)
    .join(" ");
}

describe("a mark at a word's end", () => {
  it("is a comma where it reaches under the line, a full stop where it does not", () => {
    expect(put("er ukendt, Fejlen var", "er ukendt. Fejlen var")).toBe("er ukendt. Fejlen var");
    expect(put("var. at en opdatering", "var, at en opdatering")).toBe("var, at en opdatering");
    expect(put("version 4,2, og", "version 4.2, og")).toBe("version 4.2, og");
  });
  it("is told by the letters beside it, on a line that falls as well", () => {
    expect(put("driften har været stabil, Drift", "driften har været stabil. Drift", 6)).toBe(
      "driften har været stabil. Drift",
    );
    expect(put("og, spøgelser.", "og, spøgelser.")).toBe("og, spøgelser.");
  });
  it("stays as read where its glyph cannot be told", () => {
    expect(put("ukendt, Fejlen", "ukendtx Fejlen")).toBe("ukendt, Fejlen");
  });
});
