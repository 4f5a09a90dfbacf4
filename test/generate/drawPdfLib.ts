import fontkit from "@pdf-lib/fontkit";
import type { PDFFont, PDFOperator, PDFPage } from "pdf-lib";
import * as pdf from "pdf-lib";
import { BOLD, REGULAR } from "./font.js";
import type { FillMark, Mark, NoteMark, Scene, ScenePage, TextMark } from "./scene.js";
import { frameOf } from "./scene.js";

interface Fonts {
  regular: PDFFont;
  bold: PDFFont;
}

/** PDF bytes of a scene; the same scene gives the same bytes. */
export async function drawPdfLib(scene: Scene): Promise<Uint8Array> {
  const doc = await pdf.PDFDocument.create({ updateMetadata: false });
  doc.setProducer("pdf-lib");
  doc.registerFontkit(fontkit);
  const embed = (bytes: Uint8Array): Promise<PDFFont> =>
    doc.embedFont(bytes, { subset: true, features: { liga: scene.ligatures } });
  const fonts = { regular: await embed(REGULAR), bold: await embed(BOLD) };
  for (const page of scene.pages) drawPage(doc, page, scene, fonts);
  return doc.save();
}

function drawPage(doc: pdf.PDFDocument, description: ScenePage, scene: Scene, fonts: Fonts): void {
  const { sheet, crop, matrix } = frameOf(description, scene.frame);
  const page = doc.addPage([sheet.width, sheet.height]);
  if (scene.frame.cropped) page.setCropBox(crop.x, crop.y, crop.width, crop.height);
  if (scene.frame.rotate) page.setRotation(pdf.degrees(scene.frame.rotate));
  if (scene.frame.userUnit !== 1) page.node.set(pdf.PDFName.of("UserUnit"), pdf.PDFNumber.of(scene.frame.userUnit));
  const keys = {
    regular: page.node.newFontDictionary("Regular", fonts.regular.ref),
    bold: page.node.newFontDictionary("Bold", fonts.bold.ref),
  };
  page.pushOperators(pdf.concatTransformationMatrix(...matrix));
  for (const mark of description.marks) {
    if (mark.kind === "annotation" || mark.kind === "field") addNote(doc, page, mark, fonts.regular);
    else if (mark.kind === "fill" && scene.fills !== "path")
      page.pushOperators(...paintedFill(doc, page, mark, description.height - mark.y - mark.height, scene.fills));
    else page.pushOperators(...operatorsOf(mark, description.height, fonts, keys));
  }
}

function operatorsOf(
  mark: Exclude<Mark, NoteMark>,
  pageHeight: number,
  fonts: Fonts,
  keys: Record<keyof Fonts, pdf.PDFName>,
): PDFOperator[] {
  const y = pageHeight - mark.y;
  if (mark.kind === "text") return textOperators(mark, y, fonts, keys);
  // Rulings as thin rectangles: the other way in which producers draw them.
  const [width, height] = [Math.max(mark.width, 0.5), Math.max(mark.height, 0.5)];
  const [r, g, b] = mark.kind === "fill" ? mark.colour : [0, 0, 0];
  return [
    pdf.setFillingRgbColor(r / 255, g / 255, b / 255),
    pdf.rectangle(mark.x, y - height, width, height),
    pdf.fill(),
  ];
}

