import { resolve } from "node:path";
import type { CommandModule } from "yargs";
import { programVersion } from "../programVersion.js";
import { printableName } from "../terminal.js";
import {
  CACHE_SIZE_OPTION,
  conversionOptions,
  keepCacheSmall,
  toConversion,
  type ConversionArguments,
} from "./conversionOptions.js";
import { interruption } from "./interruption.js";
import { QUEUE_OPTION, tell } from "./onQueue.js";

interface WorkArguments extends ConversionArguments {
  queue: string;
  store: string;
  "cache-size": number;
  verbose: boolean;
}

/** `driftsstatus work --queue URL --store DIR` */
export const workCommand: CommandModule<object, WorkArguments> = {
  command: "work",
  describe: "Convert files that convert --queue puts on a queue, until told to stop",
  builder: (yargs) =>
    conversionOptions(
      yargs
        .option("queue", { ...QUEUE_OPTION, demandOption: true, describe: "the queue that convert --queue names" })
        .option("store", {
          type: "string",
          nargs: 1,
          demandOption: true,
          describe: "the folder that convert --store names, as this machine sees it",
        }),
      "STORE/ocr-cache",
    )
      .option("cache-size", CACHE_SIZE_OPTION)
      .option("verbose", {
        alias: "v",
        type: "boolean",
        default: false,
        describe: "print every file as it is begun and ended",
      })
      .example("$0 work --queue redis://server --store /mnt/share/store", "on as many machines as there are"),
  handler: async (argv) => {
    const [{ workQueue }, { openStore }] = await Promise.all([
      import("../queue/workQueue.js"),
      import("../queue/folderStore.js"),
    ]);
    // How pages are read is said by whoever asks; a worker has its own threads, passwords and cache.
    const { jobs, timeout, convert } = toConversion(argv, resolve(argv.store, "ocr-cache"));
    const { signal, off } = interruption();
    let files = 0;
    const finished = (file: string): void => {
      files++;
      if (argv.verbose) process.stderr.write(`ended ${printableName(file)}\n`);
    };
    const begun = (file: string): void => {
      if (argv.verbose) process.stderr.write(`begun ${printableName(file)}\n`);
    };
    const store = await openStore(resolve(argv.store));
    const { ocrCache, passwords } = convert;
    const options = { url: argv.queue, store, jobs, timeout, program: programVersion(), say: tell, begun, finished };
    try {
      await workQueue({ ...options, convert: { ocrCache, passwords } }, signal);
    } finally {
      off();
      await keepCacheSmall(argv, resolve(argv.store, "ocr-cache"));
    }
    process.stderr.write(`${files} ${files === 1 ? "file" : "files"} converted.\n`);
  },
};
