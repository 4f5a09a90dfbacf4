import { expect, test } from "vitest";
import { readNarrative } from "../../../src/interpret/readNarrative.js";
import { BUILT_IN_VOCABULARY } from "../../../src/interpret/vocabulary/builtIn.js";
import { withRowNames } from "../../../src/interpret/vocabulary/rowNames.js";
import { paragraphOf } from "../paragraphOf.js";

const systemsIn = (text: string, services: readonly string[]): string[] | undefined =>
  readNarrative([paragraphOf(text, "text")], {
    period: "2025-03",
    platform: null,
    vocabulary: withRowNames(BUILT_IN_VOCABULARY, services),
  }).incidents[0]?.systems;

test("a name that is a row of the report's tables is not split", () => {
  const text = "Den 6. marts kl. 9-10 var Løn og Fravær samt Vagtplan nede.";
  expect(systemsIn(text, ["Løn og Fravær", "Vagtplan"])).toEqual(["Løn og Fravær", "Vagtplan"]);
  expect(systemsIn(text, ["Løn", "Fravær"])).toEqual(["Løn", "Fravær", "Vagtplan"]);
});
