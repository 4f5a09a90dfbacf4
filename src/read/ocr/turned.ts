import type { Component } from "./components.js";
import type { Grey, PixelBox } from "./raster.js";
import { boxHeight, boxWidth, quarterTurns, unionBox } from "./raster.js";
import { confidenceOf, readPieces, textOf } from "./strips.js";
import type { Reader } from "./strips.js";

/** Text that runs up or down the page, as "Produktion" beside a table's rows. */
export interface TurnedWord {
  box: PixelBox;
  text: string;
  confidence: number;
  /** Clockwise turn of its reading direction. */
  angle: 90 | 270;
}

/** Gap between letters on top of each other, in their width: lines of text under each other lie further apart. */
const LETTER_GAP = 0.35;
/** Share of the narrower letter's width that lies over the other. */
const OVER = 0.5;
/** A stack has at least so many letters or lumps of them, is this many times as high as wide, and so wide, points. */
const LETTERS = 3;
const SLENDER = 2.5;
const WIDTHS: [least: number, most: number] = [3.5, 20];
/** Room beside a stack, in its width: letters of a line of text stand closer. */
const ROOM = 0.25;

/** The letters of turned words, a stack each: nothing stands beside them. */
export function stacksOf(components: readonly Component[], pixelsPerPoint: number): Component[][] {
  const [least, most] = WIDTHS;
  const letters = components
    .filter((each) => boxWidth(each) <= most * pixelsPerPoint && boxWidth(each) >= 0.4 * least * pixelsPerPoint)
    .sort((a, b) => a.y0 - b.y0);
  const open: { parts: Component[]; last: Component }[] = [];
  for (const letter of letters) {
    const above = open.find(({ last }) => isOnTop(last, letter));
    if (above) {
      above.parts.push(letter);
      above.last = letter.y1 > above.last.y1 ? letter : above.last;
    } else open.push({ parts: [letter], last: letter });
  }
  return open
    .map(({ parts }) => ({ parts, box: parts.reduce<PixelBox>(unionBox, parts[0]!) }))
    .filter(({ parts, box }) => parts.length >= LETTERS && boxHeight(box) >= SLENDER * boxWidth(box))
    .filter(({ box }) => boxWidth(box) >= least * pixelsPerPoint && boxWidth(box) <= most * pixelsPerPoint)
    .map(({ box }) => ({ box, parts: components.filter((each) => holds(box, each)) }))
    .filter(({ box, parts }) => !components.some((each) => !parts.includes(each) && isBeside(box, each)))
    .map(({ parts }) => parts);
}

function isOnTop(upper: Component, lower: Component): boolean {
  const gap = lower.y0 - upper.y1;
  if (gap > LETTER_GAP * Math.max(boxWidth(upper), boxWidth(lower)) || lower.y1 <= upper.y0) return false;
  const over = Math.min(upper.x1, lower.x1) - Math.max(upper.x0, lower.x0);
  return over >= OVER * Math.min(boxWidth(upper), boxWidth(lower));
}

const holds = (box: PixelBox, each: PixelBox): boolean =>
  each.x0 >= box.x0 - 1 && each.x1 <= box.x1 + 1 && each.y0 >= box.y0 - 1 && each.y1 <= box.y1 + 1;

function isBeside(box: PixelBox, each: PixelBox): boolean {
  const room = ROOM * boxWidth(box);
  return each.x0 < box.x1 + room && each.x1 > box.x0 - room && each.y0 < box.y1 && each.y1 > box.y0;
}

/** How sure the engine is of a word that is read in its own direction, at least. */
const RIGHT_WAY = 0.6;
/** White around a word, pixels. */
const MARGIN = 2;

/** Reads stacks upwards, and downwards where that says nothing. */
export async function readTurned(ink: Grey, stacks: readonly Component[][], read: Reader): Promise<TurnedWord[]> {
  return Promise.all(
    stacks.map(async (parts) => {
      const box = parts.reduce<PixelBox>(unionBox, parts[0]!);
      const up = await readStack(ink, box, 270, read);
      if (up.confidence >= RIGHT_WAY) return up;
      const down = await readStack(ink, box, 90, read);
      return down.confidence > up.confidence ? down : up;
    }),
  );
}

async function readStack(ink: Grey, box: PixelBox, angle: 90 | 270, read: Reader): Promise<TurnedWord> {
  const { width, height, data } = quarterTurns(cut(ink, box), angle === 270 ? 1 : 3);
  const lineHeight = height - 2 * MARGIN;
  const piece = { box: { x0: 0, y0: 0, x1: width, y1: height }, baseline: height - MARGIN, capHeight: lineHeight };
  const [reading] = await readPieces({ width, height, data }, [piece], read);
  return { box, angle, text: textOf(reading!), confidence: confidenceOf(reading!) };
}

function cut(ink: Grey, box: PixelBox): Grey & { channels: 1 } {
  const [width, height] = [boxWidth(box) + 2 * MARGIN, boxHeight(box) + 2 * MARGIN];
  const data = new Uint8Array(width * height);
  for (let y = box.y0; y < box.y1; y++) {
    const from = y * ink.width + box.x0;
    data.set(ink.data.subarray(from, from + boxWidth(box)), (y - box.y0 + MARGIN) * width + MARGIN);
  }
  return { width, height, channels: 1, data };
}
