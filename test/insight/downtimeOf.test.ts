import { expect, it } from "vitest";
import { downtimeOf, type Told } from "../../src/insight/downtimeOf.js";
import type { Series, SeriesMonth } from "../../src/model/archive.js";

const month = (name: string, value: number | null): SeriesMonth => ({
  ...{ month: name, key: name, value, target: 99.9, met: null, colour: null, confidence: 1 },
  ...{ printings: 1, firstPrintedIn: name, lastPrintedIn: name, revisions: [] },
});
const series = (...months: SeriesMonth[]): Series => ({
  ...{ key: "P / - / Borgerportal", platform: "P", environment: null, service: "Borgerportal" },
  ...{ metric: "availability", unit: "percent", months },
});
const incident = (id: string, start: string, end: string | null, system = "Borgerportal"): Told => ({
  ...{ id, area: null, systems: [system], periods: [{ start, end }], platform: "P" },
});
const classes = (value: number | null, ...told: Told[]) =>
  downtimeOf([series(month("2025-01", value))], { told, areas: new Map() }, []).map(
    ({ implied, tolerance, told: minutes, untimed, class: kind }) => [implied, tolerance, minutes, untimed, kind],
  );
const from = (end: string) => incident("a", "2025-01-10T08:00+01:00", `2025-01-10T${end}+01:00`);

it.each([
  // January has 44,640 minutes: 0.26 % of them are 116, and the second decimal hides up to three.
  ["nothing told", 99.74, [], [116, 3, 0, 0, "nothing-told"]],
  ["explained", 99.74, [from("09:55")], [116, 3, 115, 0, "explained"]],
  ["roughly", 99.74, [from("09:40")], [116, 3, 100, 0, "roughly"]],
  ["told less", 99.74, [from("08:30")], [116, 3, 30, 0, "told-less"]],
  ["told more", 99.74, [from("18:00")], [116, 3, 600, 0, "told-more"]],
  ["unknown", 99.74, [incident("b", "2025-01-10", "2025-01-10")], [116, 3, 0, 1, "unknown"]],
  [
    "what is told explains it whatever else was",
    99.74,
    [from("09:56"), incident("b", "2025-01-10", null)],
    [116, 3, 116, 1, "explained"],
  ],
  [
    "another system",
    99.74,
    [incident("c", "2025-01-10T08:00+01:00", "2025-01-10T09:56+01:00", "Journal")],
    [116, 3, 0, 0, "nothing-told"],
  ],
  ["told of a month without loss", 100, [from("08:30")], [0, 3, 30, 0, "told-more"]],
] as const)("%s", (_, value, told, expected) => expect(classes(value, ...told)).toEqual([expected]));

it("leaves out months with nothing, and values that are not known", () => {
  expect(classes(100)).toEqual([]);
  expect(classes(null, from("09:00"))).toEqual([]);
});
