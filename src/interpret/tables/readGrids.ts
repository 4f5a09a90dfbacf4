import type { Grid } from "../../model/grid.js";
import type { Block, PageLayout, Paragraph } from "../../model/layout.js";
import { readIncidents } from "./incidents.js";
import { readSla } from "./sla.js";

/** Pages whose grids were read: as tables of months and values, and as paragraphs, one an incident. */
export interface ReadGrids {
  layouts: PageLayout[];
  /** The headings of incident tables: no part of the text. */
  headings: { page: number; paragraph: Paragraph }[];
}

/** Turns the grids of pages into what the sections are made of; those of changes stay what they are. */
export function readGrids(layouts: readonly PageLayout[]): ReadGrids {
  const headings: ReadGrids["headings"] = [];
  let open: Paragraph | null = null;
  const replaced = new Map<Paragraph, Paragraph>();
  const toBlocks = (grid: Grid): Block[] => {
    const read = readIncidents(grid);
    if (read.headings) headings.push({ page: grid.page, paragraph: read.headings });
    const [first, ...others] = read.rows;
    // A row that the page broke off.
    const joined: Paragraph | null = read.goesOn && open?.fields && first?.fields ? joinRows(open, first) : null;
    if (joined) replaced.set(open!, joined);
    const own = joined ? others : read.rows;
    open = own.at(-1) ?? joined;
    return own.map((paragraph) => ({ kind: "paragraph", paragraph }));
  };
  const pages = layouts.map((layout) => ({
    ...layout,
    blocks: layout.blocks.flatMap((block): Block[] => {
      if (block.kind !== "grid") return [block];
      if (block.is === "incidents") return toBlocks(block.grid);
      const table = block.is === "sla" ? readSla(block.grid) : null;
      return table ? [{ kind: "table", table }] : [block];
    }),
  }));
  const latest = (paragraph: Paragraph): Paragraph => {
    const next = replaced.get(paragraph);
    return next ? latest(next) : paragraph;
  };
  return {
    layouts: pages.map((page) => ({
      ...page,
      blocks: page.blocks.map((b) => (b.kind === "paragraph" ? { ...b, paragraph: latest(b.paragraph) } : b)),
    })),
    headings,
  };
}

/** A row of a table and what goes on with it on the next page, cell by cell. */
function joinRows(row: Paragraph, rest: Paragraph): Paragraph {
  const parts = [row, rest].flatMap((paragraph, n) =>
    (paragraph.fields ?? []).map((field, i) => ({
      kind: field.kind,
      text: paragraph.text.slice(field.start, field.end),
      source: paragraph.lines[i]!.source,
      order: n,
    })),
  );
  const kinds = [...new Set(parts.map((p) => p.kind))];
  const cells = kinds.flatMap((kind) => parts.filter((p) => p.kind === kind));
  let text = "";
  const lines: Paragraph["lines"] = [];
  const fields: NonNullable<Paragraph["fields"]> = [];
  for (const cell of cells) {
    const start = text === "" ? 0 : text.length + 1;
    text += (text === "" ? "" : " ") + cell.text;
    lines.push({ start, end: text.length, source: cell.source });
    const last = fields.at(-1);
    if (last?.kind === cell.kind) last.end = text.length;
    else fields.push({ kind: cell.kind, start, end: text.length });
  }
  return { ...row, text, lines, fields, confidence: Math.min(row.confidence, rest.confidence) };
}
