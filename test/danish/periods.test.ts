import { describe, expect, test } from "vitest";
import { plainText } from "../../src/danish/plainText.js";
import { readPeriods } from "../../src/danish/periods.js";
import { sentences } from "../../src/danish/sentences.js";
import { readNumber } from "../../src/danish/numbers.js";
import { timeMentions } from "../../src/danish/timeMentions.js";

const read = (text: string, month = "2025-03") =>
  readPeriods(
    timeMentions(plainText(text)).map((mention) => ({ mention, ends: false })),
    month,
  );
const periods = (text: string, month?: string): string[] =>
  read(text, month).periods.map(
    ({ start, end }) => `${start.replace(/[+]0\d:00$/u, "")}/${end?.replace(/[+]0\d:00$/u, "") ?? ""}`,
  );

test.each([
  ["3. og 4. marts", ["2025-03-03/2025-03-03", "2025-03-04/2025-03-04"]],
  ["3., 5. og 9. marts", ["2025-03-03/2025-03-03", "2025-03-05/2025-03-05", "2025-03-09/2025-03-09"]],
  ["3.–5. marts", ["2025-03-03/2025-03-05"]],
  ["i perioden 3.-5. marts", ["2025-03-03/2025-03-05"]],
  ["fra den 28. februar til den 2. marts", ["2025-02-28/2025-03-02"]],
  ["d. 3/3 kl. 9-10", ["2025-03-03T09:00/2025-03-03T10:00"]],
  ["3.3.25 kl. 0930-1015", ["2025-03-03T09:30/2025-03-03T10:15"]],
  ["2025-03-03 09:30-10:15", ["2025-03-03T09:30/2025-03-03T10:15"]],
  ["den 3. kl. 9 til kl. 24:00", ["2025-03-03T09:00/2025-03-04T00:00"]],
  [
    "3.-5. marts kl. 7 til 8",
    ["2025-03-03T07:00/2025-03-03T08:00", "2025-03-04T07:00/2025-03-04T08:00", "2025-03-05T07:00/2025-03-05T08:00"],
  ],
  ["den 3. marts kl. 22 til dagen efter kl. 6", ["2025-03-03T22:00/2025-03-04T06:00"]],
  ["natten til den 28. marts kl. 02.00-03.00", ["2025-03-28T02:00/2025-03-28T03:00"]],
  ["natten til den 28. marts kl. 23.00-03.00", ["2025-03-27T23:00/2025-03-28T03:00"]],
  ["natten mellem den 12. og 13. marts", ["2025-03-12/2025-03-13"]],
  ["fra kl. 10 den 3. marts", ["2025-03-03T10:00/"]],
  ["fra den 3. marts", ["2025-03-03/"]],
  ["den 3. marts indtil kl. 10", ["2025-03-03/2025-03-03T10:00"]],
  ["kl. halv ti den 3. marts i ca. 2 timer", ["2025-03-03T09:30/2025-03-03T11:30"]],
  ["den 3. marts kl. 14 i et kvarter", ["2025-03-03T14:00/2025-03-03T14:15"]],
  ["version 4.2 og v. 8.3, 24/7, 99,5 %, SF1601", []],
])("%s", (text, expected) => expect(periods(text)).toEqual(expected));

test("the year is the one nearest to the report's month", () => {
  expect(read("31. december", "2025-01").dates).toEqual(["2024-12-31"]);
  expect(read("2. januar", "2024-12").dates).toEqual(["2025-01-02"]);
});

describe("daylight saving", () => {
  test("counts", () => {
    expect(read("30. marts kl. 01:30-04:00").durationMinutes).toBe(90);
    expect(read("26. oktober kl. 01:30-04:00", "2025-10").durationMinutes).toBe(210);
  });
  test("an hour that never comes, or comes twice, is a reason", () => {
    expect(read("30. marts kl. 02:30-04:00").reasons).toEqual(["nonexistent-time"]);
    expect(read("26. oktober kl. 02:30-04:00", "2025-10").reasons).toEqual(["ambiguous-time"]);
  });
});

test("an impossible day is no day, and a wrong weekday is told", () => {
  expect(read("31. april", "2025-04")).toMatchObject({
    periods: [],
    reasons: ["impossible-date"],
    problems: [{ code: "impossible-date" }],
  });
  expect(read("mandag den 4. marts").problems).toMatchObject([{ code: "weekday-contradicts-date" }]);
  expect(read("tirsdag den 4. marts").problems).toEqual([]);
});

test("sentences survive abbreviations and dates", () => {
  const split = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));
  expect(split("Den 3. marts kl. 9 var X nede pga. IBM Cloud. Årsagen var version 4.2. Løst ca. kl. 10.")).toEqual([
    "Den 3. marts kl. 9 var X nede pga. IBM Cloud.",
    "Årsagen var version 4.2.",
    "Løst ca. kl. 10.",
  ]);
});

test("number words to a hundred", () => {
  expect(
    ["én", "enogtyve", "halvtreds", "nioghalvfems", "hundrede", "2.318", "ingen", "mange"].map(readNumber),
  ).toEqual([1, 21, 50, 99, 100, 2318, 0, null]);
});
