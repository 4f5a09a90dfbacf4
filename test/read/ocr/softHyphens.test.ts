import { describe, expect, it } from "vitest";
import type { ReadLine } from "../../../src/read/ocr/pageText.js";
import { rowsOf } from "../../../src/read/ocr/rows.js";
import { segment } from "../../../src/read/ocr/segments.js";
import { withSoftHyphens } from "../../../src/read/ocr/softHyphens.js";

/** A line of text, as many letters of ink wide as the text is long. */
function line(text: string, baseline: number, x0 = 20): ReadLine {
  const letters = Array.from(text, (_, i) => ({ x0: x0 + 8 * i, x1: x0 + 8 * i + 6, y0: baseline - 10, y1: baseline }));
  const ink = segment(letters.map((letter) => ({ ...letter, area: 40 })));
  const words = text.split(" ").map((word) => ({ text: word, box: ink, confidence: 0.95 }));
  return { segment: ink, row: rowsOf([ink])[0]!, whole: false, words };
}

/** The last words of the lines, one under the other. */
const lastWords = (...texts: string[]): string[] =>
  withSoftHyphens(texts.map((text, i) => line(text, 100 + 16 * i))).map(({ words }) => words.at(-1)!.text);

describe("a hyphen at a line's end", () => {
  it.each([
    ["ved at udskifte kompo-", "nenten."],
    ["fejl på Mongo-data-", "basen. Fejlen blev rettet"],
    ["fordelt på fem service-", "vinduer."],
    ["er ukendt. Appli-", "kationsdriften har kørt stabilt"],
  ])("of %s %s parts a word", (above, below) => {
    expect(lastWords(above, below)[0]).toMatch(/\p{L}\u00AD$/u);
  });

  it.each([
    ["fejl på Mongo-", "databasen."],
    ["en fejl i IT-", "systemet"],
    ["sendt som e-", "mail"],
    ["mellem drifts-", "og testmiljøet"],
    ["Drift hos SF1601-", "anvendere"],
    ["genstartet kl. 12-", "14"],
    ["adgang til Sags-", "Og Dokumentindeks"],
    ["ramt af en data-", "• Den 4. marts"],
  ])("of %s %s is a hyphen", (above, below) => {
    expect(lastWords(above, below)[0]).toMatch(/-$/);
  });

  it("parts a word though a gap before it is as wide as a space", () => {
    const [above, below] = [line("på fem service -", 100), line("vinduer.", 116)];
    const words = above.words.map((word, i) => (i < 2 ? word : { ...word, alternative: "service-" }));
    expect(withSoftHyphens([{ ...above, words }, below])[0]!.words.at(-1)!.text).toBe("service\u00AD");
    expect(withSoftHyphens([above, below])[0]!.words.at(-1)!.text).toBe("-");
  });

  it("parts a word in the last piece of a line that wide spaces take apart", () => {
    const pieces = [line("fordelt på", 100), line("fem", 100, 110), line("service-", 100, 145)];
    const row = rowsOf(pieces.map(({ segment: each }) => each))[0]!;
    const [, , last] = withSoftHyphens([...pieces.map((each) => ({ ...each, row })), line("vinduer.", 116)]);
    expect(last!.words.at(-1)!.text).toBe("service\u00AD");
  });

  it("parts a name that the page has whole elsewhere, or begins another with", () => {
    expect(lastWords("langsom på Fælleskommu-", "nalt Ydelsesindeks", "Fælleskommunal drift")[0]).toMatch(/\u00AD$/);
  });

  it("keeps what was read, and looks on in its own column only", () => {
    const lines = [line("ved at udskifte kompo-", 100), line("langsom drift", 116, 400), line("nenten.", 117)];
    const [first] = withSoftHyphens(lines);
    expect(first!.words.at(-1)).toMatchObject({ text: "kompo\u00AD", alternative: "kompo-" });
    expect(withSoftHyphens(lines.slice(0, 2))[0]!.words.at(-1)!.text).toBe("kompo-");
  });
});
