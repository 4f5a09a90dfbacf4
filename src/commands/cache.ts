import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { CommandModule } from "yargs";
import { UsageError } from "../errors.js";

interface CacheArguments {
  action: "size" | "clear";
  output: string;
}

/** Names of the folders that keep read pages. */
const CACHES = [".ocr-cache", "ocr-cache"];

/** `driftsstatus cache size|clear` */
export const cacheCommand: CommandModule<object, CacheArguments> = {
  command: "cache <action>",
  describe: "Say what the pages read by OCR take, or remove them",
  builder: (yargs) =>
    yargs
      .positional("action", { choices: ["size", "clear"] as const, demandOption: true })
      .option("output", {
        alias: "o",
        type: "string",
        nargs: 1,
        default: "output",
        describe: "output folder, store, or the folder that --cache names",
      })
      .example("$0 cache size -o records", "how many pages, how many megabytes"),
  handler: async ({ action, output }) => {
    const folder = await cacheIn(output);
    const { cacheSize, clearCache } = await import("../batch/ocrCacheFolder.js");
    const { pages, bytes } = await (action === "size" ? cacheSize(folder) : clearCache(folder));
    const size = `${pages} pages, ${(bytes / 1e6).toFixed(1)} MB`;
    process.stdout.write(action === "size" ? `${folder}: ${size}\n` : `${folder}: removed ${size}\n`);
  },
};

/** @throws {UsageError} where there is no such folder */
async function cacheIn(place: string): Promise<string> {
  const folder = resolve(place);
  if (!(await isFolder(folder))) throw new UsageError(`There is no folder "${place}"; name one with --output.`);
  if (CACHES.includes(basename(folder))) return folder;
  for (const name of CACHES) if (await isFolder(join(folder, name))) return join(folder, name);
  return folder;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
