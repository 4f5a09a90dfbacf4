import { erase } from "./ink.js";
import type { Grey, PixelBox } from "./raster.js";
import { boxHeight, boxWidth } from "./raster.js";

/** A line down this short must be thin as a hair, or it may be a stem of a heading's letters. */
const SHORT_DOWN = 26;
const HAIR = 1.1;
/** How near a short line's ends must come to what holds them, points; and one as short as letters. */
const ENDS_NEAR = 2.5;
const ENDS_AT = 1.2;
const AS_LETTERS = 12;

/** How a line may look: solid, or faint and so broken into dots by the scanner. */
interface LineLook {
  /** Ink from here on (of 255) belongs to it. */
  ink: number;
  /** Longest break, points. */
  hole: number;
  /** Share of its length that has ink. */
  cover: number;
  /** Share of the pixels beside it that may have ink: a row of letters has more. */
  beside: number;
  /** The same at its ends: where there is more, it has run into a word. */
  end: number;
  /** Shortest, points: wider than any letter, higher than the letters of a table. */
  least: number;
  /** Thickest, points: only hairlines are broken, and the bows of digits on top of each other are thicker. */
  thickest: number;
}
const ACROSS: LineLook[] = [
  { ink: 70, hole: 0.7, cover: 0.9, beside: 0.35, end: 0.6, least: 28, thickest: 2.2 },
  { ink: 40, hole: 5, cover: 0.4, beside: 0.08, end: 0.25, least: 60, thickest: 1.3 },
];
/** Beside a line down stand the first digits of the next column. Stacked ones are broken longer than a dotted line. */
const DOWN: LineLook[] = [
  { ink: 70, hole: 0.7, cover: 0.9, beside: 0.8, end: 1, least: 7, thickest: 2.2 },
  { ink: 40, hole: 2.5, cover: 0.5, beside: 0.3, end: 1, least: 26, thickest: 1.3 },
];

/** Straight lines on the page, drawn to hold tables; letters' stems and strokes are none. */
export function rulingsOf(ink: Grey, fills: readonly PixelBox[], pixelsPerPoint: number): PixelBox[] {
  const turned = transposed(ink, inWords(ink));
  const across = ACROSS.flatMap((look) => runs(ink, pixelsPerPoint, look));
  const down = DOWN.flatMap((look) => runs(turned, pixelsPerPoint, look))
    .map(({ x0, y0, x1, y1 }) => ({ x0: y0, y0: x0, x1: y1, y1: x1 }))
    .filter(
      (box) => boxHeight(box) >= SHORT_DOWN * pixelsPerPoint || isHeld(box, [...across, ...fills], pixelsPerPoint),
    );
  return [...across, ...down];
}

/** Whether a thin line down starts and ends at lines across or edges of fills: the stem of a T does not. */
function isHeld(box: PixelBox, holders: readonly PixelBox[], pixelsPerPoint: number): boolean {
  if (boxWidth(box) > HAIR * pixelsPerPoint) return false;
  const near = (boxHeight(box) < AS_LETTERS * pixelsPerPoint ? ENDS_AT : ENDS_NEAR) * pixelsPerPoint;
  const held = (y: number): boolean =>
    holders.some(
      (each) =>
        each.x0 - near <= box.x0 &&
        each.x1 + near >= box.x1 &&
        Math.min(Math.abs(each.y0 - y), Math.abs(each.y1 - y)) <= near,
    );
  return held(box.y0) && held(box.y1);
}

/** Blur around a line that goes with it, points: more would take the edge of a digit beside it. */
const BLUR = 0.4;

/** The page without its lines. */
export function eraseRulings(ink: Grey, rulings: readonly PixelBox[], pixelsPerPoint: number): void {
  const blur = Math.max(1, Math.round(BLUR * pixelsPerPoint));
  for (const { x0, y0, x1, y1 } of rulings) {
    const across = x1 - x0 >= y1 - y0;
    const [dx, dy] = across ? [0, blur] : [blur, 0];
    erase(ink, { x0: x0 - dx, y0: y0 - dy, x1: x1 + dx, y1: y1 + dy });
  }
}

/** Ink below this (of 255) belongs to no line however faint: what is left of the paper's noise. */
const FAINTEST = 32;
/** Bits of a word of four pixels that are set where one of them has more than that. */
const FAINTEST_BITS = 0xe0e0e0e0;

