import type { Box } from "../../model/geometry.js";
import type { OcrResult } from "./ocrPage.js";
import type { PageImage } from "./pageImage.js";

/** Longest side of the largest paper reports are printed on, points: A3, with a scanner's margin. */
const LARGEST = 1250;
/** Longest side of usual paper and slides, points. */
const USUAL = 900;

/**
 * A picture as large as paper is. Files of pictures that do not say how fine they are have pages of two metres, where type
 * would be as high as a hand; `by` says how many times larger the page is than it was taken for.
 */
export function fittedToPaper(image: PageImage): { fitted: PageImage; by: number } {
  const { raster, pixelsPerPoint } = image;
  const longest = Math.max(raster.width, raster.height) / pixelsPerPoint;
  if (longest <= LARGEST) return { fitted: image, by: 1 };
  const by = longest / USUAL;
  return { fitted: { raster, pixelsPerPoint: pixelsPerPoint * by }, by };
}

/** What was read of a fitted page, in the points of the page itself. */
export function enlarged(result: OcrResult, by: number): OcrResult {
  if (by === 1) return result;
  const box = (each: Box): Box => each.map((v) => v * by) as Box;
  const { page, problems } = result;
  return {
    ...result,
    page: {
      ...page,
      width: page.width * by,
      height: page.height * by,
      items: page.items.map((item) => ({
        ...item,
        box: box(item.box),
        baseline: item.baseline * by,
        size: item.size * by,
      })),
      fills: page.fills.map((fill) => ({ ...fill, box: box(fill.box) })),
      rulings: page.rulings.map((ruling) => ({ box: box(ruling.box) })),
    },
    problems: problems.map((problem) => ({ ...problem, box: problem.box && box(problem.box) })),
  };
}
