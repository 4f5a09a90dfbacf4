import { join, resolve } from "node:path";
import type { CommandModule } from "yargs";
import { EXIT, UsageError } from "../errors.js";
import { printable } from "../terminal.js";
import { conversionOptions, toConvertInputs, type ConversionArguments } from "./conversionOptions.js";
import { CORRECTIONS_OPTION } from "./correctionsOption.js";

interface ReviewArguments extends ConversionArguments {
  path: string[];
  output: string;
  language: "en" | "da";
  corrections: string[];
  "all-pages": boolean;
}

/** `driftsstatus review [OUTPUT|PATH...]` */
export const reviewCommand: CommandModule<object, ReviewArguments> = {
  command: "review [path...]",
  describe: "Write pages on which a person settles in a browser what is unsure or lost",
  builder: (yargs) =>
    conversionOptions(
      yargs
        .positional("path", {
          type: "string",
          array: true,
          default: [] as string[],
          defaultDescription: "output",
          describe: "an output folder of convert, or PDFs, folders or patterns, which are read first",
        })
        .option("output", { alias: "o", type: "string", nargs: 1, default: "review", describe: "folder to write to" })
        .option("language", { choices: ["en", "da"] as const, default: "en" as const, describe: "of the pages" })
        .option("corrections", CORRECTIONS_OPTION)
        .option("all-pages", {
          type: "boolean",
          default: false,
          describe: "pictures of every page, not only of those with something to settle",
        }),
      "none",
    )
      .example("$0 review output -o review", "the reports that were converted into output")
      .example("$0 review reports --language da", "read the PDFs and write Danish pages"),
  handler: async (argv) => {
    const paths = argv.path.length ? argv.path.map(String) : ["output"];
    const [{ readManifest }, { archiveOfOutput, archiveOfPaths }, { writeReview }, { archiveCorrections }] =
      await Promise.all([
        import("../batch/manifest.js"),
        import("../batch/reviewArchive.js"),
        import("../export/review/writeReview.js"),
        import("./archiveCorrections.js"),
      ]);
    const manifest = paths.length === 1 ? await readManifest(paths[0]!) : null;
    if (argv.path.length === 0 && !manifest)
      throw new UsageError('There is no folder "output" of a run here; name an output folder, or PDFs.');
    const interrupt = new AbortController();
    const stop = (): void => interrupt.abort();
    process.once("SIGINT", stop).once("SIGTERM", stop);
    const options = toConvertInputs(argv, interrupt.signal);
    const passwords = options.passwords ?? [];
    const inputs = manifest ? manifest.inputs.map((path) => resolve(paths[0]!, path)) : paths;
    const corrections = await archiveCorrections(inputs, manifest ? paths[0]! : null, argv.corrections);
    const archive = manifest
      ? await archiveOfOutput(paths[0]!, manifest, corrections, passwords)
      : await archiveOfPaths(paths, corrections, options);
    await writeReview(archive, argv.output, { language: argv.language, allPages: argv["all-pages"] });
    process.off("SIGINT", stop).off("SIGTERM", stop);
    process.stderr.write(printable(`Written: ${join(argv.output, "index.html")}; open it in a browser.\n`));
    process.exitCode = EXIT.ok;
  },
};
