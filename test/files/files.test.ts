import * as pdf from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { convertBytes } from "../../src/convert.js";
import type { Report } from "../../src/model/record.js";
import { readDocument } from "../../src/read/readDocument.js";
import { compose } from "../generate/compose.js";
import { drawPdfLib } from "../generate/drawPdfLib.js";
import { drawingOf } from "../generate/kinds.js";
import type { Mark, Scene } from "../generate/scene.js";
import { altered, layerOf, pictureOf, picturesOf, scanned, stamp, type Bytes, type Sheet } from "./alter.js";
import { isWarned, judge } from "./facts.js";

const { report: description, layout } = drawingOf({
  name: "files",
  producer: "pdf-lib",
  layout: {},
  size: { platforms: ["Serviceplatformen"], incidents: 2 },
});
const scene = compose(description, layout, "files");
const drawn = (alter: (mark: Mark) => Mark[]): Promise<Bytes> =>
  drawPdfLib({ ...scene, pages: scene.pages.map((page) => ({ ...page, marks: page.marks.flatMap(alter) })) } as Scene);
const isText = (mark: Mark): mark is Extract<Mark, { kind: "text" }> => mark.kind === "text";

let plain: Bytes;
let original: Report;
beforeAll(async () => {
  plain = await drawPdfLib(scene);
  original = await convert(plain);
});

const convert = async (bytes: Bytes): Promise<Report> => (await convertBytes(bytes, "rapport.pdf"))[0].report;
const codesOf = ({ diagnostics }: Report): string[] => diagnostics.map(({ code }) => code);

/** A file that says all that the original says, and nothing else. */
async function expectSame(bytes: Bytes): Promise<Report> {
  const report = await convert(bytes);
  const { lost, wrong, silentlyWrong } = judge(original, report);
  expect({ lost, wrong, silentlyWrong }).toEqual({ lost: [], wrong: [], silentlyWrong: [] });
  return report;
}

const onFirst =
  (draw: (sheet: Sheet) => Promise<void>) =>
  (sheet: Sheet): Promise<void> =>
    sheet.index === 0 ? draw(sheet) : Promise.resolve();

describe("a scan is read from its picture, whatever text is on it", () => {
  it("by another program, invisible", async () =>
    void (await expectSame(await scanned(plain, { over: await layerOf(plain) }))));
  it("by another program, painted under the picture, which may be in bands", async () =>
    void (await expectSame(await scanned(plain, { bands: 3, under: await layerOf(plain, { visible: true }) }))));
  it("by another program that misread digits, and is named", async () => {
    const misread = await layerOf(plain, { read: (text) => text.replace(/7/g, "1").replace(/3(?=%)/g, "8") });
    const report = await convert(await scanned(plain, { over: misread }));
    const { lost, wrong, silentlyWrong } = judge(original, report);
    expect({ lost, wrong, silentlyWrong }).toEqual({ lost: [], wrong: [], silentlyWrong: [] });
    expect(codesOf(report)).toContain("readings-differ");
  });
  it("as a stamp or a page's number, which is kept", async () => {
    const report = await expectSame(await scanned(plain, { over: onFirst(stamp("J.nr. 2025-0042", 300, 14)) }));
    expect(report.source.text).toBe("ocr");
    expect(report.unparsed.map(({ text }) => text).join(" ")).toContain("J.nr. 2025-0042");
  });
  it("but with --ocr never, when the other program's is all there is", async () => {
    const bytes = await scanned(plain, { over: await layerOf(plain), dpi: 50 });
    const [{ report }] = await convertBytes(bytes, "rapport.pdf", { ocr: "never" });
    expect(judge(original, report).silentlyWrong).toEqual([]);
    expect(report.platforms[0]!.sla[0]!.rows.flatMap(({ values }) => values)).toContainEqual(
      expect.objectContaining({ confidence: 0.8 }),
    );
    expect(codesOf(report)).toContain("ocr-not-used");
  });
});

