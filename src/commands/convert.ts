import { join, resolve } from "node:path";
import type { CommandModule } from "yargs";
import { defaultJobs } from "../batch/defaultJobs.js";
import { UsageError } from "../errors.js";
import { exporters } from "../export/exporters.js";
import { programVersion } from "../programVersion.js";
import { printableJson } from "../terminal.js";

interface ConvertArguments {
  path: string[];
  output: string;
  format: string;
  language: "en" | "da";
  jobs: number;
  timeout: number;
  password: string[];
  ocr: "auto" | "always" | "never";
  cache: string | boolean | undefined;
  limit: number | undefined;
  force: boolean;
  "keep-missing": boolean;
  "fail-fast": boolean;
  strict: boolean;
  json: boolean;
  quiet: boolean;
  verbose: boolean;
}

const FORMATS = exporters.map((e) => e.format);

/** `driftsstatus convert PATH...` */
export const convertCommand: CommandModule<object, ConvertArguments> = {
  command: "convert <path...>",
  describe: "Convert reports into one folder of records",
  builder: (yargs) =>
    yargs
      .positional("path", {
        type: "string",
        array: true,
        demandOption: true,
        describe: "files, folders (searched recursively) or patterns",
      })
      .option("output", { alias: "o", type: "string", default: "output", describe: "folder to write to" })
      .option("format", {
        alias: "f",
        type: "string",
        default: "json,xlsx",
        describe: `what to write, of ${FORMATS.join(", ")}`,
      })
      .option("language", {
        choices: ["en", "da"] as const,
        default: "en" as const,
        describe: "headings of the workbook",
      })
      .option("jobs", {
        alias: "j",
        type: "number",
        default: defaultJobs(),
        defaultDescription: "cores",
        describe: "files converted at once",
      })
      .option("timeout", { type: "number", default: 120, describe: "seconds a file may take" })
      .option("password", {
        type: "string",
        array: true,
        default: [],
        describe: "try this on encrypted files (also DRIFTSSTATUS_PASSWORDS, one a line)",
      })
      .option("ocr", {
        choices: ["auto", "always", "never"] as const,
        default: "auto" as const,
        describe: "pages to read from their picture: those without useful text, all or none",
      })
      .option("cache", {
        type: "string",
        describe: "folder that keeps read pictures [default: OUTPUT/.ocr-cache]; --no-cache for none",
      })
      .option("limit", { type: "number", describe: "convert only so many files" })
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
      .example("$0 convert reports --json > run.json", "what became of each file, for programs"),
  handler: async (argv) => {
    // Loaded when there is something to convert: --help has to be quick.
    const [{ exitCodeOf, run }, { Progress }, { printSummary }] = await Promise.all([
      import("../batch/run.js"),
      import("./progress.js"),
      import("./summary.js"),
    ]);
    const program = programVersion();
    const formats = argv.format.split(",").map((f) => f.trim());
    const unknown = formats.filter((f) => !FORMATS.includes(f));
    if (unknown.length)
      throw new UsageError(`There is no format "${unknown.join(", ")}"; choose of ${FORMATS.join(", ")}.`);
    const interrupt = new AbortController();
    const stop = (): void => interrupt.abort();
    process.once("SIGINT", stop).once("SIGTERM", stop);
    const progress = new Progress(argv.quiet, argv.verbose);
    const result = await run(
      {
        paths: argv.path.map(String),
        output: argv.output,
        exporters: exporters.filter((e) => formats.includes(e.format)),
        language: argv.language,
        jobs: atLeastOne(argv.jobs, "--jobs"),
        timeout: atLeastOne(argv.timeout, "--timeout"),
        force: argv.force,
        keepMissing: argv["keep-missing"],
        failFast: argv["fail-fast"],
        limit: argv.limit === undefined ? null : atLeastOne(argv.limit, "--limit"),
        convert: {
          ocr: argv.ocr,
          ocrCache: cacheFolder(argv.cache, argv.output),
          passwords: [...argv.password, ...(process.env["DRIFTSSTATUS_PASSWORDS"]?.split("\n").filter(Boolean) ?? [])],
        },
        program,
      },
      interrupt.signal,
      progress,
    ).finally(() => progress.close());
    process.off("SIGINT", stop).off("SIGTERM", stop);
    printSummary(result, argv.output, argv.quiet);
    const exitCode = exitCodeOf(result, argv.strict);
    if (argv.json) process.stdout.write(`${printableJson({ program, exitCode, ...result })}\n`);
    process.exitCode = exitCode;
  },
};

function atLeastOne(value: number, option: string): number {
  if (Number.isFinite(value) && value >= 1) return Math.floor(value);
  throw new UsageError(`${option} takes a whole number from 1 on.`);
}

/** `--no-cache` gives false, `--cache` alone an empty text. */
function cacheFolder(cache: string | boolean | undefined, output: string): string | null {
  if (cache === false) return null;
  return resolve(typeof cache === "string" && cache ? cache : join(output, ".ocr-cache"));
}
