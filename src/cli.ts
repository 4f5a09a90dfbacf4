#!/usr/bin/env node
import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import { tuneForManyReports } from "./batch/tuneForManyReports.js";
import { approveCommand } from "./commands/approve.js";
import { cacheCommand } from "./commands/cache.js";
import { checkCommand } from "./commands/check.js";
import { convertCommand } from "./commands/convert.js";
import { suggestion } from "./commands/didYouMean.js";
import { explainCommand } from "./commands/explain.js";
import { correctionsCommand } from "./commands/corrections.js";
import { reviewCommand } from "./commands/review.js";
import { loadCommand } from "./commands/load.js";
import { queueCommand } from "./commands/queue.js";
import { schemaCommand } from "./commands/schema.js";
import { watchCommand } from "./commands/watch.js";
import { workCommand } from "./commands/work.js";
import { EXIT, FileError, UsageError } from "./errors.js";
import { UnansweredError } from "./export/answered.js";
import { programVersion } from "./programVersion.js";
import { STANDARD } from "./input/standardInput.js";
import { printable } from "./terminal.js";

const COMMANDS = ["convert", "check", "approve", "explain", "schema"];
/** yargs does not tell those of a command when one is refused. */
const OPTIONS = (
  "output format profile corrections csv-dialect language jobs timeout password ocr cache limit force keep-missing " +
  "fail-fast strict json quiet verbose from records yes against page draw help version"
).split(" ");

const EXIT_CODES = `Exit codes:
  0    every file converted, no error diagnostics
  1    internal error
  2    wrong arguments or configuration
  3    some files failed; the rest was written
  4    no file gave a record
  5    check found differences, or --strict turned warnings into failure
  130  interrupted; what was finished is written
  137  a folder did not answer; the program ended itself`;

/** A reader that stops reading, as \`| head\` does, is no error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.ok);
  throw error;
});

tuneForManyReports();

/** yargs drops a "-" that stands alone among positionals; it gets a name that survives and that no file can have. */
const args = hideBin(process.argv).map((arg) => (arg === "-" ? STANDARD : arg));

try {
  await yargs(args)
    .scriptName("driftsstatus")
    .usage("$0 <command>\n\nTurns Danish operations-status PDFs into structured records in Excel and JSON.")
    .command(convertCommand)
    .command(checkCommand)
    .command(approveCommand)
    .command(reviewCommand)
    .command(correctionsCommand)
    .command(explainCommand)
    .command(loadCommand)
    .command(watchCommand)
    .command(workCommand)
    .command(queueCommand)
    .command(cacheCommand)
    .command(schemaCommand)
    .demandCommand(1, "Name a command, such as: driftsstatus convert FOLDER")
    .strict()
    .check(oneValueEach)
    .locale("en")
    .version(programVersion())
    .alias("h", "help")
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .epilogue(EXIT_CODES)
    .exitProcess(false)
    .fail((message, error, instance) => {
      if (error && error.name !== "YError") throw error;
      throw new UsageError(
        `${withSuggestion(message ?? error.message)}\nRun "${(instance as { parsed?: { argv?: { $0?: string } } }).parsed?.argv?.$0 ?? "driftsstatus"} --help" for what can be given.`,
      );
    })
    .parseAsync();
} catch (error) {
  process.exitCode = report(error);
  // What the disk does not answer keeps the process, and even process.exit would wait for it.
  if (error instanceof UnansweredError) process.kill(process.pid, "SIGKILL");
}

/** Names the command or option that was likely meant, where a name is not known. */
function withSuggestion(message: string): string {
  const [, typed] = /^Unknown (?:arguments?|commands?): ([^\s,]+)/.exec(message) ?? [];
  if (typed === undefined) return message;
  return `${message}.${suggestion(typed, [...COMMANDS, ...OPTIONS])}`;
}

/**
 * Refuses an option with an empty value, and one given twice, of which yargs makes a list whatever the option's type.
 * @param options has the names of those that take several values, which the types of yargs do not tell
 */
function oneValueEach(argv: Record<string, unknown>, options: unknown): true {
  const { array } = options as { array: string[] };
  for (const [name, value] of Object.entries(argv)) {
    const option = `${name.length > 1 ? "--" : "-"}${name}`;
    if (value === "" || (Array.isArray(value) && value.includes(""))) throw new UsageError(`${option} needs a value.`);
    if (Array.isArray(value) && name !== "_" && !array.includes(name))
      throw new UsageError(`${option} is given more than once; give it one value.`);
  }
  return true;
}

/** Says what went wrong in a sentence, and which exit code it deserves. */
function report(error: unknown): number {
  const known = error instanceof UsageError || error instanceof FileError;
  const text = known ? error.message : `Internal error; please report it: ${(error as Error)?.stack ?? String(error)}`;
  process.stderr.write(`driftsstatus: ${printable(text)}\n`);
  if (error instanceof UnansweredError) return EXIT.unanswered;
  if (error instanceof UsageError) return EXIT.usage;
  return error instanceof FileError ? EXIT.noRecords : EXIT.internal;
}
