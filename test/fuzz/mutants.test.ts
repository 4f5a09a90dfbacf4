import { expect, it } from "vitest";
import { convertMutants } from "./convertMutants.js";

it("gives a valid report or a clear error for a hundred mutants", async () => {
  const { ends, wrong } = await convertMutants(0, 100);
  expect(wrong).toEqual([]);
  expect(Object.values(ends).reduce((n, m) => n + m, 0)).toBe(100);
});
