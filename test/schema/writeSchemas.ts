import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { recordNames } from "../../src/jsonSchema.js";
import { meaningOf, schemaFile, schemaText } from "./schemaFile.js";

/** Writes schema/NAME-VERSION.json; a version that is there keeps its meaning. */
for (const record of recordNames) {
  const file = schemaFile(record);
  const text = schemaText(record);
  if (existsSync(file) && !isDeepStrictEqual(meaningOf(read(file)), meaningOf(JSON.parse(text)))) {
    console.error(`${file.pathname} would change its meaning: raise the version of "${record}".`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}

function read(file: URL): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