/** A fill that is no path: an image of one colour stretched over it, or a pattern of tiles. */
function paintedFill(
  doc: pdf.PDFDocument,
  page: PDFPage,
  { x, width, height, colour }: FillMark,
  y: number,
  how: "image" | "pattern",
): PDFOperator[] {
  if (how === "image") {
    const pixels = Uint8Array.from([...colour, ...colour, ...colour, ...colour]);
    const image = doc.context.stream(pixels, {
      Type: "XObject",
      Subtype: "Image",
      Width: 2,
      Height: 2,
      ColorSpace: "DeviceRGB",
      BitsPerComponent: 8,
    });
    const name = page.node.newXObject("Fill", doc.context.register(image));
    return [
      pdf.pushGraphicsState(),
      pdf.concatTransformationMatrix(width, 0, 0, height, x, y),
      pdf.drawObject(name),
      pdf.popGraphicsState(),
    ];
  }
  const tile = doc.context.stream(`${colour.map((c) => c / 255).join(" ")} rg 0 0 8 8 re f`, {
    Type: "Pattern",
    PatternType: 1,
    PaintType: 1,
    TilingType: 1,
    BBox: [0, 0, 8, 8],
    XStep: 8,
    YStep: 8,
    Resources: {},
  });
  const { Resources } = page.node.normalizedEntries();
  const patterns = Resources.lookupMaybe(pdf.PDFName.of("Pattern"), pdf.PDFDict) ?? doc.context.obj({});
  const name = patterns.uniqueKey("Tile");
  patterns.set(name, doc.context.register(tile));
  Resources.set(pdf.PDFName.of("Pattern"), patterns);
  return [
    pdf.PDFOperator.of("cs" as pdf.PDFOperatorNames, [pdf.PDFName.of("Pattern")]),
    pdf.PDFOperator.of("scn" as pdf.PDFOperatorNames, [name]),
    pdf.rectangle(x, y, width, height),
    pdf.fill(),
  ];
}

function textOperators(mark: TextMark, y: number, fonts: Fonts, keys: Record<keyof Fonts, pdf.PDFName>): PDFOperator[] {
  const weight = mark.bold ? "bold" : "regular";
  const [r, g, b] = mark.colour ?? [0, 0, 0];
  const place = mark.upwards ? pdf.setTextMatrix(0, 1, -1, 0, mark.x, y) : pdf.setTextMatrix(1, 0, 0, 1, mark.x, y);
  return [
    pdf.beginText(),
    pdf.setFillingRgbColor(r / 255, g / 255, b / 255),
    pdf.setTextRenderingMode(mark.hidden ? pdf.TextRenderingMode.Invisible : pdf.TextRenderingMode.Fill),
    pdf.setFontAndSize(keys[weight], mark.size),
    place,
    pdf.showText(fonts[weight].encodeText(mark.text)),
    pdf.endText(),
  ];
}

const boxOf = (page: PDFPage, mark: NoteMark) => ({
  x: mark.x,
  y: page.getHeight() - mark.y - mark.height,
  width: mark.width,
  height: mark.height,
});

const addNote = (doc: pdf.PDFDocument, page: PDFPage, mark: NoteMark, font: PDFFont): void =>
  mark.kind === "field" ? addField(doc, page, mark, font) : addAnnotation(doc, page, mark, font);

function addField(doc: pdf.PDFDocument, page: PDFPage, mark: NoteMark, font: PDFFont): void {
  const field = doc.getForm().createTextField(`felt${doc.getForm().getFields().length}`);
  field.setText(mark.text);
  field.addToPage(page, { ...boxOf(page, mark), font, borderWidth: 0 });
  field.setFontSize(mark.size);
  field.updateAppearances(font);
}

/** A FreeText annotation with the appearance that viewers show. */
function addAnnotation(doc: pdf.PDFDocument, page: PDFPage, mark: NoteMark, font: PDFFont): void {
  const { x, y, width, height } = boxOf(page, mark);
  const appearance = doc.context.formXObject(
    [
      pdf.beginText(),
      pdf.setFillingRgbColor(0, 0, 0),
      pdf.setFontAndSize("F", mark.size),
      pdf.setTextMatrix(1, 0, 0, 1, 2, height * 0.3),
      pdf.showText(font.encodeText(mark.text)),
      pdf.endText(),
    ],
    { BBox: [0, 0, width, height], Resources: { Font: { F: font.ref } } },
  );
  const annotation = doc.context.obj({
    Type: "Annot",
    Subtype: "FreeText",
    Rect: [x, y, x + width, y + height],
    Contents: pdf.PDFHexString.fromText(mark.text),
    DA: pdf.PDFString.of(`/F ${mark.size} Tf 0 g`),
    F: 4,
    AP: { N: doc.context.register(appearance) },
  });
  page.node.addAnnot(doc.context.register(annotation));
}
