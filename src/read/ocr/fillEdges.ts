import { median } from "../../model/median.js";
import type { Rgb } from "../../model/page.js";
import { levelAbove } from "./contrast.js";
import { apart, colourAt, LIKE, ONE_FILL } from "./fillBlocks.js";
import type { BlockRun, SideHoles } from "./fillBlocks.js";
import type { FilledBox } from "./fills.js";
import type { Paper } from "./paper.js";
import { boxHeight, boxWidth } from "./raster.js";
import type { PixelBox, Raster } from "./raster.js";

/** The fill that blocks show, with each edge where the picture turns from its colour to another. */
export function withEdges(raster: Raster, paper: Paper, run: BlockRun, holes: SideHoles): FilledBox {
  const { block } = paper;
  const box: PixelBox = {
    x0: run.column0 * block,
    x1: Math.min(raster.width, run.column1 * block),
    y0: run.row0 * block,
    y1: Math.min(raster.height, run.row1 * block),
  };
  const colour = colourAt(paper, ((run.row0 + run.row1) >> 1) * paper.columns + ((run.column0 + run.column1) >> 1));
  const like = apart(colour, run.colour) <= ONE_FILL ? colour : run.colour;
  // Inside, a line has the fill's colour but for text, and no other cell beside that text.
  const goesOn = (line: PixelLine, hole: number): boolean => {
    const { share, gap } = likeness(raster, like, line);
    return share >= GOES_ON && gap <= (TEXT_BLOCKS + hole) * block;
  };
  const level = (line: PixelLine): Rgb => levelOf(raster, like, line);
  const across: Lines = { at: (y) => lineAcross(box, y), goesOn, level };
  const y0 = edge(across, holes.top, box.y0, -1, block, raster.height);
  const y1 = edge(across, holes.bottom, box.y1 - 1, 1, block, raster.height) + 1;
  // Over the fill's whole height: of the blocks alone a letter near its side would hide too much.
  const down: Lines = { at: (x) => lineDown({ ...box, y0, y1 }, x), goesOn, level };
  return {
    colour: like,
    x0: edge(down, holes.left, box.x0, -1, block, raster.width),
    x1: edge(down, holes.right, box.x1 - 1, 1, block, raster.width) + 1,
    y0,
    y1,
  };
}

/** The lines of a fill in one direction, by their place, and what is asked of them. */
interface Lines {
  at: (place: number) => PixelLine;
  goesOn: (line: PixelLine, hole: number) => boolean;
  /** The middle of the fill's colour there. */
  level: (line: PixelLine) => Rgb;
}

/** Share of a line's pixels in the fill's colour while it is still inside: text covers at most the rest. */
const GOES_ON = 0.35;
/** Blocks without the fill's colour one after the other that are another cell: letters are narrower. */
const TEXT_BLOCKS = 4;

/** Blocks beyond those seen to be filled in which an edge is looked for: further on is another cell. */
const BEYOND_BLOCKS = 3.5;

/** How far (of 255) the colour changes at once where the next fill is much like this one: shadows change it slowly. */
const JUMP = 12;
/** So many lines on either side tell it, so that noise does not. */
const SIDE = 3;
/** Blocks that the next fill goes on at least: JPEG spreads a colour's own edge over nearly one. */
const NEXT_BLOCKS = 1.5;

/** The last line outwards up to which lines have the fill's colour; blocks at its rim can be the neighbour's. */
function edge(lines: Lines, hole: number, at: number, outwards: 1 | -1, block: number, size: number): number {
  const goesOn = kept((place) => lines.goesOn(lines.at(place), hole));
  const level = kept((place) => lines.level(lines.at(place)));
  const from = at - outwards * (block >> 1);
  const sideOf = (place: number, side: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => place + side * i).filter((each) => each >= 0 && each < size);
  const isNextFill = (line: number): boolean =>
    sideOf(line, outwards, NEXT_BLOCKS * block).every(goesOn) &&
    apart(
      middleOf(sideOf(line, outwards, SIDE).map(level)),
      middleOf(sideOf(line - outwards, -outwards, SIDE).map(level)),
    ) > JUMP;
  const first = Array.from({ length: block }, (_, i) => from - outwards * i).find(goesOn) ?? from;
  const lastWhile = (isInside: (line: number) => boolean): number => {
    let last = first;
    for (let i = 0; i < BEYOND_BLOCKS * block; i++) {
      const line = last + outwards;
      if (line < 0 || line >= size || !isInside(line)) break;
      last = line;
    }
    return last;
  };
  const last = lastWhile(goesOn);
  // A fill ends within half a block of where its blocks do, unless another like it begins there.
  return (last - at) * outwards < block / 2 ? last : lastWhile((line) => goesOn(line) && !isNextFill(line));
}

/** What a function gives for a line, found out once. */
function kept<T>(of: (place: number) => T): (place: number) => T {
  const found = new Map<number, T>();
  return (place) => {
    if (!found.has(place)) found.set(place, of(place));
    return found.get(place)!;
  };
}

const middleOf = (colours: readonly Rgb[]): Rgb => [0, 1, 2].map((c) => median(colours.map((each) => each[c]!))) as Rgb;

/** The middle of what pixels of a fill's colour have on a line, channel by channel. */
function levelOf(raster: Raster, colour: Rgb, { x, y, dx, dy, length }: PixelLine): Rgb {
  const { width, channels, data } = raster;
  const [second, third] = placesOf(raster);
  for (const each of levels) each.fill(0);
  let like = 0;
  for (let i = 0; i < length; i++) {
    const at = ((y + dy * i) * width + x + dx * i) * channels;
    const pixel: Rgb = [data[at]!, data[at + second]!, data[at + third]!];
    if (apart(pixel, colour) > LIKE) continue;
    like++;
    for (let c = 0; c < channels; c++) levels[c]![pixel[c]!]!++;
  }
  return colour.map((_, c) => levelAbove(levels[Math.min(c, channels - 1)]!, like >> 1)) as Rgb;
}

const levels = [0, 1, 2].map(() => new Uint32Array(256));

/** One pixel wide, to the right or downwards. */
export interface PixelLine {
  x: number;
  y: number;
  dx: 0 | 1;
  dy: 0 | 1;
  length: number;
}

export const lineAcross = (box: PixelBox, y: number): PixelLine => ({
  x: box.x0,
  y,
  dx: 1,
  dy: 0,
  length: boxWidth(box),
});
export const lineDown = (box: PixelBox, x: number): PixelLine => ({
  x,
  y: box.y0,
  dx: 0,
  dy: 1,
  length: boxHeight(box),
});

/** Share of a line's pixels that have the colour, and the most without it one after the other. */
export function likeness(
  raster: Raster,
  colour: Rgb,
  { x, y, dx, dy, length }: PixelLine,
): { share: number; gap: number } {
  const { width, channels, data } = raster;
  const [red, green, blue] = colour;
  const [second, third] = placesOf(raster);
  let [like, unlike, gap] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const at = ((y + dy * i) * width + x + dx * i) * channels;
    const isLike =
      Math.abs(data[at]! - red) <= LIKE &&
      Math.abs(data[at + second]! - green) <= LIKE &&
      Math.abs(data[at + third]! - blue) <= LIKE;
    if (isLike) {
      like++;
      unlike = 0;
    } else if (++unlike > gap) gap = unlike;
  }
  return { share: length > 0 ? like / length : 0, gap };
}

/** Where a pixel's second and third channel are; those of a grey picture are its only one. */
const placesOf = ({ channels }: Raster): [number, number] => (channels === 1 ? [0, 0] : [1, 2]);
