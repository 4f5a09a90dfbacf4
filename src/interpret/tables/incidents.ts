import { roundBox, union } from "../../model/geometry.js";
import type { Cell, Grid, RecognisedGrid } from "../../model/grid.js";
import type { Field, FieldKind, LineSpan, Paragraph, Word } from "../../model/layout.js";
import { FEWEST_KNOWN, columnKind, isPlan } from "./columnKinds.js";
import { startsWithDay, startsWithTime } from "./dayText.js";
import { areHeadings } from "./headings.js";
import { rowCells, rowTexts, textAt } from "./gridText.js";
import { textOf } from "./wordsText.js";

/** Rows over a table's headings: a title, a line of columns' groups. */
const MOST_ABOVE = 3;
/** So many of a column's cells must say the same for the column to be of that kind. */
const MOST = 0.6;

/** What the columns of a table of incidents hold, and which row its body begins with. */
interface Shape {
  kinds: FieldKind[];
  headings: string[];
  from: number;
  body: number;
}

/** Whether a grid has an incident a row: a column of days, and one that tells what happened, why or what was done. */
export function recogniseIncidents(grid: Grid, headings: readonly string[] | null): RecognisedGrid | null {
  const shape = headings ? continued(grid, headings) : headed(grid);
  if (!shape || isPlan([grid.above, ...shape.headings])) return null;
  return { kind: "incidents", from: shape.from, to: endOfBody(grid, shape), headings: shape.headings, values: 0 };
}

/** The incidents of a grid that was recognised: one paragraph a row, and the headings over them. */
export function readIncidents(grid: Grid): { headings: Paragraph | null; rows: Paragraph[]; goesOn: boolean } {
  const shape = grid.goesOn ? continued(grid, grid.headings ?? []) : headed(grid);
  if (!shape) return { headings: null, rows: [], goesOn: false };
  const day = dayColumn(grid, shape);
  const rows: Cell[][] = [];
  let goesOn = false;
  for (let r = shape.body; r < grid.rows; r++) {
    const cells = rowCells(grid, r).filter((c) => c.words.length > 0);
    if (cells.length === 0) continue;
    const isFirst = rows.length === 0;
    // What was broken off by the page or by a line within the row goes on without a day.
    const isRest = day !== null && !cells.some((c) => c.column === day) && cells.length > 1;
    if (isRest && isFirst) goesOn = grid.goesOn;
    if (isRest && !isFirst) rows[rows.length - 1] = joinedCells(rows.at(-1)!, cells);
    else rows.push(cells);
  }
  const heads = grid.cells.filter((c) => c.row < shape.body && c.words.length > 0);
  return {
    headings: heads.length ? toParagraph(grid.page, heads, null) : null,
    // A cell alone, such as "Infrastruktur" over the rows that follow, is no incident.
    rows: rows.map((cells) => toParagraph(grid.page, cells, isAlone(cells) ? null : shape.kinds)),
    goesOn,
  };
}

const isAlone = (cells: readonly Cell[]): boolean => cells.length === 1 && !startsWithDay(textOf(cells[0]!.words));

/** A row and what goes on with it, cell by cell. */
function joinedCells(above: readonly Cell[], rest: readonly Cell[]): Cell[] {
  const columns = [...new Set([...above, ...rest].map((c) => c.column))].sort((a, b) => a - b);
  return columns.map((column) => {
    const parts = [...above, ...rest].filter((c) => c.column === column);
    const words = parts.flatMap((c) => c.words);
    return { ...parts[0]!, words, box: union(words.map((w) => w.box)) };
  });
}

/** The columns of a grid with headings of its own; null where it is no table of incidents. */
function headed(grid: Grid): Shape | null {
  for (let row = 0; row < Math.min(MOST_ABOVE, grid.rows - 1); row++) {
    for (const depth of [2, 1]) {
      const body = row + depth;
      if (body >= grid.rows || (depth === 2 && !goesOnHeading(grid, row + 1))) continue;
      const headings = headingTexts(grid, row, body);
      const shape = { headings, from: row, body, kinds: kindsOf(grid, headings, body) };
      if (areHeadings(headings) && isIncidents(grid, shape)) return shape;
    }
  }
  return null;
}

/** The columns of a grid that goes on with a table of these headings. */
function continued(grid: Grid, headings: readonly string[]): Shape | null {
  if (headings.length !== grid.columns.length) return null;
  const shape = { headings: [...headings], from: 0, body: 0, kinds: kindsOf(grid, headings, 0) };
  return isIncidents(grid, shape) ? shape : null;
}

