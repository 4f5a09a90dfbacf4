import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { centreX, centreY, contains, height, overlap, width, type Box } from "../model/geometry.js";
import type { Fill, Rgb, Ruling, TextItem } from "../model/page.js";
import { partCovered, type Cover } from "./coveredText.js";
import { glyphsToItem, type Glyphs } from "./glyphRun.js";
import { applyToBox, IDENTITY, multiply, toMatrix, type Matrix } from "./matrix.js";
import { filledRectangles, pathBounds, RULING_THICKNESS, strokedRulings } from "./pathShapes.js";
import { loadPdfJs } from "./pdf.js";
import { opaqueImages, solidColour, solidImages } from "./solidImages.js";

/** What a page draws, in points from the top left of the page as it is read. */
export interface PageContent {
  width: number;
  height: number;
  /** Text that is painted and seen. */
  items: TextItem[];
  /** What each font of the page was used for, whether it is seen or not. */
  fonts: FontUse[];
  /** Text that is set but not painted, as OCR programs add to scans. */
  hidden: TextItem[];
  /** Text that is painted and then covered by a fill or a picture, with what covers it. */
  covered: CoveredText[];
  /** Text at a slant, such as a watermark. */
  slanted: TextItem[];
  fills: Fill[];
  rulings: Ruling[];
  pictures: Picture[];
  /** Paths and images drawn. */
  drawings: number;
}

/** An image on the page that is more than one colour. */
export interface Picture {
  box: Box;
  /** Dots an inch across; null where that is not known. */
  dpi: number | null;
}

export interface CoveredText {
  item: TextItem;
  by: "fill" | "picture";
}

/** The text of one font: a font's map of letters is right or wrong as a whole. */
export interface FontUse {
  items: TextItem[];
  /** Glyphs that say of no letter that they are one. */
  nameless: number;
}

interface GraphicsState {
  matrix: Matrix;
  clip: Box;
  fill: Rgb | null;
  alpha: number;
  /** Blended with what is under it, or masked: what is painted so covers nothing. */
  blended: boolean;
  /** Whether the clip is the clip box and no smaller shape. */
  clipIsBox: boolean;
  lineWidth: number;
  font: Font;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  rendering: number;
}

interface Font {
  id: string;
  widthUnit: number;
  ascent: number;
  descent: number;
  bold: boolean;
}

const NO_FONT: Font = { id: "", widthUnit: 0.001, ascent: 0, descent: 0, bold: false };
const BLACK: Rgb = [0, 0, 0];
/** Text rendering modes that paint nothing: 3 is invisible, 7 only clips (ISO 32000-1, table 106). */
const UNPAINTED = new Set([3, 7]);
/** Less opaque than this is not seen. */
const VISIBLE_ALPHA = 0.1;
/** More opaque than this hides what is under it. */
const COVERING_ALPHA = 0.95;

/** Drawing operators of a page: the fullest report has some 20,000; more than this fills the memory, not the page. */
const MOST_OPERATORS = 1_000_000;

/**
 * Reads a page from pdf.js's operator list: one pass gives text, fills and rulings together, with the position of
 * every glyph, which `getTextContent` does not give.
 */
