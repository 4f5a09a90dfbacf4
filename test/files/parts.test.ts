import { readFile } from "node:fs/promises";
import * as pdf from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { convertBytes } from "../../src/convert.js";
import type { Report } from "../../src/model/record.js";
import { altered, stamp, type Bytes } from "./alter.js";
import { judge } from "./facts.js";

const sample = (name: string): Promise<Bytes> => readFile(new URL(`../../samples/${name}.pdf`, import.meta.url));
const reportsOf = async (bytes: Bytes): Promise<Report[]> =>
  (await convertBytes(bytes, "samlet.pdf")).map(({ report }) => report);
const MERGED = ["2024-08", "2025-01", "2025-03"];

let files: Bytes[];
let originals: Report[];
beforeAll(async () => {
  files = await Promise.all(MERGED.map(sample));
  originals = (await Promise.all(files.map(reportsOf))).flat();
});

/** The pages of files behind each other. */
async function merged(parts: readonly Bytes[]): Promise<Bytes> {
  const target = await pdf.PDFDocument.create({ updateMetadata: false });
  for (const bytes of parts) {
    const source = await pdf.PDFDocument.load(bytes);
    for (const page of await target.copyPages(source, source.getPageIndices())) target.addPage(page);
  }
  return target.save();
}

/** The pages of a file, so many on each sheet: beside each other, or two rows of two. */
async function onSheets(bytes: Bytes, many: 2 | 4): Promise<Bytes> {
  const target = await pdf.PDFDocument.create({ updateMetadata: false });
  const pages = await target.embedPdf(bytes, (await pdf.PDFDocument.load(bytes)).getPageIndices());
  for (let at = 0; at < pages.length; at += many) {
    const [{ width, height }] = pages as [pdf.PDFEmbeddedPage];
    const sheet = target.addPage([2 * width, (many / 2) * height]);
    pages.slice(at, at + many).forEach((page, i) => {
      const row = Math.floor(i / 2);
      sheet.drawPage(page, { x: (i % 2) * width, y: sheet.getHeight() - (row + 1) * height });
    });
  }
  return target.save();
}

/** A page of lines. */
async function letter(lines: readonly string[]): Promise<Bytes> {
  const target = await pdf.PDFDocument.create({ updateMetadata: false });
  const font = await target.embedFont(pdf.StandardFonts.Helvetica);
  const page = target.addPage([595, 842]);
  lines.forEach((line, i) => page.drawText(line, { x: 70, y: 760 - 24 * i, size: 11, font }));
  return target.save();
}

/** That each report says what its file says alone. */
function expectEach(reports: readonly Report[], expected: readonly Report[]): void {
  expect(reports.map(({ period }) => period)).toEqual(expected.map(({ period }) => period));
  reports.forEach((report, i) => {
    const { lost, wrong, silentlyWrong } = judge(expected[i]!, report);
    expect({ lost, wrong, silentlyWrong }).toEqual({ lost: [], wrong: [], silentlyWrong: [] });
  });
}

describe("a file of several months", () => {
  it("gives a report a month, each with its pages", async () => {
    const reports = await reportsOf(await merged(files));
    expectEach(reports, originals);
    const pages = originals.map(({ source }) => source.pages);
    const starts = pages.map((_, i) => 1 + pages.slice(0, i).reduce((sum, count) => sum + count, 0));
    expect(reports.map(({ source }) => source.part)).toEqual(
      pages.map((count, i) => ({ pages: [starts[i]!, starts[i]! + count - 1], of: MERGED.length })),
    );
  });

  it("in whatever order they were merged", async () => {
    const reports = await reportsOf(await merged([files[2]!, files[0]!]));
    expectEach(reports, [originals[2]!, originals[0]!]);
  });

  it("with a letter in front and one between, which belong to none", async () => {
    const mail = await letter([
      "Fra: Driftscenter Eksempel <drift@example.dk>",
      "Sendt: 3. april 2025 10:32",
      "Til: Systemforvaltningen, Eksempel Kommune",
      "Emne: Driftsstatus for februar 2025",
      "Kære alle",
      "Hermed de seneste måneders rapporter.",
    ]);
    const reports = await reportsOf(await merged([mail, files[1]!, mail, files[2]!]));
    expectEach(reports, [originals[1]!, originals[2]!]);
    expect(reports[0]!.unparsed.map(({ text }) => text).join(" ")).toContain("seneste måneders rapporter");
  });

  it("is one report where the same month is in it twice", async () => {
    const [report, ...others] = await reportsOf(await merged([files[0]!, files[0]!]));
    expect(others).toEqual([]);
    expect(report!.period).toBe(originals[0]!.period);
    expect(report!.source.part).toBeNull();
  });
});

describe("pages put on sheets by a printing program", () => {
  it.each([2, 4] as const)("%i on each are read one by one", async (many) => {
    expectEach(await reportsOf(await onSheets(files[2]!, many)), [originals[2]!]);
  });
});

describe("what stands at one place of every page", () => {
  it.each(["Byg og Miljø", "Eksempel Kommune - Fortroligt", "J.nr. 2019-0421"])("is a foot: %s", async (text) => {
    const bytes = await altered(files[2]!, (sheet) => stamp(text, 40, sheet.page.getHeight() - 12)(sheet));
    const [report] = await reportsOf(bytes);
    expectEach([report!], [originals[2]!]);
  });

  it("and is a day when it came in, which dates no report", async () => {
    const bytes = await altered(files[2]!, stamp("MODTAGET 3. juni 2026", 400, 14));
    expectEach(await reportsOf(bytes), [originals[2]!]);
  });
});
