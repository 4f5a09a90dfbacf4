import PDFDocument from "pdfkit";
import { BOLD, REGULAR } from "./font.js";
import type { Mark, Scene, ScenePage, TextMark } from "./scene.js";
import { frameOf } from "./scene.js";

type Doc = PDFKit.PDFDocument;

/**
 * Characters that are drawn as another's glyph, which the font then says to mean the first: bullets of the private-use
 * area, as in files from Word with a Symbol font, and soft hyphens, which fontkit would not draw at all.
 */
const STAND_INS = [
  { meant: /[\uE000-\uF8FF]/gu, drawn: "•" },
  { meant: /\u00AD/gu, drawn: "‐" },
];

/** PDF bytes of a scene; the same scene gives the same bytes. */
export async function drawPdfkit(scene: Scene): Promise<Uint8Array> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    info: { Producer: "pdfkit", CreationDate: new Date(0) },
  });
  const chunks: Uint8Array[] = [];
  doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on("end", resolve));
  doc.registerFont("regular", REGULAR).registerFont("bold", BOLD);
  for (const page of scene.pages) drawPage(doc, page, scene);
  for (const standIn of STAND_INS) meanByGlyph(doc, scene, standIn);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawPage(doc: Doc, page: ScenePage, scene: Scene): void {
  const { sheet, crop, matrix } = frameOf(page, scene.frame);
  doc.addPage({ size: [sheet.width, sheet.height], margin: 0 });
  const dictionary = doc.page.dictionary.data as Record<string, unknown>;
  if (scene.frame.cropped) dictionary["CropBox"] = [crop.x, crop.y, crop.x + crop.width, crop.y + crop.height];
  if (scene.frame.rotate) dictionary["Rotate"] = scene.frame.rotate;
  if (scene.frame.userUnit !== 1) dictionary["UserUnit"] = scene.frame.userUnit;
  // pdfkit's own y axis points down, like the scene's; the matrix is for axes that point up.
  const [a, b, c, d, e, f] = matrix;
  doc.transform(a, -b, -c, d, c * page.height + e, sheet.height - d * page.height - f);
  for (const mark of page.marks) drawMark(doc, mark, scene.ligatures);
}

function drawMark(doc: Doc, mark: Mark, ligatures: boolean): void {
  switch (mark.kind) {
    case "fill":
      doc.rect(mark.x, mark.y, mark.width, mark.height).fill(mark.colour);
      return;
    case "rule":
      doc.lineWidth(0.5).moveTo(mark.x, mark.y);
      doc.lineTo(mark.x + mark.width, mark.y + mark.height).stroke("black");
      return;
    case "text":
      return drawText(doc, mark, ligatures);
    default:
      throw new Error(`pdfkit fixtures have no ${mark.kind}`);
  }
}

function drawText(doc: Doc, mark: TextMark, ligatures: boolean): void {
  const { x, y } = mark;
  if (mark.upwards) doc.save().rotate(-90, { origin: [x, y] });
  if (mark.hidden) doc.addContent("3 Tr");
  doc.font(mark.bold ? "bold" : "regular", mark.size).fillColor(mark.colour ?? [0, 0, 0]);
  // Pieces of a line stand where they do without kerning. The types know feature lists only; fontkit takes switches as well.
  const features = {
    kern: false,
    ...(ligatures ? {} : { liga: false }),
  } as unknown as PDFKit.Mixins.TextOptions["features"];
  const drawn = STAND_INS.reduce((text, standIn) => text.replace(standIn.meant, standIn.drawn), mark.text);
  doc.text(drawn, x, y, { lineBreak: false, baseline: "alphabetic", features });
  if (mark.hidden) doc.addContent("0 Tr");
  if (mark.upwards) doc.restore();
}

function meanByGlyph(doc: Doc, scene: Scene, { meant, drawn }: (typeof STAND_INS)[number]): void {
  const texts = scene.pages.flatMap((p) => p.marks).flatMap((m) => (m.kind === "text" ? [m.text] : []));
  const character = texts.join("").match(meant)?.[0];
  if (!character) return;
  const fonts = (doc as unknown as { _fontFamilies: Record<string, { unicode?: number[][] }> })._fontFamilies;
  for (const { unicode } of Object.values(fonts)) {
    const glyph = unicode?.findIndex((points) => points?.[0] === drawn.codePointAt(0)) ?? -1;
    if (glyph >= 0) unicode![glyph] = [character.codePointAt(0)!];
  }
}