export async function pageContent(document: PDFDocumentProxy, page: PDFPageProxy): Promise<PageContent> {
  const { OPS } = await loadPdfJs();
  const [operators, layers] = await Promise.all([page.getOperatorList(), document.getOptionalContentConfig()]);
  if (operators.fnArray.length > MOST_OPERATORS) throw new Error(`it draws over ${MOST_OPERATORS} things`);
  const solid = await solidImages(page, operators, OPS.paintImageXObject);
  const viewport = page.getViewport({ scale: 1 });
  const sheet: Box = [0, 0, viewport.width, viewport.height];
  const content: PageContent = {
    width: viewport.width,
    height: viewport.height,
    items: [],
    fonts: [],
    hidden: [],
    covered: [],
    slanted: [],
    fills: [],
    rulings: [],
    pictures: [],
    drawings: 0,
  };
  const drawn: DrawnText[] = [];
  const fills: DrawnFill[] = [];
  const covers: DrawnCover[] = [];
  const fonts = new Map<string, FontUse>();
  /** Number of the operator at work, and of annotations it stands in. */
  let order = 0;
  let annotations = 0;

  let state: GraphicsState = {
    matrix: toMatrix(viewport.transform),
    clip: sheet,
    fill: BLACK,
    alpha: 1,
    blended: false,
    clipIsBox: true,
    lineWidth: 1,
    font: NO_FONT,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    rendering: 0,
  };
  const stack: GraphicsState[] = [];
  let text = IDENTITY;
  let line = IDENTITY;
  let clipping = false;
  const markedVisible: boolean[] = [];

  const save = (): void => void stack.push({ ...state });
  const restore = (): void => void (state = stack.pop() ?? state);
  const transform = (m: ArrayLike<number>): void => void (state.matrix = multiply(state.matrix, toMatrix(m)));
  const moveLine = (x: number, y: number): void => void (text = line = multiply(line, [1, 0, 0, 1, x, y]));
  const setFont = (id: string, size: number): void => {
    state.font = fontOf(page, id);
    state.size = size;
  };

  const show = (glyphs: Glyphs): void => {
    const { advance, item, quarter, nameless } = glyphsToItem(glyphs, {
      matrix: multiply(state.matrix, text),
      size: state.size,
      charSpacing: state.charSpacing,
      wordSpacing: state.wordSpacing,
      scale: state.scale,
      rise: state.rise,
      colour: state.fill,
      ...state.font,
    });
    text = multiply(text, [1, 0, 0, 1, advance, 0]);
    if (markedVisible.includes(false)) return;
    const font = fonts.get(state.font.id) ?? { items: [], nameless: 0 };
    fonts.set(state.font.id, font);
    font.nameless += nameless;
    if (!item || !contains(state.clip, centreX(item.box), centreY(item.box))) return;
    font.items.push(item);
    if (UNPAINTED.has(state.rendering) || state.alpha < VISIBLE_ALPHA) content.hidden.push(item);
    else if (quarter) drawn.push({ item, order });
    else content.slanted.push(item);
  };

  const coversAll = (): boolean => state.alpha > COVERING_ALPHA && !state.blended && state.clipIsBox;

  const addFill = (box: Box, colour = state.fill): void => {
    const seen = intersect(box, state.clip);
    if (!seen || state.alpha < VISIBLE_ALPHA) return;
    if (Math.min(width(seen), height(seen)) <= RULING_THICKNESS) {
      if (annotations === 0 && Math.max(width(seen), height(seen)) > 2 * RULING_THICKNESS)
        content.rulings.push({ box: seen });
    } else if (colour) {
      if (coversAll()) covers.push({ box: seen, order, by: "fill" });
      // What is blended with the text is a marker's stroke over it, not the ground under it.
      if (annotations === 0 && !state.blended)
        fills.push({ box: seen, colour: onWhite(colour, state.alpha), order, alpha: state.alpha });
    }
  };

  const drawPath = (paint: number, data: ArrayLike<number> | null | undefined): void => {
    if (FILLING.has(paint) || STROKING.has(paint)) content.drawings++;
    if (data && !markedVisible.includes(false)) {
      if (FILLING.has(paint)) filledRectangles(data, state.matrix).forEach((box) => addFill(box));
      if (STROKING.has(paint)) {
        const thickness = state.lineWidth * Math.hypot(state.matrix[0], state.matrix[1]);
        for (const box of strokedRulings(data, state.matrix, thickness)) {
          const seen = intersect(box, state.clip);
          if (seen && annotations === 0) content.rulings.push({ box: seen });
        }
      }
    }
    if (clipping && data) {
      state.clip = intersect(state.clip, pathBounds(data, state.matrix)) ?? [0, 0, 0, 0];
      state.clipIsBox &&= filledRectangles(data, state.matrix).length === 1;
    }
    clipping = false;
  };
  const FILLING = new Set<number>([
    OPS.fill,
    OPS.eoFill,
    OPS.fillStroke,
    OPS.eoFillStroke,
    OPS.closeFillStroke,
    OPS.closeEOFillStroke,
  ]);
  const STROKING = new Set<number>([
    OPS.stroke,
    OPS.closeStroke,
    OPS.fillStroke,
    OPS.eoFillStroke,
    OPS.closeFillStroke,
    OPS.closeEOFillStroke,
  ]);

  // Every handler takes the operator's arguments; operators that draw or move nothing we read have none.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- pdf.js types the arguments as any
  const handlers: Record<number, (...args: any[]) => void> = {
    [OPS.save]: save,
    [OPS.restore]: restore,
    [OPS.transform]: (...m: number[]) => transform(m),
    [OPS.setLineWidth]: (w: number) => void (state.lineWidth = w),
    [OPS.setGState]: (entries: [string, unknown][]) => {
      for (const [key, value] of entries) {
        if (key === "ca") state.alpha = value as number;
        else if (key === "BM") state.blended = value !== NORMAL_BLEND;
        else if (key === "SMask") state.blended ||= Boolean(value);
        else if (key === "LW") state.lineWidth = value as number;
        else if (key === "Font") setFont(...(value as [string, number]));
      }
    },
    [OPS.setFillRGBColor]: (colour: string) => void (state.fill = parseColour(colour)),
    [OPS.setFillColorN]: (...pattern: unknown[]) => void (state.fill = patternColour(pattern, OPS.setFillRGBColor)),
    [OPS.setFillTransparent]: () => void (state.fill = null),
    [OPS.clip]: () => void (clipping = true),
    [OPS.eoClip]: () => void (clipping = true),
    [OPS.constructPath]: (paint: number, data: [ArrayLike<number> | null]) => drawPath(paint, data[0]),
    [OPS.beginText]: () => void (text = line = IDENTITY),
    [OPS.setFont]: setFont,
    [OPS.setCharSpacing]: (x: number) => void (state.charSpacing = x),
    [OPS.setWordSpacing]: (x: number) => void (state.wordSpacing = x),
    [OPS.setHScale]: (x: number) => void (state.scale = x / 100),
    [OPS.setLeading]: (x: number) => void (state.leading = -x),
    [OPS.setTextRise]: (x: number) => void (state.rise = x),
    [OPS.setTextRenderingMode]: (mode: number) => void (state.rendering = mode),
    [OPS.moveText]: moveLine,
    [OPS.setLeadingMoveText]: (x: number, y: number) => {
      state.leading = y;
      moveLine(x, y);
    },
    [OPS.setTextMatrix]: (m: ArrayLike<number>) => void (text = line = toMatrix(m)),
    [OPS.nextLine]: () => moveLine(0, state.leading),
    [OPS.showText]: show,
    [OPS.paintFormXObjectBegin]: (matrix: ArrayLike<number> | null, bbox: Box | null) => {
      save();
      if (matrix) transform(matrix);
      if (bbox) state.clip = intersect(state.clip, applyToBox(state.matrix, bbox)) ?? [0, 0, 0, 0];
    },
    [OPS.paintFormXObjectEnd]: restore,
    [OPS.beginGroup]: (group: { matrix?: ArrayLike<number> }) => {
      save();
      state.blended ||= state.alpha <= COVERING_ALPHA;
      if (group.matrix) transform(group.matrix);
    },
    [OPS.endGroup]: restore,
    [OPS.beginAnnotation]: (_id: string, rect: number[], placed: number[], matrix: number[]) => {
      save();
      annotations++;
      if (rect.length) transform(placed);
      transform(matrix);
    },
    [OPS.endAnnotation]: () => {
      restore();
      annotations = Math.max(0, annotations - 1);
    },
    [OPS.beginMarkedContent]: () => void markedVisible.push(true),
    [OPS.beginMarkedContentProps]: (tag: string, properties: unknown) =>
      void markedVisible.push(tag !== "OC" || layers.isVisible(properties as Parameters<typeof layers.isVisible>[0])),
    [OPS.endMarkedContent]: () => void markedVisible.pop(),
    [OPS.paintImageXObject]: (id: string, columns: number) =>
      addImage(UNIT_SQUARE, { colour: solid.get(id), columns, id }),
    [OPS.paintImageXObjectRepeat]: (id: string, scaleX: number, scaleY: number, positions: ArrayLike<number>) => {
      for (let i = 0; i + 1 < positions.length; i += 2) {
        const [x, y] = [positions[i]!, positions[i + 1]!];
        addImage([x, y, x + scaleX, y + scaleY], { colour: solid.get(id), id });
      }
    },
    [OPS.paintInlineImageXObject]: (image: Parameters<typeof solidColour>[0]) =>
      addImage(UNIT_SQUARE, { colour: solidColour(image), columns: image?.width }),
    [OPS.paintImageMaskXObject]: (image: { width?: number }) => addImage(UNIT_SQUARE, { columns: image?.width }),
    [OPS.paintImageMaskXObjectGroup]: (images: { width?: number; transform: ArrayLike<number> }[]) => {
      for (const image of images)
        addImage(applyToBox(toMatrix(image.transform), UNIT_SQUARE), { columns: image.width });
    },
  };
  /** An image of one colour is a fill, not a picture. */
  const addImage = (
    place: Box,
    { colour, columns, id }: { colour?: Rgb | null | undefined; columns?: number | undefined; id?: string },
  ): void => {
    const box = applyToBox(state.matrix, place);
    const upright = isUpright(state.matrix);
    content.drawings++;
    if (markedVisible.includes(false)) return;
    if (colour) return addFill(box, colour);
    const seen = intersect(box, state.clip);
    if (!seen || annotations > 0) return;
    content.pictures.push({ box: seen, dpi: columns && width(box) > 0 ? (columns / width(box)) * 72 : null });
    if (id !== undefined && upright && coversAll()) covers.push({ box: seen, order, by: "picture", image: id });
  };

  operators.fnArray.forEach((operator, i) => {
    order = i;
    handlers[operator]?.(...(operators.argsArray[i] ?? []));
  });
  const opaque = await opaqueImages(page, hidingImages(covers, drawn));
  const hiding = covers.filter(({ image }) => image === undefined || opaque.has(image));
  for (const text of drawn) {
    const later = hiding.filter((cover) => cover.order > text.order);
    const { seen, covered } = partCovered(text.item, later);
    content.items.push(...seen);
    content.covered.push(...covered);
  }
  content.fills = fills.filter((fill) => !isTint(fill, drawn)).map(({ box, colour }) => ({ box, colour }));
  content.fonts = [...fonts.values()];
  return content;
}

