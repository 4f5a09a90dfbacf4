import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as XLSX from "xlsx";
import { reportToDoubts } from "../../../src/export/review/doubts.js";
import { reportPage } from "../../../src/export/review/reportPage.js";
import type { Report } from "../../../src/model/record.js";
import type { RecordLine } from "../../../src/model/recordLine.js";
import { driftsstatus, sample, temporaryFolder } from "../../commands/driftsstatus.js";
import { chromiumPath, openBrowser } from "./chromium.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PDF = sample("2019-01-voice.pdf");
/** What is written for each field; every value is another than what was read. */
const ANSWERS: Record<string, { typed: string; value: (n: number) => unknown }> = {
  systems: { typed: "System", value: (n) => [`System ${n}`] },
  cause: { typed: "Årsag", value: (n) => `Årsag ${n}` },
  remedy: { typed: "Afhjælpning", value: (n) => `Afhjælpning ${n}` },
};

describe.skipIf(!chromiumPath())("the review in a browser (skipped without Chromium)", () => {
  let browser: Browser;
  let output: string;
  /** The pages as they were before anything was settled. */
  const unsettled = join(temporaryFolder(), "review");
  const said: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    output = join(temporaryFolder(), "output");
    const { code, stderr } = await driftsstatus(["convert", PDF, "-o", output, "-f", "json", "-f", "html", "-q"]);
    cpSync(join(output, "review"), unsettled, { recursive: true });
    expect([code, stderr]).toEqual([0, ""]);
  });
  afterAll(() => browser?.close());

  const pageOf = (): string => join(output, "review/reports", readdirSync(join(output, "review/reports"))[0]!);

  async function open(path: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
    const context = await browser.newContext({ viewport, acceptDownloads: true });
    const page = await context.newPage();
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("dialog", (dialog) => (said.push(`dialog ${dialog.message()}`), void dialog.dismiss()));
    page.on("request", (request) => {
      if (/^https?:/.test(request.url())) said.push(`request ${request.url()}`);
    });
    await page.goto(pathToFileURL(path).href);
    return page;
  }

  it("ties every field to its box and every box to its field, by pointer and by keyboard", async () => {
    const page = await open(pageOf());
    const pairs = await page.evaluate<{ count: number; broken: string[] }>(`(() => {
      const elements = [...document.querySelectorAll("[data-lights]")];
      const broken = elements.filter((e) => {
        const other = document.getElementById(e.dataset.lights);
        e.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
        const byPointer = other?.classList.contains("lit");
        e.dispatchEvent(new PointerEvent("pointerout", { bubbles: true }));
        e.focus();
        const byKeyboard = other?.classList.contains("lit");
        e.blur();
        return !byPointer || !byKeyboard || other.dataset.lights !== e.id || other.classList.contains("lit");
      });
      return { count: elements.length, broken: broken.map((e) => e.outerHTML.slice(0, 100)) };
    })()`);
    expect(pairs.broken).toEqual([]);
    const report = JSON.parse(readFileSync(join(output, "json/2019-01-voice.json"), "utf8")) as Report;
    const cells = report.platforms.flatMap((p) => p.sla.flatMap((t) => t.rows.flatMap((r) => r.values)));
    expect(pairs.count).toBeGreaterThan(2 * (cells.length + report.platforms[0]!.incidents.length));
    await page.context().close();
  });

  it("settles a queue by keyboard, and every output has what was said", async () => {
    const report = JSON.parse(readFileSync(join(output, "json/2019-01-voice.json"), "utf8")) as Report;
    const doubts = reportToDoubts(report);
    const page = await open(pageOf());
    await page.fill("#name", "Anna");
    await page.locator("#name").blur();
    const expected: { record: string; field: string; value: unknown }[] = [];
    for (const [i, { fields }] of doubts.entries()) {
      await page.locator("body").evaluate("document.activeElement.blur()");
      await page.keyboard.press("j");
      for (let at = await page.locator(".doubt.current").getAttribute("id"); at !== `d-${i + 1}`;) {
        await page.keyboard.press(Number(at!.slice(2)) > i + 1 ? "k" : "j");
        at = await page.locator(".doubt.current").getAttribute("id");
      }
      const answer = ANSWERS[fields[0]!.field];
      if (!answer) {
        await page.keyboard.press("Enter");
        continue;
      }
      await page.keyboard.press("e");
      await page.keyboard.press("Control+A");
      await page.keyboard.type(`${answer.typed} ${i}`);
      await page.keyboard.press("Control+Enter");
      expected.push({ record: fields[0]!.record, field: fields[0]!.field, value: answer.value(i) });
    }
    expect(expected.length).toBeGreaterThanOrEqual(10);
    expect(await page.locator("#all-done").isVisible()).toBe(true);
    expect(await page.locator(".doubt:not(.done)").count()).toBe(0);

    // The answers are kept by the browser, by what the file holds.
    await page.reload();
    expect(await page.locator(".doubt:not(.done)").count()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
    await download.saveAs(join(output, download.suggestedFilename()));
    await page.context().close();
    expect(download.suggestedFilename()).toMatch(/^corrections-2019-01-[0-9a-f]{8}\.json$/);

    const run = ["convert", PDF, "-o", output, "-f", "json,xlsx,csv,ndjson,html", "-q"];
    expect((await driftsstatus(run)).stderr).toBe("");
    expectEverywhere(output, expected);
    const first = readdirSync(output).filter((name) => /^\w.*\.(?:json|xlsx|csv|ndjson)$/.test(name));
    const bytes = first.map((name) => readFileSync(join(output, name), "base64"));
    expect((await driftsstatus([...run, "--force"])).code).toBe(0);
    expect(first.map((name) => readFileSync(join(output, name), "base64"))).toEqual(bytes);
    const again = JSON.parse(readFileSync(join(output, "json/2019-01-voice.json"), "utf8")) as Report;
    expect(reportToDoubts(again)).toEqual([]);
  });

  it("takes what is imported", async () => {
    const page = await open(join(unsettled, "reports", readdirSync(join(unsettled, "reports"))[0]!));
    expect(await page.locator(".doubt.done").count()).toBe(0);
    const file = readdirSync(output).find((name) => name.startsWith("corrections-"))!;
    await page.setInputFiles("#import", join(output, file));
    await page.locator("#all-done:visible").waitFor();
    await page.goto(pathToFileURL(join(unsettled, "index.html")).href);
    expect(await page.locator("#queue li").count()).toBe(0);
    await page.context().close();
  });

  it.each([390, 1024, 1440])(
    "has nothing that axe finds, and no bar below, at %i px, light and dark",
    async (width) => {
      for (const colorScheme of ["light", "dark"] as const)
        for (const path of [join(output, "review/index.html"), pageOf()]) {
          const page = await open(path, { width, height: 900 });
          await page.emulateMedia({ colorScheme });
          const { violations } = await page.evaluate<{ violations: { id: string }[] }>(`${AXE};axe.run()`);
          expect(violations.map(({ id }) => id)).toEqual([]);
          expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
          await page.context().close();
        }
    },
  );

  it("shows the words of a report as words, whatever they are", async () => {
    const hostile = [
      "</script><script>alert(1)</script>",
      '<img src=x onerror="alert(2)">',
      '=HYPERLINK("http://example.com")',
      "\u202Egnp.exe\u202C \u2067rtl\u2069",
      "<!-- ${alert(3)} -->&amp;",
      "x".repeat(100_000),
    ];
    const report = JSON.parse(readFileSync(join(output, "json/2019-01-voice.json"), "utf8")) as Report;
    const { corrections: _, ...rest } = report;
    const platforms = rest.platforms.map((platform) => ({
      ...platform,
      name: hostile[0]!,
      incidents: platform.incidents.map((incident, i) => ({
        ...incident,
        text: hostile[i % hostile.length]!,
        cause: hostile[(i + 1) % hostile.length]!,
        confidences: { ...incident.confidences, cause: 0.5 },
      })),
    }));
    const made: Report = { ...rest, title: hostile[1]!, source: { ...rest.source, file: hostile[0]! }, platforms };
    const doubts = reportToDoubts(made);
    const text = reportPage({ report: made, doubts, pictures: [], existing: [], language: "da" });
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "page.html"), text);
    const page = await open(join(folder, "page.html"));
    expect(await page.title()).toContain(hostile[1]);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(2);
    const shown = await page.locator("main").textContent();
    for (const each of hostile) expect(shown).toContain(each);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    expect(await page.locator(".doubt.done").count()).toBe(1);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it("can be read without script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(unsettled, "reports", readdirSync(join(unsettled, "reports"))[0]!)).href);
    expect(await page.locator("svg.page").count()).toBeGreaterThan(0);
    expect(await page.locator("button:visible").count()).toBe(0);
    expect(await page.locator("noscript").textContent()).toContain("JavaScript");
    await context.close();
  });

  it("says nothing on the console, asks nothing of the network and has no style attribute", () => {
    expect(said).toEqual([]);
    for (const path of [join(output, "review/index.html"), pageOf()]) {
      const text = readFileSync(path, "utf8");
      expect(text).not.toMatch(/<[^>]+\sstyle=/);
      expect(text).toContain("default-src &#39;none&#39;");
    }
  });
});

