import { describe, expect, test } from "vitest";
import { checkReport } from "../../src/check/checkReport.js";
import type { Incident, Platform, Report, SlaRow, SlaTable, SlaValue } from "../../src/model/record.js";

const place = (page = 1, y = 100): { page: number; box: [number, number, number, number] } => ({
  page,
  box: [10, y, 200, y + 10],
});
const value = (month: string, read: number | null, more: Partial<SlaValue> = {}): SlaValue => ({
  month,
  value: read,
  text: read === null ? "" : `${read}`,
  met: read === null ? null : read >= 99,
  colour: null,
  confidence: 1,
  source: place(),
  ...more,
});
const MONTHS = ["2025-01", "2025-02", "2025-03"];
const row = (more: Partial<SlaRow> = {}): SlaRow => ({
  service: "KO",
  area: null,
  metric: "availability",
  unit: "percent",
  target: 99,
  targetText: "99%",
  confidence: 1,
  values: MONTHS.map((month) => value(month, 99.9)),
  source: place(),
  ...more,
});
const table = (more: Partial<SlaTable> = {}): SlaTable => ({
  title: null,
  environment: null,
  months: MONTHS,
  rows: [row()],
  source: place(),
  ...more,
});
const incident = (more: Partial<Incident> = {}): Incident => ({
  id: "x",
  area: "application",
  dates: ["2025-03-03"],
  periods: [],
  durationMinutes: null,
  systems: ["KO"],
  components: [],
  impact: null,
  cause: null,
  causeStatus: "not-stated",
  remedy: null,
  remedyStatus: "not-stated",
  restoredOn: null,
  text: "3. marts var KO nede.",
  source: place(),
  confidences: { isIncident: 1, dates: 1, systems: 1, impact: 1, cause: 1, remedy: 1, restoredOn: 1 },
  confidence: 1,
  reasons: [],
  ...more,
});
const platform = (more: Partial<Platform> = {}): Platform => ({
  name: "Støttesystemerne",
  confidence: 1,
  pages: [1],
  assessment: null,
  areas: [],
  incidents: [],
  changes: null,
  sla: [table()],
  ...more,
});
const report = (platforms: Platform[], more: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  source: { file: "a.pdf", sha256: "", pages: 3, text: "text-layer", part: null },
  title: null,
  period: "2025-03",
  coverage: null,
  platforms,
  diagnostics: [],
  unparsed: [],
  ...more,
});
const codes = (of: Report): string[] => [...new Set(checkReport(of).map(({ code }) => code))];
const ofPlatform = (more: Partial<Platform>, whole: Partial<Report> = {}): string[] =>
  codes(report([platform(more)], whole));
const ofRow = (more: Partial<SlaRow>): string[] => ofPlatform({ sla: [table({ rows: [row(more)] })] });
const unparsed = (...texts: (string | [text: string, page: number, y: number])[]): Partial<Report> => ({
  unparsed: texts.map((one, i) =>
    typeof one === "string"
      ? { text: one, source: place(1, 300 + 20 * i) }
      : { text: one[0], source: place(one[1], one[2]) },
  ),
});

test("a report in which everything fits gives no finding", () =>
  expect(codes(report([platform({ incidents: [incident()] })]))).toEqual([]));

describe("months", () => {
  test("that do not follow each other", () =>
    expect(
      ofPlatform({
        sla: [
          table({
            months: ["2025-01", "2025-03"],
            rows: [row({ values: [value("2025-01", 99.9), value("2025-03", 99.9)] })],
          }),
        ],
      }),
    ).toEqual(["months-not-consecutive"]));
  test("over the turn of the year do", () => {
    const months = ["2024-12", "2025-01"];
    const rows = [row({ values: months.map((month) => value(month, 99.9)) })];
    expect(codes(report([platform({ sla: [table({ months, rows })] })], { period: "2025-01" }))).toEqual([]);
  });
  test("that end in another than the report's", () => {
    expect(ofPlatform({}, { period: "2025-04" })).toEqual(["months-end-elsewhere"]);
    expect(ofPlatform({}, { period: null })).toEqual([]);
    expect(ofPlatform({}, { coverage: { first: "2025-01", last: "2025-03" } })).toEqual([]);
  });
});

