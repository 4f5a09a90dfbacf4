import type { Span } from "./sentences.js";
import { timeTokens, type ClockRef, type Connector, type DayRef, type TimeToken } from "./timeTokens.js";

/** A day given as a date, or counted from the day last named ("samme dag", "dagen efter"). */
export type DayPoint = { date: DayRef } | { offset: 0 | 1 };

/** A moment as far as it is written: a day, a clock time or both. */
export interface Point {
  day: DayPoint | null;
  clock: ClockRef | null;
}

/** One day, or all days from the first to the last. */
export interface DayGroup {
  first: DayRef;
  last: DayRef;
}

/** What one expression says about time, before any month or year is filled in. */
export type TimeMention = Span & { approximate: boolean } & (
    | { kind: "days"; groups: DayGroup[]; /** "fra den 3. marts" without an end. */ open: boolean }
    /** One night over two days, or the night that ends on a day. */
    | { kind: "night"; first: DayRef | null; last: DayRef }
    | { kind: "range"; from: Point; to: Point }
    | {
        kind: "clocks";
        from: ClockRef;
        to: ClockRef;
        /** "hhv. kl. 8-9 og kl. 10-11": one range for each day named before. */
        each?: boolean;
      }
    | { kind: "moment"; at: Point; begins: boolean }
    | { kind: "until"; at: Point }
    | { kind: "duration"; minutes: number }
    | { kind: "rest-of-day" }
    | { kind: "week"; week: number }
  );

type Day = Extract<TimeToken, { kind: "day" }>;

/** Reads tokens from left to right; every method moves on only when it understood something. */
class Reader {
  at = 0;
  approximate = false;
  constructor(readonly tokens: readonly TimeToken[]) {}

  /** The token at the cursor, if it follows the one before without other words between; noise is stepped over. */
  peek(first = false): TimeToken | null {
    let next = this.tokens[this.at];
    while (next?.kind === "noise" && (first || !next.apart)) {
      const after = this.tokens[this.at + 1];
      if (!after || after.apart) return null;
      this.approximate ||= next.approximate;
      this.at += 1;
      next = after;
    }
    return next && (first || !next.apart) ? next : null;
  }

  /** Steps over one of `kinds`. */
  skip(...kinds: (Connector | "night")[]): TimeToken | null {
    const next = this.peek();
    if (!next || !kinds.includes(next.kind as Connector)) return null;
    this.at += 1;
    return next;
  }

  /** What `read` gives, with the cursor put back where it gives nothing. */
  attempt<T>(read: () => T | null): T | null {
    const { at, approximate } = this;
    const result = read();
    if (result === null) [this.at, this.approximate] = [at, approximate];
    return result;
  }

  day(first = false): Day | null {
    const next = this.peek(first);
    if (next?.kind !== "day") return null;
    this.at += 1;
    return next;
  }

  clock(first = false): ClockRef | null {
    const next = this.peek(first);
    if (next?.kind !== "clock") return null;
    this.at += 1;
    this.approximate ||= next.approximate;
    return { hour: next.hour, minute: next.minute, approximate: next.approximate || this.approximate };
  }

  dayPoint(first = false): DayPoint | null {
    const next = this.peek(first);
    if (next?.kind === "relative-day") {
      this.at += 1;
      return { offset: next.offset };
    }
    const day = this.day(first);
    return day ? { date: day } : null;
  }

  point(first = false): Point | null {
    const day = this.attempt(() => this.dayPoint(first));
    if (day) return { day, clock: this.attempt(() => (this.skip("comma", "from"), this.clock())) };
    const clock = this.clock(first);
    if (!clock) return null;
    return { day: this.attempt(() => this.dayPoint()), clock };
  }
}

const SEPARATORS = ["comma", "and"] as const;

