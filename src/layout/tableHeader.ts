import { centreX, height, overlap, union, type Box } from "../model/geometry.js";
import type { ColumnHeading, LayoutReader, Word } from "../model/layout.js";
import { firstGap } from "./columns.js";
import { bridgeGaps, runsOf } from "./monthRuns.js";
import { holdsAvailability, targetByContent } from "./targetColumn.js";
import { toLine, wordsToText, type Line } from "./lines.js";

export interface TableHeader {
  /** Left to right. */
  headings: ColumnHeading[];
  box: Box;
  size: number;
  /** Where the table may have words: other tables may stand to its left and right. */
  x0: number;
  x1: number;
}

/** Fewer consecutive months head no SLA table. */
const FEWEST_MONTHS = 3;
/** Words of one heading stand nearer than this (parts of the size): "marts 25", "SLA mål". */
const WITHIN_HEADING = 0.8;
/** Lines of one header stand nearer than this (parts of the size), baseline to baseline. */
const HEADER_LEADING = 2.4;
/** … and a row with years nearer than this to the months under it: there may be a line between them. */
const YEARS_LEADING = 5;
/** The most words in one heading: "mar . 25" */
const HEADING_WORDS = 3;

export interface Token extends ColumnHeading {
  read: { year: number | null; month: number | null } | null;
}

/** Finds the headers of SLA tables: consecutive months beside a target column, in one line or several. */
export function findHeaders(lines: readonly Line[], reader: LayoutReader): TableHeader[] {
  const headers: TableHeader[] = [];
  const used = new Set<Line>();
  lines.forEach((line, i) => {
    if (used.has(line)) return;
    const own = monthsIn(line, reader);
    if (own === 0) return;
    const near = lines.filter((other, j) => j !== i && !used.has(other) && isNear(other, line, reader));
    // Wrapped headings stand over and under those that are not.
    if (own + near.reduce((sum, other) => sum + monthsIn(other, reader), 0) < FEWEST_MONTHS) return;
    const tokens = withTargets(datedTokens(line, near, reader), near, reader);
    const under = lines.slice(i + 1);
    for (const [x0, x1] of spansOf(tokens, under, reader)) {
      const part = wordsBetween(line, x0, x1);
      const beside = near.flatMap((other) => wordsBetween(other, x0, x1) ?? []);
      const below = under.flatMap((other) => wordsBetween(other, x0, x1) ?? []);
      const header = part && readHeader(part, beside, below, reader);
      if (!header) continue;
      used.add(line);
      for (const heading of header.headings)
        for (const other of near) if (other.words.some((w) => heading.words.includes(w))) used.add(other);
      headers.push({ ...header, x0, x1 });
    }
  });
  return headers;
}

/** Whether a line holds as many months as a header has, of whatever table. */
export const headsMonths = (line: Line, reader: LayoutReader): boolean => monthsIn(line, reader) >= FEWEST_MONTHS;

const monthsIn = (line: Line, reader: LayoutReader): number =>
  lineToTokens(line, reader).filter((t) => t.read?.month).length;

/** The part of a line that stands between two places, null where nothing does; the line itself where all of it does. */
export function wordsBetween(line: Line, x0: number, x1: number): Line | null {
  const words = line.words.filter((w) => centreX(w.box) >= x0 && centreX(w.box) < x1);
  if (words.length === line.words.length) return line;
  return words.length ? toLine(words) : null;
}

/** A line's tokens with their months: dated by the years over or under them, or wrapped, whichever gives more of them. */
function datedTokens(line: Line, near: readonly Line[], reader: LayoutReader): Token[] {
  const own = lineToTokens(line, reader);
  const months = own.filter((t) => t.read?.month);
  const beside = near.flatMap((other) => lineToTokens(other, reader));
  // Some headings of a header are wrapped and some are not: "oktober 23" stands between "november" and "23".
  const between = beside.filter(
    (t) => t.read?.month && isSameType(t, months) && !months.some((m) => sharesColumn(m, t)),
  );
  const tokens = [...own.filter((t) => !between.some((m) => sharesColumn(m, t))), ...between].sort(
    (a, b) => a.box[0] - b.box[0],
  );
  const others = beside.filter((t) => !between.includes(t));
  const byYears = datePartial(tokens, others);
  const wrapped = dateWrapped(
    tokens,
    others.flatMap((t) => t.words),
    reader,
  );
  return longestRun(wrapped).length > longestRun(byYears).length ? wrapped : byYears;
}

/** Sizes nearer than this share are of one header: the report's own month over a table is larger. */
const SAME_SIZE = 0.1;

const isSameType = (token: Token, months: readonly Token[]): boolean =>
  months.some((m) => Math.abs(m.words[0]!.size - token.words[0]!.size) < SAME_SIZE * m.words[0]!.size);

const sharesColumn = (a: Token, b: Token): boolean => overlap(a.box[0], a.box[2], b.box[0], b.box[2]) > 0;

