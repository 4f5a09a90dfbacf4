import { excerpt } from "./excerpt.js";
import { median } from "../model/median.js";
import type { Place } from "../model/geometry.js";
import { monthOrdinal } from "../model/monthOrdinal.js";
import type { Diagnostic, Platform, Rating, Report, SlaRow, SlaTable, SlaValue } from "../model/record.js";

export interface Finding {
  message: string;
  source: Place | null;
}

/** A rule of the domain: what it looks for in a platform's records, and what it means when it finds it. */
export interface Rule {
  code: string;
  severity: Diagnostic["severity"];
  /** For people, in the README. */
  means: string;
  check: (platform: Platform, report: Report) => Finding[];
}

const SATISFIED: ReadonlySet<Rating | null> = new Set<Rating | null>(["satisfactory", "very-satisfactory"]);
/** The months an incident may lie from its report's: reports tell of the turn of the month, and of long errors. */
const MONTHS_AWAY = 1;
/** A count this many times its neighbours' median, or as small, is suspect: a digit too many or too few. */
const COUNT_FACTOR = 5;

const eachRow = (platform: Platform, find: (row: SlaRow, table: SlaTable) => Finding[]): Finding[] =>
  platform.sla.flatMap((table) => table.rows.flatMap((row) => find(row, table)));

const eachValue = (
  platform: Platform,
  find: (value: SlaValue, row: SlaRow, table: SlaTable) => string | null,
): Finding[] =>
  eachRow(platform, (row, table) =>
    row.values.flatMap((value) => {
      const message = find(value, row, table);
      return message ? [{ message, source: value.source }] : [];
    }),
  );

const eachTable = (platform: Platform, find: (table: SlaTable) => string | null): Finding[] =>
  platform.sla.flatMap((table) => {
    const message = find(table);
    return message ? [{ message, source: table.source }] : [];
  });

const breaches = (platform: Platform, month: string | null): { row: SlaRow; value: SlaValue }[] =>
  platform.sla.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.values.filter((v) => v.month === month && v.met === false).map((value) => ({ row, value })),
    ),
  );

