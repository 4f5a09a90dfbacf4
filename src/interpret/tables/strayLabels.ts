import { centreY, height, type Box } from "../../model/geometry.js";
import type { Diagnostic, SlaRow, SlaTable, Unparsed } from "../../model/record.js";
import { DOUBTED } from "./gridsToTables.js";

/** What of a row's distance from the next a line of its name stands over or under it at most. */
const NEAR = 0.5;
/** A word, not dust or a mark. */
const WORD = /\p{L}{2}/u;

/**
 * Makes no value sure of a scan's row beside which, among the names, stands text that became part of no record: it may be
 * a line of that row's name, and its numbers then are another service's.
 */
export function withStrayLabels(
  tables: readonly SlaTable[],
  unparsed: readonly Unparsed[],
): { tables: SlaTable[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const doubted = tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => {
      const stray = row.values.some(isScanned) ? unparsed.find((each) => isBeside(each, row, table)) : undefined;
      if (!stray) return row;
      const message = `"${stray.text}" beside "${row.service}" is part of no name: the row's may lack it; compare it with the page.`;
      diagnostics.push({ code: "name-unsure", severity: "warning", message, source: stray.source });
      return { ...row, values: row.values.map(doubt) };
    }),
  }));
  return { tables: doubted, diagnostics };
}

const isScanned = ({ text, confidence }: SlaRow["values"][number]): boolean => text !== "" && confidence < 1;

const doubt = (value: SlaRow["values"][number]): SlaRow["values"][number] =>
  isScanned(value) ? { ...value, confidence: Math.min(value.confidence, DOUBTED) } : value;

function isBeside({ text, source }: Unparsed, row: SlaRow, { rows }: SlaTable): boolean {
  if (source.page !== row.source.page || !WORD.test(text)) return false;
  const left = Math.min(...row.values.flatMap((value) => value.source?.box[0] ?? []));
  const [, top, , bottom] = row.source.box;
  const reach = NEAR * pitchOf(rows.map((each) => each.source.box));
  const y = centreY(source.box);
  return source.box[0] < left && y > top - reach && y < bottom + reach;
}

/** The least distance between rows, points; a lone row is as far from the next as it is high. */
function pitchOf(boxes: readonly Box[]): number {
  const middles = boxes.map(centreY).sort((a, b) => a - b);
  const distances = middles.slice(1).map((y, i) => y - middles[i]!);
  return Math.min(...(distances.length > 0 ? distances : boxes.map(height)));
}
