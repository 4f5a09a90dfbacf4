import { expect, it } from "vitest";
import { outputNames } from "../../src/batch/outputNames.js";

const namesOf = (...files: string[]): string[] => [
  ...outputNames(files.map((file) => ({ file, path: `/in/${file}` }))).values(),
];

it("is the file's own name where no other has it", () => {
  expect(namesOf("2025-03.pdf", "sub/2025-04.PDF")).toEqual(["2025-03", "2025-04"]);
});

it("has the folder before it where two share a name, in letters of either case", () => {
  expect(namesOf("a/Marts.pdf", "b/marts.pdf")).toEqual(["a-Marts", "b-marts"]);
});

it("never gives one name twice, though a longer one is another's own", () => {
  for (const files of [
    ["a/b.pdf", "c/b.pdf", "a-b.pdf"],
    ["a/b/c.pdf", "a-b/c.pdf", "x/a-b-c.pdf", "a-b-c.pdf"],
    ["A/b.pdf", "a/B.pdf", "a-b.pdf"],
  ])
    expect(new Set(namesOf(...files).map((n) => n.toLowerCase())).size).toBe(files.length);
});

it("leads nowhere and fits any file system", () => {
  expect(namesOf("../..pdf", 'a:<b>"c|?*.pdf', "to\nlinjer.pdf")).toEqual(["_", "a__b__c___", "to_linjer"]);
  const long = namesOf(`${"🚦".repeat(62)}.pdf`)[0]!;
  expect(Buffer.byteLength(`${long}.json.1234567-1234567.tmp`)).toBeLessThanOrEqual(255);
});
