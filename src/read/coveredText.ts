import { contains, type Box } from "../model/geometry.js";
import type { TextItem } from "../model/page.js";

/** What is painted over a place so that nothing under it is seen. */
export interface Cover {
  box: Box;
  by: "fill" | "picture";
}

/** Parts of the size over the baseline that small letters take: what leaves them free covers no text. */
const LETTER: readonly [foot: number, head: number] = [0.08, 0.42];

/** Parts an item into what is still seen under covers painted later and what is not, letter by letter. */
export function partCovered(
  item: TextItem,
  covers: readonly Cover[],
): { seen: TextItem[]; covered: { item: TextItem; by: Cover["by"] }[] } {
  const near = covers.filter(({ box }) => meets(item.box, box));
  if (near.length === 0) return { seen: [item], covered: [] };
  const seen: TextItem[] = [];
  const covered: { item: TextItem; by: Cover["by"] }[] = [];
  for (const { start, end, by } of runs(item, near)) {
    const piece = stretch(item, start, end);
    if (piece.text.trim() === "") continue;
    if (by) covered.push({ item: piece, by });
    else seen.push(piece);
  }
  return { seen, covered };
}

interface Run {
  start: number;
  end: number;
  by: Cover["by"] | null;
}

/** Letters that are covered alike; a space goes with what stands before it. */
function runs(item: TextItem, covers: readonly Cover[]): Run[] {
  const found: Run[] = [];
  for (let i = 0; i < item.text.length; i++) {
    const last = found.at(-1);
    const by = item.text[i] === " " && last ? last.by : coverOf(item, i, covers);
    if (last?.by === by) last.end = i + 1;
    else found.push({ start: i, end: i + 1, by });
  }
  return found;
}

const meets = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

const coverOf = (item: TextItem, index: number, covers: readonly Cover[]): Cover["by"] | null => {
  const points = LETTER.map((height) => pointOn(item, index, height));
  return covers.find(({ box }) => points.every(([x, y]) => contains(box, x, y)))?.by ?? null;
};

/** Where a letter's middle is at so many sizes over its baseline. */
function pointOn(item: TextItem, index: number, height: number): [x: number, y: number] {
  const along = (offsetOf(item, index) + offsetOf(item, index + 1)) / 2;
  const [x0, y0, x1, y1] = item.box;
  const up = height * item.size;
  switch (item.angle) {
    case 0:
      return [x0 + along, item.baseline - up];
    case 90:
      return [item.baseline + up, y0 + along];
    case 180:
      return [x1 - along, item.baseline + up];
    case 270:
      return [item.baseline - up, y1 - along];
  }
}

/** Of a letter's start from the item's, along its reading direction. */
function offsetOf({ text, box, angle, offsets }: TextItem, index: number): number {
  const length = angle === 0 || angle === 180 ? box[2] - box[0] : box[3] - box[1];
  return offsets?.[index] ?? (length * index) / text.length;
}

/** The letters from `start` up to `end` of an item, as one of its own. */
export function stretch(item: TextItem, start: number, end: number): TextItem {
  if (start === 0 && end === item.text.length) return item;
  const [from, to] = [offsetOf(item, start), offsetOf(item, end)];
  const [x0, y0, x1, y1] = item.box;
  const box = {
    0: [x0 + from, y0, x0 + to, y1],
    90: [x0, y0 + from, x1, y0 + to],
    180: [x1 - to, y0, x1 - from, y1],
    270: [x0, y1 - to, x1, y1 - from],
  }[item.angle] as Box;
  const offsets = item.offsets?.slice(start, end + 1).map((offset) => offset - from);
  return { ...item, text: item.text.slice(start, end), box, ...(offsets ? { offsets } : {}) };
}