export const RULES: readonly Rule[] = [
  {
    code: "months-not-consecutive",
    severity: "error",
    means: "the months of an SLA table do not follow each other",
    check: (platform) =>
      eachTable(platform, ({ months }) => {
        const gap = months.findIndex((m, i) => i > 0 && monthOrdinal(m) !== monthOrdinal(months[i - 1]!) + 1);
        return gap < 0 ? null : `The table goes from ${months[gap - 1]} to ${months[gap]}.`;
      }),
  },
  {
    code: "months-end-elsewhere",
    severity: "warning",
    means: "an SLA table does not end in the report's month",
    check: (platform, { period }) =>
      eachTable(platform, ({ months }) =>
        period === null || months.at(-1) === period
          ? null
          : `The table of ${platform.name} ends in ${months.at(-1)}, the report is of ${period}.`,
      ),
  },
  {
    code: "value-count",
    severity: "error",
    means: "a row has not exactly one value a month",
    check: (platform) =>
      eachRow(platform, (row, table) =>
        row.values.map((v) => v.month).join() === table.months.join()
          ? []
          : [
              {
                message: `"${row.service}" has ${row.values.length} values for ${table.months.length} months.`,
                source: row.source,
              },
            ],
      ),
  },
  {
    code: "percentage-out-of-range",
    severity: "error",
    means: "an availability is not within 0–100 %",
    check: (platform) =>
      eachValue(platform, (v, row) =>
        row.metric === "availability" && v.value !== null && (v.value < 0 || v.value > 100)
          ? `"${v.text}" of "${row.service}" in ${v.month} is no availability.`
          : null,
      ),
  },
  {
    code: "colour-contradicts-value",
    severity: "warning",
    means: "a cell is red or yellow although its value meets the target, or green although it does not",
    check: (platform) =>
      eachValue(platform, (v, row) => {
        const alarmed = v.colour === "red" || v.colour === "yellow";
        const wrong = (v.met === true && alarmed) || (v.met === false && v.colour === "green");
        return wrong
          ? `"${v.text}" of "${row.service}" in ${v.month} is ${v.colour}, its target is "${row.targetText}".`
          : null;
      }),
  },
  {
    code: "count-out-of-line",
    severity: "warning",
    means: "a count is far from those of the months around it: perhaps a digit too many or too few",
    check: (platform) =>
      eachRow(platform, (row) => {
        if (row.metric !== "count") return [];
        const numbers = row.values.flatMap((v) => (v.value === null ? [] : [v.value]));
        const usual = median(numbers);
        return row.values
          .filter(
            (v) =>
              numbers.length > 2 &&
              v.value !== null &&
              (v.value > usual * COUNT_FACTOR || v.value < usual / COUNT_FACTOR),
          )
          .map((v) => ({
            message: `"${v.text}" of "${row.service}" in ${v.month} is far from the usual ${usual}.`,
            source: v.source,
          }));
      }),
  },
  {
    code: "duplicate-service",
    severity: "warning",
    means: "two rows of one table have the same name",
    check: (platform) =>
      eachRow(platform, (row, table) =>
        table.rows.find((r) => r.service === row.service) === row
          ? []
          : [{ message: `The table has "${row.service}" more than once.`, source: row.source }],
      ),
  },
  {
    code: "unnamed-service",
    severity: "warning",
    means: "a row has values but no name",
    check: (platform) =>
      eachRow(platform, (row) =>
        row.service ? [] : [{ message: "A row of values has no name.", source: row.source }],
      ),
  },
  {
    code: "incident-without-date",
    severity: "warning",
    means: "no day could be read for an incident",
    check: (platform) =>
      platform.incidents.flatMap((i) =>
        i.dates.length ? [] : [{ message: `No day was found in "${excerpt(i.text)}".`, source: i.source }],
      ),
  },
  {
    code: "incident-outside-month",
    severity: "warning",
    means: "an incident lies more than a month from its report's month",
    check: (platform, { period, coverage }) =>
      platform.incidents.flatMap((i) =>
        period !== null && i.dates.length > 0 && i.dates.every((d) => isFarFrom(d, coverage?.first ?? period, period))
          ? [{ message: `"${excerpt(i.text)}" is of ${i.dates[0]}, the report of ${period}.`, source: i.source }]
          : [],
      ),
  },
  {
    code: "breach-but-satisfactory",
    severity: "warning",
    means: "a service missed its target in the report's month while the verdict says satisfactory",
    check: (platform, { period }) =>
      SATISFIED.has(platform.assessment?.rating ?? null)
        ? breaches(platform, period).map(({ row, value }) => ({
            message: `The month is called ${platform.assessment!.rating}, yet "${row.service}" had ${value.text} of ${row.targetText}.`,
            source: value.source,
          }))
        : [],
  },
  {
    code: "disrupted-without-incident",
    severity: "info",
    means: "the text says an area was disrupted and tells of no incident in it",
    check: (platform) =>
      platform.areas
        .filter(
          (a) => a.condition === "disrupted" && !platform.incidents.some((i) => i.area === a.area || i.area === null),
        )
        .map((a) => ({ message: `"${excerpt(a.text)}", but no incident of that area was found.`, source: a.source })),
  },
  {
    code: "stable-with-incident",
    severity: "warning",
    means: "the text says an area was stable and tells of an incident in it",
    check: (platform) =>
      platform.areas
        .filter((a) => a.condition === "stable" && platform.incidents.some((i) => i.area === a.area))
        .map((a) => ({ message: `"${excerpt(a.text)}", but an incident of that area was found.`, source: a.source })),
  },
];

/** Whether a day lies more than a month before the first or behind the last month of a report. */
const isFarFrom = (day: string, first: string, last: string): boolean =>
  monthOrdinal(day) < monthOrdinal(first) - MONTHS_AWAY || monthOrdinal(day) > monthOrdinal(last) + MONTHS_AWAY;
