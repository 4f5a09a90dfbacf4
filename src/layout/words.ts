import { overlap, union } from "../model/geometry.js";
import type { Word } from "../model/layout.js";
import type { TextItem } from "../model/page.js";

/** Items whose baselines differ by less (parts of the size) are set on one line. */
const SAME_BASELINE = 0.1;
/** A gap wider than this (parts of the size) parts words; a space is 0.2 to 0.3 wide, letter spacing under 0.1. */
const WORD_GAP = 0.18;
/** Kerned and slanted letters run into each other by less than this (parts of the size); more is another text on top. */
const COLLISION = 0.35;
/** Words of one turned text stand nearer than this (parts of the size). */
const FAR = 1.8;

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
  for (const item of items) {
    const group = angles.get(item.angle);
    if (group) group.push(item);
    else angles.set(item.angle, [item]);
  }
  return [...angles].flatMap(([angle, group]) => {
    const upright = group.map((item) => turnUpright(item, angle));
    return baselines(upright).flatMap((row) =>
      lanes(row)
        .map(joinPieces)
        .flatMap((words) => (angle === 0 ? [words] : partFar(words)))
        // Blanks alone are no words.
        .filter((words) => words.length > 0)
        .map((words) => words.map((word) => turnBack(word, angle))),
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

/** Parts words that stand far from each other: turned text over another is of another cell or table. */
function partFar(words: readonly Word[]): Word[][] {
  const groups: Word[][] = [];
  for (const word of words) {
    const last = groups.at(-1)?.at(-1);
    if (last && word.box[0] - last.box[2] < FAR * word.size) groups.at(-1)!.push(word);
    else groups.push([word]);
  }
  return groups;
}

function joinPieces(lane: readonly TextItem[]): Word[] {
  const pieces = lane.flatMap(itemToPieces).sort((a, b) => a.box[0] - b.box[0]);
  const groups: Piece[][] = [];
  let last: Piece | null = null;
  for (const piece of pieces) {
    const gap = last ? piece.box[0] - last.box[2] : Infinity;
    const near = gap < WORD_GAP * Math.max(piece.size, last?.size ?? 0);
    if (last && near && !last.parted[1] && !piece.parted[0]) groups.at(-1)!.push(piece);
    else groups.push([piece]);
    last = piece;
  }
  return groups.map(piecesToWord);
}

/** Built field by field, as words are the one thing there are thousands of on a page: copying by spread costs ten times. */
function piecesToWord(pieces: readonly Piece[]): Word {
  const first = pieces[0]!;
  const { size, baseline } = pieces.reduce((largest, p) => (p.size > largest.size ? p : largest));
  const word: Word = {
    text: first.text,
    box: first.box,
    baseline,
    size,
    bold: first.bold,
    angle: first.angle,
    edges: first.edges,
    confidence: first.confidence,
  };
  if (first.alternative !== undefined) word.alternative = first.alternative;
  if (pieces.length === 1) return word;
  word.text = pieces.map((p) => p.text).join("");
  word.box = union(pieces.map((p) => p.box));
  word.bold = pieces.every((p) => p.bold);
  word.confidence = Math.min(...pieces.map((p) => p.confidence));
  // Where one piece ends the next one starts: it says where.
  word.edges = pieces.some((p) => p.edges === null)
    ? null
    : pieces.flatMap((p, i) => (i < pieces.length - 1 ? p.edges!.slice(0, -1) : p.edges!));
  return word;
}

/** Cuts an item at its spaces. */
function itemToPieces(item: TextItem): Piece[] {
  const { text } = item;
  const pieces: Piece[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && text[i] !== " ") continue;
    if (i > start) pieces.push(piece(item, start, i));
    start = i + 1;
  }
  return pieces;
}

function piece(item: TextItem, start: number, end: number): Piece {
  const { text, box, offsets } = item;
  const at = (i: number): number => box[0] + (offsets ? offsets[i]! : ((box[2] - box[0]) * i) / text.length);
  const piece: Piece = {
    text: text.slice(start, end),
    box: [at(start), box[1], at(end), box[3]],
    baseline: item.baseline,
    size: item.size,
    bold: item.bold,
    angle: item.angle,
    edges: offsets ? offsets.slice(start, end + 1).map((offset) => box[0] + offset) : null,
    confidence: item.confidence,
    parted: [text[start - 1] === " ", text[end] === " "],
  };
  if (item.alternative !== undefined) piece.alternative = item.alternative;
  return piece;
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
