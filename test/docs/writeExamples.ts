import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { makeExamples, PAGE, withExamples } from "./examples.js";
import { makeTables, withTables } from "./tables.js";

/** Makes the examples of docs/records.md anew. */
const page = withTables(withExamples(readFileSync(PAGE, "utf8"), await makeExamples()), await makeTables());
writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: "markdown" }));
