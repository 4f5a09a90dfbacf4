import { median } from "../../model/median.js";
import type { Component } from "./components.js";
import type { PixelBox } from "./raster.js";
import { boxHeight, boxWidth, unionBox } from "./raster.js";

/** Ink that reads as one piece: a cell, a heading, a line of text, a bullet. */
export interface Segment extends PixelBox {
  parts: Component[];
  /** Y on which its letters stand. */
  baseline: number;
  /** Height of its tall letters and digits over the baseline. */
  capHeight: number;
}

/** Sizes of what can be text, points: lowest dash or full stop to the letters of a title. */
const LEAST_AREA = 0.28;
const HIGHEST = 60;
const WIDEST = 150;
/** Gap between neighbours in one segment, in heights of the taller: wider than a word space, narrower than a column's gap. */
const GAP = 1.0;
/** Heights (of the taller) that a small mark may stand off a letter it belongs to, such as the ring of å. */
const MARK_OFF = 0.45;
/** Lone marks smaller than this, points squared, are dust. */
const DUST = 0.5;
/** Leftovers of lines and frames: this many times longer than thick, or with this little ink in their box. */
const LINE_ASPECT = 9;
/** An l in thin print is up to a dozen times as high as wide. */
const STEM_ASPECT = 16;
const FRAME_INK = 0.13;
/** How far from a neighbour's foot (in its own height) a tall thin letter's foot may be; a separator's is further. */
const SAME_FOOT = 0.12;
/** A separator in a header band: thin, and this many times as high as the page's usual letters. */
const TALLER = 1.35;
const SEPARATOR_ASPECT = 5;
/** Wider and higher than this (points) and this full, ink is a punch hole or a blot: a disc fills 0.79, a bold u 0.7. */
const BLOT = 11;
const BLOT_INK = 0.74;
/** How near to a line's course its leftovers lie, points. */
const ON_LINE = 1.2;
/** Longest dash, points. */
const LONGEST_DASH = 16;

