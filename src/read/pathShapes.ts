import { height, width, type Box } from "../model/geometry.js";
import { apply, type Matrix } from "./matrix.js";

/** Path commands as pdf.js packs them in a flat array. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** A ruling is at most this thick (points); LibreOffice and Word draw theirs with 0.25 to 1.5. */
export const RULING_THICKNESS = 2;
/** Corners of a filled area may be rounded or bevelled by so much (points) and it still is a rectangle. */
const ROUNDED_CORNER = 3;

/** A stroked segment leaning by less (points) is upright. */
const SLANT = 0.5;

interface Subpath {
  points: [number, number][];
  curved: boolean;
}

/** The subpaths of a pdf.js path in page points. */
function subpaths(data: ArrayLike<number>, matrix: Matrix): Subpath[] {
  const found: Subpath[] = [];
  let current: Subpath | null = null;
  const add = (x: number, y: number): void => {
    current ??= { points: [], curved: false };
    current.points.push(apply(matrix, x, y));
  };
  for (let i = 0; i < data.length;) {
    const command = data[i++]!;
    if (command === MOVE || command === LINE) {
      if (command === MOVE) {
        if (current) found.push(current);
        current = null;
      }
      add(data[i]!, data[i + 1]!);
      i += 2;
    } else if (command === CURVE || command === QUADRATIC) {
      i += command === CURVE ? 4 : 2;
      add(data[i]!, data[i + 1]!);
      i += 2;
      current!.curved = true;
    } else if (command === CLOSE && current) {
      const closed: Subpath = current;
      closed.points.push(closed.points[0]!);
      found.push(closed);
      current = null;
    } else if (command !== CLOSE) {
      return found; // a command this version of pdf.js does not document: keep what is understood
    }
  }
  if (current) found.push(current);
  return found;
}

const bounds = (points: readonly [number, number][]): Box => {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [x0, y0, x1, y1];
};

const onEdge = ([x, y]: [number, number], box: Box): boolean =>
  Math.min(x - box[0], box[2] - x) <= ROUNDED_CORNER && Math.min(y - box[1], box[3] - y) <= ROUNDED_CORNER;

/** The rectangles that filling a path colours; anything that is no rectangle is left out. */
export const filledRectangles = (data: ArrayLike<number>, matrix: Matrix): Box[] =>
  subpaths(data, matrix).flatMap(({ points }) => {
    if (points.length < 3) return [];
    const box = bounds(points);
    return points.every((p) => onEdge(p, box)) ? [box] : [];
  });

/** The upright straight segments that stroking a path draws, as thin boxes. */
export function strokedRulings(data: ArrayLike<number>, matrix: Matrix, lineWidth: number): Box[] {
  const half = Math.min(lineWidth, RULING_THICKNESS) / 2;
  return subpaths(data, matrix).flatMap(({ points, curved }) => {
    if (curved) return [];
    return points.slice(1).flatMap(([x, y], i): Box[] => {
      const segment = bounds([points[i]!, [x, y]]);
      if (height(segment) < SLANT) return [[segment[0], segment[1] - half, segment[2], segment[3] + half]];
      if (width(segment) < SLANT) return [[segment[0] - half, segment[1], segment[2] + half, segment[3]]];
      return [];
    });
  });
}

/** All of a path's points, for clipping. */
export const pathBounds = (data: ArrayLike<number>, matrix: Matrix): Box =>
  bounds(subpaths(data, matrix).flatMap((s) => s.points));
