import { STROKE_INK } from "./components.js";
import { glyphBoxes } from "./glyphBoxes.js";
import type { Grey, PixelBox } from "./raster.js";
import { boxHeight, boxWidth } from "./raster.js";
import type { Segment } from "./segments.js";
import { correlation, shapeOf } from "./shape.js";

/** What the shapes of a page's own digits say about a reading. */
export type Verdict = "agrees" | "differs" | "unknown";

/** A read cell as the shapes see it. */
export interface ReadCell {
  segment: Segment;
  text: string;
}

/** Likeness (correlation) from which a glyph can be of a class, and by how much it must beat every other class. */
const LIKE = 0.75;
const MARGIN = 0.05;
/** Likeness from which being liker than any other class is enough: of few pixels, 0 and 8 differ by little. */
const VERY_LIKE = 0.9;
/** By how much another class must beat the glyph's own to speak against the reading. */
const OTHER = 0.1;

interface Glyph {
  shape: Float32Array;
  /** Height and width in heights of capitals: parts a comma from a digit. */
  size: [number, number];
}

interface Prototype {
  sum: Float32Array;
  count: number;
  size: [number, number];
}

/** The page's digits as the engine named them: most readings are right, so a misread digit looks unlike its class. */
export class GlyphShapes {
  readonly #ink: Grey;
  readonly #prototypes = new Map<string, Prototype>();
  /** From the middle of a letter to that of the next, heights of capitals, by what the two are. */
  readonly #pitches = new Map<string, Mean>();

  constructor(ink: Grey, cells: readonly ReadCell[]) {
    this.#ink = ink;
    for (const cell of cells) {
      const boxes = separateBoxes(cell);
      if (!boxes) continue;
      boxes.forEach((box, i) => this.#learn(cell.text[i]!, this.#glyph(box, cell)));
      this.#learnPitches(boxes, cell);
    }
  }

  /** Whether the cell's glyphs look like the others of their names, leaving its own share in them out. */
  verdict(cell: ReadCell): Verdict {
    const boxes = separateBoxes(cell)?.map((box) => [box]) ?? this.#partedBoxes(cell);
    if (!boxes) return "unknown";
    const verdicts = boxes.map((places, i) => this.#letterVerdict(cell, cell.text[i]!, places));
    if (verdicts.includes("differs")) return "differs";
    return verdicts.every((each) => each === "agrees") ? "agrees" : "unknown";
  }

  /** `places` are those where the letter may be: it must look like its name in one, and like no other in any. */
  #letterVerdict(cell: ReadCell, name: string, places: readonly PixelBox[]): Verdict {
    const verdicts = places.map((box) =>
      MARKS.has(name) ? markVerdict(box, cell) : this.#glyphVerdict(name, this.#glyph(box, cell)),
    );
    if (verdicts.includes("differs")) return "differs";
    return verdicts.includes("agrees") ? "agrees" : "unknown";
  }

  #glyphVerdict(name: string, glyph: Glyph): Verdict {
    const own = this.#prototypes.get(name);
    const others = [...this.#prototypes].filter(([other]) => other !== name);
    const rival = Math.max(0, ...others.map(([, prototype]) => likeness(glyph, prototype)));
    const self = own && own.count > 1 ? likeness(glyph, without(own, glyph)) : 0;
    if (self >= LIKE && self - rival >= (self >= VERY_LIKE ? 0 : MARGIN)) return "agrees";
    return rival >= LIKE && rival - self >= OTHER ? "differs" : "unknown";
  }

  #learn(name: string, glyph: Glyph): void {
    const prototype = this.#prototypes.get(name);
    if (!prototype) {
      this.#prototypes.set(name, { sum: glyph.shape.slice(), count: 1, size: glyph.size });
      return;
    }
    for (let i = 0; i < prototype.sum.length; i++) prototype.sum[i]! += glyph.shape[i]!;
    prototype.count++;
  }

  #glyph(box: PixelBox, { segment }: ReadCell): Glyph {
    return {
      shape: shapeOf(this.#ink, box),
      size: [boxHeight(box) / segment.capHeight, boxWidth(box) / segment.capHeight],
    };
  }

