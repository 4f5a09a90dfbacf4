import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { readNarrative } from "../../src/interpret/readNarrative.js";
import { SPOKEN_FOR } from "../../src/model/spokenFor.js";
import { BUILT_IN_VOCABULARY } from "../../src/interpret/vocabulary/builtIn.js";
import { lasts, MONTHS, pad, PERIOD, plainIncident, tell } from "../generate/plainIncident.js";
import { paragraphOf } from "./paragraphOf.js";

const RUNS = 3000;
/** Of all weighed fields so many are right at least; none may be wrong and said surely. */
const LEAST = 0.995;
const SURE = 0.9;

test("generated incidents are read back", () => {
  let [right, of] = [0, 0];
  const surelyWrong: string[] = [];
  for (const made of fc.sample(plainIncident, { numRuns: RUNS, seed: 4 }).filter(lasts)) {
    const { text, periods, durationMinutes, restoredOn, ...weighed } = tell(made);
    const { incidents } = readNarrative([paragraphOf(text, "bullet")], {
      period: PERIOD,
      platform: null,
      vocabulary: BUILT_IN_VOCABULARY,
    });
    expect(incidents, text).toHaveLength(1);
    const [incident] = incidents;
    expect({
      text: incident!.text,
      periods: incident!.periods,
      durationMinutes: incident!.durationMinutes,
      restoredOn: incident!.restoredOn,
    }).toEqual({ text, periods, durationMinutes, restoredOn });
    for (const [field, expected] of Object.entries(weighed)) {
      const name = field as keyof typeof SPOKEN_FOR;
      const same = JSON.stringify(incident![name]) === JSON.stringify(expected);
      of += 1;
      right += Number(same);
      if (!same && incident!.confidences[SPOKEN_FOR[name]] >= SURE) surelyWrong.push(`${field} of ${text}`);
    }
  }
  expect(surelyWrong).toEqual([]);
  expect(right / of).toBeGreaterThan(LEAST);
});

test("a day takes the year nearest to the report's month", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 }), (month, report) => {
      const period = `2024-${pad(report + 1)}`;
      const { incidents } = readNarrative([paragraphOf(`Den 9. ${MONTHS[month]} var Citrix nede.`, "bullet")], {
        period,
        platform: null,
        vocabulary: BUILT_IN_VOCABULARY,
      });
      const distance = (date: string): number =>
        Math.abs(
          Temporal.PlainDate.from(`${period}-01`).until(`${date.slice(0, 7)}-01`, { largestUnit: "month" }).months,
        );
      for (const { dates } of incidents) expect(distance(dates[0]!)).toBeLessThanOrEqual(6);
    }),
    { numRuns: 500, seed: 4 },
  );
});
