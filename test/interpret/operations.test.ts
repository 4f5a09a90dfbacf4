import { describe, expect, it, test } from "vitest";
import { isStatusReport, speaksOfOperations } from "../../src/interpret/operations.js";
import type { Platform } from "../../src/model/record.js";

describe("words that are said of the operation of IT systems", () => {
  test.each(["Driftsområde", "brugeroplevet driftseffektivitet", "Infrastrukturdriften kørte", "SLA-Mål", "oppetid"])(
    "%s",
    (text) => expect(speaksOfOperations(text)).toBe(true),
  );
  test.each(["driften af klubhuset", "et nyt webshopsystem", "Observationer", "islam", "systematisk gennemgang"])(
    "not: %s",
    (text) => expect(speaksOfOperations(text)).toBe(false),
  );
});

describe("a status report", () => {
  const platform = (of: Partial<Platform>): Platform => ({
    name: "Klubhuset",
    confidence: 1,
    pages: [1],
    assessment: null,
    areas: [],
    incidents: [],
    changes: null,
    sla: [],
    ...of,
  });
  const source = { page: 1, box: [0, 0, 1, 1] as [number, number, number, number] };
  const changes = (text: string) => ({ count: 12, serviceWindows: null, environment: null, text, source });

  it("is one with a verdict on operation", () => {
    const text = "Den brugeroplevede driftsstabilitet har været tilfredsstillende.";
    expect(isStatusReport([platform({ assessment: { rating: "satisfactory", text, source } })], [], "")).toBe(true);
  });

  it("is none by a number of changes and a heading with a month alone", () => {
    const text = "Der er foretaget 12 ændringer i vedtægterne.";
    expect(isStatusReport([platform({ changes: changes(text) })], ["Klubhuset, marts 2025"], text)).toBe(false);
  });

  it("is one by changes of an environment under a heading that speaks of operation", () => {
    const text = "12 ændringer i produktionsmiljøet.";
    expect(isStatusReport([platform({ changes: changes(text) })], ["Driftsstatus marts 2025"], text)).toBe(true);
  });
});
