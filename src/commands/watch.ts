import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ArgumentsCamelCase, Argv, CommandModule } from "yargs";
import type { RunReport } from "../batch/runReport.js";
import { EXIT, UsageError } from "../errors.js";
import { STANDARD } from "../input/standardInput.js";
import { programVersion } from "../programVersion.js";
import { printable } from "../terminal.js";
import { atLeastOne } from "./conversionOptions.js";
import { convertCommand, type ConvertArguments } from "./convert.js";
import { interruption } from "./interruption.js";

interface WatchArguments extends Omit<ConvertArguments, "path"> {
  path: string | undefined;
  poll: boolean;
  "poll-interval": number;
  settle: number;
  heartbeat: string | undefined;
  "on-change": string | undefined;
}

const convertOptions = convertCommand.builder as unknown as (yargs: Argv) => Argv;

/** `driftsstatus watch DIR` */
export const watchCommand: CommandModule<object, WatchArguments> = {
  command: "watch <path>",
  describe: "Convert a folder, and again whenever a file is new, changed or gone",
  builder: (yargs) =>
    convertOptions(yargs)
      .positional("path", { type: "string", array: false, describe: "the folder" })
      .option("poll", {
        type: "boolean",
        default: false,
        describe: "look instead of being told: for shares (NFS, SMB)",
      })
      .option("poll-interval", { type: "number", nargs: 1, default: 5, describe: "seconds between two looks" })
      .option("settle", {
        type: "number",
        nargs: 1,
        default: 1,
        describe: "seconds a file has to stay as it is before it counts as written",
      })
      .option("heartbeat", {
        type: "string",
        nargs: 1,
        describe: "file that says every 30 seconds how it is [default: OUTPUT/.heartbeat.json]",
      })
      .option("on-change", {
        type: "string",
        nargs: 1,
        describe: "command for the shell after a run that changed something; it reads the run's report (--json)",
      })
      .example("$0 watch reports -o records", "until Ctrl-C")
      .example(
        "$0 watch /mnt/share --poll -o records --on-change ./publish.sh",
        "a share, and what to do then",
      ) as unknown as Argv<WatchArguments>,
  handler: async (argv) => {
    const folder = String(argv.path);
    if (argv.output === STANDARD) throw new UsageError("watch writes to a folder: name one with --output.");
    if (!(await isFolder(folder))) throw new UsageError(`There is no folder "${folder}" to watch; check the path.`);
    const output = resolve(argv.output);
    const [{ watchFolder }, { HeartbeatFile }, { readManifest }, { findInputs }] = await Promise.all([
      import("../watch/watchFolder.js"),
      import("../watch/heartbeat.js"),
      import("../batch/manifest.js"),
      import("../input/findInputs.js"),
    ]);
    const { signal, off } = interruption();
    const tell = (sentence: string): void => void process.stderr.write(`driftsstatus: ${printable(sentence)}\n`);
    const heartbeat = new HeartbeatFile(resolve(argv.heartbeat ?? join(output, ".heartbeat.json")), programVersion());
    try {
      await watchFolder(
        {
          folder: resolve(folder),
          output,
          poll: argv.poll ? atLeastOne(argv["poll-interval"], "--poll-interval") : null,
          settle: atLeastOne(argv.settle, "--settle"),
        },
        {
          run: (leaveOut) => convertOnce(argv, folder, leaveOut, signal),
          changed: (report) => runCommand(argv["on-change"], report, signal, tell),
          isEmptied: async () => {
            const { inputs } = await findInputs([folder]);
            return inputs.length === 0 && ((await readManifest(output))?.entries.length ?? 0) > 0;
          },
          tell,
        },
        heartbeat,
        signal,
      );
    } finally {
      off();
      await heartbeat.end();
    }
    // Whoever asks it to end gets what was asked for.
    process.exitCode = EXIT.ok;
  },
};

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );

/** One run of `convert` over the folder. */
async function convertOnce(
  argv: ArgumentsCamelCase<WatchArguments>,
  folder: string,
  leaveOut: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<RunReport> {
  let report: RunReport | undefined;
  const within = { signal, leaveOut, report: async (made: RunReport) => void (report = made) };
  await convertCommand.handler({ ...argv, path: [folder], within });
  return report!;
}

/** A command that fails is told of and ends nothing. */
async function runCommand(
  command: string | undefined,
  report: RunReport,
  signal: AbortSignal,
  tell: (sentence: string) => void,
): Promise<void> {
  if (command === undefined) return;
  const child = spawn(command, { shell: true, stdio: ["pipe", "inherit", "inherit"], signal });
  child.stdin.on("error", () => {}); // it need not read the report
  child.stdin.end(`${JSON.stringify(report)}\n`);
  const ended = await new Promise<string | null>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, killed) => resolve(code === 0 ? null : `it ended with ${code ?? killed}`));
  });
  if (ended !== null && !signal.aborted) tell(`The command of --on-change failed: ${ended}.`);
}
