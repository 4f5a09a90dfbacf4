import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser of this machine, or null: then its fixtures are left out. */
export const findChromium = (): string | null =>
  [process.env["CHROMIUM"], ...PLACES].find((path) => path && existsSync(path)) ?? null;

/** PDF bytes of each page of HTML, by one browser. */
export async function drawHtml(pages: readonly string[]): Promise<Uint8Array[]> {
  const browser = await chromium.launch({ executablePath: findChromium()!, args: ["--no-sandbox"] });
  try {
    const tab = await browser.newPage();
    const drawn: Uint8Array[] = [];
    for (const html of pages) {
      await tab.setContent(html);
      drawn.push(await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
    }
    return drawn;
  } finally {
    await browser.close();
  }
}
