import { centreX, height, overlap, union, type Box } from "../model/geometry.js";
import type { ColumnHeading, LayoutReader, Word } from "../model/layout.js";
import { wordsToText, type Line } from "./lines.js";

export interface TableHeader {
  /** Left to right. */
  headings: ColumnHeading[];
  box: Box;
  size: number;
}

/** Fewer consecutive months head no SLA table. */
const FEWEST_MONTHS = 3;
/** Words of one heading stand nearer than this (parts of the size): "marts 25", "SLA mål". */
const WITHIN_HEADING = 0.8;
/** Lines of one header stand nearer than this (parts of the size), baseline to baseline. */
const HEADER_LEADING = 2.4;
/** The most words in one heading: "mar . 25" */
const HEADING_WORDS = 3;

interface Token extends ColumnHeading {
  read: { year: number | null; month: number | null } | null;
}

/** Finds the headers of SLA tables: consecutive months beside a target column, in one line or two. */
export function findHeaders(lines: readonly Line[], reader: LayoutReader): TableHeader[] {
  const headers: TableHeader[] = [];
  const used = new Set<Line>();
  lines.forEach((line, i) => {
    if (used.has(line)) return;
    const tokens = lineToTokens(line, reader);
    if (tokens.filter((t) => t.read?.month).length < FEWEST_MONTHS) return;
    const near = lines.filter((other, j) => j !== i && !used.has(other) && isNear(other, line));
    const dated = datePartial(
      tokens,
      near.flatMap((other) => lineToTokens(other, reader)),
    );
    const months = longestRun(dated);
    if (months.length < FEWEST_MONTHS) return;
    const header = completeHeader(dated, months, near, reader);
    if (!header) return;
    used.add(line);
    for (const heading of header.headings)
      for (const other of near) if (other.words.some((w) => heading.words.includes(w))) used.add(other);
    headers.push(header);
  });
  return headers;
}

const isNear = (other: Line, line: Line): boolean =>
  Math.abs(other.baseline - line.baseline) < HEADER_LEADING * Math.max(line.size, other.size);

/** Groups a line's words into headings: the longest group of near words that reads as a month or target wins. */
function lineToTokens(line: Line, reader: LayoutReader): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < line.words.length;) {
    const group = headingAt(line.words, i, reader);
    tokens.push(group);
    i += group.words.length;
  }
  return tokens;
}

function headingAt(words: readonly Word[], start: number, reader: LayoutReader): Token {
  let best: Token | null = null;
  for (let n = 1; n <= HEADING_WORDS && start + n <= words.length; n++) {
    const group = words.slice(start, start + n);
    const previous = group.at(-2);
    if (previous && group.at(-1)!.box[0] - previous.box[2] > WITHIN_HEADING * previous.size) break;
    const text = wordsToText(group);
    const read = reader.month(text);
    const kind = read
      ? "month"
      : reader.target(text)
        ? "target"
        : reader.environmentHeading(text)
          ? "environment"
          : null;
    if (kind || !best)
      best = { kind: kind ?? "other", text, box: union(group.map((w) => w.box)), month: null, words: group, read };
  }
  return best!;
}

/**
 * Gives months without a year the year printed over or under them: "marts" above "2025", or "2024" over all its months
 * and "2025" over the rest.
 */
function datePartial(tokens: readonly Token[], near: readonly Token[]): Token[] {
  const years = near
    .filter((t) => t.read && t.read.month === null && t.read.year !== null)
    .sort((a, b) => a.box[0] - b.box[0]);
  const shared = sharedYears(tokens, years);
  return tokens.map((token): Token => {
    if (!token.read || token.read.month === null) return token;
    if (token.read.year !== null) return { ...token, month: monthOf(token.read.year, token.read.month) };
    const year = shared.get(token) ?? years.find((y) => overlap(y.box[0], y.box[2], token.box[0], token.box[2]) > 0);
    if (!year) return token;
    return {
      ...token,
      text: `${token.text} ${year.text}`,
      words: [...token.words, ...year.words],
      month: monthOf(year.read!.year!, token.read.month),
    };
  });
}