/** "3., 5. og 9.-11. marts": at least one group, and its month known or said to be the running one. */
function dayGroups(reader: Reader): DayGroup[] | null {
  const groups: { first: Day; last: Day }[] = [];
  for (;;) {
    const group = reader.attempt(() => {
      if (groups.length > 0) {
        let steps = 0;
        while (reader.skip(...SEPARATORS)) steps += 1;
        if (steps === 0) return null;
      }
      const first = reader.day(groups.length === 0);
      if (!first) return null;
      const last = reader.attempt(() => (reader.skip("to", "dash") ? (reader.skip("from"), reader.day()) : null));
      return { first, last: last ?? first };
    });
    if (!group) break;
    groups.push(group);
  }
  if (!groups.some(({ first, last }) => isSure(first) || isSure(last))) return null;
  return withMonths(groups);
}

const isSure = ({ month, sure }: Day): boolean => month !== null || sure;

/** A day without month takes that of the next day that has one: "3., 5. og 9. marts". */
function withMonths(groups: readonly { first: Day; last: Day }[]): DayGroup[] {
  let month: number | null = null;
  let year: number | null = null;
  const filled = (day: Day): DayRef => {
    if (day.month === null) return { day: day.day, month, year, weekday: day.weekday };
    if (day.easter !== undefined)
      return { day: day.day, month: day.month, year: day.year, weekday: day.weekday, easter: day.easter };
    if (day.year !== null || month === null || day.month !== month) year = day.year;
    month = day.month;
    return { day: day.day, month, year: day.year ?? year, weekday: day.weekday };
  };
  return [...groups]
    .reverse()
    .map(({ first, last }) => {
      const end = filled(last);
      return { first: first === last ? end : filled(first), last: end };
    })
    .reverse();
}

const dateOf = (point: Point): DayRef | null => (point.day && "date" in point.day ? point.day.date : null);

/** "den 3. kl. 9 til den 5. marts kl. 10": the first day takes its month from the second. */
function sameMonth(from: Point, to: Point): Point {
  const [first, second] = [dateOf(from), dateOf(to)];
  if (!first || first.month !== null || !second) return from;
  return { ...from, day: { date: { ...first, month: second.month, year: second.year } } };
}

type Reading = TimeMention extends infer M
  ? M extends TimeMention
    ? Omit<M, "start" | "end" | "approximate">
    : never
  : never;

/** "Natten mellem den 29. og 30. oktober", "natten til lørdag den 8. oktober", "nat mod 3/3" */
function night(reader: Reader): Reading[] | null {
  if (!reader.peek(true) || reader.peek(true)!.kind !== "night") return null;
  reader.at += 1;
  if (reader.skip("between", "from")) {
    const first = reader.day();
    if (!first || !reader.skip("and", "to", "dash")) return null;
    const last = reader.day();
    if (!last) return null;
    const [group] = withMonths([{ first, last }]);
    return [{ kind: "night", ...group! }];
  }
  const until = reader.skip("to");
  const groups = dayGroups(reader);
  if (!groups) return null;
  const [{ first, last }] = groups as [DayGroup];
  if (groups.length === 1 && first !== last) return [{ kind: "night", first, last }];
  return until
    ? groups.map((group) => ({ kind: "night", first: null, last: group.last }))
    : [{ kind: "days", groups, open: false }];
}

/** "mellem kl. 9 og kl. 10", "mellem den 3. marts kl. 9 og den 4. marts kl. 10", "mellem 3. og 5. marts" */
function between(reader: Reader): Reading[] | null {
  if (reader.peek(true)?.kind !== "between") return null;
  reader.at += 1;
  const from = reader.point();
  if (!from || !reader.skip("and", "dash", "to")) return null;
  const to = reader.point();
  return to ? joined(sameMonth(from, to), to) : null;
}

