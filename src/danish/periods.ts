import {
  addDays,
  dayOf,
  daysFrom,
  minutesAfter,
  momentAt,
  resolveDay,
  weekDays,
  weekdayOf,
  type IsoDay,
  type Moment,
  type Month,
} from "./calendar.js";
import type { DayGroup, DayPoint, Point, TimeMention } from "./timeMentions.js";
import type { ClockRef, DayRef } from "./timeTokens.js";

/** A time mention, and whether its sentence or clause says that the matter ended then. */
export interface UsedMention {
  mention: TimeMention;
  ends: boolean;
}

/** Clock times where given, else days; `end` is null where only a start is known. */
export interface ReadPeriod {
  start: string;
  end: string | null;
}

export type TimeReason =
  | "approximate-time"
  | "end-from-duration"
  | "start-from-duration"
  | "ambiguous-time"
  | "nonexistent-time"
  | "month-inferred"
  | "week-only"
  | "impossible-date"
  | "weekday-contradicts-date"
  | "night-over-day-range"
  | "end-before-start";

/** A date that the calendar refuses or a weekday that contradicts it, with the words' place. */
export interface DateProblem {
  code: "impossible-date" | "weekday-contradicts-date" | "end-before-start";
  start: number;
  end: number;
}

export interface Periods {
  periods: ReadPeriod[];
  /** Every calendar day the periods touch, ascending. */
  dates: IsoDay[];
  durationMinutes: number | null;
  reasons: TimeReason[];
  problems: DateProblem[];
}

interface Stretch {
  start: { day: IsoDay; moment: Moment | null };
  end: { day: IsoDay; moment: Moment | null } | null;
}

interface DaySpan {
  first: IsoDay;
  last: IsoDay;
  /** Only the start is known. */
  open: boolean;
  /** A night over both days, or (first null in the text) the one that ends on `last`. */
  night: "over" | "into" | null;
}

/** Clock hours from here on belong to the evening before, in "natten til den 13. maj kl. 23-02". */
const EVENING_STARTS = 15;

class PeriodBuilder {
  readonly stretches: Stretch[] = [];
  readonly reasons = new Set<TimeReason>();
  readonly problems: DateProblem[] = [];
  /** Days named but not yet used by a clock time. */
  private pending: DaySpan[] = [];
  private current: DaySpan[] = [];
  private waiting: { from: ClockRef; to: ClockRef | null }[] = [];
  /** Days that wait for a range each, after "hhv.". */
  private queue: DaySpan[] = [];
  private duration: number | null = null;
  /** The pending days are those of a week, until days are named. */
  private weekOnly = false;
  private lastDay: IsoDay | null = null;

  constructor(readonly report: Month) {}

  add({ mention, ends }: UsedMention): void {
    switch (mention.kind) {
      case "days":
        return this.addDays(
          mention.groups.map((group) => this.daySpan(group, mention, mention.open)),
          ends,
        );
      case "night":
        return this.addDays([this.nightSpan(mention)], ends);
      case "week":
        return this.addWeek(mention.week);
      case "clocks":
        return this.addClocks(mention.from, mention.to, mention, mention.each === true);
      case "range":
        return this.addRange(mention.from, mention.to, mention);
      case "moment":
        return ends ? this.close(mention.at, mention) : this.addMoment(mention.at, mention);
      case "until":
        return this.close(mention.at, mention);
      case "duration":
        this.duration ??= mention.minutes;
        if (mention.approximate) this.reasons.add("approximate-time");
        return;
      case "rest-of-day":
        return;
    }
  }

  finish(): Periods {
    this.flush();
    for (const { from, to } of this.waiting) if (this.current.length > 0) this.spread(from, to, this.current);
    this.applyDuration();
    const stretches = dedupe(this.stretches);
    return {
      periods: stretches.map(periodOf),
      dates: stretches.length === 1 ? daysTouched(stretches[0]!) : [...new Set(stretches.flatMap(daysTouched))].sort(),
      durationMinutes: totalMinutes(stretches),
      reasons: [...this.reasons],
      problems: this.problems,
    };
  }

  private resolve(ref: DayRef, mention: TimeMention): IsoDay | null {
    const day = resolveDay(ref, this.report, this.lastDay?.slice(0, 7) ?? this.report);
    if (day === null) {
      this.reasons.add("impossible-date");
      this.problems.push({ code: "impossible-date", start: mention.start, end: mention.end });
      return null;
    }
    if (ref.month === null) this.reasons.add("month-inferred");
    if (ref.weekday !== null && weekdayOf(day) !== ref.weekday) {
      this.reasons.add("weekday-contradicts-date");
      this.problems.push({ code: "weekday-contradicts-date", start: mention.start, end: mention.end });
    }
    this.lastDay = day;
    return day;
  }

