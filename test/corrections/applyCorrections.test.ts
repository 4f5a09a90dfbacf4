import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { correctReport } from "../../src/batch/correctReport.js";
import { convertBytes } from "../../src/convert.js";
import { mergeCorrections } from "../../src/corrections/mergeCorrections.js";
import { parseCorrections } from "../../src/corrections/parseCorrections.js";
import type { Corrections } from "../../src/model/corrections.js";
import type { Incident, Report } from "../../src/model/record.js";

let report: Report;
beforeAll(async () => {
  const bytes = readFileSync(new URL("../../samples/2025-03.pdf", import.meta.url));
  report = (await convertBytes(bytes, "2025-03.pdf"))[0].report;
});

const said = (corrections: object[], aliases: object[] = []): Corrections =>
  mergeCorrections([parseCorrections(JSON.stringify({ correctionsVersion: 1, corrections, aliases }), "c.json")]);
const KEY = "2025-03-c11b10ee";
const CELL = { record: `${KEY}-p1-t1-r1-2025-03`, field: "value", of: "SP Infrastrukturdrift KTS" };
const cellOf = (of: Report) => of.platforms[0]!.sla[0]!.rows[0]!.values.at(-1)!;
const incidentsOf = (of: Report): Incident[] => of.platforms.flatMap((p) => p.incidents);

describe("corrections of a report", () => {
  it("leave a report that nobody spoke of as it is", () => {
    expect(correctReport(report, said([]))).toBe(report);
    const other = { ...CELL, record: "2025-03-00000000-p1-t1-r1-2025-03", was: 99.74, value: 99.9 };
    expect(correctReport(report, said([other]))).toBe(report);
  });

  it("put in a value, what follows from it, and what was read", () => {
    const now = correctReport(report, said([{ ...CELL, was: 99.74, value: 99.84, by: "Anna", at: "2026-12-01" }]));
    expect(cellOf(now)).toMatchObject({ value: 99.84, text: "99,84%", met: true, confidence: 1 });
    expect(cellOf(now).corrected).toEqual({ was: 99.74, by: "Anna", at: "2026-12-01" });
    expect(now.corrections).toMatchObject([{ record: CELL.record, state: "applied" }]);
    expect(cellOf(report).value).toBe(99.74);
  });

  it("are stale where something else is read, and confirmed where the same is", () => {
    const stale = correctReport(report, said([{ ...CELL, was: 98.74, value: 99.84 }]));
    expect([cellOf(stale).value, stale.corrections![0]!.state]).toEqual([99.74, "stale"]);
    expect(stale.diagnostics.filter((d) => d.code === "correction-stale")).toHaveLength(1);
    const right = correctReport(report, said([{ ...CELL, was: 98, value: 99.74 }]));
    expect([right.corrections![0]!.state, cellOf(right).corrected]).toEqual(["confirmed", undefined]);
  });

  it("find a row again by its name where it has moved, and never take another one", () => {
    const moved = { ...CELL, record: `${KEY}-p1-t1-r2-2025-03`, was: 99.74, value: 99.84 };
    expect(cellOf(correctReport(report, said([moved]))).value).toBe(99.84);
    const gone = { ...moved, of: "Another service" };
    expect(correctReport(report, said([gone])).corrections![0]!.state).toBe("stale");
  });

  it("delete, split, merge and add incidents", () => {
    const [first, second, third] = incidentsOf(report).slice(1);
    const entries = [
      { record: first!.id, field: "delete", of: first!.text, was: first!.text, value: null },
      {
        record: second!.id,
        field: "split",
        was: second!.text,
        value: [
          { text: "Den ene." },
          { text: "Den anden.", periods: [{ start: "2025-03-30T01:00+01:00", end: "2025-03-30T04:00+02:00" }] },
        ],
      },
      {
        record: `${KEY}-a1`,
        field: "add",
        was: null,
        value: { platform: `${KEY}-p2`, text: "En ny.", cause: "strømsvigt" },
      },
    ];
    const now = incidentsOf(correctReport(report, said(entries)));
    expect(now.map(({ id }) => id)).not.toContain(first!.id);
    const part = now.find(({ id }) => id === `${second!.id}-s2`)!;
    // The clock is put forward in between.
    expect([part.text, part.durationMinutes, part.dates]).toEqual(["Den anden.", 120, ["2025-03-30"]]);
    expect(now.at(-1)).toMatchObject({ text: "En ny.", cause: "strømsvigt", causeStatus: "stated" });
    const merge = { record: second!.id, field: "merge", was: [second!.text, third!.text], value: [third!.id] };
    const merged = incidentsOf(correctReport(report, said([merge])));
    expect(merged).toHaveLength(incidentsOf(report).length - 1);
    expect(merged.find(({ id }) => id === second!.id)!.text).toBe(`${second!.text} ${third!.text}`);
  });

  it("give one name to a row and a platform in the whole archive", () => {
    const now = correctReport(
      report,
      said(
        [],
        [
          { kind: "platform", name: "SP", also: ["Serviceplatformen"] },
          { kind: "service", name: "KTS", platform: "SP", also: ["SP Infrastrukturdrift KTS"] },
        ],
      ),
    );
    expect([now.platforms[0]!.name, now.platforms[0]!.sla[0]!.rows[0]!.service]).toEqual(["SP", "KTS"]);
    expect(now.platforms[0]!.corrected).toEqual({ name: { was: "Serviceplatformen", by: null, at: null } });
  });
});

describe("a corrections file", () => {
  it("names every bad entry with its line", () => {
    const text = `{"correctionsVersion": 1, "corrections": [
      {"record": "${KEY}-01", "field": "cuse", "was": 1, "value": 2},
      {"record": "x", "field": "cause", "was": 1, "value": 2},
      {"record": "${KEY}-01", "field": "impact", "was": null, "value": "bad"}]}`;
    expect(() => parseCorrections(text, "c.json")).toThrow(/line 2: "cuse".*\n.*line 3: "x".*\n.*line 4: "bad"/);
    expect(() => parseCorrections("{", "c.json")).toThrow(/c\.json, line 1: this is no JSON/);
  });

  it("counts the newer of two that differ, and refuses what nothing decides", () => {
    const file = (value: number, at: string | null) =>
      parseCorrections(
        JSON.stringify({ correctionsVersion: 1, corrections: [{ ...CELL, was: 99.74, value, at }] }),
        `${value}.json`,
      );
    expect(mergeCorrections([file(1, "2026-12-02"), file(2, "2026-12-01")]).corrections[0]!.value).toBe(1);
    expect(() => mergeCorrections([file(1, null), file(2, null)])).toThrow(/2\.json, line 1.*1\.json, line 1/);
  });
});
