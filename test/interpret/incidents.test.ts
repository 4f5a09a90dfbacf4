import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { probabilities, type Choice } from "../../src/interpret/incidents/choice.js";
import { calibrated, decide, knowledgeOf, type Learnt } from "../../src/interpret/incidents/decide.js";
import { explainChoice } from "../../src/interpret/incidents/explain.js";
import { passageOf, passageOfFields } from "../../src/interpret/incidents/passage.js";
import { spanChoice } from "../../src/interpret/incidents/spanChoice.js";
import { timeChoice } from "../../src/interpret/incidents/timeChoice.js";
import { readNarrative } from "../../src/interpret/readNarrative.js";
import { BUILT_IN_VOCABULARY as VOCABULARY } from "../../src/interpret/vocabulary/builtIn.js";
import { paragraphOf } from "./paragraphOf.js";

const spans = (text: string): string[] =>
  spanChoice(passageOf(text)).candidates.flatMap(({ value }) => (value.status === "stated" ? [value.text] : []));

describe("runs of words that may be a cause or remedy", () => {
  test.each([
    ["Fejlen blev afhjulpet ved at genstarte serverne.", "genstarte serverne"],
    ["KY var nede pga. travlhed op til jul.", "travlhed op til jul"],
    ["Wifi ude. Løst v. udvidelse af scope.", "udvidelse af scope"],
    ["X var nede, idet genvejen ved en fejl var fjernet.", "genvejen ved en fejl var fjernet"],
    ["P1 | 2/11 kl. 8 | SCADA | nede | 4G-router brændt af | reserve monteret", "4G-router brændt af"],
    [
      "Berørt: fjernlog Følge: Ude af drift Årsag: Kendes ikke Udbedring: Kom igen uden indgreb",
      "Kom igen uden indgreb",
    ],
  ])("%s", (text, run) => expect(spans(text)).toContain(run));

  test("none ends in a full stop or begins behind an article", () => {
    const found = spans("Årsagen var et højt load. En switch blev skiftet.");
    expect(found.filter((run) => run.endsWith("."))).toEqual([]);
    expect(found).not.toContain("højt load");
  });
});

describe("fields", () => {
  const senses = (text: string) => passageOf(text).segments.map(({ sense, text: own }) => [sense, own]);
  test("labels on one line, between bars and on their own", () => {
    expect(senses("System: Labka / Tid: 3.5. kl. 8-9 / Årsag: fuld disk")).toEqual([
      ["system", "Labka"],
      ["time", "3.5. kl. 8-9"],
      ["cause", "fuld disk"],
    ]);
    expect(senses("Start: 9. maj Slut: 12. maj")).toEqual([
      ["start", "9. maj"],
      ["end", "12. maj"],
    ]);
  });
  test("a name before a colon is no label", () =>
    expect(senses("PACS: billeder kunne ikke hentes.")).toEqual([[null, "PACS: billeder kunne ikke hentes."]]));
  test("cells of a table are fields as they stand", () => {
    const text = "3/5 Labka fuld disk";
    const { segments } = passageOfFields(text, [
      { sense: "time", start: 0, end: 3 },
      { sense: "system", start: 4, end: 9 },
      { sense: "cause", start: 10, end: 19 },
    ]);
    expect(segments.map(({ label, text: own }) => [label, own])).toEqual([
      ["tidspunkt", "3/5"],
      ["system", "Labka"],
      ["årsag", "fuld disk"],
    ]);
  });
});

const periods = (text: string, month = "2025-03", before: string | null = null): string[] =>
  timeChoice(passageOf(text), month, before).candidates.map(({ value }) =>
    value.periods.map(({ start, end }) => `${start.slice(0, 16)}/${end?.slice(0, 16) ?? ""}`).join(" "),
  );

describe("times have a candidate for what they say", () => {
  test.each([
    ["Den 4. marts kl. 10:58 faldt X ud. Kl. 12:05 var alt oppe igen.", "2025-03-04T10:58/2025-03-04T12:05"],
    ["4. mar. 0710-0840 VPN nede.", "2025-03-04T07:10/2025-03-04T08:40"],
    [
      "Den 20. og 21. marts, hhv. kl. 8-8.30 og kl. 13.05-13.20, var X nede.",
      "2025-03-20T08:00/2025-03-20T08:30 2025-03-21T13:05/2025-03-21T13:20",
    ],
    ["Start: 9. marts Slut: 12. marts", "2025-03-09/2025-03-12"],
    [
      "Start: 5. marts kl. 7.30 og kl. 13.15 Slut: 5. marts kl. 9.00 og kl. 14.05",
      "2025-03-05T07:30/2025-03-05T09:00 2025-03-05T13:15/2025-03-05T14:05",
    ],
    ["2025-03-09 2230 - 2025-03-10 0415. Offline.", "2025-03-09T22:30/2025-03-10T04:15"],
    ["Den 10. marts fra kl. 13 og halvanden time frem var X langsom.", "2025-03-10T13:00/2025-03-10T14:30"],
    ["Den 3. marts fra kvart over otte til ti minutter i ti var X nede.", "2025-03-03T08:15/2025-03-03T09:50"],
  ])("%s", (text, expected) => expect(periods(text)).toContain(expected));
  test("a feast is a day, and an evening is that of the incident before", () => {
    expect(periods("Nytårsaften kl. 23.20-23.50 var X nede.", "2024-12")).toContain(
      "2024-12-31T23:20/2024-12-31T23:50",
    );
    expect(periods("Langfredag kl. 8-9 var X nede.", "2025-04")).toContain("2025-04-18T08:00/2025-04-18T09:00");
    expect(periods("Samme aften fra kl. 19.10 til kl. 23.30 var X nede.", "2025-03", "2025-03-05")).toContain(
      "2025-03-05T19:10/2025-03-05T23:30",
    );
  });
});

