import { basename } from "node:path/posix";
import type { Diagnostic } from "../model/record.js";
import { findMonth } from "./monthHeading.js";
import { placeOf } from "./paragraphText.js";
import type { Piece, Sections } from "./sections.js";

export interface Period {
  /** "2025-03"; null where nothing names a month. */
  month: string | null;
  diagnostics: Diagnostic[];
}

interface Witness {
  says: string;
  month: string;
  piece: Piece | null;
}

/** The report's month: from the cover, the headings, the tables' last month or the file name, whichever is first. */
export function findPeriod({ cover, sections }: Sections, file: string): Period {
  const witnesses: Witness[] = [
    ...cover.flatMap((piece) => witness("the cover", findMonth(piece.paragraph.text), piece)),
    ...sections.flatMap((s) => witness(`the heading of ${s.name}`, s.month, s.headings[0] ?? null)),
    ...sections.flatMap((s) =>
      s.tables.flatMap((t) =>
        witness(`the last month of ${s.name}'s table`, t.grids[0]!.months.at(-1) ?? null, t.titles[0] ?? null),
      ),
    ),
    ...witness("the file name", findMonth(basename(file).replace(/[_\s]+/g, " ")), null),
  ];
  const first = witnesses[0];
  if (!first) return { month: null, diagnostics: [] };
  const others = witnesses.filter((w) => w.month !== first.month);
  const diagnostics = others.map(({ says, month, piece }): Diagnostic => ({
    code: "period-disagrees",
    severity: "warning",
    message: `The report is of ${first.month} by ${first.says}, but ${says} says ${month}.`,
    source: piece ? placeOf(piece.paragraph, 0, piece.paragraph.text.length) : null,
  }));
  return { month: first.month, diagnostics };
}

const witness = (says: string, month: string | null, piece: Piece | null): Witness[] =>
  month ? [{ says, month, piece }] : [];
