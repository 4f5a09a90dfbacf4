import { resolve } from "node:path";
import type { CommandModule } from "yargs";
import type { RunReport } from "../batch/runReport.js";
import { UsageError } from "../errors.js";
import type { CsvDialect } from "../export/csv.js";
import { exporters } from "../export/exporters.js";
import { STANDARD } from "../input/standardInput.js";
import { programVersion } from "../programVersion.js";
import { CORRECTIONS_OPTION } from "./correctionsOption.js";
import { interruption } from "./interruption.js";
import { onQueue, QUEUE_OPTION } from "./onQueue.js";
import { PROFILE_OPTION } from "./profileOption.js";
import { suggestion } from "./didYouMean.js";
import { systemNames } from "./systemNames.js";
import { printableJson } from "../terminal.js";
import {
  CACHE_SIZE_OPTION,
  atLeastOne,
  conversionOptions,
  keepCacheSmall,
  toConversion,
  type ConversionArguments,
} from "./conversionOptions.js";

/** Of `watch`, which converts again and again. */
export interface Within {
  signal: AbortSignal;
  /** Files that are being written: what an earlier run made of them stays. */
  leaveOut: ReadonlySet<string>;
  report: (report: RunReport) => Promise<void>;
}

export interface ConvertArguments extends ConversionArguments {
  path: string[];
  output: string;
  format: string[] | undefined;
  "csv-dialect": CsvDialect;
  language: "en" | "da";
  profile: string[];
  corrections: string[];
  "all-pages": boolean;
  limit: number | undefined;
  force: boolean;
  "keep-missing": boolean;
  "fail-fast": boolean;
  "cache-size": number;
  strict: boolean;
  json: boolean;
  quiet: boolean;
  verbose: boolean;
  queue: string | undefined;
  store: string | undefined;
  within?: Within;
}

const FORMATS = exporters.map((e) => e.format);
const USUAL_FORMATS = ["json", "xlsx"];

