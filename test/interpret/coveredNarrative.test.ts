import { expect, it } from "vitest";
import { readCoveredNarrative } from "../../src/interpret/coveredNarrative.js";
import { BUILT_IN_VOCABULARY } from "../../src/interpret/vocabulary/builtIn.js";
import { paragraphOf } from "./paragraphOf.js";

const read = (...texts: string[]) =>
  readCoveredNarrative(
    texts.map((text) => paragraphOf(text, "bullet")),
    { period: "2022-12", platform: null, vocabulary: BUILT_IN_VOCABULARY },
    { first: "2022-01", last: "2022-12" },
  );

it("a yearly report's days are of its own year, the first months' too", () => {
  const { incidents } = read(
    "Den 3. februar kl. 9-10 var der ikke adgang til Sagsportalen.",
    "Den 14. juli kl. 12.15-13.00 var Sagsportalen langsom.",
    "Den 30. december kl. 8-9 var der ikke adgang til Sagsportalen.",
  );
  expect(incidents.map(({ dates }) => dates)).toEqual([["2022-02-03"], ["2022-07-14"], ["2022-12-30"]]);
});

it("each incident is told once, in the report's order, with its own stretch of text", () => {
  const { incidents, claims } = read(
    "Den 14. juli kl. 12.15-13.00 var Sagsportalen langsom.",
    "Den 3. februar kl. 9-10 var der ikke adgang til Sagsportalen.",
  );
  expect(incidents.map(({ dates }) => dates[0])).toEqual(["2022-07-14", "2022-02-03"]);
  expect(
    claims.filter(({ field }) => field.startsWith("text")).map(({ paragraph, record }) => [paragraph, record]),
  ).toEqual([
    [0, "incidents[0]"],
    [1, "incidents[1]"],
  ]);
});

it("what says no day is told once", () => {
  expect(read("Sagsportalen var flere gange nede i perioden. Årsagen er ukendt.").incidents.length).toBeLessThanOrEqual(
    1,
  );
});
