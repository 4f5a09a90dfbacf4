import { widthOf } from "./font.js";
import type { Mark, Scene, ScenePage } from "./scene.js";
import { fill, frameAround, rule } from "./scene.js";

/** How a table of plain texts is drawn: what `test/tables.test.ts` varies. */
export interface TableStyle {
  rulings: "all" | "horizontal" | "outer" | "none";
  header: "dark" | "grey" | "plain";
  align: "left" | "centre" | "right";
  /** Where a cell's text stands in a row of cells that are higher. */
  vertical: "top" | "middle";
  size: number;
  padding: number;
}

export const HOUSE_STYLE: TableStyle = {
  rulings: "all",
  header: "dark",
  align: "left",
  vertical: "top",
  size: 8,
  padding: 4,
};

/** A table as its texts say; "^" goes on with the cell over it, "<" with the one to its left. */
export interface DrawnTable {
  title?: string;
  /** Of the table's width, one a column; the same for all where left out. */
  widths?: number[];
  headerRows?: number;
  rows: string[][];
}

/** A page of a small report: a heading, lines of prose, tables, and lines under them. */
export interface DrawnReport {
  heading: string;
  prose: string[];
  tables: DrawnTable[];
  after?: string[];
}

const PAGE = { width: 842, height: 595 };
const LEFT = 40;
const WIDTH = PAGE.width - 2 * LEFT;
const LINE = 1.25;
const TEXT = 10;

/** The report as a scene; a table that does not fit goes on over the page. */
export function tableScene(report: DrawnReport, style: TableStyle): Scene {
  const pages: ScenePage[] = [];
  let y = 0;
  const page = (): ScenePage => pages.at(-1)!;
  const newPage = (): void => {
    pages.push({ ...PAGE, marks: [] });
    y = 40;
  };
  const line = (text: string, size = TEXT, bold = false): void => {
    for (const part of wrapped(text, WIDTH, size, bold)) {
      page().marks.push({ kind: "text", part: "body", text: part, x: LEFT, y: y + size, size, bold });
      y += size * LINE;
    }
    y += size * 0.6;
  };
  newPage();
  line(report.heading, 20, true);
  line("DRIFTSSTATUS", 12, true);
  report.prose.forEach((text) => line(text));
  for (const table of report.tables) {
    if (table.title) line(table.title, TEXT, true);
    let from = 0;
    while (from < table.rows.length) {
      const drawn = drawRows(table, style, y, from);
      page().marks.push(...drawn.marks);
      y = drawn.bottom + 14;
      from = drawn.next;
      if (from < table.rows.length) newPage();
    }
  }
  (report.after ?? []).forEach((text) => line(text));
  return {
    pages,
    frame: { rotate: 0, userUnit: 1, cropped: false },
    ligatures: false,
    fills: "path",
  };
}

function wrapped(text: string, width: number, size: number, bold: boolean): string[] {
  const lines: string[] = [];
  for (const part of text.split("\n")) {
    let open = "";
    for (const word of part.split(" ")) {
      const longer = open ? `${open} ${word}` : word;
      if (open && widthOf(longer, size, bold) > width) {
        lines.push(open);
        open = word;
      } else open = longer;
    }
    lines.push(open);
  }
  return lines;
}

/** As many rows of a table as the page has room for. */
function drawRows(
  { rows, widths, headerRows = 1 }: DrawnTable,
  style: TableStyle,
  top: number,
  from: number,
): { marks: Mark[]; bottom: number; next: number } {
  const count = rows[0]!.length;
  const shares = widths ?? Array.from({ length: count }, () => 1 / count);
  const xs = shares.reduce((all, share) => [...all, all.at(-1)! + share * WIDTH], [LEFT]);
  const spanOf = (r: number, c: number): { right: number; bottom: number } => {
    let [right, bottom] = [c + 1, r + 1];
    while (right < count && rows[r]![right] === "<") right++;
    while (bottom < rows.length && rows[bottom]![c] === "^") bottom++;
    return { right, bottom };
  };
  const linesOf = (r: number, c: number): string[] => {
    const text = rows[r]![c]!;
    if (text === "" || text === "^" || text === "<") return [];
    return wrapped(text, xs[spanOf(r, c).right]! - xs[c]! - 2 * style.padding, style.size, r < headerRows);
  };
  const heightOf = (r: number): number =>
    Math.max(1, ...rows[r]!.map((_, c) => (spanOf(r, c).bottom > r + 1 ? 1 : linesOf(r, c).length))) *
      style.size *
      LINE +
    2 * style.padding;
  const ys = [top];
  let next = from;
  while (next < rows.length && (next === from || ys.at(-1)! + heightOf(next) < PAGE.height - 40)) {
    ys.push(ys.at(-1)! + heightOf(next));
    next++;
  }
  const marks: Mark[] = [];
  const header = Math.max(0, Math.min(headerRows, next) - from);
  if (header > 0 && style.header !== "plain")
    marks.push(
      fill("table", LEFT, top, WIDTH, ys[header]! - top, style.header === "dark" ? [31, 78, 121] : [230, 230, 230]),
    );
  for (let r = from; r < next; r++)
    for (let c = 0; c < count; c++) {
      const lines = linesOf(r, c);
      const { right, bottom } = spanOf(r, c);
      const [y0, y1] = [ys[r - from]!, ys[Math.min(bottom, next) - from]!];
      const room = y1 - y0 - 2 * style.padding - lines.length * style.size * LINE;
      const start = y0 + style.padding + (style.vertical === "middle" ? room / 2 : 0);
      lines.forEach((text, i) => {
        const width = widthOf(text, style.size, r < headerRows);
        const x = {
          left: xs[c]! + style.padding,
          centre: (xs[c]! + xs[right]! - width) / 2,
          right: xs[right]! - style.padding - width,
        }[style.align];
        marks.push({
          kind: "text",
          part: "table",
          text,
          x,
          y: start + (i * LINE + 0.95) * style.size,
          size: style.size,
          bold: r < headerRows,
          colour: r < headerRows && style.header === "dark" ? [255, 255, 255] : [0, 0, 0],
        });
      });
      if (style.rulings === "all" && rows[r]![c] !== "^" && rows[r]![c] !== "<")
        marks.push(...frameAround("table", xs[c]!, y0, xs[right]! - xs[c]!, y1 - y0));
    }
  if (style.rulings === "horizontal") marks.push(...ys.map((y) => rule("table", LEFT, y, WIDTH, 0)));
  if (style.rulings === "outer") marks.push(...frameAround("table", LEFT, top, WIDTH, ys.at(-1)! - top));
  return { marks, bottom: ys.at(-1)!, next };
}
