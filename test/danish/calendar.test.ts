import { Temporal } from "temporal-polyfill";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, minutesAfter, momentAt, weekDays, weekdayOf } from "../../src/danish/calendar.js";

const ZONE = "Europe/Copenhagen";
const FIRST = Temporal.PlainDate.from("1996-01-01");
const anyDay = fc.integer({ min: 0, max: 40 * 365 }).map((days) => FIRST.add({ days }));
/** The days on which the clock is changed are few: half of the days tried are such. */
const changeDay = fc.tuple(fc.integer({ min: 1996, max: 2035 }), fc.constantFrom(3, 10)).map(([year, month]) => {
  const last = Temporal.PlainDate.from({ year, month, day: 31 });
  return last.subtract({ days: last.dayOfWeek % 7 });
});
const day = fc.oneof(anyDay, changeDay);
const clock = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });

const written = (at: Temporal.ZonedDateTime): string => at.toString({ smallestUnit: "minute", timeZoneName: "never" });

describe("the calendar is that of the time zone database", () => {
  test("clock times", () => {
    fc.assert(
      fc.property(day, clock, (date, { hour, minute }) => {
        const wall = date.toPlainDateTime({ hour, minute });
        const earlier = wall.toZonedDateTime(ZONE, { disambiguation: "earlier" });
        const later = wall.toZonedDateTime(ZONE, { disambiguation: "later" });
        const unique = earlier.epochMilliseconds === later.epochMilliseconds;
        const gap = !earlier.toPlainDateTime().equals(wall);
        const expected = gap ? later : earlier;
        expect(momentAt(date.toString(), { hour, minute })).toEqual({
          text: written(expected),
          epochMinutes: expected.epochMilliseconds / 60_000,
          oddity: unique ? null : gap ? "nonexistent-time" : "ambiguous-time",
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("minutes later", () => {
    fc.assert(
      fc.property(day, clock, fc.integer({ min: 0, max: 3000 }), (date, time, minutes) => {
        const start = date.toPlainDateTime(time).toZonedDateTime(ZONE, { disambiguation: "earlier" });
        const moment = { text: "", epochMinutes: start.epochMilliseconds / 60_000, oddity: null };
        expect(minutesAfter(moment, minutes).text).toBe(written(start.add({ minutes })));
      }),
      { numRuns: 500 },
    );
  });

  test("days and weekdays", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (date, days) => {
        expect(addDays(date.toString(), days)).toBe(date.add({ days }).toString());
        expect(weekdayOf(date.toString())).toBe(date.dayOfWeek);
      }),
    );
  });

  test("weeks", () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const week = weekDays(date.weekOfYear!, date.toString().slice(0, 7))!;
        expect(week.first).toBe(date.subtract({ days: date.dayOfWeek - 1 }).toString());
        expect(week.last).toBe(addDays(week.first, 6));
      }),
    );
  });
});

test("24:00 is 00:00 of the next day", () => {
  expect(momentAt("2025-03-31", { hour: 24, minute: 0 }).text).toBe("2025-04-01T00:00+02:00");
});
