import { Temporal } from "temporal-polyfill";
import type { Paragraph } from "../../../src/model/layout.js";

/**
 * Reports in plain text with what a reader would record of them:
 *
 *     @ 2024-11 Hospitalets it          a report: month and platform
 *     # Infrastruktur                   heading
 *     = infrastructure                  the area expected of the incidents that follow
 *     - 2/11 kl. 04.10-06.35 …          bullet ("." paragraph)
 *       when 02T04:10/02T06:35          an incident begins; days of the report's month, or 12-31 or 2024-12-31
 *       cause a|one reading|another     several readings; "?" unknown; "*" not judged
 *
 * A bullet or paragraph with nothing below it is no incident.
 */
export interface TruthReport {
  name: string;
  period: string;
  platform: string;
  paragraphs: Paragraph[];
  incidents: TruthIncident[];
  assessment: string | null;
  states: string[];
  changes: { count: number; serviceWindows: number | null; environment: string | null } | null;
}
export interface TruthIncident {
  paragraph: number;
  text: string;
  fields: Record<string, unknown[] | undefined>;
}

const paragraphOf = (text: string, role: Paragraph["role"]): Paragraph => ({
  text,
  role,
  level: 0,
  mark: role === "bullet" ? "-" : "",
  textX: 0,
  lines: [{ start: 0, end: text.length, source: { page: 1, box: [0, 0, 100, 10] } }],
  confidence: 1,
  size: 11,
  bold: role === "heading",
});
export { paragraphOf };

function moment(text: string, period: string): { text: string; at: Temporal.ZonedDateTime | null } {
  const [date = "", clock] = text.split("T");
  const parts = date.split("-");
  const day = [...period.split("-").slice(0, 3 - parts.length), ...parts].join("-");
  if (!clock) return { text: day, at: null };
  const at = Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime("Europe/Copenhagen");
  return { text: at.toString({ smallestUnit: "minute", timeZoneName: "never" }), at };
}

function whenFields(value: string, period: string): Record<string, unknown[] | undefined> {
  if (value === "*") return {};
  if (value === "-") return { dates: [[]], periods: [[]], durationMinutes: [null] };
  const periods = value.split(",").map((part) => {
    const [start = "", end] = part.trim().split("/");
    return { start: moment(start, period), end: end === "" ? null : moment(end ?? start, period) };
  });
  const dates = new Set<string>();
  let minutes: number | null = 0;
  for (const { start, end } of periods) {
    const last = end ?? start;
    const midnight = end?.at && end.text.slice(11, 16) === "00:00";
    let day = Temporal.PlainDate.from(start.text.slice(0, 10));
    const stop = Temporal.PlainDate.from(last.text.slice(0, 10)).subtract({ days: midnight ? 1 : 0 });
    for (; Temporal.PlainDate.compare(day, stop) <= 0; day = day.add({ days: 1 })) dates.add(day.toString());
    minutes =
      minutes === null || !start.at || !end?.at
        ? null
        : minutes + (end.at.epochMilliseconds - start.at.epochMilliseconds) / 60000;
  }
  return {
    dates: [[...dates].sort()],
    periods: [periods.map(({ start, end }) => ({ start: start.text, end: end?.text ?? null }))],
    durationMinutes: [minutes],
  };
}

const readings = (value: string): string[] => (value.startsWith("a|") ? value.slice(2).split("|") : [value]);
const list = (value: string): string[] => value.split(";").map((part) => part.trim());

function addField(fields: TruthIncident["fields"], key: string, value: string, period: string): void {
  if (key === "when") Object.assign(fields, whenFields(value, period));
  else if (key === "cause" || key === "remedy") {
    fields[key] = value === "*" ? undefined : value === "?" ? [null] : readings(value);
    fields[`${key}Status`] = value === "*" ? undefined : [value === "?" ? "unknown" : "stated"];
  } else if (key === "systems") fields["systems"] = value === "*" ? undefined : readings(value).map(list);
  else if (key === "parts") fields["components"] = value === "*" ? undefined : [list(value)];
  else if (key === "impact") fields["impact"] = value === "*" ? undefined : [value];
  else if (key === "restored") fields["restoredOn"] = value === "*" ? undefined : [moment(value, period).text];
  else if (key === "area") fields["area"] = value === "*" ? undefined : [value === "-" ? null : value];
  else throw new Error(`unknown field ${key}`);
}

export function readTruth(name: string, text: string): TruthReport[] {
  const reports: TruthReport[] = [];
  let area: string | null = null;
  let last: { text: string; at: number } | null = null;
  for (const line of text.split("\n")) {
    if (!line.trim() || line.startsWith("%")) continue;
    const report = reports.at(-1)!;
    const rest = line.slice(2);
    if (line.startsWith("@")) {
      const [period = "", ...platform] = rest.split(" ");
      reports.push({
        name,
        period,
        platform: platform.join(" "),
        paragraphs: [],
        incidents: [],
        assessment: null,
        states: [],
        changes: null,
      });
      area = null;
    } else if (line.startsWith("=")) area = rest === "none" ? null : rest;
    else if (line.startsWith("  ")) {
      const [key = "", ...words] = line.trim().split(" ");
      const value = words.join(" ");
      if (key === "assessment") report.assessment = value;
      else if (key === "state") report.states.push(value);
      else if (key === "changes") {
        const [count, windows, environment] = words;
        report.changes = {
          count: Number(count),
          serviceWindows: windows === "-" ? null : Number(windows),
          environment: environment === "-" ? null : environment!,
        };
      } else {
        const incident = report.incidents.at(-1);
        if (key === "when" || incident?.paragraph !== last!.at) {
          report.incidents.push({
            paragraph: last!.at,
            text: last!.text,
            fields: {
              area: [area],
              components: [[]],
              impact: [null],
              cause: [null],
              causeStatus: ["not-stated"],
              remedy: [null],
              remedyStatus: ["not-stated"],
              restoredOn: [null],
            },
          });
        }
        addField(report.incidents.at(-1)!.fields, key, value, report.period);
      }
    } else {
      const role = line.startsWith("#") ? "heading" : line.startsWith(".") ? "text" : "bullet";
      last = { text: rest, at: report.paragraphs.length };
      report.paragraphs.push(paragraphOf(rest, role));
    }
  }
  return reports;
}
