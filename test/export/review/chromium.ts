import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PATHS = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser of this machine; null where there is none. */
export const chromiumPath = (): string | null => PATHS.find((path) => path !== undefined && existsSync(path)) ?? null;

if (!chromiumPath())
  process.stderr.write(
    "SKIPPED: no Chromium on this machine (CHROMIUM=...), so no review page was opened in a browser.\n",
  );

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath()!,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
