import { expect, it } from "vitest";
import { didYouMean } from "../../src/commands/didYouMean.js";

it.each([
  ["xslx", "xlsx"],
  ["Json", "json"],
  ["conver", "convert"],
  ["parquet", null],
  ["x", null],
])("%s: %s", (typed, meant) => expect(didYouMean(typed, ["json", "xlsx", "csv", "ndjson", "convert"])).toBe(meant));