describe("rows", () => {
  test("with a value too few", () => expect(ofRow({ values: [value("2025-01", 99.9)] })).toEqual(["value-count"]));
  test("with an availability over 100", () =>
    expect(ofRow({ values: MONTHS.map((month) => value(month, 100.1)) })).toEqual(["percentage-out-of-range"]));
  test("with a count over 100", () =>
    expect(
      ofRow({
        metric: "count",
        unit: "count",
        target: null,
        values: MONTHS.map((month) => value(month, 500, { met: null })),
      }),
    ).toEqual([]));
  test("with a red cell that meets its target, and a green one that does not", () => {
    const coloured = (read: number, colour: "red" | "yellow" | "green"): string[] =>
      ofRow({ values: MONTHS.map((month) => value(month, read, { colour })) });
    expect(coloured(99.9, "red")).toEqual(["colour-contradicts-value"]);
    expect(coloured(98, "green")).toEqual(["colour-contradicts-value"]);
    expect(coloured(98, "yellow")).toEqual([]);
    expect(coloured(99.9, "green")).toEqual([]);
  });
  test("with a count of a digit too many", () => {
    const counts = (...numbers: number[]): string[] =>
      ofRow({
        metric: "count",
        unit: "count",
        target: null,
        values: numbers.map((n, i) => value(MONTHS[i]!, n, { met: null })),
      });
    expect(counts(500, 5100, 520)).toEqual(["count-out-of-line"]);
    expect(counts(500, 900, 520)).toEqual([]);
  });
  test("of one name twice, and of none", () => {
    expect(ofPlatform({ sla: [table({ rows: [row(), row()] })] })).toEqual(["duplicate-service"]);
    expect(ofPlatform({ sla: [table({ rows: [row(), row({ service: "BF" })] })] })).toEqual([]);
    expect(ofRow({ service: "" })).toEqual(["unnamed-service"]);
  });
});

describe("incidents", () => {
  const dated = (dates: string[], whole: Partial<Report> = {}): string[] =>
    ofPlatform({ incidents: [incident({ dates })] }, whole);
  test("without a day", () => expect(dated([])).toEqual(["incident-without-date"]));
  test("of another time", () => {
    expect(dated(["2025-01-31"])).toEqual(["incident-outside-month"]);
    expect(dated(["2025-02-01"])).toEqual([]);
    expect(dated(["2025-05-01"])).toEqual(["incident-outside-month"]);
  });
  test("of the first month of a quarter", () =>
    expect(dated(["2025-01-02"], { coverage: { first: "2025-01", last: "2025-03" } })).toEqual([]));
});

describe("verdicts and areas", () => {
  const rated = (rating: "satisfactory" | "unsatisfactory", read: number): string[] =>
    ofPlatform({
      assessment: { rating, text: "", source: place() },
      sla: [table({ rows: [row({ values: MONTHS.map((month) => value(month, read)) })] })],
    });
  test("a target missed and a month called satisfactory", () => {
    expect(rated("satisfactory", 98)).toEqual(["breach-but-satisfactory"]);
    expect(rated("unsatisfactory", 98)).toEqual([]);
    expect(rated("satisfactory", 99.5)).toEqual([]);
  });
  const area = (condition: "stable" | "disrupted", incidents: Incident[]): string[] =>
    ofPlatform({ areas: [{ area: "application", condition, text: "", source: place() }], incidents });
  test("disrupted without an incident", () => {
    expect(area("disrupted", [])).toEqual(["disrupted-without-incident"]);
    expect(area("disrupted", [incident()])).toEqual([]);
  });
  test("stable with one", () => {
    expect(area("stable", [incident()])).toEqual(["stable-with-incident"]);
    expect(area("stable", [incident({ area: "infrastructure" })])).toEqual([]);
  });
});

