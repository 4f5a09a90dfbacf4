import { centreX, centreY, height, union, width, type Box } from "../../model/geometry.js";
import type { Page } from "../../model/page.js";

/** A straight edge that is drawn: `at` is the x of an upright one and the y of one across. */
export interface Edge {
  at: number;
  from: number;
  to: number;
}

/** What hangs together of a page's drawn edges: the frame of one table, a box around text, or a lone line. */
export interface EdgeGroup {
  upright: Edge[];
  across: Edge[];
  box: Box;
}

/** Edges this near (points) are one, or touch. */
const NEAR = 3;
/** Smaller fills (points) are swatches and marks. */
const SMALL_FILL = 6;
/** A fill that takes more of the page's width and height than this is background. */
const BACKGROUND = 0.8;
/** Lines across that are of one table stand no further apart than this (points): the height of a long cell. */
const ROW_HEIGHT = 200;

/** A page with more edges holds a drawing or a map: 100 rows of 20 columns have some 120. */
const MOST_EDGES = 3000;

/** The drawn edges of a page in groups that hang together; lines of one width under each other are one group too. */
export function edgeGroups(page: Page): EdgeGroup[] {
  const { upright, across } = pageEdges(page);
  if (upright.length + across.length > MOST_EDGES) return [];
  const groups = connected(upright, across);
  const framed = groups.filter(hasColumns);
  // The sides of a filled header part no columns.
  const ruled = groups.filter((g) => !hasColumns(g)).sort((a, b) => a.box[1] - b.box[1]);
  const stacked: EdgeGroup[] = [];
  for (const group of ruled) {
    const host = stacked.find((g) => isUnder(group.box, g.box));
    if (!host) stacked.push(group);
    else {
      host.across.push(...group.across);
      host.upright.push(...group.upright);
      host.box = union([host.box, group.box]);
    }
  }
  return [...framed, ...stacked];
}

const hasColumns = ({ upright, box }: EdgeGroup): boolean =>
  upright.some((edge) => edge.at > box[0] + NEAR && edge.at < box[2] - NEAR);

const isUnder = (lower: Box, upper: Box): boolean =>
  Math.abs(lower[0] - upper[0]) < NEAR && Math.abs(lower[2] - upper[2]) < NEAR && lower[1] - upper[3] < ROW_HEIGHT;

function pageEdges({ rulings, fills, width: pageWidth, height: pageHeight }: Page): {
  upright: Edge[];
  across: Edge[];
} {
  const lines = rulings.map((r) => r.box);
  const areas = fills
    .map((f) => f.box)
    .filter((box) => width(box) > SMALL_FILL && height(box) > SMALL_FILL)
    .filter((box) => !(width(box) > BACKGROUND * pageWidth && height(box) > BACKGROUND * pageHeight));
  const upright = [
    ...lines.filter((box) => height(box) > width(box)).map((box) => ({ at: centreX(box), from: box[1], to: box[3] })),
    ...areas.flatMap((box) => [box[0], box[2]].map((at) => ({ at, from: box[1], to: box[3] }))),
  ];
  const across = [
    ...lines.filter((box) => width(box) >= height(box)).map((box) => ({ at: centreY(box), from: box[0], to: box[2] })),
    ...areas.flatMap((box) => [box[1], box[3]].map((at) => ({ at, from: box[0], to: box[2] }))),
  ];
  return { upright: joinedEdges(upright), across: joinedEdges(across) };
}

/** Pieces of one edge in one: programs draw a line cell by cell. */
function joinedEdges(edges: readonly Edge[]): Edge[] {
  const rails: Edge[][] = [];
  for (const edge of [...edges].sort((a, b) => a.at - b.at)) {
    const rail = rails.at(-1);
    if (rail && edge.at - rail[0]!.at < NEAR) rail.push(edge);
    else rails.push([edge]);
  }
  return rails.flatMap((rail) => {
    const joined: Edge[] = [];
    for (const edge of [...rail].sort((a, b) => a.from - b.from)) {
      const last = joined.at(-1);
      if (last && edge.from - last.to < NEAR) joined[joined.length - 1] = { ...last, to: Math.max(last.to, edge.to) };
      else joined.push({ ...edge });
    }
    return joined;
  });
}

function connected(upright: readonly Edge[], across: readonly Edge[]): EdgeGroup[] {
  const groups: EdgeGroup[] = across.map((edge) => ({
    upright: [],
    across: [edge],
    box: [edge.from, edge.at, edge.to, edge.at],
  }));
  let open = groups;
  for (const edge of upright) {
    const touches = (a: Edge): boolean => within(a.at, edge) && within(edge.at, a);
    const [met, others] = [open.filter((g) => g.across.some(touches)), open.filter((g) => !g.across.some(touches))];
    if (met.length === 0) continue;
    const merged: EdgeGroup = {
      upright: [...met.flatMap((g) => g.upright), edge],
      across: met.flatMap((g) => g.across),
      box: union([...met.map((g) => g.box), [edge.at, edge.from, edge.at, edge.to]]),
    };
    open = [...others, merged];
  }
  return open;
}

const within = (place: number, { from, to }: Edge): boolean => place > from - NEAR && place < to + NEAR;

/** Whether edges at a place cover most of the stretch between two others: they part what is on either side. */
export function parts(edges: readonly Edge[], at: number, from: number, to: number): boolean {
  const covered = edges
    .filter((e) => Math.abs(e.at - at) < NEAR)
    .reduce((sum, e) => sum + Math.max(0, Math.min(e.to, to) - Math.max(e.from, from)), 0);
  return covered * 2 > to - from;
}

/** Places of edges, near ones as one, in ascending order. */
export function places(edges: readonly Edge[]): number[] {
  const found: number[] = [];
  for (const at of edges.map((e) => e.at).sort((a, b) => a - b))
    if (found.length === 0 || at - found.at(-1)! > NEAR) found.push(at);
  return found;
}
