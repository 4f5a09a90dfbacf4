import type { CommandModule } from "yargs";

interface SchemaArguments {
  record: string;
}

/** `driftsstatus schema [report|archive]` */
export const schemaCommand: CommandModule<object, SchemaArguments> = {
  command: "schema [record]",
  describe: "Print the JSON Schema (2020-12) of the records",
  builder: (yargs) =>
    yargs
      .positional("record", { choices: ["report", "archive"], default: "report", describe: "which record" })
      .example("$0 schema > report.schema.json", "the schema of output/json/NAME.json"),
  handler: async ({ record }) => {
    const { jsonSchema } = await import("../export/jsonSchema.js");
    process.stdout.write(`${JSON.stringify(jsonSchema(record as "report" | "archive"), null, 2)}\n`);
  },
};
