import { widthOf } from "./font.js";
import type { Layout, TableOptions } from "./layoutOptions.js";
import type { Month } from "./month.js";
import { yearOf } from "./month.js";
import { cellText, HEADERS, monthHeading, PALETTES, targetHeading, targetText } from "./printed.js";
import type { RowDescription, TableDescription } from "./report.js";
import { colourOf, shownColour } from "./report.js";
import { shownBy } from "./layoutOptions.js";
import type { Colour, Mark, TextMark } from "./scene.js";
import { fill, frameAround, rule } from "./scene.js";
import { wordsOf, wrap } from "./words.js";

/** A table ready to be placed: its bands can be split over pages. */
export interface TablePlan {
  header: Band;
  rows: Band[];
  /** What surrounds the bands of one page: rulings and the merged "Produktion". */
  around(top: number, headerBottom: number, rowBottoms: number[]): Mark[];
}
export interface Band {
  height: number;
  at(y: number): Mark[];
}

interface Column {
  x: number;
  width: number;
  align: TableOptions["align"];
  heading: string[];
  month?: Month;
  lines(row: RowDescription): string[];
  colour(row: RowDescription): Colours | null;
  footnoted(row: RowDescription): boolean;
}
interface Colours {
  fill: Colour;
  text: Colour;
}

const PADDING = 3;
const LINE = 1.25;
const LARGEST = 8;
const HEADER_GREY: Colour = [242, 242, 242];

export function planTable(table: TableDescription, layout: Layout, x: number, width: number): TablePlan {
  const options = layout.table;
  const columns = columnsOf(table, layout, x, width);
  const size = sizeFor(columns, table);
  const row = (description: RowDescription, index: number): Band => ({
    height: bandHeight(
      columns.map((c) => c.lines(description).length),
      size,
    ),
    at(y) {
      const stripe = options.striped && index % 2 === 1 ? [fill("table", x, y, width, this.height, HEADER_GREY)] : [];
      return [...stripe, ...rowMarks(columns, description, y, this.height, size, options)];
    },
  });
  return {
    header: headerBand(columns, table.months, size, options),
    rows: table.rows.map(row),
    around: (top, headerBottom, bottoms) => [
      ...mergedEnvironment(table, options, columns, headerBottom, bottoms.at(-1)!, size),
      ...rulings(options, columns, top, headerBottom, bottoms),
    ],
  };
}

// Columns

const NONE = { colour: () => null, footnoted: () => false };

function columnsOf(table: TableDescription, layout: Layout, left: number, width: number): Column[] {
  const { table: options } = layout;
  const environment = { none: 0, "every-row": 0.065, merged: 0.065, rotated: 0.03 }[options.environment];
  const label = labelShare(layout);
  const target = 0.06;
  const month = (1 - environment - label - target) / table.months.length;
  const narrow = { options: layout.text, width: label * width - 2 * PADDING };

  const months = table.months.map((m, i) => ({ share: month, ...monthColumn(m, i, table, layout) }));
  const targets = { share: target, ...targetColumn(options) };
  const columns = [
    ...(environment ? [{ share: environment, ...environmentColumn(table, options) }] : []),
    { share: label, ...labelColumn(narrow, environment === 0) },
    ...(options.targetPlace === "before" ? [targets, ...months] : [...months, targets]),
  ];
  let x = left;
  return columns.map(({ share, ...column }) => {
    const placed = { ...column, x, width: share * width };
    x += placed.width;
    return placed;
  });
}

/** Of the table's width. */
function labelShare({ page, table }: Layout): number {
  const portrait = page.format === "a4";
  if (table.narrowLabels) return portrait ? 0.15 : 0.085;
  return portrait ? 0.23 : 0.18;
}

type ColumnContent = Omit<Column, "x" | "width">;

const environmentColumn = (table: TableDescription, { environment }: TableOptions): ColumnContent => ({
  ...NONE,
  align: "left",
  heading: environment === "rotated" ? [""] : ["Driftsområde"],
  lines: () => (environment === "every-row" ? [table.environment] : [""]),
});

