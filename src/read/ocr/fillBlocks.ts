import type { Rgb } from "../../model/page.js";
import type { Paper } from "./paper.js";

/** How far (of 255, in any channel) a fill lies from white paper: light grey shading stays paper. */
export const FROM_PAPER = 44;
/** How far two blocks of one fill may differ in a channel: JPEG and scanner noise stay under it. */
export const ONE_FILL = 30;
/** … and a pixel from its fill. */
export const LIKE = 2 * ONE_FILL;

export const apart = (a: Rgb, b: Rgb): number =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

/** The colour of a block. */
export const colourAt = (paper: Paper, block: number): Rgb => {
  const at = block * paper.channels;
  const red = paper.colours[at]!;
  return paper.channels === 1 ? [red, red, red] : [red, paper.colours[at + 1]!, paper.colours[at + 2]!];
};

/** Where blocks of one colour make up a rectangle, and what of other cells is at its sides. */
export function fillRuns(paper: Paper): { run: BlockRun; holes: SideHoles }[] {
  const white = whiteOf(paper);
  const closed = withTextClosed(paper, filledBlocks(paper, white));
  const filled = filledBlocks(closed, white);
  return [...patches(closed, filled), ...rectangles(closed, filled)].map((run) => ({
    run,
    holes: holesAtSides(closed, run),
  }));
}

/** Marks the blocks of another colour than white paper: nearly all of a page is white, and is left out at once. */
function filledBlocks({ colours, channels }: Paper, white: number): Uint8Array {
  const filled = new Uint8Array(colours.length / channels);
  for (let block = 0, at = 0; block < filled.length; block++) {
    for (const end = at + channels; at < end; at++) if (Math.abs(colours[at]! - white) > FROM_PAPER) filled[block] = 1;
  }
  return filled;
}

/** Rows of blocks in which a line of text can hide the fill behind it: more would be a cell of another colour. */
const TEXT_ROWS = 2;

/** The paper with fills going on behind their text. */
function withTextClosed(paper: Paper, filled: Uint8Array): Paper {
  const { columns, rows, channels } = paper;
  const colours = paper.colours.slice();
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

/** A rectangle of blocks of one colour; the rows and columns behind the last are exclusive. */
export interface BlockRun {
  row0: number;
  row1: number;
  column0: number;
  column1: number;
  colour: Rgb;
}

/** Share of its box that a patch of blocks must fill to be a rectangle with uneven edges. */
const RECTANGULAR = 0.85;

/** Connected like-coloured blocks that make up a rectangle as a whole: header bands with separators in them. */
function patches(paper: Paper, filled: Uint8Array): BlockRun[] {
  const { columns, rows } = paper;
  const seen = new Uint8Array(columns * rows);
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
function rectangles(paper: Paper, filled: Uint8Array): BlockRun[] {
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
function whiteOf(paper: Paper): number {
  const counts = new Uint32Array(256);
  const { colours, channels } = paper;
  for (let at = 0; at < colours.length; at += channels) {
    counts[channels === 1 ? colours[at]! : Math.min(colours[at]!, colours[at + 1]!, colours[at + 2]!)]!++;
  }
  let most = 255;
  for (let level = 255; level > 128; level--) if (counts[level]! > counts[most]!) most = level;
  return most;
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
export interface SideHoles {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Of a rectangle there are none. */
function holesAtSides(closed: Paper, run: BlockRun): SideHoles {
  const isUnlike = (row: number, column: number): boolean =>
    apart(colourAt(closed, row * closed.columns + column), run.colour) > LIKE;
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
