import type { Grid, RecognisedGrid } from "../../model/grid.js";
import { recogniseChanges } from "./changes.js";
import { recogniseIncidents } from "./incidents.js";
import { recogniseSla } from "./sla.js";

/** The kinds of tables, in the order they are asked: a new kind is a file with `recognise` and `read`, and a line here. */
const KINDS: readonly ((grid: Grid, headings: readonly string[] | null) => RecognisedGrid | null)[] = [
  recogniseSla,
  recogniseIncidents,
  recogniseChanges,
];

/** What a grid is a table of; null where no kind knows it. */
export function recogniseGrid(grid: Grid, headings: readonly string[] | null): RecognisedGrid | null {
  for (const recognise of KINDS) {
    const found = recognise(grid, headings);
    if (found) return found;
  }
  return null;
}
