import { describe, expect, it } from "vitest";
import { currentOf, reportToClaim } from "../../src/check/current.js";
import { Reconciler } from "../../src/check/reconcile.js";
import {
  isCurrentIncident,
  isCurrentPlatform,
  isCurrentReport,
  isCurrentValue,
  monthOfIncident,
  type Current,
} from "../../src/model/current.js";
import type { Incident, Report } from "../../src/model/record.js";

interface Told {
  sha: string;
  period: string | null;
  coverage?: Report["coverage"];
  platforms?: string[];
  /** First day of an incident of every platform. */
  day?: string;
  /** Its value of 2025-02. */
  value?: number;
  confidence?: number;
}

function reportOf({ sha, period, coverage = null, platforms = ["KO"], day, value, confidence = 1 }: Told): Report {
  const source = { page: 1, box: [0, 0, 1, 1] };
  const cell = { month: "2025-02", value, text: `${value}`, confidence, met: null, colour: null, source };
  const row = { service: "SDY", area: null, metric: "availability", unit: "percent", target: 99.8, values: [cell] };
  return {
    source: { file: `${sha}.pdf`, sha256: sha.padEnd(64, "0"), pages: 1, text: "text-layer", part: null },
    period,
    coverage,
    platforms: platforms.map((name) => ({
      name,
      incidents: [{ dates: day ? [day] : [] }],
      sla: value === undefined ? [] : [{ environment: null, title: null, rows: [row], source }],
    })),
  } as unknown as Report;
}

function decide(...oldestFirst: Report[]): Current {
  const reconciler = new Reconciler();
  oldestFirst.forEach((report) => reconciler.add(report));
  return currentOf(oldestFirst.map(reportToClaim), reconciler.result().series);
}

const incidentOf = (report: Report, platform = 0): Incident => report.platforms[platform]!.incidents[0]!;
const flags = (...oldestFirst: Report[]): boolean[] => {
  const current = decide(...oldestFirst);
  return oldestFirst.map((report) => {
    const counts = isCurrentReport(current, report);
    if (!report.coverage) expect(isCurrentIncident(current, report, 0, incidentOf(report))).toBe(counts);
    return counts;
  });
};

describe("what counts", () => {
  it("is a report alone in its month", () => {
    expect(flags(reportOf({ sha: "a", period: "2025-02" }), reportOf({ sha: "b", period: "2025-03" }))).toEqual([
      true,
      true,
    ]);
  });

  it("is the newest of three copies of a month", () => {
    const copies = ["a", "b", "c"].map((sha) => reportOf({ sha, period: "2025-03" }));
    expect(flags(...copies)).toEqual([false, false, true]);
  });

  it("folds copies with equal content", () => {
    const report = reportOf({ sha: "a", period: "2025-03" });
    expect([...decide(report, report).platforms.keys()]).toEqual(["2025-03-a0000000-p1"]);
  });

  it("is decided platform by platform: a month's platforms may lie in files of their own", () => {
    const both = reportOf({ sha: "a", period: "2025-03", platforms: ["KO", "SP"] });
    const newer = reportOf({ sha: "b", period: "2025-03", platforms: ["sp "] });
    const current = decide(both, newer);
    expect([0, 1].map((i) => isCurrentPlatform(current, both, i))).toEqual([true, false]);
    expect(isCurrentIncident(current, both, 1, incidentOf(both, 1))).toBe(false);
    expect([isCurrentReport(current, both), isCurrentReport(current, newer)]).toEqual([true, true]);
  });

  it("keeps two platforms of one name in one report", () => {
    const report = reportOf({ sha: "a", period: "2025-03", platforms: ["KO", "KO"] });
    const current = decide(report);
    expect([0, 1].map((i) => isCurrentPlatform(current, report, i))).toEqual([true, true]);
  });

  it("takes a month's own report before a quarter's, whichever is newer, and the quarter where there is none", () => {
    const coverage = { first: "2025-01", last: "2025-03" };
    const quarter = (day: string) => reportOf({ sha: "c", period: "2025-03", coverage, day });
    const february = reportOf({ sha: "a", period: "2025-02", day: "2025-02-07" });
    const current = decide(february, quarter("2025-02-07"));
    expect(isCurrentIncident(current, february, 0, incidentOf(february))).toBe(true);
    expect(isCurrentIncident(current, quarter("2025-02-07"), 0, incidentOf(quarter("2025-02-07")))).toBe(false);
    expect(isCurrentIncident(current, quarter("2025-01-31"), 0, incidentOf(quarter("2025-01-31")))).toBe(true);
    expect(isCurrentReport(current, quarter("2025-01-31"))).toBe(true);
  });

  it("is what has no month, and nothing of a report without platforms", () => {
    const undated = reportOf({ sha: "a", period: null });
    const failed = reportOf({ sha: "b", period: "2025-03", platforms: [] });
    const current = decide(undated, failed);
    expect(isCurrentIncident(current, undated, 0, incidentOf(undated))).toBe(true);
    expect([isCurrentReport(current, undated), isCurrentReport(current, failed)]).toEqual([true, false]);
  });

  it("is one SLA value a service and month: that of the newest report that prints it with confidence", () => {
    const old = reportOf({ sha: "a", period: "2025-02", value: 99.1 });
    const revised = reportOf({ sha: "b", period: "2025-03", value: 99.2 });
    const unsure = reportOf({ sha: "c", period: "2025-04", value: 98.2, confidence: 0.5 });
    const current = decide(old, revised, unsure);
    const keys = ["2025-02-a", "2025-03-b", "2025-04-c"].map((start) => `${start}0000000-p1-t1-r1-2025-02`);
    expect(keys.map((key) => isCurrentValue(current, key))).toEqual([false, true, false]);
  });
});

describe("the month of an incident", () => {
  const quarter = reportOf({ sha: "a", period: "2025-03", coverage: { first: "2025-01", last: "2025-03" } });
  const month = (report: Report, ...dates: string[]) => monthOfIncident(report, { dates } as unknown as Incident);

  it("is its report's, whenever it began", () => {
    expect(month(reportOf({ sha: "a", period: "2025-03" }), "2025-02-28", "2025-03-01")).toBe("2025-03");
  });

  it("is that of its first day in a report of several months, if that is one of them", () => {
    expect(month(quarter, "2025-01-31", "2025-02-01")).toBe("2025-01");
    expect(month(quarter, "2024-12-31")).toBe("2025-03");
    expect(month(quarter)).toBe("2025-03");
  });
});
