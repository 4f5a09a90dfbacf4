import type { ReadWord, ReadingSettings } from "./engine.js";
import type { Grey, PixelBox } from "./raster.js";
import { boxHeight, boxWidth } from "./raster.js";

/** A piece of the page to be read: its box, and the line it stands on. */
export interface Piece {
  box: PixelBox;
  baseline: number;
  capHeight: number;
}

/** Reads a picture of text: the engine, bound to one page's time limit. */
export type Reader = (picture: Grey, settings: ReadingSettings) => Promise<ReadWord[]>;

/** What was read in a piece, words with boxes on the page. */
export interface PieceReading {
  words: ReadWord[];
}

/** White between pieces, in heights of capitals: thrice a word space. With half as much again the engine sees dashes in it. */
const GAP = 1.0;
/** White around a strip, pixels: the engine misreads letters that touch the edge. */
const MARGIN = 10;
/** Pixels a strip may be wide: longer ones save no more calls, and two workers share the page better. */
const LONGEST = 2600;
/** Capitals higher than this, pixels, only cost time: the engine shrinks lines to 36 pixels anyway. */
const HIGHEST_CAPITALS = 20;
/** Strips are shrunk at most to this part: beyond it, strokes fall between the pixels. */
const LEAST_SCALE = 0.5;
/** Pieces of one strip differ at most by this factor in size. */
const ALIKE = 1.2;

/**
 * Reads pieces side by side in strips up to `longest` pixels, which costs a fraction of reading each alone, in the size
 * that suits the engine or enlarged by `scale`; one reading a piece, in order.
 */
export async function readPieces(
  ink: Grey,
  pieces: readonly Piece[],
  read: Reader,
  settings: Omit<ReadingSettings, "layout"> = {},
  { scale, longest = LONGEST }: { scale?: number; longest?: number } = {},
): Promise<PieceReading[]> {
  const readings: PieceReading[] = pieces.map(() => ({ words: [] }));
  await Promise.all(
    packed(pieces, longest).map(async (strip) => {
      const by = scale ?? fittingScale(strip);
      const drawn = drawStrip(ink, strip, by);
      const words = await read(drawn.picture, { ...settings, layout: "line" });
      for (const word of words) place(word, drawn.spots, by, readings);
    }),
  );
  return readings;
}

function fittingScale(strip: readonly Placed[]): number {
  const capHeight = Math.max(...strip.map(({ piece }) => piece.capHeight));
  return Math.max(LEAST_SCALE, Math.min(1, HIGHEST_CAPITALS / capHeight));
}

interface Placed {
  piece: Piece;
  index: number;
}

/** Pieces smaller than this (pixels) hold no text; the engine complains of them on the standard error stream. */
const LEAST = 3;

function packed(pieces: readonly Piece[], longest: number): Placed[][] {
  const strips: Placed[][] = [];
  let width = 0;
  let size = 0;
  for (const [index, piece] of pieces.entries()) {
    if (boxWidth(piece.box) < LEAST + 2 || boxHeight(piece.box) < LEAST + 2) continue;
    const wide = boxWidth(piece.box) + GAP * piece.capHeight;
    const strip = strips.at(-1);
    const alike = Math.max(size, piece.capHeight) <= ALIKE * Math.min(size, piece.capHeight);
    if (strip && alike && width + wide <= longest) {
      strip.push({ piece, index });
      width += wide;
    } else {
      strips.push([{ piece, index }]);
      [width, size] = [wide, piece.capHeight];
    }
  }
  return strips;
}

interface Spot extends Placed {
  /** Where the piece starts in the strip, pixels of the page's scale. */
  x: number;
  /** The strip's row 0 on the page at this piece. */
  top: number;
}

function drawStrip(ink: Grey, strip: readonly Placed[], scale: number): { picture: Grey; spots: Spot[] } {
  const above = Math.max(...strip.map(({ piece }) => piece.baseline - piece.box.y0));
  const below = Math.max(...strip.map(({ piece }) => piece.box.y1 - piece.baseline));
  const gap = Math.round(GAP * Math.max(...strip.map(({ piece }) => piece.capHeight)));
  const spots: Spot[] = [];
  let x = MARGIN;
  for (const each of strip) {
    spots.push({ ...each, x, top: Math.round(each.piece.baseline - above) - MARGIN });
    x += boxWidth(each.piece.box) + gap;
  }
  const width = x - gap + MARGIN;
  const height = Math.ceil(above + below) + 2 * MARGIN;
  const data = new Uint8Array(width * height).fill(255);
  for (const spot of spots) copy(ink, spot, { width, height, data });
  return { picture: scaled({ width, height, data }, scale), spots };
}

function copy(ink: Grey, { piece: { box }, x, top }: Spot, to: Grey): void {
  for (let y = Math.max(0, box.y0); y < Math.min(ink.height, box.y1); y++) {
    const row = y - top;
    if (row < 0 || row >= to.height) continue;
    for (let i = 0; i < boxWidth(box); i++)
      to.data[row * to.width + x + i] = 255 - (ink.data[y * ink.width + box.x0 + i] ?? 0);
  }
}

/** The picture enlarged or shrunk with smooth edges. */
function scaled(picture: Grey, scale: number): Grey {
  if (scale === 1) return picture;
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const sy = Math.min(picture.height - 1.001, Math.max(0, (y + 0.5) / scale - 0.5));
    const iy = Math.floor(sy);
    for (let x = 0; x < width; x++) {
      const sx = Math.min(picture.width - 1.001, Math.max(0, (x + 0.5) / scale - 0.5));
      const ix = Math.floor(sx);
      const at = iy * picture.width + ix;
      const top = picture.data[at]! * (1 - sx + ix) + picture.data[at + 1]! * (sx - ix);
      const under = at + picture.width;
      const bottom = picture.data[under]! * (1 - sx + ix) + picture.data[under + 1]! * (sx - ix);
      data[y * width + x] = top * (1 - sy + iy) + bottom * (sy - iy);
    }
  }
  return { width, height, data };
}

/** Gives a word of a strip to the piece it lies in, with its place on the page. */
function place(word: ReadWord, spots: readonly Spot[], scale: number, readings: PieceReading[]): void {
  const middle = (word.box.x0 + word.box.x1) / 2 / scale;
  const spot = spots.findLast((each) => middle >= each.x - MARGIN) ?? spots[0]!;
  const { box } = spot.piece;
  const across = (x: number): number => Math.max(box.x0, Math.min(box.x1, Math.round(x / scale) - spot.x + box.x0));
  readings[spot.index]!.words.push({
    ...word,
    box: { x0: across(word.box.x0), x1: across(word.box.x1), y0: box.y0, y1: box.y0 + boxHeight(box) },
  });
}

/** The words of a reading in one string. */
export const textOf = ({ words }: PieceReading): string => words.map((word) => word.text).join(" ");

/** The least sure word decides. */
export const confidenceOf = ({ words }: PieceReading): number =>
  words.length === 0 ? 0 : Math.min(...words.map((word) => word.confidence));

/** Room a character takes at most, heights of capitals: digits of the widest fonts 0.9, a percent sign 1.3. */
const WIDEST = 1.15;

/** Whether a width holds more than a text: not all of it was read. */
export const isWiderThan = (text: string, width: number, capHeight: number): boolean =>
  width > WIDEST * text.length * capHeight;