const LABEL_SIZE = 7;

const labelColumn = (narrow: { options: Layout["text"]; width: number }, onlyLabel: boolean): ColumnContent => ({
  ...NONE,
  align: "left",
  heading: [onlyLabel ? "Driftsområde" : ""],
  lines: (row) =>
    wrap(wordsOf(row.service, narrow.options), narrow.width, LABEL_SIZE, narrow.options).map((line) =>
      line.map((w) => w.text).join(" "),
    ),
});

const targetColumn = (options: TableOptions): ColumnContent => ({
  ...NONE,
  align: options.align,
  heading: targetHeading(options.target),
  lines: (row) => [targetText(row, options)],
});

function monthColumn(month: Month, index: number, table: TableDescription, layout: Layout): ColumnContent {
  const { table: options } = layout;
  return {
    align: options.align,
    heading: monthHeading(month, options.months),
    month,
    lines: (row) => [cellText(row, row.values[index]!, options)],
    colour: (row) => {
      const colour = shownColour(row, row.values[index]!, shownBy(layout));
      return colour && PALETTES[options.palette][colour];
    },
    footnoted: (row) => options.footnotes !== "none" && colourOf(row, row.values[index]!) !== null,
  };
}

/** The largest size at which every cell's text, with room for a footnote mark, fits its column. */
function sizeFor(columns: readonly Column[], table: TableDescription): number {
  const fitting = columns.map((column) => {
    const texts = [...column.heading, ...(column.month ? table.rows.flatMap((r) => column.lines(r)) : [])];
    const widest = Math.max(...texts.map((t) => widthOf(t, 1, true)));
    return widest === 0 ? LARGEST : (column.width - 2 * PADDING) / (widest + 0.4);
  });
  return Math.min(LARGEST, ...fitting);
}

// Bands

const bandHeight = (lineCounts: number[], size: number): number => Math.max(...lineCounts) * size * LINE + 2 * PADDING;

function headerBand(columns: readonly Column[], months: readonly Month[], size: number, options: TableOptions): Band {
  const years = options.months === "year-row" ? size * LINE + PADDING : 0;
  const height =
    bandHeight(
      columns.map((c) => c.heading.length),
      size,
    ) + years;
  const colours = HEADERS[options.header];
  const text = colours?.text ?? [0, 0, 0];
  const [first, last] = [columns[0]!, columns.at(-1)!];
  return {
    height,
    at: (y) => [
      ...(colours ? [fill("table", first.x, y, last.x + last.width - first.x, height, colours.fill)] : []),
      ...(years ? yearMarks(columns, months, y, size, text) : []),
      ...columns.flatMap((column) =>
        cellMarks(column, column.heading, y + years, height - years, { size, bold: true, colour: text }),
      ),
    ],
  };
}

/** "2024" and "2025", each in the middle of its months. */
function yearMarks(
  columns: readonly Column[],
  months: readonly Month[],
  y: number,
  size: number,
  colour: Colour,
): Mark[] {
  return [...new Set(months.map(yearOf))].flatMap((year) => {
    const own = columns.filter((c) => c.month && yearOf(c.month) === year);
    const [first, last] = [own[0]!, own.at(-1)!];
    const span = { x: first.x, width: last.x + last.width - first.x, align: "centre" as const };
    return cellMarks(span, [String(year)], y, size * LINE + 2 * PADDING, { size, bold: true, colour });
  });
}

function rowMarks(
  columns: readonly Column[],
  row: RowDescription,
  y: number,
  height: number,
  size: number,
  options: TableOptions,
): Mark[] {
  const fills = columns.flatMap((c) => {
    const colours = c.colour(row);
    return colours ? [fill("table", c.x, y, c.width, height, colours.fill)] : [];
  });
  const texts = columns.map((c) => {
    const style = { size: c.month ? size : Math.min(LABEL_SIZE, size * 1.3), colour: c.colour(row)?.text ?? BLACK };
    const marks = cellMarks(c, c.lines(row), y, height, style);
    return c.footnoted(row) ? withFootnote(marks, options) : marks;
  });
  return [...fills, ...joinedRuns(columns, texts, options)];
}