/** Whether a row goes on with the headings over it: "Fra" and "Til" under "Tidspunkt". */
function goesOnHeading(grid: Grid, row: number): boolean {
  const texts = rowTexts(grid, row);
  return !texts.some((t) => startsWithDay(t) || startsWithTime(t)) && texts.some((t) => columnKind(t) !== "other");
}

const headingTexts = (grid: Grid, from: number, to: number): string[] =>
  grid.columns.map((_, column) => {
    const texts: string[] = [];
    for (let row = from; row < to; row++) {
      const text = textAt(grid, row, column);
      if (text && texts.at(-1) !== text) texts.push(text);
    }
    return texts.join(" ");
  });

/** "INC0012345", "4711": a number is no incident, though "Incident" stands over it. */
const TICKET = /^(?:\p{Lu}{1,6}[-\s]?)?\d{3,}$/u;

/** What each column holds: by its heading, else by what stands in it. */
function kindsOf(grid: Grid, headings: readonly string[], body: number): FieldKind[] {
  const kinds = headings.map((heading, column): FieldKind => {
    const kind = columnKind(heading);
    if ((kind === "other" || kind === "event") && holds(grid, column, body, (text) => TICKET.test(text)))
      return "ticket";
    if (kind !== "other") return kind;
    if (holds(grid, column, body, startsWithDay)) return "date";
    return holds(grid, column, body, startsWithTime) ? "time" : "other";
  });
  // "Løsning" beside "Afhjælpning" is the system, where nothing else is.
  const isSystem = (column: number): boolean =>
    /^løsning(?:en)?$/i.test(headings[column]!) &&
    !kinds.includes("system") &&
    kinds.some((kind, other) => kind === "remedy" && other !== column);
  return kinds.map((kind, column) => (kind === "remedy" && isSystem(column) ? "system" : kind));
}

function holds(grid: Grid, column: number, body: number, may: (text: string) => boolean): boolean {
  const texts = columnTexts(grid, column, body);
  return texts.length > 0 && texts.filter(may).length >= MOST * texts.length;
}

const columnTexts = (grid: Grid, column: number, body: number): string[] =>
  Array.from({ length: grid.rows - body }, (_, i) => textAt(grid, body + i, column)).filter(Boolean);

const WHEN: ReadonlySet<FieldKind> = new Set<FieldKind>(["date", "start", "time"]);
const TOLD: ReadonlySet<FieldKind> = new Set<FieldKind>(["event", "impact", "cause", "remedy"]);

/** The column that says on which day each row's incident was; null for none. */
function dayColumn(grid: Grid, { kinds, body }: Shape): number | null {
  const found = kinds.findIndex((kind, column) => WHEN.has(kind) && holds(grid, column, body, startsWithDay));
  return found < 0 ? null : found;
}

function isIncidents(grid: Grid, shape: Shape): boolean {
  const known = shape.kinds.filter((kind) => kind !== "other");
  const told = shape.kinds.some((kind) => TOLD.has(kind));
  const isKnown = known.length >= FEWEST_KNOWN && known.length * 2 > shape.kinds.length;
  return isKnown && told && dayColumn(grid, shape) !== null;
}

/** Where the rows end: a note under them stands in one cell and names no day. */
function endOfBody(grid: Grid, { body }: Shape): number {
  let to = grid.rows;
  const isNote = (row: number): boolean => {
    const cells = rowCells(grid, row).filter((c) => c.words.length > 0);
    return cells.length <= 1 && !startsWithDay(rowTexts(grid, row).find(Boolean) ?? "");
  };
  while (to > body + 1 && isNote(to - 1)) to--;
  return to;
}

/** A row of cells as a paragraph: their texts joined by one space, each with its place and, under `kinds`, its field. */
export function toParagraph(page: number, cells: readonly Cell[], kinds: readonly FieldKind[] | null): Paragraph {
  let text = "";
  const lines: LineSpan[] = [];
  const fields: Field[] = [];
  for (const cell of cells) {
    const own = textOf(cell.words);
    const start = text === "" ? 0 : text.length + 1;
    text += (text === "" ? "" : " ") + own;
    lines.push({ start, end: text.length, source: { page, box: roundBox(union(cell.words.map((w) => w.box))) } });
    if (kinds) fields.push({ kind: kinds[cell.column] ?? "other", start, end: text.length });
  }
  const words: Word[] = cells.flatMap((cell) => cell.words);
  return {
    text,
    role: kinds ? "bullet" : "text",
    level: 0,
    mark: "",
    lines,
    textX: words[0]!.box[0],
    confidence: Math.min(1, ...words.map((w) => w.confidence)),
    size: words[0]!.size,
    bold: words.every((w) => w.bold),
    ...(kinds && { fields }),
  };
}
