import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { narrativeOf, scoreReport, total } from "./score.js";
import { paragraphOf, readTruth } from "./truth.js";

const read = (name: string): string => readFileSync(new URL(`./corpus/${name}.txt`, import.meta.url), "utf8");
/** Right fields of all the hand-written sentences together; docs/danish.md lists the ones that are not. */
const LEAST = 0.99;
test("hand-written incident sentences", () => {
  const files = ["sentences", "more", "wide", "telegrams"];
  const { right, of, missed, invented } = total(files.flatMap((name) => readTruth(name, read(name)).map(scoreReport)));
  expect(missed).toEqual([]);
  expect(invented).toEqual([]);
  expect(right / of).toBeGreaterThan(LEAST);
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
