import { readPeriods, type Periods, type UsedMention } from "../../danish/periods.js";
import type { Point, TimeMention } from "../../danish/timeMentions.js";
import { stemOf } from "../../danish/words.js";
import type { Choice } from "./choice.js";
import type { Passage, Segment } from "./passage.js";
import { edgeWord, placeOf } from "./wordEvidence.js";

/** What a time says of the incident: when it was, when it ended, when operation was normal again, or nothing. */
export type TimeRole = "when" | "end" | "restored" | "none";

export interface ToldTimes extends Periods {
  restoredOn: string | null;
  /** The mentions that count, by segment. */
  used: readonly { segment: number; mention: TimeMention; role: TimeRole }[];
}

/** A mention of the passage, and the roles that its form allows. */
interface Placed {
  segment: number;
  mention: TimeMention;
  roles: readonly TimeRole[];
}

const ROLES: Readonly<Record<TimeMention["kind"], readonly TimeRole[]>> = {
  days: ["when", "end", "restored", "none"],
  night: ["when", "none"],
  week: ["when", "none"],
  clocks: ["when", "none"],
  range: ["when", "none"],
  moment: ["when", "end", "restored", "none"],
  until: ["end", "restored", "none"],
  duration: ["when", "none"],
  "rest-of-day": ["none"],
};

/**
 * So many combinations of roles are taken on at most from one mention to the next; where they grow past that, those with
 * few mentions that count are kept.
 */
const MOST_COMBINATIONS = 160;
const MOST_MENTIONS = 14;

function featuresOf(
  { segment: index, mention }: Placed,
  role: TimeRole,
  order: number,
  count: number,
  segment: Segment,
): string[] {
  const { words, sense } = segment;
  const at = words.findIndex(
    (word) => word.class === "time" && word.start <= mention.start && word.end >= mention.start,
  );
  const [p1, p2, n1, n2] = [
    edgeWord(words, at - 1),
    edgeWord(words, at - 2),
    edgeWord(words, at + 1),
    edgeWord(words, at + 2),
  ];
  const kind =
    mention.kind === "moment"
      ? `moment${mention.at.day ? "D" : ""}${mention.at.clock ? "C" : ""}${mention.begins ? "B" : ""}`
      : mention.kind === "until"
        ? `until${mention.at.day ? "D" : ""}${mention.at.clock ? "C" : ""}`
        : mention.kind === "days"
          ? `days${mention.open ? "O" : ""}`
          : mention.kind;
  const base = [
    kind,
    `${kind} seg:${placeOf(index)}`,
    `${kind} order:${Math.min(order, 3)}`,
    `${kind} last:${order === count - 1}`,
    `seg:${placeOf(index)}`,
    `sense:${sense ?? "-"}`,
    `p1:${p1.plain}`,
    `p2:${p2.plain} ${p1.plain}`,
    `ps:${stemOf(p1.plain)}`,
    `n1:${n1.plain}`,
    `n2:${n1.plain} ${n2.plain}`,
    `ns:${stemOf(n1.plain)}`,
    `pc:${p1.class}|${n1.class}`,
    `text:${segment.text.slice(mention.start, mention.end).toLowerCase().replace(/\d+/gu, "#").slice(0, 30)}`,
    `first:${edgeWord(words, 0).plain}`,
  ];
  const [from, to] = clauseAround(words, at);
  words.forEach((word, i) => {
    if (word.class === "time") return;
    const near = i >= from && i < to;
    base.push(near ? `${i < at ? "cb" : "ca"}:${stemOf(word.plain)}` : `sb:${stemOf(word.plain)}`);
    if (near) base.push(`c:${stemOf(word.plain)}`);
  });
  return base.map((feature) => `${role}|${feature}`);
}

/** The clause around a word: up to the next comma, colon, semicolon or conjunction on both sides. */
function clauseAround(words: Segment["words"], at: number): [number, number] {
  const breaks = (i: number): boolean =>
    words[i]!.class === "mark" || words[i]!.class === "conjunction" || words[i]!.class === "subordinator";
  let from = at;
  while (from > 0 && !breaks(from - 1)) from -= 1;
  let to = at + 1;
  while (to < words.length && !breaks(to)) to += 1;
  return [Math.max(0, from - 1), to];
}

const hasClock = (value: string | null): boolean => value !== null && value.length > 10;