/** Where as many years are printed as the months begin anew, each year belongs to its run: "2024 2025" over "nov dec jan". */
function sharedYears(tokens: readonly Token[], years: readonly Token[]): Map<Token, Token> {
  const months = tokens.filter((t) => t.read?.month && t.read.year === null);
  const runs: Token[][] = [];
  for (const token of months) {
    const last = runs.at(-1)?.at(-1);
    if (last && token.read!.month! > last.read!.month!) runs.at(-1)!.push(token);
    else runs.push([token]);
  }
  if (runs.length !== years.length || years.length === months.length) return new Map();
  return new Map(runs.flatMap((run, i) => run.map((token) => [token, years[i]!] as const)));
}

const monthOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, "0")}`;

/** The number of months since year 0, for counting. */
const ordinal = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** The longest run of months that follow each other, ascending or descending; columns of other things may stand between. */
function longestRun(tokens: readonly Token[]): Token[] {
  let best: Token[] = [];
  for (const step of [1, -1]) {
    let run: Token[] = [];
    for (const token of tokens) {
      if (token.month === null) continue;
      const last = run.at(-1);
      if (last && ordinal(token.month) - ordinal(last.month!) !== step) run = [];
      run.push(token);
      if (run.length > best.length) best = [...run];
    }
  }
  return best;
}

/** The header with its target and other columns; null where nothing says target. */
function completeHeader(
  tokens: readonly Token[],
  months: readonly Token[],
  near: readonly Line[],
  reader: LayoutReader,
): TableHeader | null {
  const size = months[0]!.words[0]!.size;
  const monthWords = new Set(months.flatMap((m) => m.words));
  const band = union(months.map((m) => m.box));
  // What stands in the header's other lines belongs to the heading above or below it: "SLA-" over "mål".
  const stacked = near
    .flatMap((line) => line.words)
    .filter(
      (w) => !monthWords.has(w) && overlap(w.box[1], w.box[3], band[1] - height(band), band[3] + height(band)) > 0,
    );
  const others = tokens.filter((t) => !months.includes(t)).map((t) => withStacked(t, stacked, reader));
  const target = others.find((t) => t.kind === "target") ?? stackedTarget(stacked, months, reader);
  if (!target) return null;
  const environment = others.some((t) => t.kind === "environment") ? [] : environmentOnOtherLine(near, months, reader);
  const headings = [...months, ...environment, ...others.filter((t) => t !== target && t.kind !== "target"), target]
    .map(({ read: _, ...heading }): ColumnHeading => heading)
    .sort((a, b) => centreX(a.box) - centreX(b.box));
  return { headings, box: union(headings.map((h) => h.box)), size };
}

/** "Driftsområde" may be centred beside a header of two lines. */
const environmentOnOtherLine = (near: readonly Line[], months: readonly Token[], reader: LayoutReader): Token[] =>
  near
    .flatMap((line) => lineToTokens(line, reader))
    .filter((t) => t.kind === "environment" && t.box[2] < months[0]!.box[0])
    .slice(0, 1);

/** Joins the words right above and below a heading where that gives it a meaning: "SLA-" over "mål" is "SLA-mål". */
function withStacked(token: Token, stacked: readonly Word[], reader: LayoutReader): Token {
  if (token.kind !== "other") return token;
  const column = stacked.filter((w) => overlap(w.box[0], w.box[2], token.box[0], token.box[2]) > 0);
  return column.length ? (readTarget([...token.words, ...column], reader) ?? token) : token;
}

/** A target heading that has no part on the months' own line. */
function stackedTarget(stacked: readonly Word[], months: readonly Token[], reader: LayoutReader): Token | null {
  const left = Math.min(...months.map((m) => m.box[0]));
  const right = Math.max(...months.map((m) => m.box[2]));
  const outside = stacked.filter((w) => w.box[2] <= left || w.box[0] >= right);
  for (const word of outside) {
    const group = outside.filter((w) => overlap(w.box[0], w.box[2], word.box[0], word.box[2]) > 0);
    const token = readTarget(group, reader) ?? readTarget([word], reader);
    if (token) return token;
  }
  return null;
}

function readTarget(words: readonly Word[], reader: LayoutReader): Token | null {
  const ordered = [...words].sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
  const spaced = wordsToText(ordered);
  const text = [spaced, spaced.replace(/- /g, "-")].find((t) => reader.target(t));
  return text === undefined
    ? null
    : { kind: "target", text, box: union(ordered.map((w) => w.box)), month: null, words: ordered, read: null };
}
