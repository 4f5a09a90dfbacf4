import { expect, it } from "vitest";
import { capDates } from "../../src/interpret/capDates.js";

const incident = (text: string) => ({
  dates: ["2025-03-03"],
  text,
  confidence: 0.95,
  confidences: { dates: 0.97, systems: 0.95 },
});

it("a day is no surer than the month it was inferred from, and nothing else is less sure for it", () => {
  expect(capDates(incident("Den 3. marts var der en fejl."), 0.6)).toMatchObject({
    confidence: 0.6,
    confidences: { dates: 0.6, systems: 0.95 },
  });
});

it("a day whose year is in the text is not inferred", () => {
  const stated = incident("Den 3. marts 2025 var der en fejl.");
  expect(capDates(stated, 0.6)).toBe(stated);
});

it("a number that holds the year is none", () => {
  expect(capDates(incident("Sag 120254: den 3. marts var der en fejl."), 0.6).confidence).toBe(0.6);
});
