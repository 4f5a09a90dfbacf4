import { centreX, centreY, overlap, union, type Box } from "../model/geometry.js";
import type {
  Column,
  ColumnHeading,
  GridCell,
  GridRow,
  LayoutReader,
  TableGrid,
  ValueZone,
  Word,
} from "../model/layout.js";
import type { Page, Rgb } from "../model/page.js";
import { endOfLabels, headingsToColumns } from "./columns.js";
import { wordsToText, type Line } from "./lines.js";
import { fillBehind, isBackground } from "./fillBehind.js";
import { assignLabels } from "./rowLabels.js";
import { cutAtColumns } from "./spanningWords.js";
import { findHeaders, headsMonths, wordsBetween, type TableHeader } from "./tableHeader.js";
import { collectRows, type RowLines } from "./tableRows.js";
import { joinWrappedRows } from "./wrappedRows.js";

/** Right-aligned values may have their middle left of their narrower heading by this (parts of the size). */
const HEADING_OFFSET = 1.5;
/** A fill or ruling this near (points) touches. */
const TOUCH = 3;

/** All SLA tables of a page, and the lines that are in none. */
export function linesToTables(
  page: Page,
  lines: readonly Line[],
  reader: LayoutReader,
): { tables: TableGrid[]; rest: Line[] } {
  const headers = findHeaders(lines, reader);
  const tables: TableGrid[] = [];
  let rest = [...lines];
  headers.forEach((header) => {
    // The next header ends a table, be it that of a plan or budget.
    const next = rest.find((line) => line.box[1] > header.box[3] && headsMonths(line, reader));
    const end = next?.box[1] ?? Infinity;
    // The header's own second line stands among the lines below its first.
    const body = withoutWords(rest, new Set(header.headings.flatMap((h) => h.words)));
    const below = body
      .filter((line) => line.baseline > header.box[3] && line.baseline < end)
      .flatMap((line) => wordsBetween(line, header.x0, header.x1) ?? []);
    const table = readTable(page, header, below, reader);
    if (table.rows.length === 0) return;
    tables.push(table);
    rest = withoutWords(rest, tableWords(table));
  });
  return { tables, rest };
}

/** The rows of a table that began on an earlier page and goes on here without a header; null where it does not. */
export function continueTable(
  page: Page,
  lines: readonly Line[],
  before: TableGrid,
  reader: LayoutReader,
): { table: TableGrid; rest: Line[] } | null {
  const frame = { bottom: -Infinity, across: acrossLabels(page, before.zone) };
  const rows = collectRows(lines, before.zone, -Infinity, frame, reader);
  const table = toGrid(page, { ...before, headings: [] }, rows, reader);
  // A number in a sentence or a heading is no row: most columns must be filled, and with nothing but values.
  const isFull = ({ values }: GridRow): boolean =>
    values.filter((v) => v.words.length).length * 2 >= values.length &&
    values.every((v) => v.words.every((w) => reader.value(w.text)) || reader.value(wordsToText(v.words)));
  if (table.rows.length === 0 || !table.rows.every(isFull)) return null;
  return { table, rest: withoutWords(lines, tableWords(table)) };
}

function readTable(page: Page, header: TableHeader, below: readonly Line[], reader: LayoutReader): TableGrid {
  const monthHeadings = header.headings.filter((h) => h.kind === "month");
  const monthCentres = monthHeadings.map((h) => centreX(h.box));
  const leading = targetBeforeLabels(header, below);
  const values = header.headings.filter((h) => h.kind === "month" || (h.kind === "target" && h !== leading?.target));
  const pitch = (monthCentres.at(-1)! - monthCentres[0]!) / (monthCentres.length - 1);
  const provisional: ValueZone = {
    x0: values[0]!.box[0] - header.size * HEADING_OFFSET,
    labelEnd: values[0]!.box[0],
    x1: values.at(-1)!.box[2] + pitch / 2,
    pitch,
    size: header.size,
  };
  const frame = { bottom: frameOf(page, header.box)[3], across: acrossLabels(page, provisional) };
  const rows = collectRows(below, provisional, header.box[3], frame, reader);
  const words = [...rows.values, ...rows.others].flatMap((line) => line.words);
  const region = union([header.box, ...rows.values.map((line) => line.box)]);
  const x0 = endOfLabels(values[0]!, words, region, page);
  const columnsOf = (headings: readonly ColumnHeading[], may: (word: Word) => boolean): Column[] =>
    headingsToColumns(headings, words.filter(may), region, page);
  const inZone = header.headings.filter((h) => centreX(h.box) > x0);
  const columns = [
    ...(leading ? columnsOf([leading.target, leading.labels], (w) => centreX(w.box) < x0).slice(0, 1) : []),
    ...columnsOf(inZone, (w) => centreX(w.box) > x0).map((column) => ({ ...column, x0: Math.max(column.x0, x0) })),
  ];
  const months = header.headings.flatMap((h) => (h.month ? [h.month] : [])).sort();
  return toGrid(page, { headings: header.headings, months, columns, zone: { ...provisional, x0 } }, rows, reader);
}

/**
 * The headings of a target column that stands before the labels: "Servicemål | Service | jan-25 …". Its column is known
 * by what stands under it: labels have letters, and here none stand left of the target.
 */
