import { dirname, join, resolve } from "node:path";
import type { CommandModule } from "yargs";
import { EXIT, UsageError } from "../errors.js";
import { CORRECTIONS_NAME } from "../input/findCorrections.js";
import { printable } from "../terminal.js";

interface CorrectionsArguments {
  file: string[];
  from: string | undefined;
  records: string | undefined;
  into: string | undefined;
  by: string | undefined;
  at: string | undefined;
}

/** `driftsstatus corrections [FILE...]` */
export const correctionsCommand: CommandModule<object, CorrectionsArguments> = {
  command: "corrections [file...]",
  describe: "Take what a person corrected into an archive: from files of the review page, or from a workbook",
  builder: (yargs) =>
    yargs
      .positional("file", {
        type: "string",
        array: true,
        default: [] as string[],
        describe: "corrections files, as the review page gives them",
      })
      .option("from", {
        type: "string",
        nargs: 1,
        describe: "workbook in which a person corrected Incidents and SLA",
      })
      .option("records", {
        type: "string",
        nargs: 1,
        describe: "output folder of the archive [default: the one the workbook lies in, else output]",
      })
      .option("into", {
        type: "string",
        nargs: 1,
        describe: `corrections file to add to [default: ${CORRECTIONS_NAME} in the output folder]`,
      })
      .option("by", { type: "string", nargs: 1, describe: "with --from: who corrected the workbook" })
      .option("at", {
        type: "string",
        nargs: 1,
        describe: "with --from: when [default: when the workbook was saved]",
      })
      .example("$0 corrections --from output/driftsstatus.xlsx --by Anna", "what was changed in the workbook")
      .example("$0 corrections Downloads/corrections-*.json", "what was settled on review pages"),
  handler: async ({ file, from, records, into, by, at }) => {
    const files = file.map(String);
    if (files.length === 0 && from === undefined)
      throw new UsageError("Name corrections files, or a workbook with --from.");
    const output = records ?? (from === undefined ? "output" : dirname(from));
    const path = resolve(into ?? join(output, CORRECTIONS_NAME));
    const { takeCorrections } = await import("./takeCorrections.js");
    const { text, changes, problems, isNew } = await takeCorrections({ path, files, from, output, by, at });
    for (const change of changes) process.stdout.write(printable(`${change}\n`));
    if (problems.length) {
      for (const problem of problems) process.stderr.write(printable(`driftsstatus: ${problem}\n`));
      process.stderr.write("driftsstatus: Nothing was written.\n");
      process.exitCode = EXIT.usage;
      return;
    }
    if (changes.length === 0) {
      process.stdout.write("Nothing changes.\n");
      return;
    }
    const { writeTextAtomic } = await import("../export/atomicFile.js");
    await writeTextAtomic(path, text);
    process.stdout.write(
      printable(`${isNew ? "Written" : "Added to"}: ${path}; convert again, and every output has them.\n`),
    );
  },
};