/** Groups the ink of a page into segments; rulings part them, dust is dropped. */
export function segmentsOf(
  components: readonly Component[],
  rulings: readonly PixelBox[],
  pixelsPerPoint: number,
): Segment[] {
  const square = pixelsPerPoint ** 2;
  const inked = components
    .filter((each) => each.area >= LEAST_AREA * square)
    .filter((each) => boxHeight(each) <= HIGHEST * pixelsPerPoint && boxWidth(each) <= WIDEST * pixelsPerPoint)
    .sort((a, b) => a.x0 - b.x0);
  const down = rulings.filter((box) => boxHeight(box) > boxWidth(box));
  const usual = tallLetters(inked.map(boxHeight).filter((height) => height > 3 * pixelsPerPoint));
  const kept = inked
    .filter((each) => !isLineLeftover(each, usual, pixelsPerPoint) || standsBesideLetter(each, inked))
    .filter((each) => !holdsLetters(each, inked, usual));
  const letters = kept
    .filter((each) => !isSeparator(each, kept))
    .filter((each) => !isBlot(each, pixelsPerPoint) || standsInWord(each, inked, pixelsPerPoint))
    .filter((each) => !rulings.some((line) => liesOn(line, each, pixelsPerPoint)))
    .filter((each) => !down.some((line) => continues(line, each, pixelsPerPoint)) || standsWithinWord(each, inked));
  const isUnlike = unlike(usual);
  return joinMarks(chains(letters, down, isUnlike, pixelsPerPoint), isUnlike)
    .filter((parts) => parts.reduce((sum, part) => sum + part.area, 0) >= DUST * square)
    .map(segment)
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

/** Times higher than a letter, so no letter of its line: what is left of fills reaches over several lines. */
const UNLIKE = 3;
/** A letter is at least so high, parts of the page's usual tall ones; lower are dots and dashes, of titles too. */
const LETTER = 0.6;

type Unlike = (height: number, other: number) => boolean;

const unlike =
  (usual: number): Unlike =>
  (height, other) =>
    Math.min(height, other) >= LETTER * usual && Math.max(height, other) > UNLIKE * Math.min(height, other);

/** The height that most tall letters of the page reach, headings aside. */
function tallLetters(heights: readonly number[]): number {
  const sorted = [...heights].sort((a, b) => a - b);
  return sorted[Math.floor(0.8 * sorted.length)] ?? 0;
}

function isLineLeftover(each: Component, usual: number, pixelsPerPoint: number): boolean {
  const [width, height] = [boxWidth(each), boxHeight(each)];
  const separator = height > TALLER * usual && height / width > SEPARATOR_ASPECT && width < pixelsPerPoint * 2;
  const dashed = width / height > LINE_ASPECT && width > LONGEST_DASH * pixelsPerPoint;
  const frame = each.area < FRAME_INK * width * height && Math.max(width, height) > 1.5 * usual;
  const stem = height / width > (height > TALLER * usual ? LINE_ASPECT : STEM_ASPECT);
  return separator || dashed || frame || stem;
}

/** Letters whose middles lie in the box of what is left of a frame, at least; higher than this, parts of the usual. */
const HELD = 3;
const HELD_HEIGHT = 0.3;

/** Whether it is larger than letters and reaches around some: what is left of a frame or a fill does. */
function holdsLetters(each: Component, inked: readonly Component[], usual: number): boolean {
  if (boxHeight(each) < 2 * usual && boxWidth(each) < 3 * usual) return false;
  const held = inked.filter((other) => {
    const [x, y] = [(other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2];
    return other !== each && x > each.x0 && x < each.x1 && y > each.y0 && y < each.y1;
  });
  return held.filter((other) => boxHeight(other) >= HELD_HEIGHT * usual).length >= HELD;
}

/** Parts of a separator's height that letters of small print beside it have: an l's are higher, dots and hyphens lower. */
const [LEAST_BESIDE, MOST_BESIDE] = [0.2, 0.45];
/** So many of them stand no further from it than its height. */
const LETTERS_BESIDE = 2;

/** A thin upright beside which everything is far lower, as between the cells of small print. */
function isSeparator(each: Component, sorted: readonly Component[]): boolean {
  const height = boxHeight(each);
  if (height / boxWidth(each) <= SEPARATOR_ASPECT) return false;
  const beside = sorted.filter(
    (other) =>
      other !== each &&
      other.x0 < each.x1 + height &&
      other.x1 > each.x0 - height &&
      Math.min(other.y1, each.y1) > Math.max(other.y0, each.y0) &&
      boxHeight(other) / boxWidth(other) <= SEPARATOR_ASPECT,
  );
  const letters = beside.filter((other) => boxHeight(other) >= LEAST_BESIDE * height);
  return letters.length >= LETTERS_BESIDE && beside.every((other) => boxHeight(other) < MOST_BESIDE * height);
}

/** Whether a thin upright shares its foot with a letter close by, as an l does; `sorted` is from left to right. */
function standsBesideLetter(each: Component, sorted: readonly Component[]): boolean {
  const height = boxHeight(each);
  if (height < boxWidth(each)) return false;
  return sorted.some(
    (other) =>
      other !== each &&
      other.x0 < each.x1 + 0.5 * height &&
      other.x1 > each.x0 - 0.5 * height &&
      Math.abs(other.y1 - each.y1) <= SAME_FOOT * height &&
      boxHeight(other) >= 0.4 * height &&
      boxHeight(other) < 1.5 * height &&
      boxWidth(other) > boxWidth(each),
  );
}

const isBlot = (each: Component, pixelsPerPoint: number): boolean =>
  Math.min(boxWidth(each), boxHeight(each)) > BLOT * pixelsPerPoint &&
  each.area > BLOT_INK * boxWidth(each) * boxHeight(each);

/** Whether something of its height that is no blot stands at its side on the same line: a bold N is as full as a punch hole. */
function standsInWord(each: Component, sorted: readonly Component[], pixelsPerPoint: number): boolean {
  const height = boxHeight(each);
  return sorted.some(
    (other) =>
      other !== each &&
      other.x0 < each.x1 + 0.3 * height &&
      other.x1 > each.x0 - 0.3 * height &&
      Math.abs(other.y1 - each.y1) <= SAME_FOOT * height &&
      boxHeight(other) >= 0.6 * height &&
      boxHeight(other) < 1.5 * height &&
      !isBlot(other, pixelsPerPoint),
  );
}

/** Whether a flat patch lies in the course of a line, so was left when the line was taken away. */
function liesOn(line: PixelBox, each: Component, pixelsPerPoint: number): boolean {
  const near = ON_LINE * pixelsPerPoint;
  const across = boxWidth(line) > boxHeight(line);
  return across
    ? boxHeight(each) <= 2 * near &&
        each.y0 >= line.y0 - near &&
        each.y1 <= line.y1 + near &&
        each.x1 > line.x0 - near &&
        each.x0 < line.x1 + near
    : boxWidth(each) <= 2 * near &&
        each.x0 >= line.x0 - near &&
        each.x1 <= line.x1 + near &&
        each.y1 > line.y0 - near &&
        each.y0 < line.y1 + near;
}

/** How far beyond a line's end its leftovers lie, points: a header band over it is no higher. */
const BEYOND = 30;
/** How many times as high as wide such leftovers are. */
const THIN = 2;

/** Whether a thin upright lies in the course of a line down, over or under it: a separator in a header band. */
function continues(line: PixelBox, each: Component, pixelsPerPoint: number): boolean {
  const beyond = BEYOND * pixelsPerPoint;
  return (
    boxHeight(each) >= THIN * boxWidth(each) &&
    liesOn({ ...line, y0: line.y0 - beyond, y1: line.y1 + beyond }, each, pixelsPerPoint)
  );
}

/** Whether letters stand close by on both sides, as about an l; `sorted` is from left to right. */
function standsWithinWord(each: Component, sorted: readonly Component[]): boolean {
  const height = boxHeight(each);
  const beside = sorted.filter(
    (other) =>
      other !== each &&
      other.x0 < each.x1 + 0.3 * height &&
      other.x1 > each.x0 - 0.3 * height &&
      Math.min(other.y1, each.y1) - Math.max(other.y0, each.y0) >= 0.4 * height,
  );
  return beside.some((other) => other.x1 <= each.x1) && beside.some((other) => other.x0 >= each.x0);
}

/** Neighbours on one line, linked. */
function chains(
  sorted: readonly Component[],
  down: readonly PixelBox[],
  isUnlike: Unlike,
  pixelsPerPoint: number,
): Component[][] {
  const group = sorted.map((_, i) => i);
  const root = (i: number): number => {
    while (group[i] !== i) i = group[i] = group[group[i]!]!;
    return i;
  };
  const tallest = Math.max(0, ...sorted.map(boxHeight));
  for (const [i, left] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const right = sorted[j]!;
      if (right.x0 - left.x1 > GAP * tallest) break;
      if (root(i) === root(j) || !neighbours(left, right)) continue;
      if (isUnlike(boxHeight(left), boxHeight(right))) continue;
      if (down.some((line) => parts(line, left, right, ACROSS * pixelsPerPoint))) continue;
      group[root(j)] = root(i);
    }
  }
  const byRoot = new Map<number, Component[]>();
  for (const [i, each] of sorted.entries()) {
    const at = root(i);
    byRoot.set(at, [...(byRoot.get(at) ?? []), each]);
  }
  return [...byRoot.values()];
}

function neighbours(left: Component, right: Component): boolean {
  const tall = Math.max(boxHeight(left), boxHeight(right));
  if (right.x0 - left.x1 > GAP * tall) return false;
  const shared = Math.min(left.y1, right.y1) - Math.max(left.y0, right.y0);
  return shared >= 0.5 * Math.min(boxHeight(left), boxHeight(right));
}

/** Letters that come this near to a line from both sides, points, are of one word across it: "2022" over columns of months. */
const ACROSS = 0.6;

/** Whether the line stands between the two, and not both come as near to it as `across`. */
function parts(line: PixelBox, left: PixelBox, right: PixelBox, across: number): boolean {
  if (Math.max(line.x0 - left.x1, right.x0 - line.x1) <= across) return false;
  const x = (line.x0 + line.x1) / 2;
  const y = (Math.max(left.y0, right.y0) + Math.min(left.y1, right.y1)) / 2;
  return x > left.x1 - 2 && x < right.x0 + 2 && y > line.y0 && y < line.y1;
}

/** Small letters are so high, parts of tall ones; commas, rings, dots and quotes are lower. */
const SMALL_LETTER = 0.5;

/** Whether two or more small letters stand there, as in "er" and "var", which have no tall one. */
const isWord = (parts: readonly Component[], tall: number): boolean =>
  parts.filter((part) => boxHeight(part) >= SMALL_LETTER * tall).length > 1;

/** Commas, rings, dots and quotes join the segment they stand at. */
function joinMarks(groups: Component[][], isUnlike: Unlike): Component[][] {
  const boxed = groups.map((parts) => ({ parts, box: parts.reduce<PixelBox>(unionBox, parts[0]!) }));
  const height = (each: { parts: Component[] }): number => Math.max(...each.parts.map(boxHeight));
  const sorted = boxed.sort((a, b) => height(b) - height(a));
  const kept: typeof boxed = [];
  for (const each of sorted) {
    const home = kept.find((other) => {
      const tall = height(other);
      if (isUnlike(height(each), tall)) return false;
      if (height(each) > 0.75 * tall || isWord(each.parts, tall)) return overlapping(other.box, each.box);
      const off = MARK_OFF * tall;
      return (
        each.box.x0 < other.box.x1 + off &&
        each.box.x1 > other.box.x0 - 0.3 * off &&
        each.box.y0 < other.box.y1 + 0.2 * tall &&
        each.box.y1 > other.box.y0 - off &&
        boxWidth(each.box) < 3 * tall
      );
    });
    if (home) {
      home.parts.push(...each.parts);
      home.box = unionBox(home.box, each.box);
    } else kept.push({ ...each, parts: [...each.parts] });
  }
  return kept.map((each) => each.parts);
}

function overlapping(a: PixelBox, b: PixelBox): boolean {
  const across = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const down = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return across > 0 && down > 0.5 * Math.min(boxHeight(a), boxHeight(b));
}

/** Share of a line's letters that are as tall as its capitals, at least: fewer are brackets, or the ring of Å. */
const TALL = 0.08;
/** Letters of one height differ by less. */
const SAME_HEIGHT = 1.07;
/** In shorter pieces a single tall letter must do. */
const FEW = 12;

/** The segment that these parts make. */
export function segment(components: readonly Component[]): Segment {
  const parts = [...components].sort((a, b) => a.x0 - b.x0);
  const box = parts.reduce<PixelBox>(unionBox, parts[0]!);
  const baseline = median(lettersOf(parts).map((part) => part.y1));
  return {
    x0: box.x0,
    y0: box.y0,
    x1: box.x1,
    y1: box.y1,
    parts,
    baseline,
    capHeight: capHeightOf([{ parts, baseline }]),
  };
}

/** How high the capitals are of text in one or more pieces that stand beside each other. */
export function capHeightOf(pieces: readonly Pick<Segment, "parts" | "baseline">[]): number {
  const tops = pieces.flatMap(({ parts, baseline }) => lettersOf(parts).map((part) => baseline - part.y0));
  tops.sort((a, b) => b - a);
  if (tops.length < FEW) return tops[0]!;
  // "Årsagen var en" has a tall letter in seven, and a ring that is taller.
  const others = Math.max(1, Math.ceil(TALL * tops.length) - 1);
  return tops.find((top, i) => (tops[i + others] ?? -Infinity) * SAME_HEIGHT >= top) ?? tops[0]!;
}

/** Without dots and dashes, unless there is nothing else. */
function lettersOf(parts: readonly Component[]): Component[] {
  const tallest = Math.max(...parts.map(boxHeight));
  return parts.filter((part) => boxHeight(part) >= 0.45 * tallest);
}