/** `driftsstatus convert PATH...` */
export const convertCommand: CommandModule<object, ConvertArguments> = {
  command: "convert <path...>",
  describe: "Convert reports into one folder of records",
  builder: (yargs) =>
    conversionOptions(
      yargs
        .positional("path", {
          type: "string",
          array: true,
          demandOption: true,
          describe: "files, folders (searched recursively) or patterns; - for one PDF on standard input",
        })
        .option("output", {
          alias: "o",
          type: "string",
          nargs: 1,
          default: "output",
          describe: "folder to write to; - for NDJSON on standard output, report by report",
        })
        .option("format", {
          alias: "f",
          type: "string",
          array: true,
          nargs: 1,
          defaultDescription: USUAL_FORMATS.join(","),
          describe: `what to write, of ${FORMATS.join(", ")}; several with commas or repeated`,
        })
        .option("profile", PROFILE_OPTION)
        .option("corrections", CORRECTIONS_OPTION)
        .option("csv-dialect", {
          choices: ["rfc4180", "excel-da"] as const,
          default: "rfc4180" as const,
          describe: "for programs, or for a Danish Excel: semicolons, decimal commas, Danish dates",
        })
        .option("language", {
          choices: ["en", "da"] as const,
          default: "en" as const,
          describe: "of the workbook's headings, of CSV for Excel and of the review",
        }),
      "OUTPUT/.ocr-cache",
    )
      .option("all-pages", {
        type: "boolean",
        default: false,
        describe: "with -f html: pictures of every page, not only of those with something to settle",
      })
      .option("queue", QUEUE_OPTION)
      .option("store", {
        type: "string",
        nargs: 1,
        describe: "folder that the workers of --queue see too [default: OUTPUT/.store]",
      })
      .option("cache-size", CACHE_SIZE_OPTION)
      .option("limit", { type: "number", nargs: 1, describe: "convert only so many files" })
      .option("force", { type: "boolean", default: false, describe: "convert also what an earlier run has done" })
      .option("keep-missing", {
        type: "boolean",
        default: false,
        describe: "keep records of files that are no longer there",
      })
      .option("fail-fast", { type: "boolean", default: false, describe: "stop at the first file that fails" })
      .option("strict", { type: "boolean", default: false, describe: "exit with 5 where there are warnings" })
      .option("json", { type: "boolean", default: false, describe: "print a report of the run as JSON on stdout" })
      .option("quiet", { alias: "q", type: "boolean", default: false, describe: "print failures only" })
      .option("verbose", {
        alias: "v",
        type: "boolean",
        default: false,
        describe: "print every diagnostic's file as it is converted",
      })
      .example("$0 convert reports -o records", "a folder, with all folders in it")
      .example('$0 convert "2024-*.pdf" -f json', "a pattern, JSON only")
      .example("$0 convert reports --json > run.json", "what became of each file, for programs")
      .example("$0 convert reports -o - | jq .record", "every record as soon as it is there"),
  handler: async (argv) => {
    // Loaded when there is something to convert: --help has to be quick.
    const [{ exitCodeOf, run }, { streamRun }, { withStandardInput }, { writeOut }, { Progress }, { printSummary }] =
      await Promise.all([
        import("../batch/run.js"),
        import("../batch/streamRun.js"),
        import("../input/standardInput.js"),
        import("./writeOut.js"),
        import("./progress.js"),
        import("./summary.js"),
      ]);
    const program = programVersion();
    const streams = argv.output === STANDARD;
    const formats = chosenFormats(argv, streams);
    const { profileVocabulary } = await import("./profileVocabulary.js");
    const vocabulary = await profileVocabulary(argv.path.map(String), argv.profile);
    const names = await systemNames(vocabulary);
    const { archiveCorrections } = await import("./archiveCorrections.js");
    const corrections = await archiveCorrections(
      argv.path.map(String).filter((path) => path !== STANDARD),
      streams ? null : argv.output,
      argv.corrections,
    );
    const interrupt = argv.within ?? interruption();
    const progress = new Progress(argv.quiet, argv.verbose);
    const result = await withStandardInput(argv.path.map(String), (paths) => {
      const conversion = toConversion(argv, streams ? null : resolve(argv.output, ".ocr-cache"));
      const options = {
        paths,
        failFast: argv["fail-fast"],
        limit: argv.limit === undefined ? null : atLeastOne(argv.limit, "--limit"),
        ...conversion,
        convert: { ...conversion.convert, ...(vocabulary && { vocabulary }) },
        corrections,
        names,
      };
      if (streams) return streamRun(options, interrupt.signal, progress, writeOut);
      return onQueue(argv, progress.page, (queued) =>
        run(
          {
            ...options,
            ...queued,
            output: argv.output,
            exporters: exporters.filter((e) => formats.includes(e.format)),
            language: argv.language,
            csvDialect: argv["csv-dialect"],
            allPages: argv["all-pages"],
            force: argv.force,
            keepMissing: argv["keep-missing"],
            leaveOut: argv.within?.leaveOut ?? new Set(),
            program,
          },
          interrupt.signal,
          progress,
        ),
      );
    }).finally(() => progress.close());
    await keepCacheSmall(argv, streams ? null : resolve(argv.output, ".ocr-cache"));
    if ("off" in interrupt) interrupt.off();
    printSummary(result, streams ? null : argv.output, argv.quiet);
    const exitCode = exitCodeOf(result, argv.strict);
    const report: RunReport = { runVersion: 1, program, exitCode, ...result };
    if (argv.json) await writeOut(`${printableJson(report)}\n`);
    await argv.within?.report(report);
    process.exitCode = exitCode;
  },
};

/** @throws {UsageError} for a format that does not exist, or that standard output does not take */
function chosenFormats({ format, json, queue }: ConvertArguments, streams: boolean): string[] {
  const given = format ?? (streams ? ["ndjson"] : USUAL_FORMATS);
  const formats = [...new Set(given.flatMap((f) => f.split(",")).map((f) => f.trim()))];
  const unknown = formats.filter((f) => !FORMATS.includes(f));
  if (unknown.length)
    throw new UsageError(
      `There is no format "${unknown.join(", ")}"; choose of ${FORMATS.join(", ")}.${suggestion(unknown[0]!, FORMATS)}`,
    );
  if (streams && queue !== undefined) throw new UsageError("--queue writes to a folder: name one with --output.");
  if (streams && (json || formats.join() !== "ndjson"))
    throw new UsageError("Standard output takes NDJSON alone: leave out --format and --json, or name a folder.");
  return formats;
}