/** Gives tokens that are no month by themselves the words over and under them, where they make one: "septem-" "ber 23". */
const dateWrapped = (tokens: readonly Token[], words: readonly Word[], reader: LayoutReader): Token[] =>
  tokens.map((token): Token => {
    if (token.read?.year && token.read.month) return { ...token, month: monthOf(token.read.year, token.read.month) };
    const column = words.filter((w) => overlap(w.box[0], w.box[2], token.box[0], token.box[2]) > 0);
    const stack = [...token.words, ...column].sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
    for (let n = stack.length; n > token.words.length; n--) {
      for (let from = 0; from + n <= stack.length; from++) {
        const part = stack.slice(from, from + n);
        const text = token.words.every((w) => part.includes(w)) ? stackedTexts(part) : [];
        const found = text.find((each) => isWhole(reader.columnMonth(each)));
        if (found === undefined) continue;
        const read = reader.columnMonth(found)!;
        const box = union(part.map((w) => w.box));
        return { kind: "month", text: found, box, words: part, read, month: monthOf(read.year!, read.month!) };
      }
    }
    return token;
  });

const isWhole = (read: Token["read"]): boolean => read !== null && read.year !== null && read.month !== null;

/** What words under each other may say: "november 23", "okt-23", "september 23" of "septem-" and "ber 23". */
function stackedTexts(words: readonly Word[]): string[] {
  const spaced = wordsToText(words);
  return [spaced, spaced.replace(/(?<=[-‐/.]) /g, ""), spaced.replace(/[-‐\u00AD] /g, "")];
}

/** Tokens with the target headings that have no part on their line, or only one: "SLA-" over "mål". */
function withTargets(tokens: readonly Token[], near: readonly Line[], reader: LayoutReader): Token[] {
  const months = new Set(tokens.filter((t) => t.month !== null).flatMap((t) => t.words));
  if (months.size === 0) return [...tokens];
  const band = union([...months].map((w) => w.box));
  const isInBand = ({ box }: Word): boolean =>
    overlap(box[1], box[3], band[1] - height(band), band[3] + height(band)) > height(box) / 2;
  const others = near.flatMap((line) => line.words).filter((w) => !months.has(w) && isInBand(w));
  const found = others.flatMap((word) => {
    const group = others.filter((w) => overlap(w.box[0], w.box[2], word.box[0], word.box[2]) > 0);
    return group[0] === word ? (readTarget(group, reader) ?? []) : [];
  });
  const fresh = found.filter(
    (t) => !tokens.some((o) => o.kind === "target" && overlap(o.box[0], o.box[2], t.box[0], t.box[2]) > 0),
  );
  return [...tokens, ...fresh].sort((a, b) => a.box[0] - b.box[0]);
}

function readHeader(
  line: Line,
  near: readonly Line[],
  below: readonly Line[],
  reader: LayoutReader,
): Omit<TableHeader, "x0" | "x1"> | null {
  const { tokens, months } = bridgeGaps(datedTokens(line, near, reader));
  return months.length < FEWEST_MONTHS ? null : completeHeader(tokens, months, { near, below }, reader);
}

const longestRun = (tokens: readonly Token[]): Token[] =>
  runsOf(tokens).reduce((best, run) => (run.length > best.length ? run : best), []);

const hasValueUnder = (line: Line, { box }: Token, reader: LayoutReader): boolean =>
  line.words.some((w) => overlap(w.box[0], w.box[2], box[0], box[2]) > 0 && reader.value(w.text));

/** Where each of the tables stands that a line heads: a run of months is another table's where it has its own target. */
function spansOf(tokens: readonly Token[], below: readonly Line[], reader: LayoutReader): [x0: number, x1: number][] {
  const runs = runsOf(tokens).filter((run) => run.length >= FEWEST_MONTHS);
  const targets = tokens.filter((t) => t.kind === "target");
  const isNamed = targets.length === runs.length;
  if (runs.length < 2 || !(isNamed || targets.length === 0)) return [[-Infinity, Infinity]];
  const targetFirst = !isNamed || tokens.indexOf(targets[0]!) < tokens.indexOf(runs[0]![0]!);
  const next = below.findIndex((line) => headsMonths(line, reader));
  const rows = next < 0 ? below : below.slice(0, next);
  const cuts = runs.slice(1).map((_, i) => {
    const last = targetFirst ? runs[i]!.at(-1)! : targets[i]!;
    const first = tokens[tokens.indexOf(last) + 1]!;
    const bottom = rows.findLast((row) => hasValueUnder(row, last, reader))?.box[3] ?? -Infinity;
    const body = rows.filter((row) => row.box[1] < bottom);
    return firstGap(
      body.flatMap((row) => row.words),
      last.box[2],
      first.box[0],
    );
  });
  return [...cuts, Infinity].map((x1, i) => [cuts[i - 1] ?? -Infinity, x1]);
}

function isNear(other: Line, line: Line, reader: LayoutReader): boolean {
  const distance = Math.abs(other.baseline - line.baseline) / Math.max(line.size, other.size);
  return distance < HEADER_LEADING || (distance < YEARS_LEADING && other.words.some((w) => isYear(w, reader)));
}