/** Looks for corrected fields in the reports' JSON, the archive, the workbook, the CSV files and the NDJSON. */
function expectEverywhere(
  output: string,
  expected: readonly { record: string; field: string; value: unknown }[],
): void {
  const text = (name: string): string => readFileSync(join(output, name), "utf8");
  const report = JSON.parse(text("json/2019-01-voice.json")) as Report;
  const lines = text("driftsstatus.ndjson")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as RecordLine);
  const sheet = XLSX.read(readFileSync(join(output, "driftsstatus.xlsx"))).Sheets["Incidents"]!;
  const rows = XLSX.utils.sheet_to_json<Record<string, unknown>>(sheet);
  const heading: Record<string, string> = { systems: "Systems", cause: "Cause", remedy: "Remedy" };
  for (const { record, field, value } of expected) {
    const incident = report.platforms.flatMap((p) => p.incidents).find(({ id }) => id === record)! as never as Record<
      string,
      unknown
    >;
    expect(incident[field]).toEqual(value);
    expect(incident["corrected"]).toMatchObject({ [field]: { by: "Anna" } });
    const line = lines.find(({ key }) => key === record)!.record as never as Record<string, unknown>;
    expect(line[field]).toEqual(value);
    const shown = Array.isArray(value) ? value.join("; ") : value;
    expect(rows.find((row) => row["Key"] === record)![heading[field]!]).toBe(shown);
    expect(
      text("csv/incident.csv")
        .split(/\r?\n/)
        .find((row) => row.startsWith(record)),
    ).toContain(Array.isArray(value) ? JSON.stringify(value).replaceAll('"', '""') : value);
  }
}