  private daySpan({ first, last }: DayGroup, mention: TimeMention, open: boolean): DaySpan | null {
    const from = this.resolve(first, mention);
    const to = first === last ? from : this.resolve(last, mention);
    if (from === null || to === null) {
      const only = from ?? to;
      return only === null ? null : { first: only, last: only, open: false, night: null };
    }
    if (to >= from) return { first: from, last: to, open, night: null };
    this.problems.push({ code: "end-before-start", start: mention.start, end: mention.end });
    this.reasons.add("end-before-start");
    return { first: from, last: from, open, night: null };
  }

  private nightSpan(mention: Extract<TimeMention, { kind: "night" }>): DaySpan | null {
    const last = this.resolve(mention.last, mention);
    if (last === null) return null;
    if (mention.first === null) return { first: last, last, open: false, night: "into" };
    const first = this.resolve(mention.first, mention);
    return first === null || first > last ? null : { first, last, open: false, night: "over" };
  }

  private addDays(read: (DaySpan | null)[], ends: boolean): void {
    const spans = read.filter((span) => span !== null);
    if (spans.length === 0) return;
    this.queue = [];
    if (ends && this.stretches.length === 0) this.openPending();
    const openStretch = this.openStretch();
    if (ends && openStretch) {
      openStretch.end = { day: spans[0]!.last, moment: null };
      return;
    }
    if (this.weekOnly) this.pending = [];
    this.weekOnly = false;
    this.reasons.delete("week-only");
    this.flush();
    this.pending = spans;
    const waiting = this.waiting;
    this.waiting = [];
    for (const { from, to } of waiting) this.spread(from, to, this.use());
  }

  private addWeek(week: number): void {
    const days = weekDays(week, this.report);
    if (!days || this.pending.length > 0 || this.stretches.length > 0) return;
    this.reasons.add("week-only");
    this.weekOnly = true;
    this.pending = [{ ...days, open: false, night: null }];
  }

  private addClocks(from: ClockRef, to: ClockRef, mention: TimeMention, each: boolean): void {
    this.note(mention, from, to);
    if (each) this.queue = this.pending.flatMap(({ first, last }) => daysFrom(first, last)).map(oneDay);
    const next = this.queue.shift();
    if (next) {
      this.use();
      return this.spread(from, to, [next]);
    }
    const days = this.use();
    if (days.length === 0) this.waiting.push({ from, to });
    else this.spread(from, to, days);
  }

  private addMoment(at: Point, mention: TimeMention): void {
    if (at.clock) this.note(mention, at.clock);
    const named = at.day ? this.pointDay(at.day, mention) : null;
    if (at.day && "offset" in at.day && !at.clock) return;
    if (named !== null) {
      this.dropPending(named, named);
      this.flush();
      this.pending = [
        { first: named, last: named, open: !at.clock && mention.kind === "moment" && mention.begins, night: null },
      ];
    }
    if (!at.clock) return;
    const days = this.use();
    if (days.length === 0) this.waiting.push({ from: at.clock, to: null });
    else this.spread(at.clock, null, days);
  }

  private addRange(from: Point, to: Point, mention: TimeMention): void {
    if (from.clock || to.clock) this.note(mention, ...[from.clock, to.clock].filter((clock) => clock !== null));
    const current = this.pending.at(-1) ?? this.current.at(-1);
    const last0 = to.day && "date" in to.day && !from.day && !current ? this.pointDay(to.day, mention) : null;
    const first = from.day ? this.pointDay(from.day, mention) : (current?.first ?? beforeMidnight(from, to, last0));
    if (first === null) return;
    const last = to.day ? this.pointDay(to.day, mention, first) : first;
    if (last === null) {
      this.pending = [{ first, last: first, open: true, night: null }];
      if (from.clock) this.spread(from.clock, null, this.use());
      return;
    }
    this.dropPending(first, last);
    this.flush();
    const start = { day: first, moment: from.clock ? this.moment(first, from.clock) : null };
    const end = { day: last, moment: to.clock ? this.moment(last, to.clock) : null };
    if (isBefore(end, start)) {
      this.problems.push({ code: "end-before-start", start: mention.start, end: mention.end });
      this.reasons.add("end-before-start");
      this.stretches.push({ start, end: null });
    } else this.stretches.push({ start, end });
    this.current = [{ first: last, last, open: false, night: null }];
  }

