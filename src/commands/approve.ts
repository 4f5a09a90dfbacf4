import type { CommandModule } from "yargs";
import { EXIT, UsageError } from "../errors.js";
import { printable } from "../terminal.js";
import type { Approval } from "./approval.js";
import { conversionOptions, toConvertInputs, type ConversionArguments } from "./conversionOptions.js";

interface ApproveArguments extends ConversionArguments {
  path: string[];
  from: string | undefined;
  records: string | undefined;
  force: boolean;
  yes: boolean;
}

/** `driftsstatus approve FILE...` */
export const approveCommand: CommandModule<object, ApproveArguments> = {
  command: "approve [path...]",
  describe: "Write the approved result of reports, from what is read now or from a corrected workbook",
  builder: (yargs) =>
    conversionOptions(
      yargs
        .positional("path", {
          type: "string",
          array: true,
          default: [] as string[],
          describe: "PDFs, folders or patterns; with --from where the PDFs lie, if not where they were converted",
        })
        .option("from", {
          type: "string",
          nargs: 1,
          describe: "workbook in which a person corrected Incidents and SLA",
        })
        .option("records", {
          type: "string",
          nargs: 1,
          describe: "output folder the workbook was written to [default: the one it lies in]",
        })
        .option("force", { type: "boolean", default: false, describe: "overwrite approved results that differ" })
        .option("yes", { alias: "y", type: "boolean", default: false, describe: "write without asking" }),
      "none",
    )
      .example("$0 approve reports/2025-03.pdf", "write reports/2025-03.expected.json")
      .example("$0 approve --from output/driftsstatus.xlsx", "take the corrections, and only those"),
  handler: async (argv) => {
    const paths = argv.path.map(String);
    if (argv.from === undefined && paths.length === 0)
      throw new UsageError("Name the PDFs to approve, or a workbook with --from.");
    const { approvals, problems } =
      argv.from === undefined
        ? await import("./approveReports.js").then(({ approveReports }) =>
            approveReports(paths, toConvertInputs(argv, new AbortController().signal)),
          )
        : await import("./approveFrom.js").then(({ approveFrom }) =>
            approveFrom({ workbook: argv.from!, output: argv.records ?? null, paths }),
          );
    const changed = approvals.filter(({ changes }) => changes.length > 0);
    for (const approval of changed) print(approvalToText(approval));
    if (problems.length) {
      for (const problem of problems) process.stderr.write(printable(`driftsstatus: ${problem}\n`));
      process.stderr.write("driftsstatus: Nothing was written.\n");
      process.exitCode = argv.from === undefined ? EXIT.someFailed : EXIT.usage;
      return;
    }
    if (changed.length === 0) return print("Nothing changes.");
    // Corrections are meant to change approved results; what was read anew replaces one only where that is said.
    const overwrites = argv.from === undefined ? changed.filter(({ before }) => before !== null) : [];
    if (overwrites.length && !argv.force) {
      throw new UsageError(
        `${overwrites.map(({ path }) => `"${path}"`).join(", ")} would be overwritten; nothing was written. Give --force if what is read now is right.`,
      );
    }
    if (!argv.yes && !isAnswered())
      throw new UsageError(
        "Nothing was written: there is no terminal to ask on. Read what would change above, and give -y to write it.",
      );
    if (!argv.yes && !(await confirmed(changed.length))) return print("Nothing was written.");
    const { writeTextAtomic } = await import("../export/atomicFile.js");
    for (const { path, text } of changed) await writeTextAtomic(path, text);
    print(`Written: ${changed.map(({ path }) => path).join(", ")}`);
  },
};

const approvalToText = ({ path, changes }: Approval): string => [path, ...changes.map((c) => `  ${c}`)].join("\n");

const print = (text: string): void => void process.stdout.write(`${printable(text)}\n`);

/** Whether somebody can answer a question. */
const isAnswered = (): boolean => Boolean(process.stdin.isTTY && process.stderr.isTTY);

async function confirmed(files: number): Promise<boolean> {
  const { createInterface } = await import("node:readline/promises");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Write ${files} approved ${files === 1 ? "result" : "results"}? [y/N] `);
    return /^(y|yes|j|ja)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