const isYear = (word: Word, reader: LayoutReader): boolean => {
  const read = reader.columnMonth(word.text);
  return read !== null && read.year !== null && read.month === null;
};

/** Groups a line's words into headings: the longest group of near words that reads as a month or target wins. */
function lineToTokens(line: Line, reader: LayoutReader): Token[] {
  const read = READ.get(reader) ?? new WeakMap<Line, Token[]>();
  READ.set(reader, read);
  const known = read.get(line);
  if (known) return known;
  const tokens = readTokens(line, reader);
  read.set(line, tokens);
  return tokens;
}

/** What lines were read as: each is looked at as a header, beside one and under one. */
const READ = new WeakMap<LayoutReader, WeakMap<Line, Token[]>>();

function readTokens(line: Line, reader: LayoutReader): Token[] {
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
    const read = reader.columnMonth(text);
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
  const [up, down] = [1, -1].map((step) => {
    const runs: Token[][] = [];
    for (const token of months) {
      const last = runs.at(-1)?.at(-1);
      if (last && (token.read!.month! - last.read!.month!) * step > 0) runs.at(-1)!.push(token);
      else runs.push([token]);
    }
    return runs;
  });
  const runs = up!.length <= down!.length ? up! : down!;
  if (runs.length !== years.length || years.length === months.length) return new Map();
  return new Map(runs.flatMap((run, i) => run.map((token) => [token, years[i]!] as const)));
}

const monthOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, "0")}`;

/**
 * The header with its target and other columns. The target is known by its name, else by what its column holds; null
 * where there is none and what stands under the months is no availability.
 */
function completeHeader(
  tokens: readonly Token[],
  months: readonly Token[],
  { near, below }: { near: readonly Line[]; below: readonly Line[] },
  reader: LayoutReader,
): Omit<TableHeader, "x0" | "x1"> | null {
  const size = months.find((m) => m.words.length > 0)!.words[0]!.size;
  const monthWords = new Set(months.flatMap((m) => m.words));
  const band = union(months.flatMap((m) => [m.box, ...m.words.map((w) => w.box)]));
  const line = Math.max(...months.map((m) => height(m.words[0]?.box ?? m.box)));
  // What stands in the header's other lines belongs to the heading above or below it: "SLA-" over "mål".
  const stacked = near
    .flatMap((line) => line.words)
    .filter((w) => !monthWords.has(w) && overlap(w.box[1], w.box[3], band[1] - line, band[3] + line) > 0);
  const others = tokens.filter((t) => !months.includes(t)).map((t) => withStacked(t, stacked, reader));
  const named = others.find((t) => t.kind === "target") ?? stackedTarget(stacked, months, reader);
  const body = below.filter((line) => !line.words.some((w) => monthWords.has(w)));
  const target = named ?? targetByContent(others, months, body, reader);
  if (!target && !holdsAvailability(months, body, reader)) return null;
  const environment = others.some((t) => t.kind === "environment") ? [] : environmentOnOtherLine(near, months, reader);
  const rest = others.filter(
    (t) => t !== named && t.kind !== "target" && !t.words.some((w) => target?.words.includes(w)),
  );
  const taken = [...months, ...environment, ...rest, ...(target ? [target] : [])];
  const headings = [
    ...taken,
    ...headingsBehind(
      stacked.filter((w) => w.box[3] < band[3] + line / 2),
      months,
      taken,
    ),
  ]
    .map(({ read: _, ...heading }): ColumnHeading => heading)
    .sort((a, b) => centreX(a.box) - centreX(b.box));
  return { headings, box: union(headings.flatMap((h) => h.words).map((w) => w.box)), size };
}

/** Headings behind the months that stand on another line than they do: "Gns." beside the years over the months. */
function headingsBehind(stacked: readonly Word[], months: readonly Token[], taken: readonly Token[]): Token[] {
  const right = Math.max(...months.map((m) => m.box[2]));
  return stacked
    .filter((w) => w.box[0] > right && !taken.some((t) => overlap(t.box[0], t.box[2], w.box[0], w.box[2]) > 0))
    .map((w) => ({ kind: "other", text: w.text, box: w.box, month: null, words: [w], read: null }));
}

/** "Driftsområde" may be centred beside a header of two lines. */
const environmentOnOtherLine = (near: readonly Line[], months: readonly Token[], reader: LayoutReader): Token[] =>
  near
    .flatMap((line) => lineToTokens(line, reader).filter((token) => standsAlone(token, line)))
    .filter((t) => t.kind === "environment" && t.box[2] < months[0]!.box[0])
    .slice(0, 1);

/** A column's heading has a gap on both sides: "Miljø" of the row "Byg og Miljø" is none. */
const standsAlone = ({ box, words }: Token, line: Line): boolean =>
  line.words.every((word) => words.includes(word) || Math.max(word.box[0] - box[2], box[0] - word.box[2]) > word.size);

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
