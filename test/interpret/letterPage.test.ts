import { describe, expect, it, test } from "vitest";
import { isLetter, letterExamples, letterMark } from "../../src/interpret/letterPage.js";

describe("marks of letters and mails", () => {
  test.each(letterExamples.map(({ mark, text }) => [text, mark] as const))("%s", (text, mark) =>
    expect(letterMark(text)).toBe(mark),
  );

  test.each([
    "Til: 3. marts kl. 10.15",
    "Fra den 3. marts var der ikke adgang.",
    "Serviceplatformen, marts 2025",
    "Hændelser i perioden",
    "Til og med den 3. april 2025 er fejlen ikke set igen.",
  ])("not: %s", (text) => expect(letterMark(text)).toBeNull());

  it("make a letter where two of them are different", () => {
    expect(isLetter(["Kære alle", "Hermed rapporten.", "Med venlig hilsen"])).toBe(true);
    expect(isLetter(["Sendt: 3. april 2025", "Emne: Driftsstatus"])).toBe(false);
  });
});
