import { createRequire } from "node:module";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { PDFDocument } from "pdf-lib";
import { afterAll, describe, expect, it } from "vitest";
import { OcrEngine } from "../../../src/read/ocr/engine.js";
import { ocrPage } from "../../../src/read/ocr/ocrPage.js";
import type { Grey } from "../../../src/read/ocr/raster.js";

/** A name of its own, so that no font of the machine is taken: "sans-serif" may be one without letters. */
const FONT = "Printed";
GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"), FONT);

const engine = new OcrEngine();
afterAll(() => engine.close());

const MONTHS = ["apr-24", "maj-24", "jun-24", "jul-24"];
const ROWS = [
  ["KO - applikation", "99,90%", "100,00%", "99,53%", "100,00%", "-"],
  ["SDY - infrastruktur", "99,80%", "98,67%", "100,00%", "99,42%", "100,00%"],
  ["BF - applikation", "99,90%", "100,00%", "97,31%", "100,00%", "99,86%"],
];

/** A table as a scanner at 200 dpi sees it, white on dark in its header and red in one cell. */
async function scannedTable(turns: number): Promise<PDFPageProxy> {
  const paper = createCanvas(1600, 700);
  const pen = paper.getContext("2d");
  const write = (text: string, x: number, y: number, colour = "black"): void => {
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
  };
  pen.fillStyle = "white";
  pen.fillRect(0, 0, 1600, 700);
  pen.font = `30px ${FONT}`;
  write("Den brugeroplevede driftsstabilitet har i perioden været tilfredsstillende.", 80, 120);
  pen.fillStyle = "#1f3864";
  pen.fillRect(80, 260, 1400, 50);
  pen.fillStyle = "#ff0000";
  pen.fillRect(675, 360, 195, 50);
  pen.font = `24px ${FONT}`;
  ["SLA-Mål", ...MONTHS].forEach((text, i) => write(text, 490 + 195 * i, 294, "white"));
  ROWS.forEach((row, r) => row.forEach((text, i) => write(text, i === 0 ? 90 : 295 + 195 * i, 344 + 50 * r)));
  const glass = turns === 0 ? paper : createCanvas(1600, 700);
  if (turns === 2) {
    const turn = glass.getContext("2d");
    turn.translate(1600, 700);
    turn.rotate(Math.PI);
    turn.drawImage(paper, 0, 0);
  }
  const document = await PDFDocument.create();
  const image = await document.embedJpg(glass.toBuffer("image/jpeg", 85));
  document.addPage([576, 252]).drawImage(image, { x: 0, y: 0, width: 576, height: 252 });
  const pdf = await getDocument({ data: await document.save(), verbosity: 0 }).promise;
  return pdf.getPage(1);
}

describe("ocrPage", () => {
  it.each([0, 2])("reads a scanned table (turned by %i quarters)", async (turns) => {
    const { page, problems } = await ocrPage(await scannedTable(turns), 3, engine);
    const texts = page.items.map((item) => item.text);
    expect(texts).toEqual(expect.arrayContaining([...MONTHS, "SLA-Mål"]));
    for (const [label, ...cells] of ROWS) {
      const row = page.items.find((item) => item.text === label)!;
      const beside = page.items.filter((item) => item.baseline === row.baseline && item !== row);
      expect(beside.sort((a, b) => a.box[0] - b.box[0]).map((item) => item.text)).toEqual(cells);
      expect(Math.min(...beside.map((item) => item.confidence))).toBeGreaterThan(0.4);
    }
    expect(texts).toEqual(expect.arrayContaining(["brugeroplevede", "tilfredsstillende."]));
    expect(page.fills.some(({ colour: [red, green] }) => red > 200 && green < 60)).toBe(true);
    expect(page).toMatchObject({ number: 3, source: "ocr" });
    expect(problems.some((problem) => problem.code === "ocr-turned")).toBe(turns !== 0);
  });

  it("gives a page up that takes too long", async () => {
    const { page, problems } = await ocrPage(await scannedTable(0), 1, engine, { timeLimit: 1 });
    expect(page.items).toEqual([]);
    expect(problems).toMatchObject([{ code: "ocr-timeout", severity: "error", page: 1 }]);
  });

  it("names words that were read with little confidence", async () => {
    const unsure = async (picture: Grey) => [
      { text: "Drft", confidence: 0.1, box: { x0: 12, y0: 10, x1: picture.width - 10, y1: picture.height - 10 } },
    ];
    const { problems } = await ocrPage(await scannedTable(0), 1, { read: unsure } as unknown as OcrEngine);
    const first = problems.find(({ code }) => code === "text-unsure");
    expect(first).toMatchObject({ page: 1, message: 'read with little confidence: "Drft" (0.10)' });
    expect(first!.box![1]).toBeGreaterThan(30);
    expect(first!.box![3]).toBeLessThan(46);
  });
});
