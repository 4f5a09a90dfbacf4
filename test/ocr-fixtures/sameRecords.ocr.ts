import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { convertBytes } from "../../src/convert.js";
import type { Report } from "../../src/model/record.js";
import { OcrEngine } from "../../src/read/ocr/engine.js";
import type { ScanSettings } from "./scan.js";
import { scanReport } from "./scanReport.js";

const engine = new OcrEngine();
afterAll(() => engine.close());

/** A good office scanner: grey ones would lose the colours. */
const OFFICE: ScanSettings = { name: "office", dpi: 200, mode: "colour", skew: 0.5, noise: 4, jpeg: 80 };
const REPORTS = ["2025-03.pdf", "2025-01.pdf", "2023-10.pdf"];

it.each(REPORTS)("%s gives the same records as text and as a scan", async (name) => {
  const pdf = await readFile(path.join("samples", name));
  const [printed] = await convertBytes(pdf, name);
  const [scanned] = await convertBytes(
    await scanReport(pdf, OFFICE, 1),
    name,
    {},
    { engine: () => Promise.resolve(engine) },
  );
  expect(printed.report.source.text).toBe("text-layer");
  expect(scanned.report.source.text).toBe("ocr");
  expect(content(scanned.report)).toEqual(content(printed.report));
});

/** A scan's own: where things stand, how sure they are, what reading had to say, and an identity made from the bytes. */
const OWN = new Set(["source", "confidence", "confidences", "reasons", "diagnostics", "id"]);

function content(report: Report): unknown {
  return JSON.parse(JSON.stringify(report, (key, value: unknown) => (OWN.has(key) ? undefined : value)));
}
