import { centreX, centreY, overlap, union } from "../model/geometry.js";
import type { Page } from "../model/page.js";
import { drawnEdges } from "./columns.js";
import type { Line } from "./lines.js";
import type { ColumnHeading, Word } from "../model/layout.js";

interface LabelZone {
  rows: { words: Word[]; baseline: number; size: number }[];
  /** Lines that stand beside the values only. */
  others: readonly Line[];
  headings: readonly ColumnHeading[];
  /** X where the labels end. */
  end: number;
  page: Page;
}

interface Labels {
  labels: Word[][];
  stubs: Word[][];
  sections: { words: Word[]; beforeRow: number }[];
}

/** Label lines nearer than this (parts of the size), baseline to baseline, are one label. */
const LABEL_LEADING = 1.45;
/** A label starts left of the others by more than this (parts of the size): it stands in a column of its own. */
const OWN_COLUMN = 1;

/**
 * Gives every row its label, wrapped lines included, and what stands in the merged column before the labels.
 * What belongs to no row is a section name.
 */
export function assignLabels(zone: LabelZone): Labels {
  const start = startOfLabels(zone);
  const isStub = (w: Word): boolean => w.angle !== 0 || centreX(w.box) < start;
  const labels = zone.rows.map((row) => row.words.filter((w) => !isStub(w)));
  const stubWords = [...zone.rows.flatMap((row) => row.words), ...zone.others.flatMap((line) => line.words)].filter(
    isStub,
  );
  const sections: Labels["sections"] = [];
  const loose = zone.others
    .map((line) => ({ ...line, words: line.words.filter((w) => !isStub(w)) }))
    .filter((line) => line.words.length > 0);
  const bands = rowBands(zone, start);
  for (const block of joinedInBands(labelBlocks(loose, zone.rows, bands), zone.rows, bands)) {
    for (const { lines, row } of shareOut(block, zone.rows, bands)) {
      const words = lines.flatMap((line) => line.words);
      if (row !== null) labels[row] = inReadingOrder([...labels[row]!, ...words]);
      else {
        const beforeRow = zone.rows.findIndex((r) => r.baseline > lines[0]!.baseline);
        sections.push({ words, beforeRow: beforeRow < 0 ? zone.rows.length : beforeRow });
      }
    }
  }
  return { labels, stubs: assignStubs(stubWords, zone), sections };
}

const inReadingOrder = (words: readonly Word[]): Word[] =>
  [...words].sort((a, b) =>
    Math.abs(a.baseline - b.baseline) > a.size / 2 ? a.baseline - b.baseline : a.box[0] - b.box[0],
  );

/** X where the labels start, to the right of a merged column such as "Driftsområde" with "Produktion" under it. */
function startOfLabels({ rows, others, headings, end, page }: LabelZone): number {
  const words = [...rows.flatMap((r) => r.words), ...others.flatMap((l) => l.words)].filter((w) => w.angle === 0);
  const environment = headings.find((h) => h.kind === "environment");
  if (words.length === 0) return -Infinity;
  if (environment) {
    const region = union([environment.box, ...words.map((w) => w.box)]);
    const drawn = drawnEdges(region, page).find(
      (x) => x > centreX(environment.box) && x < end - environment.words[0]!.size,
    );
    if (drawn !== undefined) return drawn;
    return firstGap(
      [environment.box, ...words.map((w) => w.box)].map((b) => [b[0], b[2]]),
      centreX(environment.box),
      environment.words[0]!.size / 2,
    );
  }
  const starts = rows.flatMap((r) => (r.words[0] ? [r.words[0].box[0]] : [])).sort((a, b) => a - b);
  const usual = starts[starts.length >> 1] ?? -Infinity;
  const size = rows[0]?.size ?? 0;
  const ownColumn = words.filter((w) => w.box[2] < usual && w.box[0] < usual - OWN_COLUMN * size);
  if (ownColumn.length === 0) return endOfRepeated(rows, words);
  const ends = Math.max(...ownColumn.map((w) => w.box[2]));
  // Labels that end under each other begin at different places, and are no column of their own for that.
  const isApart = usual - ends >= STUB_GAP * size && !words.some((w) => w.box[0] < ends && w.box[2] > usual);
  return isApart ? (ends + usual) / 2 : endOfRepeated(rows, words);
}