/** Two moments as one mention, or a day and its clock times. */
function joined(from: Point, to: Point): Reading[] {
  const day = dateOf(from);
  if (from.clock && to.clock && !to.day) {
    const clocks: Reading = { kind: "clocks", from: from.clock, to: to.clock };
    if (day) return [{ kind: "days", groups: [{ first: day, last: day }], open: false }, clocks];
    return from.day ? [{ kind: "range", from, to }] : [clocks];
  }
  const last = dateOf(to);
  if (day && last && !from.clock && !to.clock) return [{ kind: "days", groups: [{ first: day, last }], open: false }];
  if (day && !from.clock && to.clock && !to.day)
    return [
      { kind: "days", groups: [{ first: day, last: day }], open: true },
      { kind: "until", at: to },
    ];
  return [{ kind: "range", from, to }];
}

/** "den 18. marts kl. 22:59 til den 19. marts kl. 10:51", "28/12 kl. 21.10 - 29/12 kl. 02.35", "kl. 9-10" */
function range(reader: Reader): Reading[] | null {
  const opens = reader.peek(true)?.kind === "from";
  if (opens) reader.at += 1;
  const from = reader.point(!opens);
  if (!from) return null;
  const unsure = from.day && "date" in from.day && !(from.day.date as Day).sure && from.day.date.month === null;
  reader.skip("comma");
  const to = reader.attempt(() => {
    const link = reader.skip("to", "dash");
    const point = link ? (reader.skip("from"), reader.point()) : null;
    return link?.kind === "dash" && !from.clock && !point?.day ? null : point;
  });
  if (to) return unsure && !dateOf(to) ? null : joined(sameMonth(from, to), to);
  if (unsure) return null;
  if (from.clock) return [{ kind: "moment", at: from, begins: opens }];
  const day = dateOf(from);
  return day
    ? [{ kind: "days", groups: [{ first: day, last: day }], open: opens }]
    : [{ kind: "moment", at: from, begins: opens }];
}

/** Two days or more, or one range of days: "3. og 4. marts", "fra den 30. december til den 2. januar" */
function days(reader: Reader): Reading[] | null {
  const opens = reader.peek(true)?.kind === "from";
  if (opens) reader.at += 1;
  const groups = dayGroups(reader);
  if (!groups || (groups.length === 1 && groups[0]!.first === groups[0]!.last)) return null;
  const [{ first, last }] = groups as [DayGroup];
  const end = groups.length > 1 ? null : reader.attempt(() => lastClock(reader));
  if (!end) return [{ kind: "days", groups, open: false }];
  return [{ kind: "range", from: { day: { date: first }, clock: null }, to: { day: { date: last }, clock: end } }];
}

/** A clock time that starts no range of its own: "3. til 5. marts kl. 10", but not "3.-5. marts kl. 7-8". */
function lastClock(reader: Reader): ClockRef | null {
  const clock = reader.clock();
  return clock && !reader.skip("to", "dash") ? clock : null;
}

function until(reader: Reader): Reading[] | null {
  if (reader.peek(true)?.kind !== "to") return null;
  reader.at += 1;
  const at = reader.point();
  const date = at ? dateOf(at) : null;
  const to = date && at?.clock ? reader.attempt(() => (reader.skip("dash") ? reader.clock() : null)) : null;
  if (date && to)
    return [
      { kind: "days", groups: [{ first: date, last: date }], open: false },
      { kind: "clocks", from: at!.clock!, to },
    ];
  return at && !(at.day && "date" in at.day && at.day.date.month === null && !(at.day.date as Day).sure)
    ? [{ kind: "until", at }]
    : null;
}

function single(reader: Reader): Reading[] | null {
  const next = reader.peek(true);
  if (!next) return null;
  reader.at += 1;
  if (next.kind === "duration") {
    reader.approximate ||= next.approximate;
    return [{ kind: "duration", minutes: next.minutes }];
  }
  if (next.kind === "week") return [{ kind: "week", week: next.week }];
  return next.kind === "rest-of-day" ? [{ kind: "rest-of-day" }] : null;
}