const CHOICE: Choice<string> = {
  blocks: [["a"], ["b"], ["b", "c"]],
  candidates: [
    { value: "x", blocks: [0] },
    { value: "y", blocks: [1] },
    { value: "x", blocks: [2] },
  ],
};

describe("deciding", () => {
  test("probabilities add up, and follow the weights", () => {
    const shares = probabilities(CHOICE, new Map([["c", Math.log(2)]]));
    expect(shares.map((share) => share.toFixed(3))).toEqual(["0.250", "0.250", "0.500"]);
  });
  test("candidates of one value count together, and the calibration has the last word", () => {
    const learnt: Learnt = {
      calibration: [
        [0, 0],
        [1, 0.8],
      ],
      weights: { c: Math.log(2) },
    };
    const knowledge = knowledgeOf({ cause: learnt } as never);
    expect(decide(CHOICE, "cause", knowledge, String)).toMatchObject({ value: "x", probability: 0.75 });
    expect(decide(CHOICE, "cause", knowledge, String).confidence).toBeCloseTo(0.6);
  });
  test("the calibration is a line between its points and level beyond them", () => {
    const pairs = [
      [0.5, 0.4],
      [0.9, 0.8],
    ];
    expect([0.2, 0.7, 0.95].map((p) => calibrated(p, pairs))).toEqual([0.4, expect.closeTo(0.6), 0.8]);
    expect(calibrated(0.7, [])).toBe(0.7);
  });
  test("the explanation names the runner-up and what told them apart", () =>
    expect(explainChoice(CHOICE, new Map([["c", 1]]), String)).toEqual({
      value: "x",
      runnerUp: "y",
      evidence: [{ words: "c", weight: 1 }],
    }));
});

describe("what is read", () => {
  const read = (text: string) =>
    readNarrative([paragraphOf(text, "bullet")], { period: "2025-03", platform: null, vocabulary: VOCABULARY });
  test("every sentence is claimed with its role, and one that tells nothing is named", () => {
    const text = "Den 6. marts kl. 9-10 var Citrix nede. Årsagen var en fuld disk. Det var en torsdag.";
    const { claims, diagnostics } = read(text);
    expect(claims.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
    expect(claims.map(({ field }) => field)).toEqual(["text+dates+systems", "text+cause", "text"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["sentence-not-understood"]);
  });
  test("what is supposed, and a time that is not exact, are less sure", () => {
    const [exact, roughly] = ["kl. 9", "ca. kl. 9"].map(
      (clock) => read(`Den 6. marts fra ${clock} til kl. 10 var Citrix nede. Det skyldtes en fuld disk.`).incidents[0]!,
    );
    expect(roughly!.confidences.dates).toBeLessThan(exact!.confidences.dates);
    const supposed = read("Den 6. marts kl. 9-10 var Citrix nede. Det skyldtes formentlig en fuld disk.").incidents[0]!;
    expect(supposed.confidences.cause).toBeLessThan(exact!.confidences.cause);
  });
  test.each([
    "Servicevinduet den 6. marts kl. 9-10 forløb uden problemer.",
    "Fejlen fra februar er lukket.",
    "Den 6. april kl. 9-12 lukkes Citrix for opgradering.",
    "Supporten fik 340 henvendelser i marts mod 410 i februar.",
    "Vi takker for samarbejdet i marts.",
  ])("no incident: %s", (text) => expect(read(text).incidents).toEqual([]));
  test("nothing that is written makes it throw, and no date is none", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom("3/5", "kl. 0710-0840", "Årsag:", "|", "~", "=> ”X”", "hhv.", "99. maj 0710", "og", "("),
          ),
          { maxLength: 30 },
        ),
        (parts) => {
          for (const { dates, periods: read } of readNarrative([paragraphOf(parts.join(" "), "bullet")], {
            period: "2025-03",
            platform: null,
            vocabulary: VOCABULARY,
          }).incidents) {
            for (const day of dates) expect(day).toMatch(/^(?:19|20)\d\d-\d\d-\d\d$/);
            for (const { start } of read) expect(start).toMatch(/^(?:19|20)\d\d-\d\d-\d\d/);
          }
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
