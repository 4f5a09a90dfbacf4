import type { Segment } from "./segments.js";
import { boxHeight, boxWidth } from "./raster.js";

/** Confidence of a mark told by its shape: nothing else in a report is a lone short bar or dot. */
export const MARK_CONFIDENCE = 0.95;

/** A lone dash or bullet told by its shape, which the engine reads badly; null for anything else. */
export function markText(segment: Segment, capHeight: number): "-" | "•" | null {
  if (segment.parts.length !== 1) return null;
  const [width, height] = [boxWidth(segment), boxHeight(segment)];
  const solid = segment.parts[0]!.area / (width * height);
  const flat =
    height <= 0.3 * capHeight && width >= 1.35 * height && width >= 0.2 * capHeight && width <= 1.3 * capHeight;
  if (flat && solid >= 0.65) return "-";
  const round =
    width >= 0.75 * height && height >= 0.75 * width && height >= 0.22 * capHeight && height <= 0.75 * capHeight;
  return round && solid > 0.65 ? "•" : null;
}
