import { centreX, centreY, overlap, union } from "../model/geometry.js";
import type { Column, LayoutReader, ValueZone } from "../model/layout.js";
import type { Page } from "../model/page.js";
import { wordsToText, type Line } from "./lines.js";

/** Lines of one row whose cells are wrapped stand nearer than this (parts of the size), baseline to baseline. */
const WRAPPED_LEADING = 1.45;

/**
 * Joins the lines of rows whose values are wrapped in their cells: "99,8" over "%", "1 203" over "441". Lines are one row
 * where rulings part the others but not these, or where one of them has no label; and only if every cell that comes of
 * it reads as a value.
 */
export function joinWrappedRows(
  lines: readonly Line[],
  columns: readonly Column[],
  zone: ValueZone,
  page: Page,
  reader: LayoutReader,
): Line[] {
  const isRow = (group: readonly Line[]): boolean =>
    columns.every((column) => {
      const words = group.flatMap((line) => line.words.filter((w) => isIn(column, centreX(w.box), zone)));
      return words.length === 0 || reader.value(wordsToText(words));
    });
  const bands = ruledBands(lines, zone, page);
  const rows =
    bands.length > 1 ? bands.flatMap((band) => (isRow(band) ? [band] : band.map((l) => [l]))) : lines.map((l) => [l]);
  const hasLabel = (group: readonly Line[]): boolean =>
    group.some((line) => line.words.some((w) => centreX(w.box) < zone.x0));
  const joined: Line[][] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const near = last && row[0]!.baseline - last.at(-1)!.baseline < WRAPPED_LEADING * row[0]!.size;
    if (near && !(hasLabel(last) && hasLabel(row)) && isRow([...last, ...row])) last.push(...row);
    else joined.push([...row]);
  }
  return joined.map(toOneLine);
}

const isIn = (column: Column, x: number, zone: ValueZone): boolean => x >= zone.x0 && x >= column.x0 && x < column.x1;

/** The lines between two rulings each, top to bottom. */
function ruledBands(lines: readonly Line[], zone: ValueZone, page: Page): Line[][] {
  const across = page.rulings
    .filter(
      ({ box }) => box[2] - box[0] > box[3] - box[1] && overlap(box[0], box[2], zone.x0, zone.x1) > zone.pitch / 2,
    )
    .map(({ box }) => centreY(box));
  const bands: Line[][] = [];
  for (const line of lines) {
    const above = bands.at(-1)?.at(-1);
    const parted = !above || across.some((y) => y > above.baseline && y < line.baseline);
    if (parted) bands.push([line]);
    else bands.at(-1)!.push(line);
  }
  return bands;
}

function toOneLine(lines: readonly Line[]): Line {
  if (lines.length === 1) return lines[0]!;
  return {
    ...lines[0]!,
    words: lines.flatMap((line) => line.words),
    baseline: lines.reduce((sum, line) => sum + line.baseline, 0) / lines.length,
    box: union(lines.map((line) => line.box)),
  };
}
