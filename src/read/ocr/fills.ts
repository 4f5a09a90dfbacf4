import { median } from "../../model/median.js";
import type { Rgb } from "../../model/page.js";
import { levelAbove } from "./contrast.js";
import type { Paper } from "./paper.js";
import type { PixelBox, Raster } from "./raster.js";
import { boxHeight, boxWidth } from "./raster.js";

/** A filled rectangle on the picture. */
export interface FilledBox extends PixelBox {
  colour: Rgb;
}

/** How far (of 255, in any channel) a fill lies from white paper: light grey shading stays paper. */
const FROM_PAPER = 44;
/** How far two blocks of one fill may differ in a channel: JPEG and scanner noise stay under it. */
const ONE_FILL = 30;
/** … and a pixel from its fill. */
const LIKE = 2 * ONE_FILL;
/** A fill is at least this wide and high, points: below it are strokes of large letters. */
const LEAST_WIDTH = 12;
const LEAST_HEIGHT = 6;

/** The filled rectangles of the page, with edges to the pixel; each has one colour. */
export function fillsOf(raster: Raster, paper: Paper, pixelsPerPoint: number): FilledBox[] {
  const white = whiteOf(paper);
  const closed = withTextClosed(paper, white);
  return [...patches(closed, white), ...rectangles(closed, white)]
    .map((run) => refined(raster, paper, run, holesAtSides(closed, run)))
    .filter((box) => boxWidth(box) >= LEAST_WIDTH * pixelsPerPoint && boxHeight(box) >= LEAST_HEIGHT * pixelsPerPoint)
    .filter(
      (box) =>
        !touchesEdge(box, raster) &&
        hasSolidRim(raster, box) &&
        endsSharply(raster, box, WIDE * pixelsPerPoint) &&
        !isWithinLetters(raster, box, pixelsPerPoint) &&
        isMostlyFilled(raster, box),
    )
    .sort((a, b) => boxWidth(b) * boxHeight(b) - boxWidth(a) * boxHeight(a))
    .reduce<FilledBox[]>((kept, box) => (kept.some((other) => holds(other, box)) ? kept : [...kept, box]), []);
}

/** Whether the inner box lies in the outer, is no other cell of it, and so was only cut off by text. */
function holds(outer: FilledBox, inner: FilledBox): boolean {
  const across = Math.min(outer.x1, inner.x1) - Math.max(outer.x0, inner.x0);
  const down = Math.min(outer.y1, inner.y1) - Math.max(outer.y0, inner.y0);
  const shared = Math.max(0, across) * Math.max(0, down);
  return shared > 0.8 * boxWidth(inner) * boxHeight(inner) && apart(outer.colour, inner.colour) <= 2 * ONE_FILL;
}

/** Share of the pixels just inside a fill's edges that have its colour: a cell has room around its text, a letter none. */
const RIM = 0.85;

/** A punch hole or a stamp may break into one side. */
const RIM_SIDES = 3;
/** Pixels inside the edge within which a solid line must be found: edges are uneven, and text can come near. */
const INSETS = [1, 2, 3, 4];

function hasSolidRim(raster: Raster, box: FilledBox): boolean {
  const inner = { x0: box.x0 + 2, y0: box.y0 + 2, x1: box.x1 - 2, y1: box.y1 - 2 };
  const across = (y: number): number => likeness(raster, box.colour, lineAcross(inner, y)).share;
  const down = (x: number): number => likeness(raster, box.colour, lineDown(inner, x)).share;
  const sides = [
    INSETS.map((inset) => across(box.y0 + inset)),
    INSETS.map((inset) => across(box.y1 - 1 - inset)),
    INSETS.map((inset) => down(box.x0 + inset)),
    INSETS.map((inset) => down(box.x1 - 1 - inset)),
  ];
  return sides.filter((lines) => Math.max(...lines) >= RIM).length >= RIM_SIDES;
}

