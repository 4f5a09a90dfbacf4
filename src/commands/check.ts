import type { CommandModule } from "yargs";
import { UsageError } from "../errors.js";
import { interruption } from "./interruption.js";
import { programVersion } from "../programVersion.js";
import { archiveCorrections } from "./archiveCorrections.js";
import { CORRECTIONS_OPTION } from "./correctionsOption.js";
import { conversionOptions, toConvertInputs, type ConversionArguments } from "./conversionOptions.js";

interface CheckArguments extends ConversionArguments {
  path: string[];
  against: string | undefined;
  corrections: string[];
  json: boolean;
  junit: string | undefined;
  quiet: boolean;
}

/** `driftsstatus check PATH...` */
export const checkCommand: CommandModule<object, CheckArguments> = {
  command: "check <path...>",
  describe: "Compare what is read now with approved results, or one run's output with another's",
  builder: (yargs) =>
    conversionOptions(
      yargs
        .positional("path", {
          type: "string",
          array: true,
          demandOption: true,
          describe: "PDFs with NAME.expected.json beside them, folders or patterns; with --against an output folder",
        })
        .option("against", { type: "string", nargs: 1, describe: "output folder of an earlier run to compare with" })
        .option("corrections", CORRECTIONS_OPTION)
        .option("json", { type: "boolean", default: false, describe: "print the result as JSON on stdout" })
        .option("junit", { type: "string", nargs: 1, describe: "also write the result to this file, for CI systems" })
        .option("quiet", { alias: "q", type: "boolean", default: false, describe: "print what did not pass only" }),
      "none",
    )
      .example("$0 check samples", "every sample, field by field; exit code 5 where one differs")
      .example("$0 check --against old-output new-output", "what another version of the program reads differently"),
  handler: async (argv) => {
    const [{ checkSamples }, { compareOutputs }, { fieldTotals }, { checkToText }, { writeOut }, { checkExitCode }] =
      await Promise.all([
        import("./checkSamples.js"),
        import("./compareOutputs.js"),
        import("../check/fieldTotals.js"),
        import("./checkToText.js"),
        import("./writeOut.js"),
        import("./checkExitCode.js"),
      ]);
    const paths = argv.path.map(String);
    if (argv.against !== undefined && paths.length !== 1)
      throw new UsageError("--against compares two output folders: driftsstatus check --against OLD NEW.");
    const interrupt = interruption();
    const checked =
      argv.against === undefined
        ? await checkSamples(
            paths,
            toConvertInputs(argv, interrupt.signal),
            await archiveCorrections(paths, null, argv.corrections),
          )
        : await compareOutputs(argv.against, paths[0]!);
    interrupt.off();
    const samples = checked.map(({ sample }) => sample);
    const exitCode = checkExitCode(samples, interrupt.signal.aborted);
    const totals = fieldTotals(checked.map(({ comparison }) => comparison));
    if (argv.junit !== undefined) {
      const [{ checkToJunit }, { writeTextAtomic }] = await Promise.all([
        import("./checkToJunit.js"),
        import("../export/atomicFile.js"),
      ]);
      await writeTextAtomic(argv.junit, checkToJunit(samples));
    }
    const result = { checkVersion: 1 as const, program: programVersion(), exitCode, samples, totals };
    await writeOut(argv.json ? `${JSON.stringify(result, null, 2)}\n` : checkToText(result, argv.quiet));
    process.exitCode = exitCode;
  },
};
