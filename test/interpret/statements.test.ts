import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../src/interpret/clauses.js";
import { CONDITIONS } from "../../src/interpret/phrases/areas.js";
import { GRADES } from "../../src/interpret/phrases/assessment.js";
import { readAreaHeading, readAreaStatements, readChanges, readRating } from "../../src/interpret/statements.js";
import { BUILT_IN_VOCABULARY as VOCABULARY } from "../../src/interpret/vocabulary/builtIn.js";

describe("examples of the phrases", () => {
  test.each(GRADES.flatMap(({ examples }) => examples.map(({ text, yields }) => [text, yields] as const)))(
    "%s",
    (text, yields) => expect(readRating(sentenceOf(text), VOCABULARY)).toBe(yields),
  );
  test.each(CONDITIONS.flatMap(({ examples }) => examples.map(({ text, yields }) => [text, yields] as const)))(
    "%s",
    (text, yields) => expect(readAreaStatements(sentenceOf(text)).map(({ condition }) => condition)).toContain(yields),
  );
});

describe("areas", () => {
  test.each([
    ["Infrastrukturdriften var heller ikke fejlfri:", "infrastructure", "disrupted"],
    ["Applikationsdriften blev heller ikke forskånet for fejl.", "application", "disrupted"],
    ["Applikationsdriften havde sit eget at slås med:", "application", "disrupted"],
    ["Applikationsdriften har ikke givet anledning til bemærkninger.", "application", "stable"],
  ])("%s", (text, area, condition) => expect(readAreaStatements(sentenceOf(text))).toEqual([{ area, condition }]));

  test.each([
    ["infrastrukturdrift – vagtjournal", "infrastructure"],
    ["applikationsdrift, rød og gul", "application"],
    ["hændelser på applikation", "application"],
    ["infrastrukturdriften var nede", null],
    ["infrastruktur og applikation", null],
    ["applikationsdrift 3. maj kl. 9.30", null],
  ])("heading %s", (text, area) => expect(readAreaHeading(text, VOCABULARY)).toBe(area));
});

describe("changes", () => {
  test.each([
    [
      "Der er i perioden foretaget 12 ændringer i Produktionsmiljøet fordelt på fem servicevinduer.",
      12,
      5,
      "Produktion",
    ],
    ["Der er i perioden foretaget én ændring i ét servicevindue.", 1, 1, null],
    ["Der er ikke foretaget ændringer i perioden.", 0, null, null],
    ["Changes i prod: 71, heraf 6 emergency changes; 4 servicevinduer.", 71, 4, "Produktion"],
    ["Der er i alt 11 ændringer, syv af dem i det ene servicevindue, vi har holdt.", 11, 1, null],
    ["Ændringer | november 2021 | 19 i produktion | 3 servicevinduer", 19, 3, "Produktion"],
    ["Ændringer: 28 / Miljø: produktion / Servicevinduer: 3", 28, 3, "Produktion"],
    ["Antallet af ændringer i november var ti.", 10, null, null],
    ["Ændringer i produktion: 7. Servicevinduer: ingen.", 7, 0, "Produktion"],
    ["Der blev sat 26 ændringer i drift i Produktionsmiljøet.", 26, null, "Produktion"],
    ["Gennemførelse af ændringer i Produktionsmiljøet er i perioden sket i 14 tilfælde.", 14, null, "Produktion"],
    ["I august blev det til 12 ændringer i alt.", 12, null, null],
  ])("%s", (text, count, serviceWindows, environment) =>
    expect(readChanges(sentenceOf(text))).toEqual({ count, serviceWindows, environment }),
  );

  test.each([
    "Citrix var nede efter en ændring den 3. maj kl. 9.",
    "Vi har drevet systemet siden 1980.",
    "Der er holdt tre servicevinduer.",
    "Ændringen i 2019 gav 400 henvendelser.",
  ])("none in: %s", (text) => expect(readChanges(sentenceOf(text))).toBeNull());
});