/** Share of a fill's pixels that have its colour: text takes less of a cell than the white in and between bold letters. */
const FILLED = 0.7;

function isMostlyFilled(raster: Raster, box: FilledBox): boolean {
  let filled = 0;
  for (let y = box.y0; y < box.y1; y++) filled += likeness(raster, box.colour, lineAcross(box, y)).share;
  return filled >= FILLED * boxHeight(box);
}

/** Pixels beyond a fill's edge among which the colour must jump: a ruling may come between. */
const BEYOND = [3, 5, 7];
/** Pixels inside the edge from which it jumps. */
const WITHIN = 3;

/** Wider than any shadow, points: a header band may start in the shadow that hides its end. */
const WIDE = 100;

/** Whether the colour ends at once on both sides, or on one if it is `wide`: the shadow of a book's fold fades. */
function endsSharply(raster: Raster, box: FilledBox, wide: number): boolean {
  const jumps = (edge: number, outwards: 1 | -1): boolean => {
    const inside = columnColour(raster, box, edge - outwards * WITHIN);
    return BEYOND.some((by) => apart(columnColour(raster, box, edge + outwards * by), inside) > FROM_PAPER);
  };
  const sharp = [jumps(box.x0, -1), jumps(box.x1 - 1, 1)].filter((each) => each).length;
  return sharp === 2 || (sharp === 1 && boxWidth(box) > wide);
}

/** Fills narrower and lower than this, points, may be the bold strokes of a title's letters, such as the middle of an æ. */
const [LETTERS_WIDTH, LETTERS_HEIGHT] = [36, 14];
/** Share of a fill's colour over or under it: a cell of the same colour goes on whole, another not at all, letters in part. */
const [NOTHING_GOES_ON, ALL_GOES_ON] = [0.2, 0.8];

/** Whether a small fill goes on in part over or under its edges, as strokes of letters do. */
function isWithinLetters(raster: Raster, box: FilledBox, pixelsPerPoint: number): boolean {
  const [width, height] = [LETTERS_WIDTH * pixelsPerPoint, LETTERS_HEIGHT * pixelsPerPoint];
  if (boxWidth(box) >= width || boxHeight(box) >= height) return false;
  return BEYOND.flatMap((by) => [box.y0 - by, box.y1 - 1 + by])
    .filter((y) => y >= 0 && y < raster.height)
    .map((y) => likeness(raster, box.colour, lineAcross(box, y)).share)
    .some((share) => share > NOTHING_GOES_ON && share < ALL_GOES_ON);
}

/** The mean colour down the middle half of a fill's height. */
function columnColour({ width, channels, data }: Raster, box: FilledBox, column: number): Rgb {
  const x = Math.max(0, Math.min(width - 1, column));
  const [from, to] = [box.y0 + (boxHeight(box) >> 2), box.y1 - (boxHeight(box) >> 2)];
  const sum: Rgb = [0, 0, 0];
  for (let y = from; y < to; y++) {
    for (let c = 0; c < 3; c++) sum[c]! += data[(y * width + x) * channels + (channels === 3 ? c : 0)]!;
  }
  return sum.map((each) => each / (to - from)) as Rgb;
}

/** Shadows and black scanner borders come in from the edge; no table cell does. */
function touchesEdge(box: PixelBox, { width, height }: Raster): boolean {
  return box.x0 <= 1 || box.y0 <= 1 || box.x1 >= width - 1 || box.y1 >= height - 1;
}

const colourAt = (paper: Paper, block: number): Rgb => {
  const at = block * paper.channels;
  const red = paper.colours[at]!;
  return paper.channels === 1 ? [red, red, red] : [red, paper.colours[at + 1]!, paper.colours[at + 2]!];
};

const apart = (a: Rgb, b: Rgb): number => Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