describe("pictures on a page of text", () => {
  const apart = async (part: Mark["part"]): Promise<Bytes> => {
    const pasted = await picturesOf(await drawn((mark) => (mark.part === part ? [mark] : [])), 200);
    const rest = await drawn((mark) => (mark.part === part ? [] : [mark]));
    const boxes = scene.pages.map(({ marks }) => boxOf(marks.filter((mark) => mark.part === part)));
    return altered(rest, async ({ document, page, index }) => {
      const box = boxes[index];
      if (!box) return;
      const image = await document.embedPng(pasted[index]!.png);
      const { width, height } = page.getSize();
      const clip = pdf.rectangle(box[0], height - box[3], box[2] - box[0], box[3] - box[1]);
      page.pushOperators(pdf.pushGraphicsState(), clip, pdf.clip(), pdf.endPath());
      page.drawImage(image, { x: 0, y: 0, width, height });
      page.pushOperators(pdf.popGraphicsState());
    });
  };
  const boxOf = (marks: readonly Mark[]): [number, number, number, number] | null =>
    marks.length === 0
      ? null
      : [
          Math.min(...marks.map(({ x }) => x)) - 4,
          Math.min(...marks.map((mark) => mark.y - (isText(mark) ? mark.size : 0))) - 4,
          Math.max(...marks.map((mark) => mark.x + (isText(mark) ? mark.text.length * mark.size * 0.62 : mark.width))) +
            4,
          Math.max(...marks.map((mark) => mark.y + (isText(mark) ? 0.3 * mark.size : mark.height))) + 4,
        ];

  it("are read where a table is one", async () => void (await expectSame(await apart("table"))));

  const painted =
    (paint: Parameters<typeof pictureOf>[2], [x, y, width, height]: [number, number, number, number]) =>
    async ({ document, page }: Sheet): Promise<void> => {
      const image = await document.embedPng(pictureOf(3 * width, 3 * height, paint));
      page.drawImage(image, { x, y, width, height });
    };
  it("say nothing where they are a logo, a photograph or a band of colour", async () => {
    const bytes = await altered(plain, async (sheet) => {
      const { width, height } = sheet.page.getSize();
      await painted(
        (pen) => {
          pen.fillStyle = "#0a5";
          pen.arc(60, 60, 50, 0, 7);
          pen.fill();
        },
        [width - 60, height - 50, 40, 40],
      )(sheet);
      await painted(
        (pen) => {
          for (let i = 0; i < 3000; i++) {
            pen.fillStyle = `rgb(${(i * 37) % 256},${(i * 91) % 200},${(i * 53) % 256})`;
            pen.fillRect((i * 131) % 480, (i * 71) % 150, 20 + (i % 17), 12 + (i % 23));
          }
        },
        [20, 4, 160, 50],
      )(sheet);
    });
    const report = await expectSame(bytes);
    expect(judge(original, report).wrong).toEqual([]);
    expect(report.unparsed).toHaveLength(original.unparsed.length);
  });
});

it("a picture behind all of a page's text takes none of it", async () => {
  const bytes = await withBackground(plain);
  const report = await expectSame(bytes);
  expect(report.source.text).toBe("text-layer");
});

/** The pages over a picture as large as they are, as templates of slides have. */
async function withBackground(bytes: Bytes): Promise<Bytes> {
  const document = await pdf.PDFDocument.create({ updateMetadata: false });
  const pages = await document.embedPdf(bytes, [...scene.pages.keys()]);
  const picture = pictureOf(960, 540, (pen) => {
    const shade = pen.createLinearGradient(0, 0, 960, 540);
    shade.addColorStop(0, "#fff");
    shade.addColorStop(1, "#dde6f2");
    pen.fillStyle = shade;
    pen.fillRect(0, 0, 960, 540);
  });
  const image = await document.embedPng(picture);
  for (const each of pages) {
    const page = document.addPage([each.width, each.height]);
    page.drawImage(image, { x: 0, y: 0, width: each.width, height: each.height });
    page.drawPage(each);
  }
  return document.save();
}