  /** The end of what is open; without that, the end of a day whose start is not known. */
  private close(at: Point, mention: TimeMention): void {
    if (at.clock) this.note(mention, at.clock);
    this.flushOpen();
    if (at.day && !at.clock && this.stretches.length === 0) this.openPending();
    const open = this.openStretch();
    const base = open?.start.day ?? this.pending.at(-1)?.first ?? this.current.at(-1)?.first ?? null;
    const day = at.day ? this.pointDay(at.day, mention, base) : base;
    if (day === null) return;
    if (open) {
      const moment = at.clock ? this.moment(day, at.clock) : null;
      const later = moment && open.start.moment && moment.epochMinutes < open.start.moment.epochMinutes && !at.day;
      const end = later ? { day: addDays(day, 1), moment: this.moment(addDays(day, 1), at.clock!) } : { day, moment };
      if (!isBefore(end, open.start)) open.end = end;
      return;
    }
    if (this.pending.length === 0) return;
    const [{ first }] = this.use() as [DaySpan];
    this.stretches.push({
      start: { day: first, moment: null },
      end: { day, moment: at.clock ? this.moment(day, at.clock) : null },
    });
  }

  /** The first stretch whose end is not told yet: "Start: kl. 7.30 og kl. 13.15. Slut: kl. 9.00 og kl. 14.05." */
  private openStretch(): Stretch | null {
    return this.stretches.find(({ end }) => end === null) ?? null;
  }

  /** A day alone becomes a start where an end is told: "Start: 9. februar. Slut: 12. februar." */
  private openPending(): void {
    if (this.pending.length === 1 && this.pending[0]!.first === this.pending[0]!.last) {
      this.pending[0] = { ...this.pending[0]!, open: true };
      this.flush();
    }
  }

  private pointDay(point: DayPoint, mention: TimeMention, base: IsoDay | null = null): IsoDay | null {
    if ("date" in point) return this.resolve(point.date, mention);
    const from =
      base ?? this.pending.at(-1)?.last ?? this.stretches.at(-1)?.start.day ?? this.current.at(-1)?.last ?? null;
    return from === null ? null : addDays(from, point.offset);
  }

  private moment(day: IsoDay, clock: ClockRef): Moment {
    const moment = momentAt(day, clock);
    if (moment.oddity) this.reasons.add(moment.oddity);
    return moment;
  }

  private note(mention: TimeMention, ...clocks: ClockRef[]): void {
    if (mention.approximate || clocks.some((clock) => clock.approximate)) this.reasons.add("approximate-time");
  }

  /** The days clock times now refer to: those just named, or the ones before. */
  private use(): DaySpan[] {
    if (this.pending.length > 0) {
      this.current = this.pending;
      this.pending = [];
    }
    return this.current;
  }

  private spread(from: ClockRef, to: ClockRef | null, spans: readonly DaySpan[]): void {
    for (const span of spans) this.stretches.push(...this.stretchesOn(span, from, to));
  }

  private stretchesOn(span: DaySpan, from: ClockRef, to: ClockRef | null): Stretch[] {
    if (span.night === "over") return [this.nightStretch(span.first, span.last, from, to)];
    if (span.night === "into") return [this.nightStretch(addDays(span.last, -1), span.last, from, to)];
    const overnight = to !== null && isLater(from, to);
    if (overnight && addDays(span.first, 1) === span.last) {
      this.reasons.add("night-over-day-range");
      return [this.stretch(span.first, from, span.last, to)];
    }
    return daysFrom(span.first, span.open ? span.first : span.last).map((day) =>
      this.stretch(day, from, overnight ? addDays(day, 1) : day, to),
    );
  }

  private nightStretch(evening: IsoDay, morning: IsoDay, from: ClockRef, to: ClockRef | null): Stretch {
    const start = from.hour >= EVENING_STARTS && from.hour < 24 ? evening : from.hour === 24 ? evening : morning;
    const end = to === null || isLater(from, to) || to.hour < EVENING_STARTS ? morning : start;
    return this.stretch(start, from, to && to.hour === 24 ? evening : end, to);
  }

  private stretch(first: IsoDay, from: ClockRef, last: IsoDay, to: ClockRef | null): Stretch {
    const start = { day: first, moment: this.moment(first, from) };
    return { start, end: to === null ? null : { day: last, moment: this.moment(last, to) } };
  }