/** Marks the blocks of another colour than white paper: nearly all of a page is white, and is left out at once. */
function filledBlocks({ colours, channels }: Paper, [white]: Rgb): Uint8Array {
  const filled = new Uint8Array(colours.length / channels);
  for (let block = 0, at = 0; block < filled.length; block++) {
    for (const end = at + channels; at < end; at++) if (Math.abs(colours[at]! - white) > FROM_PAPER) filled[block] = 1;
  }
  return filled;
}

/** Rows of blocks in which a line of text can hide the fill behind it: more would be a cell of another colour. */
const TEXT_ROWS = 2;

/** The paper with fills going on behind their text. */
function withTextClosed(paper: Paper, white: Rgb): Paper {
  const { columns, rows, channels } = paper;
  const colours = paper.colours.slice();
  const filled = filledBlocks(paper, white);
  for (let column = 0; column < columns; column++) {
    let last = -1;
    for (let row = 0; row < rows; row++) {
      if (filled[row * columns + column] === 0) continue;
      const colour = colourAt(paper, row * columns + column);
      const gap = row - last - 1;
      if (
        last >= 0 &&
        gap > 0 &&
        gap <= TEXT_ROWS &&
        apart(colour, colourAt(paper, last * columns + column)) <= ONE_FILL
      ) {
        for (let between = last + 1; between < row; between++) {
          for (let c = 0; c < channels; c++) colours[(between * columns + column) * channels + c] = colour[c]!;
        }
      }
      last = row;
    }
  }
  return { ...paper, colours };
}

interface BlockRun {
  row0: number;
  row1: number;
  column0: number;
  column1: number;
  colour: Rgb;
}

/** Share of its box that a patch of blocks must fill to be a rectangle with uneven edges. */
const RECTANGULAR = 0.85;

/** Connected like-coloured blocks that make up a rectangle as a whole: header bands with separators in them. */
function patches(paper: Paper, white: Rgb): BlockRun[] {
  const { columns, rows } = paper;
  const seen = new Uint8Array(columns * rows);
  const filled = filledBlocks(paper, white);
  const found: BlockRun[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || filled[start] === 0) continue;
    const colour = colourAt(paper, start);
    const stack = [start];
    seen[start] = 1;
    let count = 0;
    const run: BlockRun = { row0: rows, row1: 0, column0: columns, column1: 0, colour };
    while (stack.length > 0) {
      const block = stack.pop()!;
      const row = Math.floor(block / columns);
      const column = block % columns;
      count++;
      run.row0 = Math.min(run.row0, row);
      run.row1 = Math.max(run.row1, row + 1);
      run.column0 = Math.min(run.column0, column);
      run.column1 = Math.max(run.column1, column + 1);
      const next = [
        column > 0 ? block - 1 : -1,
        column + 1 < columns ? block + 1 : -1,
        block - columns,
        block + columns,
      ];
      for (const each of next) {
        if (each < 0 || each >= seen.length || seen[each] || filled[each] === 0) continue;
        if (apart(colourAt(paper, each), colour) > ONE_FILL) continue;
        seen[each] = 1;
        stack.push(each);
      }
    }
    if (count >= RECTANGULAR * (run.row1 - run.row0) * (run.column1 - run.column0)) found.push(run);
  }
  return found;
}

/** Runs of like-coloured blocks, joined downwards while they keep their ends. */
function rectangles(paper: Paper, white: Rgb): BlockRun[] {
  const filled = filledBlocks(paper, white);
  const done: BlockRun[] = [];
  let open: BlockRun[] = [];
  for (let row = 0; row < paper.rows; row++) {
    const runs = runsOf(paper, row, filled);
    const next: BlockRun[] = [];
    for (const run of runs) {
      const above = open.find(
        (each) =>
          Math.abs(each.column0 - run.column0) <= 1 &&
          Math.abs(each.column1 - run.column1) <= 1 &&
          apart(each.colour, run.colour) <= ONE_FILL,
      );
      if (above) {
        open = open.filter((each) => each !== above);
        next.push({
          ...above,
          row1: row + 1,
          column0: Math.min(above.column0, run.column0),
          column1: Math.max(above.column1, run.column1),
        });
      } else next.push(run);
    }
    done.push(...open);
    open = next;
  }
  return [...done, ...open];
}

