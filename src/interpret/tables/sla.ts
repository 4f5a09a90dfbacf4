import { union } from "../../model/geometry.js";
import { cellAt, turnedGrid, type Cell, type Grid, type RecognisedGrid } from "../../model/grid.js";
import type { ColumnHeading, GridCell, GridRow, TableGrid, Word } from "../../model/layout.js";
import { monthOrdinal } from "../../model/monthOrdinal.js";
import { toMonth } from "../monthHeading.js";
import { mayBeValue } from "./cellValue.js";
import { holdsAvailability, holdsTargets } from "./columnContent.js";
import { textAt } from "./gridText.js";
import { readMonthColumn } from "./monthColumn.js";
import { isTargetHeading } from "./targetHeading.js";

/** Fewer consecutive months head no SLA table. */
const FEWEST_MONTHS = 3;
/** Months stand in one of the first columns: "2024", "april". */
const MONTH_COLUMNS = 2;
/** So many of a service's months hold something that may be a value. */
const MOST = 0.6;

/** A table with its months down and its services across. */
interface MonthsDown {
  /** Row and month, top to bottom. */
  months: { row: number; month: string; cells: Cell[] }[];
  /** The row of targets, null for none. */
  target: number | null;
  services: number[];
  /** First row of the headings. */
  from: number;
}

/** Whether a grid has a month a row and services across, or the other way round. */
export function recogniseSla(grid: Grid): RecognisedGrid | null {
  const down = monthsDownTable(grid);
  if (down) {
    const to = Math.max(down.months.at(-1)!.row, down.target ?? 0) + 1;
    return { kind: "sla", from: down.from, to, headings: [], values: valuesOf(grid, down) };
  }
  const turned = turnedGrid(grid);
  const across = monthsDownTable(turned);
  if (!across) return null;
  const from = Math.min(...across.months.flatMap((m) => m.cells.map((c) => c.column)));
  return { kind: "sla", from, to: across.services.at(-1)! + 1, headings: [], values: valuesOf(turned, across) };
}

const valuesOf = (grid: Grid, { months, services }: MonthsDown): number =>
  services.flatMap((c) => months.map((m) => textAt(grid, m.row, c))).filter((text) => text && mayBeValue(text)).length;

/** The table of a grid that was recognised, with a service a row. */
export const readSla = (grid: Grid): TableGrid | null => readDown(grid) ?? readDown(turnedGrid(grid));

function readDown(grid: Grid): TableGrid | null {
  const shape = monthsDownTable(grid);
  if (!shape) return null;
  const { months, target, services } = shape;
  const sorted = [...months].sort((a, b) => monthOrdinal(a.month) - monthOrdinal(b.month));
  const firstMonth = Math.min(...months.map((m) => m.row));
  const rows = services.map((column): GridRow => {
    const label = uniqueCells(grid, column, shape.from, firstMonth, target).flatMap((cell) => cell.words);
    const goal = target === null ? emptyCell(grid, column, firstMonth) : valueAt(grid, target, column);
    const values = sorted.map((m) => valueAt(grid, m.row, column));
    const boxes = [...label, ...goal.words, ...values.flatMap((v) => v.words)].map((w) => w.box);
    return { label, stub: [], target: goal, values, box: union(boxes) };
  });
  const monthHeadings = sorted.map(({ month, cells }): ColumnHeading => {
    const words = cells.flatMap((c) => c.words);
    return {
      kind: "month",
      text: words.map((w) => w.text).join(" "),
      box: union(words.map((w) => w.box)),
      month,
      words,
    };
  });
  const targetWords = target === null ? [] : (cellAt(grid, target, 0)?.words ?? []);
  const headings: ColumnHeading[] = [
    ...(targetWords.length
      ? [
          {
            kind: "target" as const,
            text: targetWords.map((w) => w.text).join(" "),
            box: union(targetWords.map((w) => w.box)),
            month: null,
            words: targetWords,
          },
        ]
      : []),
    ...monthHeadings,
  ];
  const used = new Set<Word>([
    ...headings.flatMap((h) => h.words),
    ...rows.flatMap((r) => [...r.label, ...r.target.words, ...r.values.flatMap((v) => v.words)]),
  ]);
  const corner = uniqueCells(grid, 0, shape.from, firstMonth, target).flatMap((c) =>
    c.words.filter((w) => !used.has(w)),
  );
  if (corner.length) {
    corner.forEach((w) => used.add(w));
    // "Måned" heads the months as "System" heads the labels elsewhere.
    headings.unshift({
      kind: "environment",
      text: "",
      box: union(corner.map((w) => w.box)),
      month: null,
      words: corner,
    });
  }
  return {
    page: grid.page,
    headings,
    months: sorted.map((m) => m.month),
    rows,
    sections: [],
    extras: grid.cells.flatMap((c) => c.words).filter((w) => !used.has(w)),
    columns: [],
    zone: { x0: grid.box[0], x1: grid.box[2], labelEnd: grid.box[0], pitch: 0, size: 0 },
    box: grid.box,
  };
}

