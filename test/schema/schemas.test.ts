import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SCHEMA_NAMES } from "../../src/commands/schema.js";
import { recordNames } from "../../src/jsonSchema.js";
import { meaningOf, schemaFile, schemaText } from "./schemaFile.js";

describe.each(recordNames)("schema of %s", (record) => {
  it("keeps its meaning within a version (else raise the version and run `npm run schemas`)", () => {
    const file = schemaFile(record);
    expect(existsSync(file), `${file.pathname} is missing: run \`npm run schemas\``).toBe(true);
    expect(meaningOf(JSON.parse(schemaText(record)))).toEqual(meaningOf(JSON.parse(readFileSync(file, "utf8"))));
  });

  it("is written as it is explained now (else run `npm run schemas`)", () => {
    expect(readFileSync(schemaFile(record), "utf8")).toBe(schemaText(record));
  });
});

it("is printed for every record", () => {
  expect([...SCHEMA_NAMES]).toEqual(recordNames);
});