/** The brightest common colour of the page: white, or what a scanner makes of it. */
function whiteOf(paper: Paper): Rgb {
  const counts = new Uint32Array(256);
  const { colours, channels } = paper;
  for (let at = 0; at < colours.length; at += channels) {
    counts[channels === 1 ? colours[at]! : Math.min(colours[at]!, colours[at + 1]!, colours[at + 2]!)]!++;
  }
  let most = 255;
  for (let level = 255; level > 128; level--) if (counts[level]! > counts[most]!) most = level;
  return [most, most, most];
}

function runsOf(paper: Paper, row: number, filled: Uint8Array): BlockRun[] {
  const runs: BlockRun[] = [];
  let run: BlockRun | null = null;
  for (let column = 0; column < paper.columns; column++) {
    const isFilled = filled[row * paper.columns + column] === 1;
    if (!isFilled && !run) continue;
    const colour = colourAt(paper, row * paper.columns + column);
    if (isFilled && run && apart(colour, run.colour) <= ONE_FILL) run.column1 = column + 1;
    else {
      if (run) runs.push(run);
      run = isFilled ? { row0: row, row1: row + 1, column0: column, column1: column + 1, colour } : null;
    }
  }
  if (run) runs.push(run);
  return runs.filter((each) => each.column1 - each.column0 >= 2);
}

/** Blocks of other cells at a patch's sides, the most one after the other: those that its edge goes on beside. */
interface SideHoles {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Of a rectangle there are none. */
function holesAtSides(closed: Paper, run: BlockRun): SideHoles {
  const isUnlike = (row: number, column: number): boolean =>
    apart(colourAt(closed, row * closed.columns + column), run.colour) > 2 * ONE_FILL;
  // The outermost blocks can be half of the fill and half of what is beside it.
  const across = (row: number): number =>
    longestOf(run.column0 + 1, run.column1 - 1, (column) => isUnlike(row, column));
  const down = (column: number): number => longestOf(run.row0 + 1, run.row1 - 1, (row) => isUnlike(row, column));
  const inner = (first: number, last: number): [number, number] =>
    last - first < 3 ? [first, first] : [first + 1, last - 2];
  const [[top, bottom], [left, right]] = [inner(run.row0, run.row1), inner(run.column0, run.column1)];
  return { left: down(left), right: down(right), top: across(top), bottom: across(bottom) };
}

/** The most numbers one after the other for which something holds. */
function longestOf(from: number, to: number, holds: (at: number) => boolean): number {
  let [length, longest] = [0, 0];
  for (let at = from; at < to; at++) {
    length = holds(at) ? length + 1 : 0;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** Moves each edge to where the picture turns from the fill's colour to another. */
function refined(raster: Raster, paper: Paper, run: BlockRun, holes: SideHoles): FilledBox {
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
interface PixelLine {
  x: number;
  y: number;
  dx: 0 | 1;
  dy: 0 | 1;
  length: number;
}

const lineAcross = (box: PixelBox, y: number): PixelLine => ({ x: box.x0, y, dx: 1, dy: 0, length: boxWidth(box) });
const lineDown = (box: PixelBox, x: number): PixelLine => ({ x, y: box.y0, dx: 0, dy: 1, length: boxHeight(box) });

/** Share of a line's pixels that have the colour, and the most without it one after the other. */
function likeness(raster: Raster, colour: Rgb, { x, y, dx, dy, length }: PixelLine): { share: number; gap: number } {
  const { width, channels, data } = raster;
  const [red, green, blue] = colour;
  const [second, third] = placesOf(raster);
  let [like, unlike, gap] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const at = ((y + dy * i) * width + x + dx * i) * channels;
    // Not a function of its own: it would be called for most pixels of a page, and cost five times as much.
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
