import type { CommandModule } from "yargs";
import { EXIT } from "../errors.js";
import type { Loaded } from "../export/postgres/loaded.js";

interface LoadArguments {
  output: string;
  to: string;
  schema: string;
  prune: boolean;
  json: boolean;
  quiet: boolean;
}

/** `driftsstatus load OUTPUT --to URL` */
export const loadCommand: CommandModule<object, LoadArguments> = {
  command: "load <output>",
  describe: "Load an output folder into a PostgreSQL database",
  builder: (yargs) =>
    yargs
      .positional("output", { type: "string", demandOption: true, describe: "folder that convert wrote to" })
      .option("to", {
        type: "string",
        nargs: 1,
        demandOption: true,
        describe: "the database: postgres://user@host/database, or postgres:///?service=NAME",
      })
      .option("schema", {
        type: "string",
        nargs: 1,
        default: "driftsstatus",
        describe: "schema that holds this archive",
      })
      .option("prune", { type: "boolean", default: false, describe: "delete reports that the archive no longer has" })
      .option("json", { type: "boolean", default: false, describe: "print what was changed as JSON on stdout" })
      .option("quiet", { alias: "q", type: "boolean", default: false, describe: "print nothing but errors" })
      .example(
        "$0 load output --to postgres://feeder@db.example/reports",
        "with the password from PGPASSWORD or ~/.pgpass",
      ),
  handler: async ({ output, to, schema, prune, json, quiet }) => {
    const [{ openArchive }, { urlToConfig }, { loadArchive }, { writeOut }, { UsageError }] = await Promise.all([
      import("../batch/openArchive.js"),
      import("../export/postgres/connection.js"),
      import("../export/postgres/loadArchive.js"),
      import("./writeOut.js"),
      import("../errors.js"),
    ]);
    const config = urlToConfig(to);
    const { archive, complete } = await openArchive(output);
    if (prune && !complete)
      throw new UsageError(
        `The last run of convert into "${output}" was interrupted, so what is missing there need not be gone: run convert again before --prune.`,
      );
    const interrupt = new AbortController();
    const stop = (): void => interrupt.abort();
    process.once("SIGINT", stop).once("SIGTERM", stop);
    const say = (text: string): void => void (quiet || process.stderr.write(`${text}\n`));
    const { signal } = interrupt;
    const onWait = (): void => say(`Another load of the schema "${schema}" is under way; waiting for it.`);
    try {
      const loaded = await loadArchive(archive, config, { schema, prune, signal, onWait });
      say(summary(loaded, prune));
      if (json) await writeOut(`${JSON.stringify(loaded)}\n`);
    } catch (error) {
      if (!signal.aborted) throw error;
      say("Interrupted; the reports loaded so far are whole. Run the same command again for the rest.");
      process.exitCode = EXIT.interrupted;
    } finally {
      process.off("SIGINT", stop).off("SIGTERM", stop);
    }
  },
};

function summary({ reports, changed, gone, inserted, updated, deleted }: Loaded, pruned: boolean): string {
  const counts = `${inserted} rows inserted, ${updated} updated, ${deleted} deleted.`;
  const missing =
    gone === 0
      ? ""
      : pruned
        ? ` ${gone} reports were gone from the archive and are deleted.`
        : ` ${gone} reports are gone from the archive: they stay, and no longer count; --prune deletes them.`;
  return `${reports} reports, ${changed} of them new or changed: ${counts}${missing}`;
}
