import { centreX, centreY, contains, type Box } from "../model/geometry.js";
import type { Page, Rgb } from "../model/page.js";

/** A fill or frame that takes more of the page's width and height than this is background. */
const BACKGROUND = 0.8;

/** The colour of the last area painted under the middle of a box, the page's background left out. */
export function fillBehind(page: Page, box: Box): Rgb | null {
  const x = centreX(box);
  const y = centreY(box);
  return page.fills.findLast((fill) => contains(fill.box, x, y) && !isBackground(page, fill.box))?.colour ?? null;
}

export const isBackground = (page: Page, box: Box): boolean =>
  box[2] - box[0] > BACKGROUND * page.width && box[3] - box[1] > BACKGROUND * page.height;
