import { expect, it } from "vitest";
import { convertMutants } from "./convertMutants.js";

it("gives a valid report or a clear error for two thousand mutants", async () => {
  const { ends, wrong } = await convertMutants(0, 2000);
  console.log(ends);
  expect(wrong).toEqual([]);
});
