import { expect, test } from "vitest";
import { openingsOf } from "../../src/danish/openings.js";
import { wordPattern } from "../../src/danish/wordPattern.js";

test.each([
  ["årsag(?:en)?[\\s~]+var", ["word årsag", "word årsagen"]],
  ["(?:en )?(?:fejl|brand)s?", ["word en", "word fejl", "word fejls", "word brand", "word brands"]],
  ["(?<=, )da(?= \\p{L})", ["word da"]],
  ["utilgængelig\\p{L}*", ["word utilgængelig", "head utilgængelig"]],
  ["\\p{L}*fejl", ["word fejl", "tail fejl"]],
  ["\\p{L}+belast\\p{L}+", ["inside belast"]],
  ["p\\.g\\.a\\.", ["word p"]],
  ["\\d{1,3} brugere", ["digit"]],
  ["^(?:der var )?fejl", ["start"]],
  ["nede|[^ ]+ sort", ["any"]],
  ["(?:ab)+", ["any"]],
])("%s begins with %j", (source, openings) => {
  const told = openingsOf(source).map(({ kind, ...rest }) => ("letters" in rest ? `${kind} ${rest.letters}` : kind));
  expect(told.sort()).toEqual([...openings].sort());
});

test.each([
  ["fejl", "fejlen, en fejl; xfejl fejl", [11, 23]],
  ["\\p{L}*fejl", "netfejl og fejl på", [0, 11]],
  ["^nede|nede nu", "nede nede nu", [0, 5]],
  ["\\d+ brugere", "2 brugere, a3 brugere, 14 brugere", [0, 23]],
  ["(?<=, )da", "da x, da y", [6]],
  ["\\p{L}*last\\p{L}*", "en overbelastet server", [3]],
  ["\\S+ sort", "helt sort, (sort sort", [0, 11]],
  ["ikke…nede", "ikke~helt nede", [0]],
])("%s is found in %j", (source, text, starts) => {
  expect(
    wordPattern(source)
      .all(text)
      .map(({ index }) => index),
  ).toEqual(starts);
});

test("a match is looked for from a place on", () => {
  expect(wordPattern("fejl").exec("fejl, fejl", 1)?.index).toBe(6);
  expect(wordPattern("^fejl").exec("fejl", 1)).toBeNull();
});
