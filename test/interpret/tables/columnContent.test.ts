import { expect, test } from "vitest";
import { holdsAvailability, holdsTargets } from "../../../src/interpret/tables/columnContent.js";

test.each([
  [["99,80%", "99,5%", "n.a."], "Garanti"],
  [["99,9", "99,95"], ""],
  [["> 99,90%", "98%"], "Aftalt"],
])("%j under %j are targets", (texts, heading) => expect(holdsTargets(texts, heading)).toBe(true));

test.each([
  [["99,83%", "99,91%"], ""],
  [["99,80%", "99,50%"], "Gns."],
  [["100,00%", "100,00%"], ""],
  [["12", "7"], "Krav"],
  [["n.a."], ""],
])("%j under %j are none", (texts, heading) => expect(holdsTargets(texts, heading)).toBe(false));

test("availabilities are high percentages, some with decimals", () => {
  expect(holdsAvailability(["99,83%", "100,00%", "-", "99,1%"])).toBe(true);
  expect(holdsAvailability(["10%", "20%", "30%"])).toBe(false);
  expect(holdsAvailability(["60%", "70%"])).toBe(false);
  expect(holdsAvailability(["99,8", "99,1"])).toBe(false);
});
