import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { narrativeOf, scoreReport, total } from "./score.js";
import { paragraphOf, readTruth } from "./truth.js";

const read = (name: string): string => readFileSync(new URL(`./corpus/${name}.txt`, import.meta.url), "utf8");
/** Right fields of the hand-written sentences; see docs/danish.md for the ones that are not. */
const LEAST = 0.99;

describe("hand-written incident sentences", () => {
  test.each(["sentences", "more"])("%s", (name) => {
    const { right, of, missed, invented } = total(readTruth(name, read(name)).map(scoreReport));
    expect(missed).toEqual([]);
    expect(invented).toEqual([]);
    expect(right / of).toBeGreaterThan(LEAST);
  });
});

describe("sentences that are no incident", () => {
  const [report] = readTruth("negatives", read("negatives"));
  test("as they stand", () => expect(narrativeOf(report!).incidents).toEqual([]));
  test("as bullets under a heading that announces incidents", () => {
    const bullets = report!.paragraphs.map(({ text }) => paragraphOf(text, "bullet"));
    const paragraphs = [paragraphOf("Infrastruktur", "heading"), ...bullets];
    expect(narrativeOf({ ...report!, paragraphs }).incidents.map(({ text }) => text)).toEqual([]);
  });
});
