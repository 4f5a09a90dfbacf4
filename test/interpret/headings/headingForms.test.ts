import { describe, expect, test } from "vitest";
import { contentHeadingExamples, isContentHeading } from "../../../src/interpret/headings/contentHeading.js";
import { HEADING_FORMS, NO_HEADINGS } from "../../../src/interpret/headings/headingForms.js";
import { headingsOf, readHeading } from "../../../src/interpret/headings/readHeading.js";
import { MONTH_SPAN_EXAMPLES, readMonthSpan } from "../../../src/interpret/monthSpan.js";

const examples = HEADING_FORMS.flatMap((form) => form.examples.map((example) => ({ form: form.name, ...example })));

describe("every form reads its examples, and no other form does", () => {
  test.each(examples.map((e) => [e.form, e.text, e] as const))("%s: %s", (form, text, { name, months }) => {
    expect(headingsOf(text).map((claim) => claim.form.name)).toEqual([form]);
    expect(readHeading(text)).toEqual({ name, months });
  });
});

test.each(NO_HEADINGS)("%s is no heading with months", (text) => expect(headingsOf(text)).toEqual([]));

test.each(MONTH_SPAN_EXAMPLES)("$text covers $covers", ({ text, covers }) =>
  expect(readMonthSpan(text)).toEqual(covers),
);

test.each(contentHeadingExamples)("%s heads a part of a platform's text", (text) =>
  expect(isContentHeading(text)).toBe(true),
);

test.each([
  "Serviceplatformen",
  "Støttesystemerne",
  "Driftsplatformen",
  "Fejlmelding til borgere",
  "Den nye infrastruktur i kommunen",
])("%s may be a platform", (text) => expect(isContentHeading(text)).toBe(false));
