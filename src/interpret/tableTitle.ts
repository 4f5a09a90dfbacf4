import { overlap } from "../model/geometry.js";
import type { TableGrid } from "../model/layout.js";
import type { Piece } from "./sections.js";

/** A title stands at most this far (parts of its size) over or under its table. */
const REACH = 3.5;
/** Longer than this (characters) is no title. */
const LENGTH = 150;

/** The paragraph that is the heading over a table, or else under it; null for none. */
export function tableTitle(table: TableGrid, pieces: readonly Piece[]): Piece | null {
  const candidates = pieces.filter((piece) => piece.page === table.page && mayBeTitle(piece, table));
  const nearest = (distance: (piece: Piece) => number): Piece | null =>
    candidates
      .filter((p) => distance(p) > -p.paragraph.size && distance(p) < REACH * p.paragraph.size)
      .sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)))[0] ?? null;
  return (
    nearest((p) => table.box[1] - p.paragraph.lines.at(-1)!.source.box[3]) ??
    nearest((p) => p.paragraph.lines[0]!.source.box[1] - table.box[3])
  );
}

function mayBeTitle({ paragraph }: Piece, table: TableGrid): boolean {
  const { text, role, lines } = paragraph;
  const [x0, , x1] = lines[0]!.source.box;
  return (
    role !== "bullet" &&
    text.length <= LENGTH &&
    !/[.;!?:,]$/.test(text) &&
    overlap(x0, x1, table.box[0], table.box[2]) > 0
  );
}
