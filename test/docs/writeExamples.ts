import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { makeExamples, PAGE, withExamples } from "./examples.js";

/** Makes the examples of docs/records.md anew. */
const page = withExamples(readFileSync(PAGE, "utf8"), await makeExamples());
writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: "markdown" }));