function targetBeforeLabels(
  { headings }: TableHeader,
  below: readonly Line[],
): { target: ColumnHeading; labels: ColumnHeading } | null {
  const at = headings.findIndex((h) => h.kind === "target");
  const [target, labels, next] = headings.slice(at);
  if (!target || labels?.kind !== "other" || next?.kind !== "month") return null;
  const left = below.flatMap((line) => line.words).filter((w) => centreX(w.box) < target.box[0]);
  return left.some((w) => /\p{L}/u.test(w.text)) ? null : { target, labels };
}

function toGrid(
  page: Page,
  layout: Pick<TableGrid, "headings" | "months" | "columns" | "zone">,
  lines: RowLines,
  reader: LayoutReader,
): TableGrid {
  const { columns, zone, months } = layout;
  const cut = lines.values.map((line) => ({ ...line, words: cutAtColumns(line.words, columns, reader) }));
  const valueLines = joinWrappedRows(cut, columns, zone, page, reader);
  const leading = columns.find((c) => c.heading.kind === "target" && c.x1 <= zone.x0);
  const isLabel = (word: Word): boolean => centreX(word.box) < zone.x0 && !(leading && centreX(word.box) < leading.x1);
  const { labels, stubs, sections } = assignLabels({
    rows: valueLines.map((line) => ({
      words: line.words.filter(isLabel),
      baseline: line.baseline,
      size: line.size,
    })),
    others: lines.others,
    headings: layout.headings,
    end: zone.x0,
    page,
  });
  const extras: Word[] = [];
  const rows = valueLines.map((line, i): GridRow => {
    const words = line.words.filter((w) => !isLabel(w));
    const inColumn = (column: Column): Word[] =>
      words.filter((w) => centreX(w.box) >= column.x0 && centreX(w.box) < column.x1);
    // A stripe that goes on behind the label is the row's, not the cell's.
    const stripe = labels[i]!.length ? fillBehind(page, union(labels[i]!.map((w) => w.box))) : null;
    const cellOf = (column: Column | undefined): GridCell => {
      if (!column) return emptyCell(line);
      const cell = toCell(page, column, inColumn(column), line);
      return stripe && cell.fill && sameColour(stripe, cell.fill) ? { ...cell, fill: null } : cell;
    };
    extras.push(...columns.filter((c) => c.heading.kind !== "month" && c.heading.kind !== "target").flatMap(inColumn));
    const target = cellOf(columns.find((c) => c.heading.kind === "target"));
    const values = months.map((month) => cellOf(columns.find((c) => c.heading.month === month)));
    const boxes = [...labels[i]!, ...words].map((w) => w.box);
    return { label: labels[i]!, stub: stubs[i]!, target, values, box: union(boxes) };
  });
  const grid = { page: page.number, ...layout, rows, sections, extras };
  return { ...grid, box: union([...tableWords(grid)].map((w) => w.box)) };
}

const sameColour = (a: Rgb, b: Rgb): boolean => a.every((v, i) => v === b[i]);

const emptyCell = (line: Line): GridCell => ({ words: [], box: line.box, fill: null });

function toCell(page: Page, column: Column, words: Word[], line: Line): GridCell {
  const heading = column.heading.box;
  // An empty cell stands under its heading, as high as its row.
  const box: Box = words.length
    ? union(words.map((w) => w.box))
    : [Math.max(column.x0, heading[0]), line.box[1], Math.min(column.x1, heading[2]), line.box[3]];
  return { words, box, fill: fillBehind(page, box) };
}

/** Y of the rulings drawn from the labels into the values. */
const acrossLabels = (page: Page, { x0, pitch }: ValueZone): number[] =>
  page.rulings.filter(({ box }) => box[0] < x0 - pitch / 2 && box[2] > x0 + pitch / 2).map(({ box }) => centreY(box));

/** How far the fills and rulings reach that hang together with a header. */
function frameOf(page: Page, header: Box): Box {
  const drawn = [...page.rulings, ...page.fills].map((d) => d.box).filter((box) => !isBackground(page, box));
  let frame = header;
  for (let grown = true; grown;) {
    grown = false;
    for (const box of drawn) {
      const touches =
        overlap(box[0], box[2], frame[0], frame[2]) > -TOUCH && overlap(box[1], box[3], frame[1], frame[3]) > -TOUCH;
      if (!touches || overlap(box[1], box[3], frame[1], frame[3]) >= box[3] - box[1]) continue;
      frame = union([frame, box]);
      grown = true;
    }
  }
  return frame;
}

/** Every word of a table. */
export function tableWords(table: Omit<TableGrid, "box">): Set<Word> {
  return new Set([
    ...table.headings.flatMap((h) => h.words),
    ...table.rows.flatMap((row) => [
      ...row.label,
      ...row.stub,
      ...row.target.words,
      ...row.values.flatMap((v) => v.words),
    ]),
    ...table.sections.flatMap((s) => s.words),
    ...table.extras,
  ]);
}

/** Lines without the words that a table took; a word cut at a column is taken in its parts. */
function withoutWords(lines: readonly Line[], taken: ReadonlySet<Word>): Line[] {
  const whole = new Set([...taken].map((w) => w.cutFrom ?? w));
  return lines.flatMap((line) => {
    const words = line.words.filter((w) => !whole.has(w));
    if (words.length === line.words.length) return [line];
    return words.length ? [{ ...line, words, box: union(words.map((w) => w.box)) }] : [];
  });
}
