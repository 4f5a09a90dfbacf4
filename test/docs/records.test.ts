import { readFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { expect, it } from "vitest";
import { recordLineSchema } from "../../src/model/recordLine.js";
import { examplesOn, makeExamples, PAGE } from "./examples.js";
import { makeTables, withTables } from "./tables.js";

it("shows the records as samples give them (else run `npm run docs`)", async () => {
  const page = readFileSync(PAGE, "utf8");
  const examples = await makeExamples();
  expect(JSON.stringify([...examplesOn(page)], null, 1)).toBe(JSON.stringify([...examples], null, 1));
});

it("has an example and a heading for every type of record", () => {
  const page = readFileSync(PAGE, "utf8");
  const types = new Set(recordLineSchema.options.map((option) => option.shape.type.value));
  for (const type of types) expect(page).toMatch(new RegExp(`^### \`${type}\`$`, "m"));
});

it("shows every table for programs as it is (else run `npm run docs`)", async () => {
  const page = readFileSync(PAGE, "utf8");
  const made = withTables(page, await makeTables());
  expect(page).toBe(await format(made, { ...(await resolveConfig(PAGE)), parser: "markdown" }));
});