describe("what is painted over", () => {
  /** Points from the left. */
  const TARGETS_END = 300;
  /** The figures of months below a hundred, with their places: those of the target's column are left of them. */
  const figures = async () => {
    const { pages } = await readDocument(plain);
    return pages.flatMap(({ items, number, height }) =>
      items
        .filter(({ text, box }) => /^9\d,\d\d ?%$/.test(text) && box[0] > TARGETS_END)
        .map((item) => ({ item, index: number - 1, height })),
    );
  };
  type Figure = Awaited<ReturnType<typeof figures>>[number];
  const over = async (paint: (sheet: Sheet, figure: Figure) => void): Promise<{ report: Report; count: number }> => {
    const some = (await figures()).slice(0, 4);
    const bytes = await altered(plain, (sheet) => {
      for (const figure of some) if (figure.index === sheet.index) paint(sheet, figure);
      return Promise.resolve();
    });
    return { report: await convert(bytes), count: some.length };
  };
  const rectangle = ({ page }: Sheet, { item: { box }, height }: Figure, options: object): void =>
    page.drawRectangle({ x: box[0], y: height - box[3], width: box[2] - box[0], height: box[3] - box[1], ...options });

  it("is not believed: a figure that is blacked out", async () => {
    const { report, count } = await over((sheet, figure) => rectangle(sheet, figure, { color: pdf.rgb(0, 0, 0) }));
    expect(count).toBe(4);
    expect(judge(original, report)).toMatchObject({ wrong: [], silentlyWrong: [] });
    expect(judge(original, report).lost).toHaveLength(4);
    expect(codesOf(report)).toContain("covered-text");
  });
  it("is not believed: a figure whited out and printed anew", async () => {
    const { report } = await over((sheet, figure) => {
      rectangle(sheet, figure, { color: pdf.rgb(1, 1, 1) });
      const { box, baseline, size } = figure.item;
      sheet.page.drawText("42,42%", { x: box[0], y: figure.height - baseline, size: size * 0.9, font: sheet.font });
    });
    const { silentlyWrong, wrong, lost } = judge(original, report);
    expect([...silentlyWrong, ...wrong].every((note) => note.includes(": 42.42 "))).toBe(true);
    expect(silentlyWrong).toHaveLength(4);
    expect(lost).toEqual([]);
    expect(codesOf(report)).toContain("covered-text");
  });
  it("is not named where the same is printed again", async () => {
    const { report } = await over((sheet, figure) => {
      rectangle(sheet, figure, { color: pdf.rgb(1, 1, 1) });
      const { box, baseline, size, text } = figure.item;
      sheet.page.drawText(text, { x: box[0], y: figure.height - baseline, size: size * 0.9, font: sheet.font });
    });
    expect(judge(original, report)).toMatchObject({ lost: [], wrong: [], silentlyWrong: [] });
    expect(codesOf(report)).not.toContain("covered-text");
  });

  const colours = (report: Report): unknown[] =>
    report.platforms.flatMap(({ sla }) =>
      sla.flatMap(({ rows }) => rows.flatMap((r) => r.values.map((v) => v.colour))),
    );
  it("is seen through a marker's ink, which is not the cell's colour", async () => {
    for (const options of [{ opacity: 0.4 }, { blendMode: pdf.BlendMode.Multiply }]) {
      const yellow = { color: pdf.rgb(1, 1, 0), ...options };
      const { report } = await over((sheet, figure) => rectangle(sheet, figure, yellow));
      expect(judge(original, report)).toMatchObject({ lost: [], wrong: [], silentlyWrong: [] });
      expect(colours(report)).toEqual(colours(original));
    }
  });
});

describe("fonts that say wrongly what they show", () => {
  it("are not believed: without names of letters", async () => {
    const document = await pdf.PDFDocument.load(plain, { updateMetadata: false });
    for (const [, object] of document.context.enumerateIndirectObjects())
      if (object instanceof pdf.PDFDict) object.delete(pdf.PDFName.of("ToUnicode"));
    const report = await expectSame(await document.save());
    expect(report.source.text).toBe("ocr");
  });
  it("are read where hyphens are soft or rings apart", async () => {
    const soft = (text: string): string =>
      text.replace(/-/g, "\u00AD").replace(/å/g, "a\u030A").replace(/Å/g, "A\u030A");
    await expectSame(await drawn((mark) => [isText(mark) ? { ...mark, text: soft(mark.text) } : mark]));
  });
});

it("a page that shows nothing of what it says is warned of", async () => {
  const bytes = await altered(plain, ({ page }) => {
    page.drawRectangle({ x: 0, y: 0, ...page.getSize(), color: pdf.rgb(1, 1, 1) });
    return Promise.resolve();
  });
  const report = await convert(bytes);
  expect(report.platforms).toEqual([]);
  expect(isWarned(report)).toBe(true);
});
