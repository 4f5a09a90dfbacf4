import { expect, it } from "vitest";
import { joinSpacedLetters } from "../../src/layout/spacedLetters.js";
import type { Word } from "../../src/model/layout.js";

/** Words of a line, five points a letter, with so many points before each. */
function line(...words: [text: string, gap: number][]): Word[] {
  let x = 20;
  return words.map(([text, gap]) => {
    const x0 = x + gap;
    x = x0 + 5 * text.length;
    return {
      text,
      box: [x0, 90, x, 100],
      baseline: 98,
      size: 10,
      bold: false,
      angle: 0,
      edges: null,
      confidence: 1,
    };
  });
}
const letters = (text: string, gap: number): [string, number][] =>
  text.split(" ").flatMap((word, w) => [...word].map((letter, i): [string, number] => [letter, w && !i ? 8 : gap]));
const joined = (words: Word[]): string[] => joinSpacedLetters(words).map(({ text }) => text);

it("letters with blanks between are words, parted where the blanks are wider", () => {
  expect(joined(line(...letters("Marts 2025", 3)))).toEqual(["Marts", "2025"]);
});

it("a word has the place of all its letters", () => {
  expect(joinSpacedLetters(line(...letters("Service", 3)))[0]!.box).toEqual([23, 90, 76, 100]);
});

it("few letters are labels", () => {
  expect(joined(line(["a", 3], ["b", 3], ["c", 3]))).toEqual(["a", "b", "c"]);
});

it("letters that stand far from each other head columns", () => {
  expect(joined(line(...letters("ABCDEF", 20)))).toEqual(["A", "B", "C", "D", "E", "F"]);
});

it("whole words stay, beside spaced ones too", () => {
  expect(joined(line(["Status", 0], ...letters("marts", 3)))).toEqual(["Status", "marts"]);
});
