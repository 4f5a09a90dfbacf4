import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { scoreReport } from "./score.js";
import { readTruth } from "./truth.js";

const FOLDER = new URL("./voices/", import.meta.url);
/** Right fields, for writers the rules were tried on and for those kept aside. */
const LEAST = 0.96;

describe.each(["dev", "holdout"])("voices: %s", (set) => {
  const files = readdirSync(new URL(`${set}/`, FOLDER));
  test.each(files)("%s", (file) => {
    const [report] = readTruth(file, readFileSync(new URL(`${set}/${file}`, FOLDER), "utf8"));
    const { right, of, invented } = scoreReport(report!);
    expect(invented).toEqual([]);
    expect(right / of).toBeGreaterThan(LEAST);
  });
});
