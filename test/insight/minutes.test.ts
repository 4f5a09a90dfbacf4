import { describe, expect, it } from "vitest";
import { minutesOf, monthSpan } from "../../src/insight/monthMinutes.js";
import { mappingOf } from "../../src/insight/rowSystems.js";
import { periodToSpan, unionMinutes } from "../../src/insight/toldMinutes.js";
import type { KnownNames } from "../../src/model/downtime.js";

const told = (month: string, ...periods: [string, string | null][]): number =>
  unionMinutes(
    periods.flatMap(([start, end]) => periodToSpan({ start, end }) ?? []),
    monthSpan(month),
  );

describe("minutes of a month in Copenhagen", () => {
  it.each([
    ["2025-01", 31 * 1440],
    ["2025-02", 28 * 1440],
    ["2024-02", 29 * 1440],
    ["2025-03", 31 * 1440 - 60], // the clock is put forward on the 30th
    ["2025-10", 31 * 1440 + 60], // and back on the 26th
    ["2025-12", 31 * 1440],
  ])("%s has %i", (month, minutes) => expect(minutesOf(monthSpan(month))).toBe(minutes));
});

describe("minutes told", () => {
  it("counts the hour that summer time takes only once it is there", () => {
    expect(told("2025-03", ["2025-03-30T01:30+01:00", "2025-03-30T03:30+02:00"])).toBe(60);
    expect(told("2025-10", ["2025-10-26T01:30+02:00", "2025-10-26T03:30+01:00"])).toBe(180);
  });
  it("counts a minute of two periods once", () => {
    const both: [string, string][] = [
      ["2025-03-06T11:00+01:00", "2025-03-06T12:00+01:00"],
      ["2025-03-06T11:30+01:00", "2025-03-06T12:30+01:00"],
      ["2025-03-06T11:40+01:00", "2025-03-06T11:50+01:00"],
    ];
    expect(told("2025-03", ...both)).toBe(90);
    expect(told("2025-03", ...both.reverse())).toBe(90);
  });
  it("clips at the month's borders", () => {
    const night: [string, string] = ["2025-02-28T23:00+01:00", "2025-03-01T02:00+01:00"];
    expect([told("2025-02", night), told("2025-03", night), told("2025-04", night)]).toEqual([60, 120, 0]);
  });
  it("knows nothing of days without clock times, or without end", () => {
    expect(periodToSpan({ start: "2025-03-03", end: "2025-03-03" })).toBeNull();
    expect(periodToSpan({ start: "2025-03-03T10:00+01:00", end: null })).toBeNull();
  });
});

describe("the systems of a row", () => {
  const known: KnownNames[] = [
    { names: ["Fælleskommunalt Sags- og Dokumentindeks"], rows: ["SDY"], how: "built-in" },
    { names: ["Kalenderen"], rows: ["KAL"], how: "profile" },
    { names: ["Journal", "EPJ"], rows: [], how: "correction" },
  ];
  it.each([
    ["SDY - infrastruktur", "Fælleskommunalt Sags- og Dokumentindeks", "built-in"],
    ["KAL - applikation", "kalenderen", "profile"],
    ["Journal", "EPJ", "correction"],
    ["Borgerportal - drift", "Borgerportal", "name"],
    ["SDY - infrastruktur", "Kalenderen", undefined],
    ["SP Infrastrukturdrift KTS", "HSM/HPCS", undefined],
    ["KO - infrastruktur", "KOMBIT", undefined],
  ])("%s stands for %s: %s", (row, system, how) => expect(mappingOf(row, system, known)?.how).toBe(how));
});