/** What the periods look like that a combination of roles gives. */
function resultFeatures(
  periods: Periods,
  restoredOn: string | null,
  combination: readonly TimeRole[],
  placed: readonly Placed[],
  month: string,
): string[] {
  const first = periods.periods[0];
  const open = periods.periods.some(({ end }) => end === null);
  const ends = combination.filter((role) => role === "end").length;
  const features = [
    `r:n${Math.min(periods.periods.length, 4)}`,
    `r:${first ? (hasClock(first.start) ? "clock" : "day") : "none"}/${first ? (first.end === null ? "open" : hasClock(first.end) ? "clock" : "day") : "none"}`,
    `r:open ${open}`,
    `r:ends ${Math.min(ends, 2)} n${Math.min(periods.periods.length, 3)}`,
    `r:month ${periods.dates[0]?.slice(0, 7) === month}`,
    `r:restored ${restoredOn !== null}`,
  ];
  if (periods.problems.length > 0) features.push("r:problem");
  const mixed =
    new Set(periods.periods.map(({ start, end }) => `${hasClock(start)}${end === null ? "o" : hasClock(end)}`)).size >
    1;
  if (mixed) features.push("r:mixed");
  const minutes = periods.durationMinutes;
  features.push(
    `r:minutes ${minutes === null ? "-" : minutes < 5 ? "5" : minutes < 480 ? "480" : minutes < 1440 ? "1440" : minutes < 4320 ? "4320" : "more"}`,
  );
  const unused = placed.filter(
    ({ mention }, i) => combination[i] === "none" && (mention.kind === "clocks" || mention.kind === "range"),
  ).length;
  features.push(`r:unused ${Math.min(unused, 2)}`);
  const unusedDays = placed.filter(({ mention }, i) => combination[i] === "none" && mention.kind === "days").length;
  features.push(`r:unused days ${Math.min(unusedDays, 2)}`);
  return features;
}

/** Whether a mention says a day of its own: "samme aften" points to another. */
const namesDay = (mention: TimeMention): boolean =>
  mention.kind === "days" ||
  mention.kind === "night" ||
  mention.kind === "week" ||
  ((mention.kind === "moment" || mention.kind === "until") && isDate(mention.at)) ||
  (mention.kind === "range" && (isDate(mention.from) || isDate(mention.to)));
const isDate = ({ day }: Point): boolean => day !== null && "date" in day;

const asDay = (day: string): UsedMention => ({
  mention: {
    kind: "days",
    groups: [{ first: dayRef(day), last: dayRef(day) }],
    open: false,
    start: 0,
    end: 0,
    approximate: false,
  },
  ends: false,
});
const dayRef = (day: string) => ({
  day: Number(day.slice(8, 10)),
  month: Number(day.slice(5, 7)),
  year: Number(day.slice(0, 4)),
  weekday: null,
});

function restoredMoment(restored: readonly TimeMention[], periods: Periods, month: string): string | null {
  const last = periods.dates.at(-1);
  const end = periods.periods.at(-1)?.end ?? null;
  for (const mention of restored) {
    const read = readPeriods([...(last ? [asDay(last)] : []), { mention, ends: false }], month).periods.at(-1);
    const moment = read ? (mention.kind === "until" ? read.end : read.start) : null;
    if (moment === null || moment === last || (end !== null && (moment === end || end.startsWith(moment)))) continue;
    return moment;
  }
  return null;
}

/**
 * Every way of understanding the times of a passage: each mention has a role, and the time grammar makes periods of
 * them. `dayBefore` is the day of the incident before, for "samme aften" and clock times without a day of their own.
 */
export function timeChoice({ segments }: Passage, month: string, dayBefore: string | null): Choice<ToldTimes> {
  const placed: Placed[] = segments
    .flatMap(({ mentions }, segment) => mentions.map((mention) => ({ segment, mention, roles: ROLES[mention.kind] })))
    .slice(0, MOST_MENTIONS);
  const blocks: string[][] = [];
  const add = (features: string[]): number => blocks.push(features) - 1;
  const roleBlocks = placed.map(
    (one, order) =>
      new Map(
        one.roles.map((role) => [role, add(featuresOf(one, role, order, placed.length, segments[one.segment]!))]),
      ),
  );
  let combinations: TimeRole[][] = [[]];
  for (const { roles } of placed) {
    const longer = combinations.flatMap((before) => roles.map((role) => [...before, role]));
    combinations =
      longer.length <= MOST_COMBINATIONS
        ? longer
        : longer
            .filter((roles) => roles.filter((role) => role !== "none").length <= LIMITED)
            .slice(0, MOST_COMBINATIONS * 4);
  }
  const candidates = combinations.flatMap((combination) => {
    if (combination.filter((role) => role === "restored").length > 1) return [];
    const used = combination.flatMap((role, i) =>
      role === "none" || role === "restored" ? [] : [{ mention: placed[i]!.mention, ends: role === "end" }],
    );
    const ownDay = combination.some((role, i) => role === "when" && namesDay(placed[i]!.mention));
    const withDay = dayBefore !== null && !ownDay ? [asDay(dayBefore), ...used] : used;
    const periods = readPeriods(used.length > 0 ? withDay : [], month);
    const restored = combination.flatMap((role, i) => (role === "restored" ? [placed[i]!.mention] : []));
    const restoredOn = restored.length > 0 ? restoredMoment(restored, periods, month) : null;
    const value: ToldTimes = {
      ...periods,
      restoredOn,
      used: combination.map((role, i) => ({ segment: placed[i]!.segment, mention: placed[i]!.mention, role })),
    };
    return [
      {
        value,
        blocks: [
          ...combination.map((role, i) => roleBlocks[i]!.get(role)!),
          add(resultFeatures(periods, restoredOn, combination, placed, month)),
        ],
      },
    ];
  });
  return { blocks, candidates };
}
/** So many mentions count in a combination of a long passage. */
const LIMITED = 5;
