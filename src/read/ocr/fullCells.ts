import type { Grey, PixelBox } from "./raster.js";
import { boxHeight, boxWidth } from "./raster.js";
import type { Segment } from "./segments.js";
import { correlation, shapeOf } from "./shape.js";

/** A cell as the engine read it. */
export interface EngineReading {
  segment: Segment;
  text: string;
  /** The engine's own, 0–1. */
  confidence: number;
}

/** "100,00%", what most cells of most tables say. It is a digit wider than every other percentage, and none is above it. */
const FULL = /^100(,0+)?%$/;
/** Cells of one width that are read to learn what the others say: all must say it, and no less surely than this. */
const MODELS = 4;
const MODEL_SURE = 0.5;
/** Parts of a width and height that others may differ by: edges fray by a pixel, and a digit is a sixth of the width. */
const SAME_WIDTH = 0.03;
const SAME_HEIGHT = 0.2;
/** Correlation that the stretch of every letter needs: on the samples 460 of 480 full cells have it, and nothing else. */
const LIKE = 0.7;

/** Some cells of each width, to be read first. */
export function modelCells(cells: readonly Segment[]): Segment[] {
  const models: Segment[] = [];
  for (const cell of cells) {
    if (models.filter((each) => isAsLarge(cell, each)).length < MODELS) models.push(cell);
  }
  return models;
}

/** Those of the cells that look in every letter like the models read as "100,00%", with that text; they need no reading. */
export function fullCells(ink: Grey, cells: readonly Segment[], models: readonly EngineReading[]): EngineReading[] {
  const shapes = new Map(models.map((each) => [each, letterShapes(ink, each.segment, each.text)]));
  return cells.flatMap((segment): EngineReading[] => {
    const alike = models.filter((each) => isAsLarge(segment, each.segment));
    const text = alike[0]?.text ?? "";
    if (!FULL.test(text) || !alike.every((each) => each.text === text && each.confidence >= MODEL_SURE)) return [];
    const isLike = letterShapes(ink, segment, text).every(
      (shape, i) => correlation(shape, sumOf(alike.map((each) => shapes.get(each)![i]!))) >= LIKE,
    );
    return isLike ? [{ segment, text, confidence: Math.min(...alike.map((each) => each.confidence)) }] : [];
  });
}

const isAsLarge = (a: PixelBox, b: PixelBox): boolean =>
  Math.abs(boxWidth(a) - boxWidth(b)) <= SAME_WIDTH * boxWidth(b) &&
  Math.abs(boxHeight(a) - boxHeight(b)) <= SAME_HEIGHT * boxHeight(b);

/** A shape a letter, of stretches of one width: whatever touches or is torn, each shows nearly its letter. */
function letterShapes(ink: Grey, box: PixelBox, text: string): Float32Array[] {
  const each = boxWidth(box) / text.length;
  return Array.from(text, (_, i) => shapeOf(ink, { ...box, x0: box.x0 + i * each, x1: box.x0 + (i + 1) * each }));
}

function sumOf(shapes: readonly Float32Array[]): Float32Array {
  const [first, ...others] = shapes;
  return first!.map((value, i) => others.reduce((sum, shape) => sum + shape[i]!, value));
}
