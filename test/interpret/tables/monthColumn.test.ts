import { expect, test } from "vitest";
import { readMonthColumn } from "../../../src/interpret/tables/monthColumn.js";

test.each([
  "30-04-2024",
  "30.04.24",
  "01/04/2024",
  "2024-04-30",
  "30. april 2024",
  "30-apr-24",
  "2024M04",
  "M04 2024",
  "202404",
  "2024-04",
  "April 2024",
  "apr. 24",
])("%s heads April", (text) => expect(readMonthColumn(text)).toEqual({ year: 2024, month: 4 }));

test.each([
  ["May-24", 5],
  ["Oct-24", 10],
  ["March 2024", 3],
])("%s is English", (text, month) => expect(readMonthColumn(text)).toEqual({ year: 2024, month }));

test.each(["15-04-2024", "31-04-2024", "29-02-2023", "30-04", "99,83%", "1.234", "SLA"])("%s heads no month", (text) =>
  expect(readMonthColumn(text)).toBeNull(),
);
