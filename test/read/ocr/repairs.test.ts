import { describe, expect, it, test } from "vitest";
import type { ReadWord } from "../../../src/read/ocr/engine.js";
import { repairedWords, withBullet, withLoneI, withTwins } from "../../../src/read/ocr/repairs.js";
import { segment } from "../../../src/read/ocr/segments.js";

const LETTER = 10;

/**
 * Words and the print they were read in: a letter a character, ten pixels wide and two apart, eight where `print` has a
 * space. The words' boxes are where the engine thinks they are: anywhere near.
 */
function repaired(read: string, print: string): string[] {
  const parts = [];
  let x = 0;
  for (const character of print) {
    if (character !== " ") parts.push({ x0: x, x1: x + LETTER, y0: 0, y1: 20, area: 150 });
    x += character === " " ? 6 : LETTER + 2;
  }
  const width = x / read.length;
  const words: ReadWord[] = [...read.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
    text,
    confidence: 0.9,
    box: { x0: Math.round(index * width), x1: Math.round((index + text.length) * width), y0: 0, y1: 20 },
  }));
  return repairedWords(words, segment(parts)).map(({ text, alternative }) =>
    alternative === undefined ? text : `${text} (${alternative})`,
  );
}

describe("repairedWords", () => {
  it("puts spaces where the print has them", () => {
    expect(repaired("Årsagen varen fejl", "Årsagen var en fejl")).toEqual([
      "Årsagen",
      "var (varen)",
      "en (varen)",
      "fejl",
    ]);
    expect(repaired("KO - i nfrastruktur", "KO - infrastruktur")).toEqual([
      "KO",
      "-",
      "infrastruktur (i nfrastruktur)",
    ]);
  });
  it("finds the spaces about a hyphen without another to measure", () => {
    expect(repaired("BF-applikation", "BF - applikation")).toEqual([
      "BF (BF-applikation)",
      "- (BF-applikation)",
      "applikation (BF-applikation)",
    ]);
    expect(repaired("it-platform", "it-platform")).toEqual(["it-platform"]);
  });
  it("parts function words whose letters touch", () => {
    expect(repaired("stabilitet hariperioden været", "stabilitet harioden været")).toEqual([
      "stabilitet",
      "har (hariperioden)",
      "i (hariperioden)",
      "perioden (hariperioden)",
      "været",
    ]);
    expect(repaired("varen kom", "varen kom")).toEqual(["varen", "kom"]);
  });
  it("reads the first of a month, and only that", () => {
    expect(repaired("til L januar", "til 1 januar")).toEqual(["til", "1. (L)", "januar"]);
    expect(repaired("til L januars", "til 1 januars")).toEqual(["til", "L", "januars"]);
    expect(repaired("linje L er", "linje L er")).toEqual(["linje", "L", "er"]);
  });
  it("puts a month before a year right where it can be no other, and no other word", () => {
    expect(repaired("for arts 2025", "for arts 2025")).toEqual(["for", "marts (arts)", "2025"]);
    expect(repaired("Apnil 2025", "Apnil 2025")).toEqual(["April (Apnil)", "2025"]);
    expect(repaired("juli 2025", "juli 2025")).toEqual(["juli", "2025"]);
    expect(repaired("jui 2025 juwi 2025", "jui 2025 juwi 2025")).toEqual(["jui", "2025", "juwi", "2025"]);
    expect(repaired("arts af", "arts af")).toEqual(["arts", "af"]);
    expect(repaired("sager 2025", "sager 2025")).toEqual(["sager", "2025"]);
  });
  it("keeps words apart whose boxes touch", () => {
    const words = [
      { text: "var", confidence: 0.9, box: { x0: 0, x1: 34, y0: 0, y1: 20 } },
      { text: "et", confidence: 0.9, box: { x0: 35, x1: 60, y0: 0, y1: 20 } },
    ];
    const print = segment([{ x0: 0, x1: 60, y0: 0, y1: 20, area: 900 }]);
    const [left, right] = repairedWords(words, print);
    expect(right!.box.x0 - left!.box.x1).toBeGreaterThanOrEqual(7);
  });
});

describe("withTwins", () => {
  const put = (text: string, sure: string[]): string => {
    const word = { text, confidence: 0.2, box: { x0: 0, x1: 100, y0: 0, y1: 20 } };
    const [read] = withTwins([word], new Set(sure));
    return read!.alternative === undefined ? read!.text : `${read!.text} (${read!.alternative})`;
  };

  it("puts a word with a sign in it right by the page's only word that fits", () => {
    const page = ["Fælleskommunalt", "Fælleskommunale", "Datavarehus"];
    expect(put("Fz=lleskommunale", page)).toBe("Fælleskommunale (Fz=lleskommunale)");
    expect(put("F=lleskommunale", page)).toBe("Fælleskommunale (F=lleskommunale)");
  });
  it("leaves what could be two words, a short one, or none of the page's", () => {
    expect(put("F=lleskommunale", ["Fælleskommunale", "Følleskommunale"])).toBe("F=lleskommunale");
    expect(put("K=kken", ["Køkken"])).toBe("K=kken");
    expect(put("Fz=lleskommunale", ["Kommunale", "Datavarehus"])).toBe("Fz=lleskommunale");
    expect(put("R&D", ["RoD"])).toBe("R&D");
  });
});