const BLACK: Colour = [0, 0, 0];

function cellMarks(
  cell: Pick<Column, "x" | "width" | "align">,
  lines: readonly string[],
  y: number,
  height: number,
  style: Pick<TextMark, "size"> & Partial<TextMark>,
): TextMark[] {
  const top = y + (height - lines.length * style.size * LINE) / 2;
  return lines.flatMap((text, i) => {
    if (text === "") return [];
    const width = widthOf(text, style.size, style.bold);
    const x = {
      left: cell.x + PADDING,
      centre: cell.x + (cell.width - width) / 2,
      right: cell.x + cell.width - PADDING - width,
    }[cell.align];
    return [{ kind: "text", part: "table", text, x, y: top + (i * LINE + 0.95) * style.size, ...style }];
  });
}

function withFootnote(marks: TextMark[], { footnotes }: TableOptions): TextMark[] {
  const cell = marks[0]!;
  if (footnotes !== "raised") return [{ ...cell, text: cell.text + footnotes }];
  const size = cell.size * 0.6;
  return [cell, { ...cell, text: "1", size, x: cell.x + widthOf(cell.text, cell.size), y: cell.y - cell.size * 0.35 }];
}

/** Cells that a producer writes in one run, with as many spaces between as bring each under its heading. */
function joinedRuns(columns: readonly Column[], cells: TextMark[][], { runs }: TableOptions): TextMark[] {
  if (runs === "cell") return cells.flat();
  const values = columns.flatMap((c, i) => (c.month ? cells[i]! : []));
  const others = columns.flatMap((c, i) => (c.month ? [] : cells[i]!));
  const length = runs === "pair" ? 2 : values.length;
  const joined: TextMark[] = [];
  for (let i = 0; i < values.length; i += length) joined.push(joinedRun(values.slice(i, i + length)));
  return [...others, ...joined];
}

function joinedRun(cells: readonly TextMark[]): TextMark {
  const [first] = cells as [TextMark];
  const space = widthOf(" ", first.size);
  const text = cells.reduce((run, cell) => {
    const gap = cell.x - first.x - widthOf(run, first.size);
    return run === "" ? cell.text : run + " ".repeat(Math.max(1, Math.round(gap / space))) + cell.text;
  }, "");
  return { ...first, text };
}

// Around the bands

function mergedEnvironment(
  table: TableDescription,
  { environment }: TableOptions,
  columns: readonly Column[],
  top: number,
  bottom: number,
  size: number,
): Mark[] {
  if (environment !== "merged" && environment !== "rotated") return [];
  const column = columns[0]!;
  const style = { size: Math.min(LABEL_SIZE, size * 1.3), bold: true };
  if (environment === "merged") return cellMarks(column, [table.environment], top, bottom - top, style);
  const length = widthOf(table.environment, style.size, true);
  const x = column.x + column.width / 2 + style.size * 0.35;
  const y = (top + bottom + length) / 2;
  return [{ kind: "text", part: "table", text: table.environment, x, y, upwards: true, ...style }];
}

function rulings(
  { rulings: style, environment }: TableOptions,
  columns: readonly Column[],
  top: number,
  headerBottom: number,
  bottoms: readonly number[],
): Mark[] {
  const [first, last] = [columns[0]!, columns.at(-1)!];
  const width = last.x + last.width - first.x;
  const bottom = bottoms.at(-1)!;
  if (style === "none") return [];
  if (style === "outer") return frameAround("table", first.x, top, width, bottom - top);
  // The merged cell has no lines through it.
  const merged = environment === "merged" || environment === "rotated" ? first.width : 0;
  const between = bottoms.slice(0, -1).map((y) => rule("table", first.x + merged, y, width - merged, 0));
  const across = [top, headerBottom, bottom].map((y) => rule("table", first.x, y, width, 0));
  if (style === "horizontal") return [...across, ...between];
  const edges = [...columns.map((c) => c.x), first.x + width];
  return [...across, ...between, ...edges.map((x) => rule("table", x, top, 0, bottom - top))];
}