/** What an expression may be, and what its first token then is. */
const FORMS: readonly { opens: ReadonlySet<TimeToken["kind"]>; read: (reader: Reader) => Reading[] | null }[] = [
  { opens: new Set(["night"]), read: night },
  { opens: new Set(["between"]), read: between },
  { opens: new Set(["from", "day"]), read: days },
  { opens: new Set(["from", "day", "clock", "relative-day"]), read: range },
  { opens: new Set(["from", "day"]), read: daysAlone },
  { opens: new Set(["to"]), read: until },
  { opens: new Set(["duration", "week", "rest-of-day"]), read: single },
];

/** A range of days whose clock times follow: "3.-5. marts kl. 7-8". */
function daysAlone(reader: Reader): Reading[] | null {
  const opens = reader.peek(true)?.kind === "from";
  if (opens) reader.at += 1;
  const groups = dayGroups(reader);
  return groups ? [{ kind: "days", groups, open: opens }] : null;
}

const LEADING: ReadonlySet<string> = new Set(["noise", "from", "between", "to", "night", "each"]);

/** Between two expressions that only "og" or a comma joins, it is part of the second. */
function isLink(tokens: readonly TimeToken[], at: number, floor: number): boolean {
  for (let i = at; i >= floor; i--)
    if (tokens[i]!.apart || !["and", "comma", "noise", "from"].includes(tokens[i]!.kind)) return false;
  return true;
}

/** The first token of the expression that starts at `at`: "i tidsrummet fra kl. 9" starts at "i". */
function leadingStart(tokens: readonly TimeToken[], at: number, floor: number): number {
  let first = at;
  while (first > floor && !tokens[first]!.apart && LEADING.has(tokens[first - 1]!.kind)) first -= 1;
  if (
    first - 2 >= floor &&
    tokens[first - 1]!.kind === "comma" &&
    tokens[first - 2]!.kind === "noise" &&
    !tokens[first]!.apart
  )
    first -= 2;
  while (first > floor && floor > 0 && !tokens[first]!.apart && isLink(tokens, first - 1, floor)) first -= 1;
  return tokens[first]!.start;
}

/** No expression starts with these. */
const OPENS_NOTHING: ReadonlySet<string> = new Set(["and", "comma", "dash"]);

/** Everything `text` (plain text, see plainText.ts) says about time, in reading order. */
export function timeMentions(text: string): TimeMention[] {
  const tokens = timeTokens(text);
  const reader = new Reader(tokens);
  const mentions: TimeMention[] = [];
  let floor = 0;
  while (reader.at < tokens.length) {
    const at = reader.at;
    if (OPENS_NOTHING.has(tokens[at]!.kind)) {
      reader.at += 1;
      continue;
    }
    reader.approximate = false;
    const each = tokens[at]!.kind === "each";
    if (each) reader.at += 1;
    const readings = each && reader.at < tokens.length ? firstReading(reader) : each ? null : firstReading(reader);
    if (!readings) {
      reader.at = at + 1;
      continue;
    }
    const last = lastMeaningful(tokens, reader.at - 1, at);
    const start = leadingStart(tokens, at, floor);
    const { end } = tokens[last]!;
    const { approximate } = reader;
    floor = reader.at;
    mentions.push(
      ...readings.map(
        (reading) =>
          ({
            start,
            end,
            approximate,
            ...reading,
            ...(each && reading.kind === "clocks" ? { each } : {}),
          }) as TimeMention,
      ),
    );
  }
  return mentions;
}

/** A comma that was stepped over in vain is not part of the expression. */
function lastMeaningful(tokens: readonly TimeToken[], at: number, floor: number): number {
  let last = at;
  while (last > floor && (tokens[last]!.kind === "comma" || tokens[last]!.kind === "noise")) last -= 1;
  return last;
}

function firstReading(reader: Reader): Reading[] | null {
  const { at, approximate } = reader;
  const opening = reader.peek(true)?.kind;
  for (const { opens, read } of opening ? FORMS : []) {
    if (!opens.has(opening!)) continue;
    [reader.at, reader.approximate] = [at, approximate];
    const readings = read(reader);
    if (readings) return readings;
  }
  [reader.at, reader.approximate] = [at, approximate];
  return null;
}
