import type { Incident, Report } from "../../../src/model/record.js";

/** What breaks feeds that are put together by hand: quotes, line ends, NUL, half a pair, SQL, a formula. */
export const HOSTILE = `=cmd|' /C calc'!A0; "'';--\r\n\0 \uD800 \\u0000 {"a":[1,2]} $1 \\N æøå 🚒 NULL`;
/** The same as databases take it. */
export const HOSTILE_READ = HOSTILE.replace("\0", "\uFFFD").replace("\uD800", "\uFFFD");
export const MEGABYTE = "å'\"".repeat(350_000);

const place = { page: 2, box: [1.5, 2, 3, 4] as [number, number, number, number] };
const sure = { isIncident: 1, dates: 1, systems: 1, impact: 1, cause: 1, remedy: 1, restoredOn: 1 };

const incident = (number: number, fields: Partial<Incident>): Incident => ({
  id: `2025-03-abababab-0${number}`,
  area: null,
  dates: ["2025-03-30"],
  periods: [{ start: "2025-03-30T01:30+01:00", end: "2025-03-30T03:30+02:00" }],
  durationMinutes: 60,
  systems: [HOSTILE, "B; C", ""],
  components: [],
  impact: "degraded",
  cause: HOSTILE,
  causeStatus: "stated",
  remedy: null,
  remedyStatus: "not-stated",
  restoredOn: "2025-03-31",
  text: MEGABYTE,
  source: place,
  confidences: sure,
  confidence: 1,
  reasons: [],
  ...fields,
});

/** A report whose every text is an attack, of what the contract allows. */
export const hostileReport: Report = {
  schemaVersion: 1,
  source: { file: `${HOSTILE}.pdf`, sha256: "ab".repeat(32), pages: 2, text: "text-layer", part: null },
  title: HOSTILE,
  period: "2025-03",
  coverage: null,
  platforms: [
    {
      name: MEGABYTE,
      confidence: 1,
      pages: [2],
      assessment: { rating: null, text: HOSTILE, source: place },
      areas: [{ area: "application", condition: "stable", text: "", source: place }],
      incidents: [
        incident(1, {}),
        incident(2, { dates: [], periods: [], durationMinutes: null, systems: [], cause: null, text: "" }),
        incident(3, {
          dates: ["2025-02-30", "2025-10-26"],
          periods: [
            { start: "2025-10-26T02:30+02:00", end: "2025-10-26T02:30+01:00" },
            { start: "2025-10-26", end: null },
          ],
          restoredOn: "2025-10-26T02:59+01:00",
        }),
      ],
      changes: { count: 99_999_999_999, serviceWindows: null, environment: HOSTILE, text: HOSTILE, source: place },
      sla: [
        {
          title: HOSTILE,
          environment: null,
          months: ["2025-02", "2025-02"],
          source: place,
          rows: [
            {
              service: HOSTILE,
              area: null,
              metric: "other",
              unit: "'sek.\"",
              target: null,
              targetText: "",
              confidence: 1,
              source: place,
              values: [0.1, null].map((value) => ({
                month: "2025-02",
                value,
                text: HOSTILE,
                met: null,
                colour: null,
                confidence: 1,
                source: null,
              })),
            },
          ],
        },
      ],
    },
  ],
  diagnostics: [{ code: "ocr", severity: "info", message: HOSTILE, source: null }],
  unparsed: [{ text: HOSTILE, source: place }],
  corrections: [
    {
      record: "2025-03-abababab-01",
      field: "cause",
      was: HOSTILE,
      value: { a: [1, null] },
      state: "applied",
      by: 'Jens "O\'Hara"',
      at: "2025-04-02T08:15:09Z",
      note: HOSTILE,
    },
  ],
};
