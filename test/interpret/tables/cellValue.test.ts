import { describe, expect, it, test } from "vitest";
import { isAside, mayBeValue, readCellValue, readTargetValue } from "../../../src/interpret/tables/cellValue.js";

describe("a cell's text", () => {
  test.each([
    ["99,83%", { kind: "percent", value: 99.83 }],
    ["99.83 %", { kind: "percent", value: 99.83 }],
    ["99,91% (39 min.)", { kind: "percent", value: 99.91 }],
    ["99,91 % / 39 min", { kind: "percent", value: 99.91 }],
    ["39 min. (99,91%)", { kind: "percent", value: 99.91 }],
    ["99,83% 1)", { kind: "percent", value: 99.83 }],
    ["185.333.727", { kind: "count", value: 185333727 }],
    ["1,852,337", { kind: "count", value: 1852337 }],
    ["1 852 337", { kind: "count", value: 1852337 }],
    ["1.234 stk.", { kind: "count", value: 1234 }],
    ["0,9961", { kind: "number", value: 0.9961 }],
    ["0.961", { kind: "number", value: 0.961 }],
    ["1,2 sek.", { kind: "measure", value: 1.2, unit: "sek." }],
    ["12 mio.", { kind: "measure", value: 12, unit: "mio." }],
    ["n.a.", { kind: "none" }],
    ["-", { kind: "none" }],
  ])("%s", (text, value) => expect(readCellValue(text)).toEqual(value));

  test.each(["99,83%)", ">99,90%", "####", "03.2024", "1.23.456", "(39 min.)", "kl. 9"])("%s is no number", (text) =>
    expect(readCellValue(text)).toEqual({ kind: "unreadable" }),
  );

  it("has its thousands parted by the mark of its row", () => {
    expect(readCellValue("1,234", ",")).toEqual({ kind: "count", value: 1234 });
    expect(readCellValue("1,234", ".")).toEqual({ kind: "number", value: 1.234 });
    expect(readCellValue("1.234", ".")).toEqual({ kind: "count", value: 1234 });
    expect(readCellValue("1.234", ",")).toEqual({ kind: "number", value: 1.234 });
  });
});

test.each(["> 99,90%", "≥99,9 %", "min. 99,9%", "99,9%"])("%s is a target", (text) =>
  expect(readTargetValue(text)).toEqual({ kind: "percent", value: 99.9 }),
);

test("what stands where a value does keeps its place though it cannot be read", () => {
  expect([">99,90%", "####", "99,91% (39 min.)", "100,00%"].filter((text) => !mayBeValue(text))).toEqual([]);
  expect(["(39 min.)", "03.2024", "Citrix", ""].filter(mayBeValue)).toEqual([]);
});

test("minutes in parentheses are said of the value over them", () => {
  expect(["(39 min.)", "39 min", "[0 min.]", "/ 39 min."].filter((text) => !isAside(text))).toEqual([]);
  expect(["99,91%", "39", "Citrix (prod)"].filter(isAside)).toEqual([]);
});
