import { roundBox } from "../../model/geometry.js";
import type { Grid, RecognisedGrid } from "../../model/grid.js";
import type { FieldKind } from "../../model/layout.js";
import type { Changes } from "../../model/record.js";
import { readEnvironment } from "../environment.js";
import { readCellValue } from "./cellValue.js";
import { columnKind } from "./columnKinds.js";
import { startsWithDay } from "./dayText.js";
import { areHeadings } from "./headings.js";
import { rowCells, rowTexts } from "./gridText.js";
import { textOf } from "./wordsText.js";

/** "Ændringer", "Antal ændringer", "Changes", "RFC" */
const CHANGE = /(?<!\p{L})(?:\p{L}*ændring(?:er|erne)?|changes?|rfc(?:er)?)(?!\p{L})/iu;
const WINDOW = /servicevindu|service\s?window/iu;
/** "Gennemførte", "Udført", "Implementeret": what was done. */
const DONE = /gennemført|udført|foretaget|implementeret/iu;
/** "Planlagte", "Aflyst", "Næste måned", "heraf akutte": counted elsewhere, or not done. */
const NOT_DONE = /planlag|kommende|afvist|udskudt|udsat|aflys|annuller|tilbagerul|næste|heraf/iu;
const TOTAL = /^(?:i alt|total|sum|samlet)/iu;
/** "Årsag", "Afhjælpning": a table of incidents */
const INCIDENT = /årsag|afhj[æe]lp|konsekvens|hændelse|forstyrrelse/iu;
const WHEN: ReadonlySet<FieldKind> = new Set<FieldKind>(["date", "start", "time"]);
/** Rows over a table's headings: a title. */
const MOST_ABOVE = 2;

/** What a table says of a platform's changes; null for what it does not. */
export interface ChangesOfTable extends Pick<Changes, "serviceWindows" | "environment" | "text" | "source"> {
  count: number | null;
}

/** Whether a grid counts or lists changes or service windows that were carried out. */
export function recogniseChanges(grid: Grid): RecognisedGrid | null {
  const found = readRows(grid);
  return found && { kind: "changes", from: found.from, to: grid.rows, headings: rowTexts(grid, found.from), values: 0 };
}

/** The changes and service windows of a grid that was recognised. */
export function readChangesTable(grid: Grid): ChangesOfTable | null {
  const found = readRows(grid);
  if (!found) return null;
  const text = grid.cells
    .filter((c) => c.words.length > 0)
    .map((c) => textOf(c.words))
    .join(" ");
  const { count, serviceWindows, environment } = found;
  return { count, serviceWindows, environment, text, source: { page: grid.page, box: roundBox(grid.box) } };
}

interface Counted extends Pick<ChangesOfTable, "count" | "serviceWindows" | "environment"> {
  from: number;
}

function readRows(grid: Grid): Counted | null {
  for (let row = 0; row < Math.min(MOST_ABOVE, grid.rows - 1); row++) {
    const headings = rowTexts(grid, row);
    // What is planned, and what is to come, was not done yet.
    if (NOT_DONE.test(grid.above) || headings.some((h) => INCIDENT.test(h))) continue;
    const told = [grid.above, ...headings].filter((t) => CHANGE.test(t) || WINDOW.test(t));
    if (told.length === 0 || !areHeadings(headings)) continue;
    const read = countedRows(grid, row, headings) ?? listedRows(grid, row, headings);
    if (read) return { ...read, from: row };
  }
  return null;
}

/** A table of numbers: "Produktion | 12 | 5" under "Miljø | Ændringer | Servicevinduer". */
function countedRows(grid: Grid, head: number, headings: readonly string[]): Omit<Counted, "from"> | null {
  const counts: { label: string; text: string; number: number }[] = [];
  for (let row = head + 1; row < grid.rows; row++) {
    const [label, ...texts] = rowTexts(grid, row) as [string, ...string[]];
    if (startsWithDay(label)) return null;
    for (const [i, text] of texts.entries()) {
      if (text === "") continue;
      const value = readCellValue(text);
      if ((value.kind !== "number" && value.kind !== "count") || !Number.isInteger(value.value)) return null;
      counts.push({ label, text: `${label} ${headings[i + 1]}`, number: value.value });
    }
  }
  if (counts.length === 0) return null;
  const windows = counts.filter((c) => WINDOW.test(c.text));
  const changes = counts.filter((c) => !WINDOW.test(c.text) && !NOT_DONE.test(c.text));
  const done = changes.filter((c) => DONE.test(c.text));
  const labels = [...new Set(counts.map((c) => c.label))];
  return {
    count: total(done.length > 0 ? done : changes),
    serviceWindows: total(windows),
    environment: labels.length === 1 ? readEnvironment(labels[0]!) : null,
  };
}

/** The total that a table prints, else the sum of its numbers; null where it has none. */
function total(counts: readonly { label: string; text: string; number: number }[]): number | null {
  if (counts.length === 0) return null;
  const printed = counts.filter((c) => TOTAL.test(c.label));
  return (printed.length > 0 ? printed : counts).reduce((sum, c) => sum + c.number, 0);
}

/** A list with a change or a service window a row, each with its day. */
function listedRows(grid: Grid, head: number, headings: readonly string[]): Omit<Counted, "from"> | null {
  const rows = Array.from({ length: grid.rows - head - 1 }, (_, i) => head + 1 + i).filter(
    (row) => rowCells(grid, row).filter((c) => c.words.length > 0).length > 1,
  );
  const day = headings.findIndex((h) => WHEN.has(columnKind(h)));
  const dated = day < 0 ? [] : rows.filter((row) => startsWithDay(rowTexts(grid, row)[day]!));
  if (dated.length === 0 || dated.length < rows.length) return null;
  const done = dated.filter((row) => !rowTexts(grid, row).some((text) => NOT_DONE.test(text)));
  const isOfChanges = headings.some((h) => CHANGE.test(h)) || (CHANGE.test(grid.above) && !WINDOW.test(grid.above));
  return {
    count: isOfChanges ? done.length : null,
    serviceWindows: isOfChanges ? null : done.length,
    environment: null,
  };
}