/** A column before the labels ends this far (parts of the size) before them: more than a space. */
const STUB_GAP = 0.5;
/** More room than between words, parts of the size. */
const COLUMN_GAP = 1.5;

/**
 * X between "Produktion" on every row and the labels in a column of their own, or nothing where there is none. A label
 * of two lines stands over and under its row's line, on which "Produktion" is then alone.
 */
function endOfRepeated(rows: LabelZone["rows"], words: readonly Word[]): number {
  const size = rows[0]?.size ?? 0;
  const spans = words.map((w) => [w.box[0], w.box[2]] as const);
  const end = firstGap(spans, Math.min(...spans.map(([x]) => x)), COLUMN_GAP * size);
  const before = (w: Word): boolean => w.box[2] <= end;
  const named = rows.map((row) => row.words.filter(before).map((w) => w.text));
  const isRepeated = named.every((texts) => texts.length === 1 && texts[0] === named[0]![0]);
  const areAll = words.filter(before).length === rows.length;
  return rows.length > 1 && isRepeated && areAll ? end : -Infinity;
}

/** The middle of the first stretch right of `from` that no span covers and that is at least `least` wide. */
function firstGap(spans: readonly (readonly [number, number])[], from: number, least: number): number {
  let end = from;
  for (const [a, b] of [...spans].sort((s, t) => s[0] - t[0])) {
    if (b <= end) continue;
    if (a - end >= least && end > from) return (end + a) / 2;
    end = Math.max(end, b);
  }
  return -Infinity;
}

/** Y of the horizontal rulings across the labels, or nothing where there are none between most rows. */
function rowBands({ rows, end, page }: LabelZone, start: number): number[] {
  const left = Math.max(start, Math.min(...rows.flatMap((row) => row.words.map((w) => w.box[0]))));
  const across = page.rulings
    .filter(({ box }) => box[2] - box[0] > box[3] - box[1] && overlap(box[0], box[2], left, end) > (end - left) / 3)
    .map(({ box }) => centreY(box))
    .sort((a, b) => a - b);
  const between = rows.slice(1).filter((row, i) => across.some((y) => y > rows[i]!.baseline && y < row.baseline));
  return between.length * 2 >= rows.length - 1 ? across : [];
}

