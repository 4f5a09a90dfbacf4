import { expect, test } from "vitest";
import { addMonths, monthsEnding } from "./month.js";
import { expectedOf, randomReport } from "./report.js";
import { worldFrom } from "./world.js";

const world = worldFrom(1);

test("the same seed and month give the same report", () => {
  expect(randomReport(4, "2025-03", world)).toEqual(randomReport(4, "2025-03", worldFrom(1)));
});

test("months run across the turn of the year", () => {
  expect(monthsEnding("2025-02", 4)).toEqual(["2024-11", "2024-12", "2025-01", "2025-02"]);
  expect(addMonths("2024-12", 1)).toBe("2025-01");
});

test("two reports agree on a service's value for a month, but for a few corrections", () => {
  const services = world.platforms.flatMap((p) => p.services);
  const months = monthsEnding("2024-12", 24);
  const pairs = services.flatMap((s) =>
    months.map((m) => [world.value(s, m, m), world.value(s, m, addMonths(m, 8))] as const),
  );
  const changed = pairs.filter(([first, later]) => first !== later).length;
  expect(changed).toBeGreaterThan(0);
  expect(changed / pairs.length).toBeLessThan(0.03);
});

test("every incident's words are in the narrative, and its truth hangs together", () => {
  const reports = Array.from({ length: 60 }, (_, seed) => randomReport(seed, addMonths("2020-01", seed), world));
  for (const platform of reports.flatMap((r) => r.platforms)) {
    for (const incident of platform.incidents) {
      expect(platform.blocks.map((b) => b.text)).toContain(incident.text);
      for (const name of [...incident.systems, ...incident.components, incident.cause ?? "", incident.remedy ?? ""])
        expect(incident.text).toContain(name);
      expect(incident.periods[0]!.start.slice(0, 10)).toBe(incident.dates[0]);
      if (incident.durationMinutes !== null) expect(incident.durationMinutes).toBeGreaterThan(0);
    }
  }
});

test("a period over the change to summer time loses an hour", () => {
  const struck = Array.from({ length: 400 }, (_, seed) => randomReport(seed, "2025-03", world))
    .flatMap((r) => r.platforms.flatMap((p) => p.incidents))
    .find((i) => i.periods.length === 1 && i.periods[0]!.start.startsWith("2025-03-29T") && i.dates.length === 2);
  const [start, end] = [struck!.periods[0]!.start, struck!.periods[0]!.end!];
  expect([start.slice(16), end.slice(16)]).toEqual(["+01:00", "+02:00"]);
  const minutes = (clock: string): number => Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16));
  expect(struck!.durationMinutes).toBe(24 * 60 - minutes(start) + minutes(end) - 60);
});

test("the truth holds what the drawing shows, no more", () => {
  const report = randomReport(1, "2025-03", world, { platforms: ["Støttesystemerne"] });
  const shown = { cover: false, environment: false, tableTitles: false, decimals: 0, colours: "none" as const };
  const { title, platforms } = expectedOf(report, shown);
  const table = platforms[0]!.sla[0]!;
  expect([title, table.title, table.environment]).toEqual([null, null, null]);
  expect(table.rows.flatMap((r) => r.values).every((v) => v === null || Number.isInteger(v))).toBe(true);
  expect(table.rows.flatMap((r) => r.colours).every((c) => c === null)).toBe(true);
});
