import type { Place } from "../model/geometry.js";
import type { Diagnostic, Report, SlaRow } from "../model/record.js";

/** Codes of what is unsure about one cell. */
const CELL_CODES: ReadonlySet<string> = new Set([
  "cell-unsure",
  "cell-unreadable",
  "readings-differ",
  "uncertain-value",
  "unreadable-value",
  "uncertain-target",
  "unreadable-target",
]);
const TARGET_CODES: ReadonlySet<string> = new Set(["uncertain-target", "unreadable-target"]);

/** What a report says of the cell at a place. */
export const cellCodesAt = ({ diagnostics }: Report, place: Place | null): Diagnostic[] =>
  place === null ? [] : diagnostics.filter(({ code, source }) => CELL_CODES.has(code) && isSamePlace(source, place));

/** What a report says of the name of a row: by its name, as another text beside it may be what is doubted. */
export const nameDoubts = ({ diagnostics }: Report, { service, source }: SlaRow): Diagnostic[] =>
  diagnostics.filter(
    (one) => one.code === "name-unsure" && one.source?.page === source.page && one.message.includes(`"${service}"`),
  );

export const targetDoubts = ({ diagnostics }: Report, { service, source }: SlaRow): Diagnostic[] =>
  diagnostics.filter(
    (one) => TARGET_CODES.has(one.code) && one.source?.page === source.page && one.message.includes(`of "${service}"`),
  );

export const isSamePlace = (a: Place | null, b: Place | null): boolean =>
  a !== null && b !== null && a.page === b.page && a.box.join() === b.box.join();