/** What pdf.js calls the blend mode "Normal". */
const NORMAL_BLEND = "source-over";

const UNIT_SQUARE: Box = [0, 0, 1, 1];

interface DrawnText {
  item: TextItem;
  order: number;
}
interface DrawnFill extends Fill {
  order: number;
  alpha: number;
}
interface DrawnCover extends Cover {
  order: number;
  /** Its name, where it is a picture: it may be transparent. */
  image?: string;
}

/** Images drawn over text: only of those need be known whether they hide it. */
const hidingImages = (covers: readonly DrawnCover[], texts: readonly DrawnText[]): string[] =>
  covers.flatMap(({ image, box, order }) =>
    image !== undefined && texts.some((text) => text.order < order && meet(text.item.box, box)) ? [image] : [],
  );

/** Whether a fill is laid over text that shines through, as a marker's stroke is. */
const isTint = ({ box, order, alpha }: DrawnFill, texts: readonly DrawnText[]): boolean =>
  alpha <= COVERING_ALPHA && texts.some((text) => text.order < order && meet(text.item.box, box));

const meet = (a: Box, b: Box): boolean => overlap(a[0], a[2], b[0], b[2]) > 0 && overlap(a[1], a[3], b[1], b[3]) > 0;

/** Whether what is upright before a transform is so after it. */
const isUpright = ([a, b, c, d]: Matrix): boolean => {
  const [straight, turned] = [Math.abs(a) + Math.abs(d), Math.abs(b) + Math.abs(c)];
  return Math.min(straight, turned) < SLANT * Math.max(straight, turned);
};
/** Share of a turn by which an upright picture may lean, as one that was straightened does. */
const SLANT = 0.05;

