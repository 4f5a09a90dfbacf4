import { centreX, overlap, width } from "../../model/geometry.js";
import type { TableGrid } from "../../model/layout.js";
import { readMonthHeading } from "../monthHeading.js";
import { readPlatformHeading } from "../platformHeading.js";
import type { Piece } from "../sections.js";

/** A title stands at most this far (parts of its size) over or under its table. */
const REACH = 3.5;
/** Longer than this (characters) is no title. */
const LENGTH = 150;
/** A title over its table starts this near (parts of its size) to where the table does, … */
const INDENT = 3;
/** … or is centred: its middle is this near the table's (parts of the table's width) … */
const CENTRED = 0.1;
/** … or it says what the table is: "STØTTESYSTEMER brugeroplevet driftseffektivitet", "Tilgængelighed pr. system" */
const TELLS = /effektivitet|tilgængelighed|oppetid|servicemål|(?<!\p{L})sla(?!\p{L})/iu;

/**
 * The paragraph that is the heading over a table, or else under it; null for none.
 * @param pieces the paragraphs of the table's page
 * @param before those of the page before, where the table begins its own
 * @param following those of the next page, where the table ends its own
 */
export function tableTitle(
  table: TableGrid,
  pieces: readonly Piece[],
  before: readonly Piece[],
  following: readonly Piece[],
): Piece | null {
  const across = pieces.filter((piece) => standsAcross(piece, table));
  const candidates = across.filter((piece) => mayBeTitle(piece) && !across.some((other) => isBeside(piece, other)));
  const nearest = (distance: (piece: Piece) => number, may: (piece: Piece) => boolean): Piece | null =>
    candidates
      .filter((p) => may(p) && distance(p) > -p.paragraph.size && distance(p) < REACH * p.paragraph.size)
      .sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)))[0] ?? null;
  const over = nearest(
    (p) => table.box[1] - p.paragraph.lines.at(-1)!.source.box[3],
    (p) => TELLS.test(p.paragraph.text) || isCentred(p, table) || startsWith(p, table),
  );
  const under = (p: Piece): boolean => TELLS.test(p.paragraph.text) || isCentred(p, table);
  return (
    over ??
    titleByWords(before.at(-1)) ??
    nearest((p) => p.paragraph.lines[0]!.source.box[1] - table.box[3], under) ??
    titleByWords(following[0])
  );
}

/** What stands on another page than the table is its title only if it says so. */
const titleByWords = (piece: Piece | undefined): Piece | null =>
  piece && mayBeTitle(piece) && TELLS.test(piece.paragraph.text) ? piece : null;

const mayBeTitle = ({ paragraph: { text, role } }: Piece): boolean =>
  role !== "bullet" &&
  text.length <= LENGTH &&
  !/[.;!?:,]$/.test(text) &&
  readPlatformHeading(text) === null &&
  readMonthHeading(text) === null;

const standsAcross = ({ paragraph }: Piece, table: TableGrid): boolean => {
  const [x0, , x1] = paragraph.lines[0]!.source.box;
  return overlap(x0, x1, table.box[0], table.box[2]) > 0;
};

const startsWith = ({ paragraph }: Piece, table: TableGrid): boolean =>
  Math.abs(paragraph.lines[0]!.source.box[0] - table.box[0]) < INDENT * paragraph.size;

/** What has other text to its left or right is no title but of another table. */
const isBeside = (piece: Piece, other: Piece): boolean =>
  piece !== other &&
  piece.paragraph.lines.some(({ source: { box } }) =>
    other.paragraph.lines.some(
      ({ source: { box: b } }) =>
        overlap(box[1], box[3], b[1], b[3]) > (b[3] - b[1]) / 2 && overlap(box[0], box[2], b[0], b[2]) < 0,
    ),
  );

const isCentred = ({ paragraph }: Piece, table: TableGrid): boolean =>
  Math.abs(centreX(paragraph.lines[0]!.source.box) - centreX(table.box)) < CENTRED * width(table.box);
