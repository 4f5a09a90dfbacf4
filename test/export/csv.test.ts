import { describe, expect, it } from "vitest";
import { csvFiles } from "../../src/export/csv.js";
import type { Incident, Report } from "../../src/model/record.js";

const incident: Incident = {
  id: "2025-03-00000000-01",
  area: null,
  dates: ["2025-03-18"],
  periods: [{ start: "2025-03-18T22:59+01:00", end: null }],
  durationMinutes: 712,
  systems: ["HSM", "KO"],
  components: [],
  impact: null,
  cause: '=HYPERLINK("x")',
  causeStatus: "stated",
  remedy: "'-genstart;\nigen",
  remedyStatus: "stated",
  restoredOn: null,
  text: "Den 18. marts",
  source: { page: 2, box: [0, 0, 1, 1] },
  confidences: { isIncident: 1, dates: 0.85, systems: 1, impact: 1, cause: 1, remedy: 1, restoredOn: 0.85 },
  confidence: 0.85,
  reasons: [],
};
const report: Report = {
  schemaVersion: 1,
  source: { file: "a.pdf", sha256: "0".repeat(64), pages: 2, text: "text-layer", part: null },
  title: null,
  period: "2025-03",
  coverage: null,
  platforms: [
    {
      name: "+KO",
      confidence: 1,
      pages: [2],
      assessment: null,
      areas: [],
      incidents: [incident],
      changes: null,
      sla: [],
    },
  ],
  diagnostics: [],
  unparsed: [],
};

const incidents = csvFiles("da").find((f) => f.name === "incidents.csv")!;

describe("csv", () => {
  it("is what a Danish Excel opens", () => {
    const { head, report: rows } = incidents;
    expect(head).toMatch(/^\uFEFFNøgle;Rapportmåned;/);
    expect(rows(report)).toContain(';01-03-2025;\'+KO;;18-03-2025;18-03-2025 22:59;;712;1;"HSM; KO";');
    expect(rows(report)).toContain(";0,85;a.pdf;");
    expect(rows(report)).toContain(`"'=HYPERLINK(""x"")";oplyst;"''-genstart;\nigen";oplyst;`);
  });
});