const intersect = (a: Box, b: Box): Box | null => {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] <= box[2] && box[1] <= box[3] ? box : null;
};

const parseColour = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

const onWhite = (colour: Rgb, alpha: number): Rgb => colour.map((c) => Math.round(255 + (c - 255) * alpha)) as Rgb;

/** The colour a tiling pattern or a gradient paints with: its first, null where that is not to be had cheaply. */
function patternColour(pattern: unknown[], setFillRGBColor: number): Rgb | null {
  if (pattern[0] === "TilingPattern") {
    const tile = pattern[2] as { fnArray: number[]; argsArray: unknown[][] } | undefined;
    const at = tile?.fnArray.indexOf(setFillRGBColor) ?? -1;
    return at >= 0 ? parseColour(tile!.argsArray[at]![0] as string) : null;
  }
  return null;
}

/** "CAAAAA+Carlito-Bold", "Arial,Bold", "Roboto-Black", "SourceSans-Semibold" */
const BOLD_NAME = /bold|black|heavy|demi|medium$/i;

function fontOf(page: PDFPageProxy, id: string): Font {
  if (!page.commonObjs.has(id)) return NO_FONT;
  const font = page.commonObjs.get(id) as {
    name?: string;
    ascent?: number;
    descent?: number;
    fontMatrix?: number[];
    bold?: boolean;
    black?: boolean;
  };
  return {
    id,
    widthUnit: font.fontMatrix?.[0] || NO_FONT.widthUnit,
    ascent: font.ascent || 0,
    descent: font.descent || 0,
    bold: Boolean(font.bold || font.black || BOLD_NAME.test(font.name ?? "")),
  };
}