function monthsDownTable(grid: Grid): MonthsDown | null {
  for (let column = 0; column < Math.min(MONTH_COLUMNS, grid.columns.length - 1); column++) {
    const months = monthsDown(grid, column);
    if (months.length < FEWEST_MONTHS) continue;
    const firstMonth = Math.min(...months.map((m) => m.row));
    const target = targetRow(grid, months, column);
    const services = grid.columns.flatMap((_, c) => (c > column && holdsValues(grid, c, months) ? [c] : []));
    const texts = services.flatMap((c) => months.map((m) => textAt(grid, m.row, c)));
    if (services.length === 0 || (target === null && !holdsAvailability(texts))) continue;
    const from = firstHeadingRow(grid, services, Math.min(firstMonth, target ?? firstMonth));
    if (from === null) continue;
    return { months, target, services, from };
  }
  return null;
}

/** The longest run of rows whose month follows that of the row before, ascending or descending. */
function monthsDown(grid: Grid, column: number): MonthsDown["months"] {
  const runs: MonthsDown["months"][] = [];
  for (let row = 0; row < grid.rows; row++) {
    const read = monthOfRow(grid, row, column);
    if (!read) continue;
    const run = runs.at(-1);
    const step = run ? monthOrdinal(read.month) - monthOrdinal(run.at(-1)!.month) : 0;
    const before = run && run.length > 1 ? monthOrdinal(run[1]!.month) - monthOrdinal(run[0]!.month) : step;
    if (run && Math.abs(step) === 1 && step === before) run.push({ row, ...read });
    else runs.push([{ row, ...read }]);
  }
  return runs.reduce((best, run) => (run.length > best.length ? run : best), []);
}

/** The month that a row is of, by one cell or by two: "2024" over several rows beside "april". */
function monthOfRow(grid: Grid, row: number, column: number): { month: string; cells: Cell[] } | null {
  const cells = [cellAt(grid, row, column), column > 0 ? cellAt(grid, row, column - 1) : undefined].filter(
    (c) => c !== undefined && c.words.length > 0,
  ) as Cell[];
  const texts = cells.map((c) => c.words.map((w) => w.text).join(" "));
  const whole = readMonthColumn(texts[0] ?? "");
  if (whole?.year && whole.month) return { month: toMonth(whole.year, whole.month), cells: cells.slice(0, 1) };
  const both = texts.length === 2 ? readMonthColumn(`${texts[0]} ${texts[1]}`) : null;
  return both?.year && both.month ? { month: toMonth(both.year, both.month), cells } : null;
}

/** The row of targets over or under the months: by its label, else by what it holds. */
function targetRow(grid: Grid, months: MonthsDown["months"], column: number): number | null {
  const own = new Set(months.map((m) => m.row));
  const others = Array.from({ length: grid.rows }, (_, row) => row).filter((row) => !own.has(row));
  const textsOf = (row: number): string[] =>
    grid.columns.slice(column + 1).map((_, c) => textAt(grid, row, c + column + 1));
  const isValues = (row: number): boolean => {
    const texts = textsOf(row).filter(Boolean);
    return texts.length > 0 && texts.every((text) => mayBeValue(text) || /^n\.?\/?a\.?$/i.test(text));
  };
  const label = (row: number): string => textAt(grid, row, column) || textAt(grid, row, 0);
  const named = others.find((row) => isTargetHeading(label(row)) && isValues(row));
  return named ?? others.find((row) => isValues(row) && holdsTargets(textsOf(row), label(row))) ?? null;
}

function holdsValues(grid: Grid, column: number, months: MonthsDown["months"]): boolean {
  const texts = months.map((m) => textAt(grid, m.row, column)).filter(Boolean);
  return texts.length > 0 && texts.filter((text) => mayBeValue(text)).length >= MOST * texts.length;
}

/** The first of the rows over the months that name the services; null where nothing does. */
function firstHeadingRow(grid: Grid, services: readonly number[], before: number): number | null {
  const rows = Array.from({ length: before }, (_, row) => row);
  const names = rows.filter((row) => {
    const texts = services.map((c) => textAt(grid, row, c));
    // One text over all columns is a title.
    return texts.filter(Boolean).length > 0 && (services.length === 1 || new Set(texts).size > 1);
  });
  const last = names.at(-1);
  if (last === undefined) return null;
  let first = last;
  while (names.includes(first - 1)) first--;
  return first;
}

/** The cells of a column between two rows, each once, without those of the target's row. */
function uniqueCells(grid: Grid, column: number, from: number, to: number, target: number | null): Cell[] {
  const cells = new Set<Cell>();
  for (let row = from; row < to; row++) {
    const cell = row === target ? undefined : cellAt(grid, row, column);
    if (cell && cell.words.length > 0) cells.add(cell);
  }
  return [...cells];
}

function valueAt(grid: Grid, row: number, column: number): GridCell {
  const cell = cellAt(grid, row, column);
  return cell ? { words: cell.words, box: cell.box, fill: cell.fill } : emptyCell(grid, column, row);
}

const emptyCell = (grid: Grid, column: number, row: number): GridCell => {
  const { x0, x1 } = grid.columns[column]!;
  const beside = grid.cells.find((c) => c.row === row)?.box ?? grid.box;
  return { words: [], box: [x0, beside[1], x1, beside[3]], fill: null };
};
