import { PDFDocument } from "pdf-lib";
import { withDocument } from "../../src/read/pdf.js";
import { scanPage } from "./scan.js";
import type { Scan, ScanSettings } from "./scan.js";

/** A text PDF as a scanner would send it: all pages as pictures, the same bytes on every run. */
export async function scanReport(pdf: Uint8Array, settings: ScanSettings, seed: number): Promise<Uint8Array> {
  const scanned = await PDFDocument.create();
  await withDocument(pdf, [], "render", async (printed) => {
    for (let number = 1; number <= printed.numPages; number++) {
      await addScan(scanned, await scanPage(await printed.getPage(number), settings, seed + number));
    }
  });
  return scanned.save();
}

/** Adds a page that is nothing but a scan. */
export async function addScan(document: PDFDocument, { bytes, format, width, height }: Scan): Promise<void> {
  const image = format === "png" ? await document.embedPng(bytes) : await document.embedJpg(bytes);
  document.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
}