describe("what was lost", () => {
  test.each([
    ["KO - applikation 99,90% 99,83% 100,00%"],
    ["Antal kald 1.204 1.305 1.190 1.288"],
    ["KO 99,9 99,8 99,7"],
  ])("a line of a table: %s", (text) => expect(ofPlatform({}, unparsed(text))).toEqual(["table-not-read"]));
  test.each(["jan-25 feb-25 mar-25", "01-2025 02-2025 03-2025", "Plan for servicevinduer dec-25 jan-26 feb-26"])(
    "months on a page without a table, %s",
    (text) => {
      expect(ofPlatform({}, unparsed([text, 2, 50]))).toEqual(["table-not-read"]);
      expect(ofPlatform({}, unparsed([text, 1, 50]))).toEqual([]);
    },
  );
  test("a line in pieces", () =>
    expect(ofPlatform({}, unparsed(["KO", 1, 300], ["99,90%", 1, 301], ["99,83%", 1, 300], ["98%", 1, 299]))).toEqual([
      "table-not-read",
    ]));
  test("a table's title on a page without a table", () => {
    expect(ofPlatform({}, unparsed(["STØTTESYSTEMER brugeroplevet driftseffektivitet", 2, 50]))).toEqual([
      "table-not-read",
    ]);
    expect(ofPlatform({}, unparsed(["STØTTESYSTEMER brugeroplevet driftseffektivitet", 1, 50]))).toEqual([]);
  });
  test.each([
    ["Oppetiden var 99,71 % mod 99,90 % i september."],
    ["Ferien dækker juni, juli og august, og kontoret holder lukket i alle tre måneder."],
    ["Service desk besvarede 1.870 henvendelser, 12 flere end i april."],
    ["Side 2 af 3"],
    ["Mette Holm Driftsleder 70 10 20 30"],
    ["I januar 99,9 %, i februar 99,8 % og i marts 99,7 % var oppetiden god."],
    ["Brugeroplevet driftseffektivitet er høj"],
  ])("no line of a table: %s", (text) => expect(ofPlatform({}, unparsed(text))).toEqual([]));
  test("a page of text beside pages with records", () => {
    const text = "Kære alle, hermed sendes rapporten. ".repeat(8);
    expect(ofPlatform({}, unparsed([text, 2, 50]))).toEqual(["page-without-records"]);
    expect(ofPlatform({}, unparsed([text, 1, 50]))).toEqual([]);
    expect(ofPlatform({}, unparsed(["Den fælleskommunale infrastruktur", 2, 50]))).toEqual([]);
  });
  test("a platform without a table where its siblings have one", () => {
    expect(codes(report([platform(), platform({ name: "Serviceplatformen", sla: [] })]))).toEqual([
      "platform-without-table",
    ]);
    expect(codes(report([platform({ sla: [] }), platform({ name: "Serviceplatformen", sla: [] })]))).toEqual([]);
  });
  test("a bullet with a day", () => {
    expect(ofPlatform({}, unparsed("• Den 3. marts kl. 9 var KO nede."))).toEqual(["bullet-not-read"]);
    for (const text of [
      "- 3/3: KO nede.",
      "● 03.03.2025 KO nede.",
      "\uF0B7 2025-03-03 KO nede.",
      "2) 3. marts: KO nede.",
    ])
      expect(ofPlatform({}, unparsed(text)), text).toEqual(["bullet-not-read"]);
    expect(ofPlatform({}, unparsed("• Vi takker for samarbejdet."))).toEqual([]);
    expect(ofPlatform({}, unparsed("Den 3. april flyttes KO."))).toEqual([]);
  });
  test.each([
    "",
    "MODTAGET 3.",
    "Månedsrapport",
    "Driften har været stabil",
    "Modtaget 3. april 2025",
    "Månedsrapporten",
    "Systemet fungerede",
  ])("a platform called %j", (name) => expect(ofPlatform({ name })).toEqual(["platform-name-unusual"]));
  test.each([
    "Serviceplatformen",
    "SAPA",
    "Regionens fælles it-platform",
    "Byg og Miljø",
    "Fjordby Kommune, driftsvagten",
    "Kan-platformen",
    "Fjordby A/S.",
  ])("a platform may be called %j", (name) => expect(ofPlatform({ name })).toEqual([]));
  test("a table of another platform", () => {
    const titled = (title: string): string[] =>
      codes(report([platform({ sla: [table({ title })] }), platform({ name: "Serviceplatformen" })]));
    expect(titled("SERVICEPLATFORMEN brugeroplevet driftseffektivitet")).toEqual(["table-of-another-platform"]);
    expect(titled("STØTTESYSTEMER brugeroplevet driftseffektivitet")).toEqual([]);
    expect(titled("Tilgængelighed")).toEqual([]);
  });
  test("nothing is said of what is no report", () =>
    expect(codes(report([], unparsed("KO 99,90% 99,83% 100,00%")))).toEqual([]));
});
