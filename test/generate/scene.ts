import type { Layout } from "./layoutOptions.js";

/** A composed report: what stands where, before a producer writes it. Points, origin at the top left. */
export interface Scene {
  pages: ScenePage[];
  frame: Pick<Layout["page"], "rotate" | "userUnit" | "cropped">;
  ligatures: boolean;
  /** How areas are filled: as paths, as an image of one colour that is stretched, or with a tiling pattern. */
  fills: Layout["table"]["fills"];
}
export interface ScenePage {
  width: number;
  height: number;
  marks: Mark[];
}
export type Colour = [red: number, green: number, blue: number];
/** Which part of the page a mark belongs to; parts may be written in another order than they stand. */
export type Part = "heading" | "body" | "table" | "furniture";

export interface TextMark {
  kind: "text";
  part: Part;
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  size: number;
  bold?: boolean;
  colour?: Colour;
  /** Reads upwards. */
  upwards?: boolean;
  /** Drawn in render mode 3. */
  hidden?: boolean;
}
interface Rectangle {
  part: Part;
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface FillMark extends Rectangle {
  kind: "fill";
  colour: Colour;
}
/** A line from the rectangle's top left to its bottom right; one side is 0. */
export interface RuleMark extends Rectangle {
  kind: "rule";
}
/** Text that is no page content: a FreeText annotation or a form field. */
interface Note<Kind> extends Rectangle {
  kind: Kind;
  text: string;
  size: number;
}
export type NoteMark = Note<"annotation"> | Note<"field">;
export type Mark = TextMark | FillMark | RuleMark | NoteMark;

export const rule = (part: Part, x: number, y: number, width: number, height: number): RuleMark => ({
  kind: "rule",
  part,
  x,
  y,
  width,
  height,
});
export const fill = (part: Part, x: number, y: number, width: number, height: number, colour: Colour): FillMark => ({
  kind: "fill",
  part,
  x,
  y,
  width,
  height,
  colour,
});
export const frameAround = (part: Part, x: number, y: number, width: number, height: number): RuleMark[] => [
  rule(part, x, y, width, 0),
  rule(part, x, y + height, width, 0),
  rule(part, x, y, 0, height),
  rule(part, x + width, y, 0, height),
];

export function shifted<M extends Mark>(mark: M, dx: number, dy: number): M {
  return { ...mark, x: mark.x + dx, y: mark.y + dy };
}

/** The sheet around a cropped page, points on each side. */
const SHEET_MARGIN = { left: 70, bottom: 50, right: 80, top: 60 };

/** Boxes and matrix that make `page` come out upright and at its size, whatever the frame. */
export function frameOf(page: ScenePage, frame: Scene["frame"]) {
  const { rotate, userUnit } = frame;
  const turned = rotate % 180 !== 0;
  const width = (turned ? page.height : page.width) / userUnit;
  const height = (turned ? page.width : page.height) / userUnit;
  const margin = frame.cropped ? SHEET_MARGIN : { left: 0, bottom: 0, right: 0, top: 0 };
  // From the page as it is read, y upwards, to the sheet that /Rotate turns.
  const [a, b, c, d, e, f] = {
    0: [1, 0, 0, 1, 0, 0],
    90: [0, 1, -1, 0, page.height, 0],
    180: [-1, 0, 0, -1, page.width, page.height],
    270: [0, -1, 1, 0, 0, page.width],
  }[rotate] as [number, number, number, number, number, number];
  const scale = 1 / userUnit;
  return {
    sheet: { width: width + margin.left + margin.right, height: height + margin.bottom + margin.top },
    crop: { x: margin.left, y: margin.bottom, width, height },
    matrix: [a * scale, b * scale, c * scale, d * scale, e * scale + margin.left, f * scale + margin.bottom] as [
      number,
      number,
      number,
      number,
      number,
      number,
    ],
  };
}
