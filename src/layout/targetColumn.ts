import { overlap, union } from "../model/geometry.js";
import type { LayoutReader, Word } from "../model/layout.js";
import { wordsToText, type Line } from "./lines.js";
import type { Token } from "./tableHeader.js";

/** Words nearer than this (parts of the size) are of one cell. */
const WITHIN_CELL = 0.8;
/** Rows further below the last than this (parts of the size) are of no table under this header. */
const REACH = 8;

interface Cell {
  words: Word[];
  text: string;
  x0: number;
  x1: number;
}

/** The column beside the months that holds targets, whatever it is called; null for none. */
export function targetByContent(
  others: readonly Token[],
  months: readonly Token[],
  body: readonly Line[],
  reader: LayoutReader,
): Token | null {
  const left = Math.min(...months.map((m) => m.box[0]));
  const right = Math.max(...months.map((m) => m.box[2]));
  const rows = rowsUnder(months, body, reader);
  if (rows.length === 0) return null;
  // A target in the middle of its cell stands beside values that are wrapped, on a line of its own.
  const [top, bottom] = [rows[0]!.box[1] - rows[0]!.size, rows.at(-1)!.box[3] + rows[0]!.size];
  const cells = body
    .filter((line) => line.box[1] > top && line.box[3] < bottom)
    .flatMap((line) => valueCells(line, reader));
  const before = columnsOf(cells.filter((c) => c.x1 <= left));
  const after = columnsOf(cells.filter((c) => c.x0 >= right));
  for (const column of [...before.sort((a, b) => b[0]!.x0 - a[0]!.x0), ...after]) {
    const [x0, x1] = [Math.min(...column.map((c) => c.x0)), Math.max(...column.map((c) => c.x1))];
    const over = others.filter((t) => overlap(t.box[0], t.box[2], x0, x1) > 0);
    const heading = wordsToText(over.flatMap((t) => t.words));
    const texts = column.map((c) => c.text);
    if (column.length * 2 < rows.length || !reader.holdsTargets(texts, heading)) continue;
    const words = over.flatMap((t) => t.words);
    const box = words.length
      ? union(words.map((w) => w.box))
      : ([x0, months[0]!.box[1], x1, months[0]!.box[3]] as Token["box"]);
    return { kind: "target", text: heading, box, month: null, words, read: null };
  }
  return null;
}

/** Whether the rows under months hold availabilities: a table of those needs no target to be one. */
export function holdsAvailability(months: readonly Token[], body: readonly Line[], reader: LayoutReader): boolean {
  const left = Math.min(...months.map((m) => m.box[0]));
  const right = Math.max(...months.map((m) => m.box[2]));
  const isUnder = ({ x0, x1 }: Cell): boolean => (x0 + x1) / 2 > left && (x0 + x1) / 2 < right;
  const cells = rowsUnder(months, body, reader).flatMap((line) => valueCells(line, reader).filter(isUnder));
  return reader.holdsAvailability(cells.map((c) => c.text));
}

/** The lines with values under the months, down to where a gap ends them. */
function rowsUnder(months: readonly Token[], body: readonly Line[], reader: LayoutReader): Line[] {
  const rows: Line[] = [];
  const foot = Math.max(...months.map((m) => m.box[3]));
  let last = foot;
  for (const line of body) {
    if (line.box[3] <= foot) continue;
    if (line.baseline - last > REACH * line.size) break;
    const under = valueCells(line, reader).filter((cell) =>
      months.some((m) => overlap(m.box[0], m.box[2], cell.x0, cell.x1) > 0),
    );
    if (under.length * 2 < months.length) continue;
    rows.push(line);
    last = line.baseline;
  }
  return rows;
}

/** The cells of a line that may hold a value. */
function valueCells(line: Line, reader: LayoutReader): Cell[] {
  const groups: Word[][] = [];
  for (const word of line.words) {
    const last = groups.at(-1)?.at(-1);
    if (last && word.box[0] - last.box[2] <= WITHIN_CELL * word.size) groups.at(-1)!.push(word);
    else groups.push([word]);
  }
  return groups.flatMap((words) => {
    const text = wordsToText(words);
    return reader.value(text) ? [{ words, text, x0: words[0]!.box[0], x1: words.at(-1)!.box[2] }] : [];
  });
}

/** Cells under each other, left to right. */
function columnsOf(cells: readonly Cell[]): Cell[][] {
  const columns: Cell[][] = [];
  for (const cell of [...cells].sort((a, b) => a.x0 - b.x0)) {
    const host = columns.find((column) => column.some((c) => overlap(c.x0, c.x1, cell.x0, cell.x1) > 0));
    if (host) host.push(cell);
    else columns.push([cell]);
  }
  return columns;
}