test("a letter in two pieces and two letters in one shift no spaces", () => {
  const letter = (x0: number, width: number) => ({ x0, x1: x0 + width, y0: 0, y1: 20, area: 8 * width });
  const printed = (text: string, from: number) => [...text].map((_, i) => letter(from + 12 * i, LETTER));
  const texts = ["nu", "er", "Her", "drift", "var"];
  const starts = [0, 32, 64, 110, 180];
  const words = texts.map((text, i) => {
    const x0 = starts[i]!;
    return { text, confidence: 0.9, box: { x0, x1: x0 + 12 * text.length - 2, y0: 0, y1: 20 } };
  });
  // The H's two stems stand apart, the last two letters touch.
  const parts = [...printed("nu", 0), ...printed("er", 32), letter(64, 3), letter(71, 3), ...printed("er", 76)];
  parts.push(...printed("drift", 110), ...printed("v", 180), letter(192, 22));
  expect(repairedWords(words, segment(parts)).map(({ text }) => text)).toEqual(texts);
});

describe("og", () => {
  const letter = (x0: number, y0: number, y1: number) => ({ x0, x1: x0 + LETTER, y0, y1, area: 150 });
  /** "28." and a word of two letters, the second of which reaches so far under the line; digits are 20 high. */
  const read = (text: string, under: number, top = under > 0 ? 6 : 0, before = "28.") => {
    const word = (of: string, x0: number): ReadWord => ({
      text: of,
      confidence: 0.6,
      box: { x0, x1: x0 + 12 * of.length, y0: 0, y1: 20 },
    });
    const print = [0, 12, 24].map((x) => letter(x, 0, 20));
    const parts = [...print, letter(50, top, 20), letter(62, top, 20 + under)];
    return repairedWords([word(before, 0), word(text, 50)], segment(parts))[1]!;
  };

  it.each(["09", "99", "0g"])("is what was read as %s where its second letter reaches under the first", (text) =>
    expect(read(text, 5)).toMatchObject({ text: "og", alternative: text }),
  );
  it("is no number that stands on the line, none after kl., and no other", () => {
    expect(read("09", 0).text).toBe("09");
    expect(read("09", 5, 6, "kl.").text).toBe("09");
    expect(read("08", 5).text).toBe("08");
  });
});

describe("kl.", () => {
  it("has its full stop again before a clock time", () => {
    expect(repaired("til kl: 18:59", "til kl. 18:59")).toEqual(["til", "kl. (kl:)", "18:59"]);
    expect(repaired("fra kl, 7 til", "fra kl. 7 til")).toEqual(["fra", "kl. (kl,)", "7", "til"]);
  });
  it("keeps its mark before anything else", () => {
    expect(repaired("kl: ukendt", "kl: ukendt")).toEqual(["kl:", "ukendt"]);
  });
});

describe("a lone stroke", () => {
  const put = (text: string, beside = { before: "", after: "" }): string => {
    const box = { x0: 0, x1: 10, y0: 0, y1: 20 };
    const words = text.split(" ").map((word) => ({ text: word, confidence: 0.9, box }));
    return withLoneI(words, beside)
      .map((word) => word.text)
      .join(" ");
  };

  it("is the word i, also where wide spaces make a piece of its own of it", () => {
    expect(put("Der er | perioden")).toBe("Der er i perioden");
    expect(put("én ændring I ét vindue")).toBe("én ændring i ét vindue");
    expect(put("7 servicevinduer 1 Produktionsmiljøet")).toBe("7 servicevinduer i Produktionsmiljøet");
    expect(put("I", { before: "ændring", after: "ét" })).toBe("i");
  });
  it("is a number or a name anywhere else", () => {
    for (const text of ["den 1 januar", "version 1 er ude", "Fase I Drift", "fase I er slut", "punkt I.", "I"])
      expect(put(text)).toBe(text);
  });
});

test("a space stays where the engine has it, if counted letters would only move it", () => {
  const letter = (x0: number) => ({ x0, x1: x0 + LETTER, y0: 0, y1: 20, area: 150 });
  const word = (text: string, x0: number, x1: number): ReadWord => ({
    text,
    confidence: 0.9,
    box: { x0, x1, y0: 0, y1: 20 },
  });
  const words = [word("fem", 0, 34), word("nye", 44, 78), word("ur", 88, 118), word("i", 121, 131)];
  // The r was printed nearer to what follows than to its own word.
  const starts = [0, 12, 24, 44, 56, 68, 88, 108, 121];
  expect(repairedWords(words, segment(starts.map(letter))).map(({ text }) => text)).toEqual(["fem", "nye", "ur", "i"]);
});

test("a space leaves no letter alone that is no word", () => {
  // The last letter's gap is as wide as a space, as where counting went wrong.
  expect(repaired("vinduer kom", "vindue r kom")).toEqual(["vinduer", "kom"]);
});

describe("withBullet", () => {
  const box = { x0: 0, x1: 10, y0: 0, y1: 20 };
  const words = (first: string): ReadWord[] => [first, "26.", "maj"].map((text) => ({ text, confidence: 0.9, box }));
  const line = (height: number) => segment([{ x0: 0, x1: 10, y0: 20 - height, y1: 20, area: 60 }]);
  const firstOf = (read: string, height: number) => withBullet(words(read), line(height), 20)[0]!;

  it.each(["0", "O", "°"])("tells the mark of a list that was read as %s by its height", (read) =>
    expect(firstOf(read, 15)).toMatchObject({ text: "o", alternative: read }),
  );
  it("leaves a number as high as capitals alone", () => {
    expect(firstOf("0", 20)).toEqual(words("0")[0]);
    expect(firstOf("8", 15)).toEqual(words("8")[0]);
  });
});