/** The page on its side, without noise. */
function transposed({ width, height, data }: Grey, words: Uint32Array): Grey {
  const turned = new Uint8Array(data.length);
  // A tile at a time, which stays in the processor's cache.
  const tile = 32;
  for (let y0 = 0; y0 < height; y0 += tile) {
    for (let x0 = 0; x0 < width; x0 += tile) {
      const [x1, y1] = [Math.min(width, x0 + tile), Math.min(height, y0 + tile)];
      for (let y = y0; y < y1; y++) {
        const end = y * width + x1;
        for (let at = y * width + x0, to = x0 * height + y; at < end; at++, to += height) {
          while ((at & 3) === 0 && at + 4 <= end && (words[at >> 2]! & FAINTEST_BITS) === 0) {
            at += 4;
            to += 4 * height;
          }
          if (at < end && data[at]! >= FAINTEST) turned[to] = data[at]!;
        }
      }
    }
  }
  return { width: height, height: width, data: turned };
}

/** Four pixels a word, the last few of the picture left out. */
const inWords = ({ data }: Grey): Uint32Array => new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);

/** Long runs of ink along the rows, runs of neighbouring rows joined to one box; thick ones are no lines. */
function runs(ink: Grey, pixelsPerPoint: number, look: LineLook): PixelBox[] {
  const thickest = Math.ceil(look.thickest * pixelsPerPoint);
  const done: PixelBox[] = [];
  const words = inWords(ink);
  let open: PixelBox[] = [];
  for (let y = 0; y < ink.height; y++) {
    const still: PixelBox[] = [];
    for (const run of rowRuns(ink, words, y, look, pixelsPerPoint)) {
      const above = open.find((box) => box.x0 <= run.x1 && box.x1 >= run.x0);
      if (!above) still.push({ x0: run.x0, x1: run.x1, y0: y, y1: y + 1 });
      else {
        above.x0 = Math.min(above.x0, run.x0);
        above.x1 = Math.max(above.x1, run.x1);
        above.y1 = y + 1;
        if (!still.includes(above)) still.push(above);
      }
    }
    done.push(...open.filter((box) => !still.includes(box)));
    open = still;
  }
  return [...done, ...open]
    .filter((box) => boxHeight(box) <= thickest && standsAlone(ink, box, look))
    .flatMap((box) => withoutWords(ink, box, look, pixelsPerPoint) ?? []);
}

const standsAlone = (ink: Grey, box: PixelBox, look: LineLook): boolean =>
  inkBeside(ink, box, look) <= look.beside * boxWidth(box);

/** Pixels with ink on the row above or below a line, whichever has more. */
function inkBeside({ width, height, data }: Grey, box: PixelBox, { ink }: LineLook): number {
  const counts = [box.y0 - 3, box.y1 + 2].map((y) => {
    if (y < 0 || y >= height) return 0;
    let inked = 0;
    for (let x = box.x0; x < box.x1; x++) if (data[y * width + x]! > ink) inked++;
    return inked;
  });
  return Math.max(...counts);
}

/** Steps in which a line's ends are looked at, points: about a letter. */
const STEP = 5;

/** A line without the words that it runs into at its ends, as beside a cell of two rows; null where little is left. */
function withoutWords(ink: Grey, line: PixelBox, look: LineLook, pixelsPerPoint: number): PixelBox | null {
  const step = Math.round(STEP * pixelsPerPoint);
  const beside = (x0: number, x1: number): number => inkBeside(ink, { ...line, x0, x1 }, look);
  let { x0, x1 } = line;
  while (x1 - x0 > step && beside(x0, x0 + step) > look.end * step) x0 += step;
  while (x1 - x0 > step && beside(x1 - step, x1) > look.end * step) x1 -= step;
  // The word's last letter may end within the next step.
  if (x0 > line.x0) while (beside(x0, x0 + step) > 0) x0++;
  if (x1 < line.x1) while (beside(x1 - step, x1) > 0) x1--;
  return x1 - x0 >= look.least * pixelsPerPoint ? { ...line, x0, x1 } : null;
}

function rowRuns(
  { width, data }: Grey,
  words: Uint32Array,
  y: number,
  { ink, hole, cover, least }: LineLook,
  pixelsPerPoint: number,
): { x0: number; x1: number }[] {
  const found: { x0: number; x1: number }[] = [];
  const longestHole = Math.max(1, Math.round(hole * pixelsPerPoint));
  const row = y * width;
  let start = -1;
  let last = -1;
  let inked = 0;
  for (let x = 0; x <= width; x++) {
    // Most of a page is paper, which is quickest passed over in words of four pixels.
    if (start < 0 && ((row + x) & 3) === 0) {
      while (x + 4 <= width && (words[(row + x) >> 2]! & FAINTEST_BITS) === 0) x += 4;
    }
    if (x < width && data[row + x]! > ink) {
      if (start < 0) {
        start = x;
        inked = 0;
      }
      last = x;
      inked++;
    } else if (start >= 0 && (x - last > longestHole || x === width)) {
      const length = last - start + 1;
      if (length >= least * pixelsPerPoint && inked >= cover * length) found.push({ x0: start, x1: last + 1 });
      start = -1;
    }
  }
  return found;
}
