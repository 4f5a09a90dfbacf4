import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readNarrative } from "../../src/interpret/readNarrative.js";
import { BUILT_IN_VOCABULARY } from "../../src/interpret/vocabulary/builtIn.js";
import { mergeVocabularies, parseProfile } from "../../src/interpret/vocabulary/profile.js";
import { paragraphOf } from "./paragraphOf.js";

const PROFILE = `
systems:
  - name: Løn og Fravær
    aliases: [LoF]
    slaRows: [LOF]
phrases:
  cause: [roden til miseren var]
  remedy: [vi fik hul igennem ved at]
  unavailable: [helt sort]
assessment:
  less-satisfactory: [til den tunge side]
headings:
  application: [Fagsystemer]
ignore: [Internt]
`;
const narrative = (texts: readonly string[]) =>
  readNarrative(
    texts.map((text) => paragraphOf(text, "bullet")),
    {
      period: "2024-05",
      platform: null,
      vocabulary: mergeVocabularies(BUILT_IN_VOCABULARY, parseProfile(PROFILE, "min.yaml")),
    },
  );

describe("profile", () => {
  test("its words are read", () => {
    const { incidents, assessment, diagnostics } = narrative([
      "Driftsstabiliteten var til den tunge side.",
      "Fagsystemer",
      "Internt: den 2. maj var alt nede.",
      "Den 3. maj kl. 9-10 var Løn og Fravær helt sort. Roden til miseren var en fuld disk. Vi fik hul igennem ved at rydde op.",
    ]);
    expect(assessment?.rating).toBe("less-satisfactory");
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      area: "application",
      systems: ["Løn og Fravær"],
      impact: "unavailable",
      cause: "en fuld disk",
      remedy: "rydde op",
    });
    expect(diagnostics.filter(({ code }) => code === "profile-phrase-used").map(({ message }) => message)).toEqual([
      "profile: helt sort",
      "profile: roden til miseren var",
      "profile: vi fik hul igennem ved at",
    ]);
  });

  test("the example in docs/danish.md is read, every word of it", () => {
    const docs = readFileSync(new URL("../../docs/danish.md", import.meta.url), "utf8");
    const profile = parseProfile(/```yaml\n([^`]*)```/.exec(docs)![1]!, "docs.yaml");
    expect(profile.systems).toEqual([{ name: "Løn og Fravær", aliases: ["LoF"], slaRows: ["LOF"] }]);
    expect(profile.headings.platforms).toEqual(["Regionens fælles it-platform"]);
    const { assessment, incidents } = readNarrative(
      [
        "Driftsstabiliteten var til den tunge side.",
        "Teknik",
        "Den 2. maj kl. 9-10 var LoF helt sort. Roden til miseren var en fuld disk. Vi fik hul igennem ved at rydde op.",
        "Fagsystemer",
        "Internt: den 3. maj var alt nede.",
        "Den 4. maj kl. 9-10 hakkede Løn og Fravær.",
      ].map((text) => paragraphOf(text, "bullet")),
      { period: "2024-05", platform: null, vocabulary: mergeVocabularies(BUILT_IN_VOCABULARY, profile) },
    );
    expect(assessment?.rating).toBe("less-satisfactory");
    expect(incidents).toMatchObject([
      { area: "infrastructure", impact: "unavailable", cause: "en fuld disk", remedy: "rydde op" },
      { area: "application", impact: "degraded", systems: ["Løn og Fravær"] },
    ]);
  });

  test.each([
    ["systems:\n  - aliases: [X]\n", /^min\.yaml:2: systems\.0\.name/],
    ["ignore: [a]\nfrases:\n  cause: [x]\n", /^min\.yaml:2: .*frases/],
    ["phrases:\n  cause: en årsag\n", /^min\.yaml:2: phrases\.cause/],
    ["phrases: [\n", /^min\.yaml:\d+: /],
  ])("what is wrong is told with its line: %j", (text, message) => {
    expect(() => parseProfile(text, "min.yaml")).toThrow(message);
  });

  test("an empty profile is a vocabulary without a word", () => {
    expect(mergeVocabularies(BUILT_IN_VOCABULARY, parseProfile("", "tom.yaml"))).toEqual(BUILT_IN_VOCABULARY);
  });
});
