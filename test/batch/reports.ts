import { PDFDocument, StandardFonts } from "pdf-lib";
import PDFKit from "pdfkit";
import { drawFixture } from "../generate/fixture.js";
import { layoutWith } from "../generate/layoutOptions.js";
import { randomReport } from "../generate/report.js";
import { worldFrom } from "../generate/world.js";

/** A small report of one platform, always the same for a month and seed; seeds differ in every figure. */
export async function reportPdf(month: string, seed = "one"): Promise<Uint8Array> {
  const report = randomReport(seed, month, worldFrom(`batch ${seed}`), {
    platforms: ["Støttesystemerne"],
    incidents: 1,
  });
  return (await drawFixture({ name: month, producer: "pdf-lib", report, layout: layoutWith({}) })).pdf;
}

/** The reports of several months in one file, one behind the other. */
export async function mergedPdf(months: readonly string[], seed = "one"): Promise<Uint8Array> {
  const merged = await PDFDocument.create();
  for (const month of months) {
    const one = await PDFDocument.load(await reportPdf(month, seed));
    for (const page of await merged.copyPages(one, one.getPageIndices())) merged.addPage(page);
  }
  // Nothing of the file says when it was made.
  return merged.save({ updateFieldAppearances: false });
}

/** The same, openable only with a password. */
export async function encryptedPdf(password: string): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFKit({ userPassword: password, ownerPassword: `${password}-owner`, pdfVersion: "1.7" });
    const parts: Buffer[] = [];
    document.on("data", (part: Buffer) => parts.push(part));
    document.on("end", () => resolve(Buffer.concat(parts)));
    document.text("Driftsstatus for marts 2025");
    document.end();
  });
}

/** A PDF that is sound and tells of something else. */
export async function letterPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  document.addPage().drawText("Kære nabo, tak for kaffe. \u001B".replace("\u001B", ""), { x: 50, y: 700, font });
  return document.save();
}

/** A PDF written by hand, its cross-reference table left for the reader to rebuild. */
export const handMade = (...objects: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat([
    Buffer.from("%PDF-1.7\n"),
    ...objects.flatMap((body, i) => [Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]),
    Buffer.from("trailer\n<< /Root 1 0 R >>\n%%EOF\n"),
  ]);
