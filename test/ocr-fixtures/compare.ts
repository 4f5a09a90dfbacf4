import type { Page, TextItem } from "../../src/model/page.js";
import type { Shown } from "./scan.js";
import type { TrueWord } from "./truth.js";

/** How well a scanned page was read. */
export interface PageScore {
  cells: number;
  /** Cells that the scan does not show whole. */
  lost: number;
  right: number;
  /** Right and said to be sure. */
  sure: number;
  wrong: string[];
  /** Wrong though said to be sure: the worst there is. */
  silentlyWrong: string[];
  /** Letters of the running text, and how many edits part the reading from them. */
  letters: number;
  edits: number;
}

/** From here on a value counts as sure. */
const SURE = 0.9;
/** What stands in value cells of the samples. */
const CELL = /^(\d{1,3},\d{1,2}%|\d{1,3}(\.\d{3})+|n\.a\.|-|\p{Ll}{3}-\d\d)$/u;
/** What only stands in value cells and the heading over them: left of it are names with hyphens. */
const COLUMN = /^(\d{1,3},\d\d%|\p{Ll}{3}-\d\d)$/u;
/** How far a cell may stand from where it was printed, points: scans lose their edges, skew moves them. */
const NEAR = 9;

/** Less of a word than this is to be seen where nothing may be read, and where nobody can read it whole. */
const [NOTHING, WHOLE] = [0.1, 0.6];

/** @param shown how well the scan shows a printed cell: where it shows nothing, no number may be read at all */
export function comparePage(truth: readonly TrueWord[], page: Page, shown: Shown = () => 1): PageScore {
  const rows = tableRows(truth);
  const left = Math.min(...truth.filter((word) => COLUMN.test(word.text)).map((word) => word.x0)) - NEAR;
  const cells = truth.filter(
    (word) =>
      !word.turned && word.x0 > left && CELL.test(word.text) && rows.some((y) => Math.abs(y - word.baseline) < 2),
  );
  const score: PageScore = {
    cells: cells.length,
    lost: 0,
    right: 0,
    sure: 0,
    wrong: [],
    silentlyWrong: [],
    letters: 0,
    edits: 0,
  };
  for (const cell of cells) {
    const item = nearest(cell, page.items);
    const seen = shown(cell);
    if (seen < WHOLE) {
      score.lost++;
      score.cells--;
      const invented = item && /\d/.test(item.text) && (seen < NOTHING || item.confidence >= SURE);
      if (invented && item.text !== cell.text)
        score.silentlyWrong.push(`${cell.text} is lost, yet read as ${item.text}`);
    } else if (item?.text === cell.text) {
      score.right++;
      if (item.confidence >= SURE) score.sure++;
    } else {
      const note = `${cell.text} read as ${item ? `${item.text} ${item.confidence.toFixed(2)}` : "nothing"}`;
      score.wrong.push(note);
      if (item && item.confidence >= SURE) score.silentlyWrong.push(note);
    }
  }
  // Nothing is as silent as a value where none is printed.
  for (const item of page.items) {
    const invented =
      /\d,\d\d%|\d\.\d{3}/.test(item.text) && item.confidence >= SURE && !cells.some((cell) => isNear(cell, item));
    if (invented && rows.some((y) => Math.abs(y - item.baseline) < NEAR))
      score.silentlyWrong.push(`invented ${item.text}`);
  }
  return { ...score, ...proseScore(truth, page, rows) };
}

/** Baselines with at least four cells on them. */
function tableRows(truth: readonly TrueWord[]): number[] {
  const cells = truth.filter((word) => !word.turned && CELL.test(word.text));
  return cells
    .map((word) => word.baseline)
    .filter((y) => cells.filter((other) => Math.abs(other.baseline - y) < 2).length >= 4);
}

const isNear = (cell: TrueWord, item: TextItem): boolean =>
  Math.abs(item.baseline - cell.baseline) < NEAR && Math.abs(item.box[0] - cell.x0) < 2 * NEAR;

function nearest(cell: TrueWord, items: readonly TextItem[]): TextItem | undefined {
  const distance = (item: TextItem): number =>
    Math.abs(item.baseline - cell.baseline) + Math.abs((item.box[0] + item.box[2]) / 2 - (cell.x0 + cell.x1) / 2);
  return items.filter((item) => isNear(cell, item)).sort((a, b) => distance(a) - distance(b))[0];
}

function proseScore(
  truth: readonly TrueWord[],
  page: Page,
  rows: readonly number[],
): { letters: number; edits: number } {
  const inTable = (y: number): boolean => rows.some((row) => Math.abs(row - y) < NEAR);
  const printed = linesOf(
    truth
      .filter((word) => !word.turned && !inTable(word.baseline))
      .map((word) => ({ ...word, y: word.baseline, x: word.x0 })),
  );
  const read = linesOf(
    page.items
      .filter((item) => item.angle === 0 && !inTable(item.baseline))
      .map((item) => ({ text: item.text, y: item.baseline, x: item.box[0] })),
  );
  return { letters: printed.length, edits: editDistance(plain(printed), plain(read)) };
}

const plain = (text: string): string =>
  text
    .replace(/[–—]/g, "-")
    .replace(/[”“"„]/g, '"')
    .replace(/[·∙●▪]/g, "•")
    .replace(/\s+/g, " ");

interface Placed {
  text: string;
  x: number;
  y: number;
}

/** Words of one line lie within this many points. */
const SAME_LINE = 4;

function linesOf(words: readonly Placed[]): string {
  const lines: Placed[][] = [];
  for (const word of [...words].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    if (line && word.y - line[0]!.y < SAME_LINE) line.push(word);
    else lines.push([word]);
  }
  return lines
    .map((line) =>
      line
        .sort((a, b) => a.x - b.x)
        .map((word) => word.text)
        .join(" "),
    )
    .join(" ");
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
