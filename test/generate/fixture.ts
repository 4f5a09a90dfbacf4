import { compose } from "./compose.js";
import { drawHtml, findChromium } from "./drawHtml.js";
import type { OfficeSource } from "./drawOffice.js";
import { drawOffice, hasOfficePart } from "./drawOffice.js";
import { drawPdfkit } from "./drawPdfkit.js";
import { drawPdfLib } from "./drawPdfLib.js";
import { reportHtml } from "./html.js";
import type { Layout } from "./layoutOptions.js";
import { shownBy } from "./layoutOptions.js";
import type { Expected, ReportDescription } from "./report.js";
import { expectedOf } from "./report.js";
import { reportSlides } from "./slides.js";

export type Producer = "pdfkit" | "pdf-lib" | "chromium" | "writer" | "impress";

/** A report and how it is to be drawn. */
export interface Drawing {
  name: string;
  producer: Producer;
  report: ReportDescription;
  layout: Layout;
}
export interface Fixture {
  name: string;
  pdf: Uint8Array;
  expected: Expected;
}

export function isInstalled(producer: Producer): boolean {
  if (producer === "chromium") return findChromium() !== null;
  if (producer === "writer" || producer === "impress") return hasOfficePart(producer);
  return true;
}

/** Draws what this machine can; browser and office suite start once for all of theirs. */
export async function* drawFixtures(drawings: readonly Drawing[]): AsyncGenerator<Fixture> {
  const of = (...producers: Producer[]): Drawing[] =>
    drawings.filter((d) => producers.includes(d.producer) && isInstalled(d.producer));
  for (const drawing of of("pdfkit", "pdf-lib")) yield drawFixture(drawing);
  const printed = of("chromium");
  if (printed.length) yield* together(printed, await drawHtml(printed.map((d) => reportHtml(d.report, d.layout))));
  const exported = of("writer", "impress");
  if (exported.length) yield* together(exported, await drawOffice(exported.map(officeSource)));
}

/** Of the producers that are always here. */
export async function drawFixture(drawing: Drawing): Promise<Fixture> {
  const scene = compose(drawing.report, drawing.layout, drawing.name);
  return fixture(drawing, await (drawing.producer === "pdfkit" ? drawPdfkit(scene) : drawPdfLib(scene)));
}

const fixture = ({ name, report, layout }: Drawing, pdf: Uint8Array): Fixture => ({
  name,
  pdf,
  expected: expectedOf(report, shownBy(layout)),
});

const together = (drawings: readonly Drawing[], pdfs: readonly Uint8Array[]): Fixture[] =>
  drawings.map((drawing, i) => fixture(drawing, pdfs[i]!));

const officeSource = ({ producer, report, layout }: Drawing): OfficeSource =>
  producer === "impress"
    ? { extension: "fodp", content: reportSlides(report, layout) }
    : { extension: "html", content: reportHtml(report, layout) };
