import { describe, expect, it } from "vitest";
import { locate } from "../../src/check/locate.js";
import type { Difference } from "../../src/model/comparison.js";
import type { TextLine } from "../../src/model/textLine.js";

const lines: TextLine[] = [
  { page: 2, box: [0, 0, 100, 10], text: "Den 3. marts var KO ustabil. Årsagen var" },
  { page: 2, box: [0, 10, 100, 20], text: "en fejl i køsystemet, som" },
  { page: 2, box: [0, 20, 100, 30], text: "leverandøren har rettet. En fejl i køsystemet igen." },
  { page: 3, box: [0, 0, 100, 10], text: "Den 9. marts kl. 9 var SDI utilgængelig." },
];
const difference = (rest: Partial<Difference>): Difference => ({
  kind: "wrong",
  field: "incident.cause",
  where: "here",
  approved: null,
  now: null,
  source: { page: 2, box: [0, 0, 100, 30] },
  ...rest,
});

describe("locate", () => {
  it("finds the line a text begins on", () => {
    const now = "en fejl i køsystemet, som leverandøren har rettet";
    expect(locate(difference({ now }), lines)).toBe(lines[1]);
  });

  it("takes the first line of the place for what is printed in no words", () => {
    expect(locate(difference({ now: 45 }), lines)).toBe(lines[0]);
  });

  it("looks on all pages for what is missing", () => {
    const missing = difference({ kind: "missing", approved: { text: "Den 9. marts kl. 9 var SDI nede" } });
    expect(locate(missing, lines)).toBe(lines[3]);
    expect(locate({ ...missing, approved: "Den 9. april kl. 9" }, lines)).toBe(lines[0]);
  });

  it("knows no line without a place", () => {
    expect(locate(difference({ now: "andet", source: null }), lines)).toBeNull();
  });
});