/** Label lines that hang together; a line at a row's own baseline parts them, and so does a ruling. */
function labelBlocks(lines: readonly Line[], rows: LabelZone["rows"], bands: readonly number[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const last = blocks.at(-1)?.at(-1);
    const near = last && line.baseline - last.baseline < LABEL_LEADING * line.size;
    const isBetween = (y: number): boolean => y > last!.baseline && y < line.baseline;
    const parted = last && (rows.some((r) => r.words.length > 0 && isBetween(r.baseline)) || bands.some(isBetween));
    if (near && !parted) blocks.at(-1)!.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** Blocks beside the same rows between two rulings are shared out together: each of those rows has its part of them. */
function joinedInBands(blocks: readonly Line[][], rows: LabelZone["rows"], bands: readonly number[]): Line[][] {
  const joined: Line[][] = [];
  for (const block of blocks) {
    const [near, last] = [nearRows(block, rows, bands), joined.at(-1)];
    const isBeside = last && near.length > 1 && nearRows(last, rows, bands).join() === near.join();
    if (bands.length > 0 && isBeside) last.push(...block);
    else joined.push([...block]);
  }
  return joined;
}

interface Share {
  lines: readonly Line[];
  /** The row whose label the lines go on with; null for a section's name. */
  row: number | null;
}

/** The rows whose labels a block goes on with: those of its ruled band, else those that it hangs together with. */
function shareOut(block: readonly Line[], rows: LabelZone["rows"], bands: readonly number[]): Share[] {
  const near = nearRows(block, rows, bands);
  if (near.length > 1 && near.some((i) => rows[i]!.words.length === 0)) {
    const best = divisions(block, near, rows).reduce((a, b) => (offCentre(b, rows) < offCentre(a, rows) ? b : a));
    return best.filter(({ lines }) => lines.length > 0);
  }
  const away = (i: number): number => distance(block, rows[i]!);
  // Of two as near the one above: labels start on top.
  const row = near.reduce<number | null>((best, i) => (best === null || away(i) < away(best) ? i : best), null);
  return [{ lines: block, row }];
}

function nearRows(block: readonly Line[], rows: LabelZone["rows"], bands: readonly number[]): number[] {
  const first = block[0]!;
  const last = block.at(-1)!;
  const above = bands.findLast((y) => y < first.baseline) ?? -Infinity;
  const below = bands.find((y) => y > last.baseline - last.size / 2) ?? Infinity;
  return rows.flatMap((row, i) => {
    const near = bands.length
      ? row.baseline > above && row.baseline < below
      : distance(block, row) < LABEL_LEADING * first.size;
    return near ? [i] : [];
  });
}

function distance(block: readonly Line[], row: LabelZone["rows"][number]): number {
  const [first, last] = [block[0]!.baseline, block.at(-1)!.baseline];
  return row.baseline < first ? first - row.baseline : Math.max(0, row.baseline - last);
}

/** All ways to divide lines among rows in their order; a row without a label of its own gets one at least, if there are enough. */
function divisions(lines: readonly Line[], near: readonly number[], rows: LabelZone["rows"]): Share[][] {
  const [row, ...others] = near;
  if (row === undefined) return lines.length === 0 ? [[]] : [];
  const wanting = (indices: readonly number[]): number => indices.filter((i) => rows[i]!.words.length === 0).length;
  const enough = lines.length >= wanting(near);
  const least = enough ? wanting([row]) : 0;
  const most = enough ? lines.length - wanting(others) : lines.length;
  return Array.from({ length: most - least + 1 }, (_, more) => least + more).flatMap((count) =>
    divisions(lines.slice(count), others, rows).map((rest) => [{ lines: lines.slice(0, count), row }, ...rest]),
  );
}

/** How far labels stand from the middle of their rows, summed up: what is wrapped stands around the values' line. */
function offCentre(shares: readonly Share[], rows: LabelZone["rows"]): number {
  return shares.reduce((sum, { lines, row }) => {
    const { words, baseline } = rows[row!]!;
    const own = words.length > 0 ? [words[0]!.baseline] : [];
    const label = [...own, ...lines.map((line) => line.baseline)];
    return label.length === 0 ? sum : sum + Math.abs(label.reduce((a, b) => a + b) / label.length - baseline);
  }, 0);
}

/** Gives each row the text of the column before the labels: its own, or that of the merged cell it stands beside. */
function assignStubs(words: readonly Word[], { rows, page }: LabelZone): Word[][] {
  const own = rows.map((row) => row.words.filter((w) => words.includes(w)));
  if (own.filter((stub) => stub.length > 0).length > 1) {
    return own.map((stub, i) => (stub.length ? stub : (own.slice(0, i).findLast((above) => above.length > 0) ?? [])));
  }
  const stubs = stackWords(words);
  if (stubs.length === 0) return rows.map(() => []);
  const cells = stubs.map((stub) => ({ stub, y: centreY(union(stub.map((w) => w.box))), band: bandOf(stub, page) }));
  return rows.map((row) => {
    const beside = cells.find(({ band }) => row.baseline > band[0] && row.baseline < band[1]);
    const away = (cell: (typeof cells)[number]): number => Math.abs(cell.y - row.baseline);
    return (beside ?? cells.reduce((best, cell) => (away(cell) < away(best) ? cell : best))).stub;
  });
}

/** Words that stand right over each other, or are turned letters of one word, are of one cell. */
function stackWords(words: readonly Word[]): Word[][] {
  const stubs: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.box[1] - b.box[1])) {
    const near = (w: Word): boolean =>
      overlap(w.box[1], w.box[3], word.box[1], word.box[3]) > -LABEL_LEADING * 0.5 * word.size;
    const host = stubs.find((stub) => stub.some(near));
    if (host) host.push(word);
    else stubs.push([word]);
  }
  return stubs;
}

/** Y of the rulings over and under a merged cell; an empty band where it is not ruled. */
function bandOf(stub: readonly Word[], page: Page): [number, number] {
  const [x0, y0, x1, y1] = union(stub.map((w) => w.box));
  const x = (x0 + x1) / 2;
  const across = page.rulings
    .filter(({ box }) => box[2] - box[0] > box[3] - box[1] && box[0] < x && box[2] > x)
    .map(({ box }) => centreY(box));
  const above = Math.max(...across.filter((y) => y <= y0 + 1));
  const below = Math.min(...across.filter((y) => y >= y1 - 1));
  return Number.isFinite(above) && Number.isFinite(below) ? [above, below] : [0, 0];
}
