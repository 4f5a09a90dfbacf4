import { basename } from "node:path/posix";
import type { Diagnostic } from "../model/record.js";
import { readHeading } from "./headings/readHeading.js";
import { findMonth } from "./monthHeading.js";
import { covers, isOneMonth, oneMonth, type MonthSpan } from "./monthSpan.js";
import { placeOf } from "./paragraphText.js";
import type { Piece, Section, Sections } from "./sections.js";
import { daysByMonth } from "./textMonths.js";

export interface Period {
  /** "2025-03"; null where nothing names a month. */
  month: string | null;
  /** The months a report of more than one covers. */
  coverage: MonthSpan | null;
  /** How much of what names a month names this one, 0–1. */
  sureness: number;
  diagnostics: Diagnostic[];
}

type Kind = "cover" | "mention" | "heading" | "table" | "text" | "file";

/** Something that names a report's month. */
export interface Witness {
  kind: Kind;
  /** "the cover", "the heading of Serviceplatformen" */
  says: string;
  months: MonthSpan;
  piece: Piece | null;
}

/**
 * How much each kind of witness counts, in votes that its witnesses share evenly. What is printed for the month counts
 * alike; the days of the text are fewer and speak of other months too, so they decide between two of the others but
 * outvote none alone. Files are often named after the month they are sent in, so the name only breaks a tie.
 */
const VOTES: Readonly<Record<Kind, number>> = { cover: 2, heading: 2, table: 2, text: 1.5, mention: 1, file: 0.5 };

/** The report's month, as most of what names one says. */
export function findPeriod(found: Pick<Sections, "cover" | "sections">, file: string): Period {
  return weigh([...witnessesOf(found), ...fileWitness(file)]);
}

/** What in a report or a page of it names a month. */
export function witnessesOf({ cover, sections }: Pick<Sections, "cover" | "sections">): Witness[] {
  const printed = [...coverWitnesses(cover), ...sections.flatMap(headingWitness), ...sections.flatMap(tableWitnesses)];
  const content = sections.flatMap((s) => s.content.map((piece) => piece.paragraph.text));
  return [...printed, ...textWitnesses(content, printed)];
}

/** The month with most votes; of several the one named first. */
export function weigh(witnesses: readonly Witness[]): Period {
  const votes = new Map<string, number>();
  const counted = witnesses.map((witness) => ({
    ...witness,
    votes: VOTES[witness.kind] / witnesses.filter((w) => w.kind === witness.kind).length,
  }));
  for (const { months, votes: cast } of counted) votes.set(months.last, (votes.get(months.last) ?? 0) + cast);
  const [month] = [...votes].reduce<[string | null, number]>(
    (best, each) => (each[1] > best[1] ? each : best),
    [null, 0],
  );
  if (month === null) return { month, coverage: null, sureness: 0, diagnostics: [] };
  const coverage =
    counted.find(({ kind, months }) => kind !== "file" && months.last === month && !isOneMonth(months))?.months ?? null;
  const agrees = ({ months }: Witness): boolean =>
    months.last === month || (coverage !== null && covers(coverage, months.last));
  const others = counted.filter((w) => !agrees(w));
  const inside = counted.filter((w) => w.kind !== "file" || agrees(w));
  const all = inside.reduce((sum, w) => sum + w.votes, 0);
  const against = others.filter((w) => w.kind !== "file").reduce((sum, w) => sum + w.votes, 0);
  return {
    month,
    coverage,
    sureness: (all - against) / all,
    diagnostics: others.length ? [disagreement(month, counted.filter(agrees), others)] : [],
  };
}

function disagreement(month: string, agreeing: readonly Witness[], others: readonly Witness[]): Diagnostic {
  const names = (witnesses: readonly Witness[]): string => [...new Set(witnesses.map((w) => w.says))].join(", ");
  const months = [...new Set(others.map((w) => w.months.last))];
  const against = months.map((m) => `${names(others.filter((w) => w.months.last === m))} says ${m}`).join("; ");
  const piece = others.find((w) => w.piece)?.piece;
  return {
    code: "period-disagrees",
    severity: "warning",
    message: `The report is of ${month} by ${names(agreeing)}, but ${against}.`,
    source: piece ? placeOf(piece.paragraph, 0, piece.paragraph.text.length) : null,
  };
}

/** Headings of a month on the cover; where there are none, months that its text names. */
function coverWitnesses(cover: readonly Piece[]): Witness[] {
  const toWitness = (kind: Kind, months: MonthSpan | null, piece: Piece): Witness[] =>
    months ? [{ kind, says: "the cover", months, piece }] : [];
  const headed = cover.flatMap((piece) => toWitness("cover", readHeading(piece.paragraph.text)?.months ?? null, piece));
  if (headed.length) return headed;
  return cover.flatMap((piece) => toWitness("mention", spanOf(findMonth(piece.paragraph.text)), piece));
}

const headingWitness = ({ name, months, headings }: Section): Witness[] =>
  months ? [{ kind: "heading", says: `the heading of ${name}`, months, piece: headings[0] ?? null }] : [];

const tableWitnesses = ({ name, tables }: Section): Witness[] =>
  tables.flatMap(({ grids, titles }): Witness[] => {
    const months = spanOf(grids[0]!.months.at(-1) ?? null);
    return months
      ? [{ kind: "table", says: `the last month of ${name}'s table`, months, piece: titles[0] ?? null }]
      : [];
  });

/** The month that most days of the text are of, in the year that puts it nearest to what else is named. */
export function textWitnesses(texts: readonly string[], printed: readonly Witness[]): Witness[] {
  // Of a report of several months the days are of all of them.
  if (printed.some(({ months }) => !isOneMonth(months))) return [];
  const days = daysByMonth(texts);
  const all = [...days.values()].reduce((sum, n) => sum + n, 0);
  const most = [...days].find(([, n]) => 2 * n > all)?.[0];
  const near = printed[0]?.months.last;
  if (most === undefined || near === undefined) return [];
  return [{ kind: "text", says: "the days in the text", months: oneMonth(nearest(most, near)), piece: null }];
}

/** "2024-12" for December near "2025-01". */
function nearest(month: number, near: string): string {
  const [year, number] = near.split("-").map(Number) as [number, number];
  const shift = month - number > 6 ? -1 : number - month > 6 ? 1 : 0;
  return `${year + shift}-${String(month).padStart(2, "0")}`;
}

const fileWitness = (file: string): Witness[] => {
  const months = spanOf(findMonth(basename(file).replace(/[_\s]+/g, " ")));
  return months ? [{ kind: "file", says: "the file name", months, piece: null }] : [];
};

const spanOf = (month: string | null): MonthSpan | null => (month === null ? null : oneMonth(month));
