import { resolve } from "node:path";
import type { Argv } from "yargs";
import type { ConvertInputsOptions } from "../batch/convertInputs.js";
import { defaultJobs } from "../batch/defaultJobs.js";
import { UsageError } from "../errors.js";

/** How files are converted, whatever for. */
export interface ConversionArguments {
  jobs: number;
  timeout: number;
  password: string[];
  ocr: "auto" | "always" | "never";
  cache: string | boolean | undefined;
}

/** Of the commands that convert whole archives. */
export const CACHE_SIZE_OPTION = {
  type: "number" as const,
  nargs: 1,
  default: 1000,
  describe: "megabytes that the folder of read pictures may take; the oldest go first",
};

/** @param usualCache for `--help`: where read pictures are kept when nothing is said */
export const conversionOptions = <T>(yargs: Argv<T>, usualCache: string) =>
  yargs
    .option("jobs", {
      alias: "j",
      type: "number",
      nargs: 1,
      default: defaultJobs(),
      defaultDescription: "cores",
      describe: "files converted at once",
    })
    .option("timeout", { type: "number", nargs: 1, default: 120, describe: "seconds a file may take" })
    .option("password", {
      type: "string",
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: "try this on encrypted files (also DRIFTSSTATUS_PASSWORDS, one a line)",
    })
    .option("ocr", {
      choices: ["auto", "always", "never"] as const,
      default: "auto" as const,
      describe: "pages to read from their picture: those without useful text, all or none",
    })
    .option("cache", {
      type: "string",
      nargs: 1,
      describe: `folder that keeps read pictures [default: ${usualCache}]; --no-cache for none`,
    });
/** @param usualCache where read pictures are kept when nothing is said; null for nowhere */
export const toConversion = (argv: ConversionArguments, usualCache: string | null) => ({
  jobs: atLeastOne(argv.jobs, "--jobs"),
  timeout: atLeastOne(argv.timeout, "--timeout"),
  convert: {
    ocr: argv.ocr,
    ocrCache: cacheFolder(argv.cache, usualCache),
    passwords: [...argv.password, ...(process.env["DRIFTSSTATUS_PASSWORDS"]?.split("\n").filter(Boolean) ?? [])],
  },
});

/** The same as one object. */
export const toConvertInputs = (argv: ConversionArguments, signal: AbortSignal): ConvertInputsOptions => {
  const { convert, ...batch } = toConversion(argv, null);
  return { ...convert, ...batch, signal };
};

/** @throws {UsageError} for less */
export function atLeastOne(value: number, option: string): number {
  if (Number.isFinite(value) && value >= 1) return Math.floor(value);
  throw new UsageError(`${option} takes a whole number from 1 on.`);
}

/** Removes the oldest read pages where there are more than `--cache-size` allows. */
export async function keepCacheSmall(
  argv: ConversionArguments & { "cache-size": number },
  usualCache: string | null,
): Promise<void> {
  const folder = cacheFolder(argv.cache, usualCache);
  if (folder === null) return;
  const { keepUnder } = await import("../batch/ocrCacheFolder.js");
  await keepUnder(folder, atLeastOne(argv["cache-size"], "--cache-size") * 1e6);
}

/** `--no-cache` gives false. */
function cacheFolder(cache: string | boolean | undefined, usual: string | null): string | null {
  if (cache === false) return null;
  return typeof cache === "string" ? resolve(cache) : usual;
}
