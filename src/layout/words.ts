import { overlap, union } from "../model/geometry.js";
import type { Word } from "../model/layout.js";
import type { TextItem } from "../model/page.js";

/** Items whose baselines differ by less (parts of the size) are set on one line. */
const SAME_BASELINE = 0.1;
/** A gap wider than this (parts of the size) parts words; a space is 0.2 to 0.3 wide, letter spacing under 0.1. */
const WORD_GAP = 0.18;
/** Kerned and slanted letters run into each other by less than this (parts of the size); more is another text on top. */
const COLLISION = 0.35;

/** A piece of an item between spaces or gaps: a word or part of one. */
interface Piece extends Word {
  /** Whether a space parts it from what stands before it, or after it, in its own item. */
  parted: [before: boolean, after: boolean];
}

/**
 * Joins and cuts the text of a page into words, however the producer placed it: whole lines, words or single glyphs.
 * The words of one baseline come out left to right; texts printed over each other come out as separate runs.
 */
export function itemsToWords(items: readonly TextItem[]): Word[][] {
  const angles = new Map<TextItem["angle"], TextItem[]>();
  for (const item of items) angles.set(item.angle, [...(angles.get(item.angle) ?? []), item]);
  return [...angles].flatMap(([angle, group]) => {
    const upright = group.map((item) => turnUpright(item, angle));
    return baselines(upright).flatMap((row) =>
      lanes(row).map((lane) => joinPieces(lane).map((word) => turnBack(word, angle))),
    );
  });
}

/** Sorts into rows of equal baseline, each in drawing order. */
function baselines(items: readonly TextItem[]): TextItem[][] {
  const order = new Map(items.map((item, i) => [item, i]));
  const rows: TextItem[][] = [];
  let last: TextItem | null = null;
  for (const item of [...items].sort((a, b) => a.baseline - b.baseline)) {
    if (last && item.baseline - last.baseline <= SAME_BASELINE * Math.min(item.size, last.size))
      rows.at(-1)!.push(item);
    else rows.push([item]);
    last = item;
  }
  return rows.map((row) => row.sort((a, b) => order.get(a)! - order.get(b)!));
}

interface Lane {
  items: TextItem[];
  end: number;
}

/**
 * Parts a row whose items are printed over each other: an item goes where it has room, and of several such lanes to
 * the one that is set in its size and was drawn last.
 */
function lanes(row: readonly TextItem[]): TextItem[][] {
  const found: Lane[] = [];
  for (const item of row) {
    const free = found.filter((lane) => item.box[0] >= lane.end || !lane.items.some((other) => collides(item, other)));
    const lane = free.find((l) => l.items.at(-1)!.size === item.size) ?? free[0];
    if (lane) {
      lane.items.push(item);
      lane.end = Math.max(lane.end, item.box[2]);
      found.splice(found.indexOf(lane), 1);
      found.unshift(lane);
    } else found.unshift({ items: [item], end: item.box[2] });
  }
  return found.map((lane) => lane.items);
}

const collides = (a: TextItem, b: TextItem): boolean =>
  overlap(a.box[0], a.box[2], b.box[0], b.box[2]) > COLLISION * Math.min(a.size, b.size);

function joinPieces(lane: readonly TextItem[]): Word[] {
  const pieces = lane.flatMap(itemToPieces).sort((a, b) => a.box[0] - b.box[0]);
  const words: Word[] = [];
  let last: Piece | null = null;
  for (const piece of pieces) {
    const gap = last ? piece.box[0] - last.box[2] : Infinity;
    const near = gap < WORD_GAP * Math.max(piece.size, last?.size ?? 0);
    if (last && near && !last.parted[1] && !piece.parted[0]) words.push(join(words.pop()!, piece));
    else words.push(withoutParting(piece));
    last = piece;
  }
  return words;
}

const withoutParting = ({ parted: _, ...word }: Piece): Word => word;

function join(a: Word, b: Piece): Word {
  return {
    ...a,
    text: a.text + b.text,
    box: union([a.box, b.box]),
    bold: a.bold && b.bold,
    size: Math.max(a.size, b.size),
    baseline: a.size >= b.size ? a.baseline : b.baseline,
    edges: a.edges && b.edges ? [...a.edges.slice(0, -1), ...b.edges] : null,
    confidence: Math.min(a.confidence, b.confidence),
  };
}

/** Cuts an item at its spaces. */
function itemToPieces(item: TextItem): Piece[] {
  const { text } = item;
  const edges = item.offsets?.map((offset) => item.box[0] + offset);
  const pieces: Piece[] = [];
  let start = 0;
  const cut = (end: number, next: number): void => {
    if (end > start) pieces.push(piece(item, start, end, edges ?? null));
    start = next;
  };
  for (let i = 0; i < text.length; i++) {
    if (text[i] === " ") cut(i, i + 1);
  }
  cut(text.length, text.length);
  return pieces;
}

function piece(item: TextItem, start: number, end: number, edges: number[] | null): Piece {
  const whole = item.box[2] - item.box[0];
  const at = (i: number): number => edges?.[i] ?? item.box[0] + (whole * i) / item.text.length;
  const { text, offsets: _, ...rest } = item;
  return {
    ...rest,
    text: text.slice(start, end),
    box: [at(start), item.box[1], at(end), item.box[3]],
    edges: edges ? edges.slice(start, end + 1) : null,
    parted: [text[start - 1] === " ", text[end] === " "],
  };
}

/** Turned text is joined as if it were upright: along its reading direction. */
function turnUpright(item: TextItem, angle: TextItem["angle"]): TextItem {
  const [x0, y0, x1, y1] = item.box;
  switch (angle) {
    case 0:
      return item;
    case 90:
      return { ...item, box: [y0, -x1, y1, -x0], baseline: -item.baseline };
    case 180:
      return { ...item, box: [-x1, -y1, -x0, -y0], baseline: -item.baseline };
    case 270:
      return { ...item, box: [-y1, x0, -y0, x1], baseline: item.baseline };
  }
}

/** A turned word stands on the foot of its box: among the lines of the page that is where it belongs. */
function turnBack(word: Word, angle: TextItem["angle"]): Word {
  const [u0, v0, u1, v1] = word.box;
  switch (angle) {
    case 0:
      return word;
    case 90:
      return { ...word, box: [-v1, u0, -v0, u1], baseline: u1, edges: null };
    case 180:
      return { ...word, box: [-u1, -v1, -u0, -v0], baseline: -v0, edges: null };
    case 270:
      return { ...word, box: [v0, -u1, v1, -u0], baseline: -u0, edges: null };
  }
}