  #learnPitches(boxes: readonly PixelBox[], { segment, text }: ReadCell): void {
    for (let i = 1; i < boxes.length; i++) {
      const pair = pairOf(text, i);
      const mean = this.#pitches.get(pair) ?? { sum: 0, count: 0 };
      mean.sum += (middleOf(boxes[i]!) - middleOf(boxes[i - 1]!)) / segment.capHeight;
      mean.count++;
      this.#pitches.set(pair, mean);
    }
  }

  /**
   * Letters that touch, each about where it stands in cells that have theirs apart: a pixel more or less. Null where
   * those tell too little.
   */
  #partedBoxes({ segment, text }: ReadCell): PixelBox[][] | null {
    const widths = [...text].map((name) => this.#prototypes.get(name)?.size[1]);
    if (text === "" || !widths.every((width) => width !== undefined)) return null;
    const middles = [widths[0]! / 2];
    for (let i = 1; i < text.length; i++) {
      const pitch = this.#pitches.get(pairOf(text, i));
      if (!pitch) return null;
      middles.push(middles[i - 1]! + pitch.sum / pitch.count);
    }
    const whole = middles.at(-1)! + widths.at(-1)! / 2;
    const scale = boxWidth(segment) / whole;
    if (Math.abs(scale / segment.capHeight - 1) > STRETCHED) return null;
    const boxes = middles.map((middle, i) => {
      const at = (edge: number): number => Math.round(segment.x0 + scale * (middle + (edge * widths[i]!) / 2));
      return [0, -1, 1].flatMap((by) => heightOf(this.#ink, at(-1) + by, at(1) + by, segment.parts) ?? []);
    });
    return boxes.every((places) => places.length > 0) ? boxes : null;
  }
}

const MARKS: ReadonlySet<string> = new Set([",", "."]);
/** A mark is lower than this, and its top nearer to the baseline, heights of capitals: any digit is higher. */
const MARK_HEIGHT = 0.55;

/** A mark has too few pixels for a shape; but nothing else is small and low, and which of the two it is the others tell. */
const markVerdict = (box: PixelBox, { segment: { baseline, capHeight } }: ReadCell): Verdict =>
  Math.max(boxHeight(box), baseline - box.y0) < MARK_HEIGHT * capHeight ? "agrees" : "unknown";

/** How far a cell's width may be from that of its letters: a letter that was added or lost is a seventh of most. */
const STRETCHED = 0.06;

interface Mean {
  sum: number;
  count: number;
}

/** Digits are set at one pitch, as they stand under each other in tables. */
const pairOf = (text: string, i: number): string => text.slice(i - 1, i + 1).replace(/\d/g, "0");

const middleOf = ({ x0, x1 }: PixelBox): number => (x0 + x1) / 2;

/** One box a character, or null where letters touch or fall apart. */
function separateBoxes({ segment, text }: ReadCell): PixelBox[] | null {
  const boxes = glyphBoxes(segment.parts);
  return boxes.length === text.length ? boxes : null;
}

/** The box from the highest to the lowest stroke in these columns of a cell; null where there is none. */
function heightOf({ width, data }: Grey, x0: number, x1: number, parts: readonly PixelBox[]): PixelBox | null {
  const [top, bottom] = [Math.min(...parts.map((part) => part.y0)), Math.max(...parts.map((part) => part.y1))];
  const isInked = (y: number): boolean =>
    data.subarray(y * width + x0, y * width + x1).some((value) => value >= STROKE_INK);
  let [y0, y1] = [top, bottom];
  while (y0 < y1 && !isInked(y0)) y0++;
  while (y1 > y0 && !isInked(y1 - 1)) y1--;
  return y1 > y0 ? { x0, x1, y0, y1 } : null;
}

function without(prototype: Prototype, glyph: Glyph): Prototype {
  return { ...prototype, count: prototype.count - 1, sum: prototype.sum.map((each, i) => each - glyph.shape[i]!) };
}

/** Correlation of the shapes; 0 where the sizes cannot be of one character. */
function likeness(glyph: Glyph, prototype: Prototype): number {
  const fits = glyph.size.every((each, i) => Math.abs(each - prototype.size[i]!) < 0.3);
  if (!fits) return 0;
  return correlation(glyph.shape, prototype.sum);
}
