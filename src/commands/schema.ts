import type { CommandModule } from "yargs";

/** Written out, as loading the schemas would slow down `--help`. */
export const SCHEMA_NAMES = [
  "report",
  "archive",
  "record-line",
  "approved",
  "check",
  "corrections",
  "run",
  "manifest",
] as const;

interface SchemaArguments {
  record: (typeof SCHEMA_NAMES)[number];
}

/** `driftsstatus schema [RECORD]` */
export const schemaCommand: CommandModule<object, SchemaArguments> = {
  command: "schema [record]",
  describe: "Print the JSON Schema (2020-12) of the records",
  builder: (yargs) =>
    yargs
      .positional("record", { choices: SCHEMA_NAMES, default: "report" as const, describe: "which record" })
      .example("$0 schema > report.schema.json", "the schema of output/json/NAME.json"),
  handler: async ({ record }) => {
    const { jsonSchema } = await import("../jsonSchema.js");
    process.stdout.write(`${JSON.stringify(jsonSchema(record), null, 2)}\n`);
  },
};