  private dropPending(first: IsoDay, last: IsoDay): void {
    this.pending = this.pending.filter((span) => span.first < first || span.last > last);
  }

  /** A day named with "fra" becomes an open period once its end is told. */
  private flushOpen(): void {
    if (this.pending.some((span) => span.open)) this.flush();
  }

  private flush(): void {
    for (const span of this.pending) {
      const start = { day: span.first, moment: null };
      this.stretches.push({ start, end: span.open ? null : { day: span.last, moment: null } });
    }
    if (this.pending.length > 0) this.current = this.pending;
    this.pending = [];
  }

  private lasting(stretch: Stretch): void {
    const moment = minutesAfter(stretch.start.moment!, this.duration!);
    stretch.end = { day: dayOf(moment.text), moment };
    this.reasons.add("end-from-duration");
  }

  private applyDuration(): void {
    const [only] = this.stretches;
    if (this.duration === null || !only) return;
    if (this.stretches.length > 1) {
      // "kl. 07.00 den 15. og den 17., hver gang i 25 minutter"
      if (!this.stretches.every(({ start, end }) => start.moment && end === null)) return;
      for (const stretch of this.stretches) this.lasting(stretch);
    } else if (only.start.moment && only.end === null) this.lasting(only);
    else if (!only.start.moment && only.end?.moment && only.start.day === only.end.day) {
      const moment = minutesAfter(only.end.moment, -this.duration);
      only.start = { day: dayOf(moment.text), moment };
      this.reasons.add("start-from-duration");
    }
  }
}

const oneDay = (day: IsoDay): DaySpan => ({ first: day, last: day, open: false, night: null });

const minutes = (clock: ClockRef): number => clock.hour * 60 + clock.minute;
const isLater = (from: ClockRef, to: ClockRef): boolean => minutes(from) % 1440 > minutes(to);

/** "fra kl. 22 til kl. 3 den 5. marts" began the day before. */
function beforeMidnight(from: Point, to: Point, last: IsoDay | null): IsoDay | null {
  if (last === null || !from.clock || !to.clock) return last;
  return isLater(from.clock, to.clock) ? addDays(last, -1) : last;
}

function isBefore(end: NonNullable<Stretch["end"]>, start: Stretch["start"]): boolean {
  if (end.moment && start.moment) return end.moment.epochMinutes < start.moment.epochMinutes;
  return end.day < start.day;
}

const periodOf = ({ start, end }: Stretch): ReadPeriod => ({
  start: start.moment?.text ?? start.day,
  end: end === null ? null : (end.moment?.text ?? end.day),
});

/** A period ending at 00:00 does not touch that day. */
function daysTouched({ start, end }: Stretch): IsoDay[] {
  const first = start.moment ? dayOf(start.moment.text) : start.day;
  if (end === null) return [first];
  const last = end.moment ? dayOf(end.moment.text) : end.day;
  const midnight = end.moment?.text.slice(11, 16) === "00:00" && last > first;
  return daysFrom(first, midnight ? addDays(last, -1) : last);
}

function totalMinutes(stretches: readonly Stretch[]): number | null {
  let total = 0;
  for (const { start, end } of stretches) {
    if (!start.moment || !end?.moment) return null;
    total += end.moment.epochMinutes - start.moment.epochMinutes;
  }
  return stretches.length > 0 ? total : null;
}

/** Days without clock time that a clock time covers already, and repetitions, add nothing. */
function dedupe(stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length < 2) return stretches;
  const timed = new Set(stretches.filter(({ start }) => start.moment).flatMap(daysTouched));
  const seen = new Set<string>();
  const kept = stretches.filter((stretch) => {
    const { start, end } = periodOf(stretch);
    const key = `${start}/${end}`;
    const covered =
      !stretch.start.moment && !stretch.end?.moment && daysTouched(stretch).every((day) => timed.has(day));
    if (seen.has(key) || covered) return false;
    seen.add(key);
    return true;
  });
  const at = ({ start }: Stretch): string => (start.moment ? String(start.moment.epochMinutes).padStart(12, "0") : "");
  return kept.sort((a, b) =>
    a.start.day + at(a) < b.start.day + at(b) ? -1 : a.start.day + at(a) > b.start.day + at(b) ? 1 : 0,
  );
}

/** The periods that the mentions of one matter make, seen from a report of the month `report`. */
export function readPeriods(mentions: readonly UsedMention[], report: Month): Periods {
  const builder = new PeriodBuilder(report);
  for (const mention of mentions) builder.add(mention);
  return builder.finish();
}
