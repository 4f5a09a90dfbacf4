import { cellCodesAt, isSamePlace, nameDoubts, targetDoubts } from "../../model/doubtsOfRow.js";
import type { Place } from "../../model/geometry.js";
import { diagnosticKey, platformKey, rowKey, unparsedKey, valueKey } from "../../model/keys.js";
import { SURE } from "../../model/sure.js";
import type { Diagnostic, Incident, Platform, Report, ReportCorrection, SlaRow } from "../../model/record.js";

/** How a person writes a field's value. */
export type Editor = "percent" | "number" | "text" | "list" | "periods" | "moment" | "choice" | "none";

/** A field that a doubt is about. */
export interface DoubtField {
  record: string;
  field: string;
  /** As it is read now: what a correction has as `was`. */
  was: unknown;
  editor: Editor;
  /** Of a choice. */
  options?: readonly string[];
}

/** Something to settle, in one look at the page. */
export interface Doubt {
  /** unsure: read, and perhaps wrong; lost: not read; stale: corrected once, and read otherwise now. */
  kind: "unsure" | "lost" | "stale";
  /** The code of the sentence that says what to do. */
  code: string;
  /** What it is about. */
  name: string;
  /** What the record is called, for finding it again. */
  of: string | null;
  fields: DoubtField[];
  /** 0 where nothing could be read. */
  confidence: number;
  place: Place | null;
  /** As printed, or the whole text of an incident. */
  text: string;
  /** What else it was read as. */
  also: string | null;
  /** The diagnostic that says it. */
  says: Diagnostic | null;
  /** Its key, where it is an incident that may be none. */
  incident: string | null;
  /** Key of the platform that it would be an incident of. */
  platform: string | null;
  /** What a person said of it before. */
  before: Pick<ReportCorrection, "value" | "by" | "at"> | null;
  /** How much is at stake: the queue is in this order. */
  weight: number;
}

/** An incident of which so many readings are unsure is looked at as a whole. */
const WHOLE = 4;

/**
 * How much a wrong reading costs, relative to each other: a table or an incident lost is worse than a number that may
 * be wrong, and that worse than the words of a cause.
 */
const WEIGHTS: Record<string, number> = {
  stale: 1.2,
  "table-not-read": 1.1,
  "page-without-records": 1,
  "unreadable-page": 1,
  isIncident: 1,
  "bullet-not-read": 0.8,
  value: 0.9,
  name: 0.9,
  row: 0.9,
  dates: 0.9,
  systems: 0.8,
  impact: 0.6,
  cause: 0.5,
  remedy: 0.5,
  restoredOn: 0.3,
  unparsed: 0.1,
};
/** Of a diagnostic that is not among them. */
const OTHER_WEIGHT = 0.4;
/** A line with figures in it may be a record; one without hardly. */
const FIGURES = 2;

const LOST: ReadonlySet<string> = new Set([
  "table-not-read",
  "page-without-records",
  "bullet-not-read",
  "unreadable-page",
  "picture-not-read",
  "ocr-dithered",
  "covered-text",
  "cell-unreadable",
]);

/** Everything of a report that is unsure, lost or asked again, most at stake first. */
export function reportToDoubts(report: Report): Doubt[] {
  const found = report.platforms.flatMap((platform, p) => [
    ...platformDoubts(report, platform, p),
    ...platform.incidents.flatMap(incidentDoubts),
    ...platform.sla.flatMap((table, t) =>
      table.rows.flatMap((row, r) => rowDoubts(report, row, { platform: p, table: t, row: r })),
    ),
  ]);
  const asked = found.map((doubt) => askedAgain(doubt, report));
  const stale = staleDoubts(report, asked);
  const lines = unparsedDoubts(report);
  return [...asked, ...stale, ...diagnosticDoubts(report, [...asked, ...lines]), ...lines].sort(
    (a, b) => b.weight - a.weight || (a.place?.page ?? 0) - (b.place?.page ?? 0),
  );
}

const NOTHING = { of: null, also: null, says: null, incident: null, platform: null, before: null };

function platformDoubts(report: Report, { name, confidence, assessment }: Platform, index: number): Doubt[] {
  if (confidence >= SURE) return [];
  const record = platformKey(report, index);
  return [
    {
      ...NOTHING,
      kind: "unsure",
      code: "name-unsure",
      name,
      of: name,
      fields: [{ record, field: "name", was: name, editor: "text" }],
      confidence,
      place: platformPlace(report, name) ?? assessment?.source ?? null,
      text: name,
      weight: weightOf("name", confidence),
    },
  ];
}

const platformPlace = ({ diagnostics }: Report, name: string): Place | null =>
  diagnostics.find(({ code, message }) => code === "name-unsure" && message.includes(`name "${name}"`))?.source ?? null;

type Group = keyof Incident["confidences"];
const GROUPS: Record<Group, { field: string; editor: Editor; options?: readonly string[] }> = {
  isIncident: { field: "isIncident", editor: "none" },
  dates: { field: "periods", editor: "periods" },
  systems: { field: "systems", editor: "list" },
  impact: { field: "impact", editor: "choice", options: ["unavailable", "degraded"] },
  cause: { field: "cause", editor: "text" },
  remedy: { field: "remedy", editor: "text" },
  restoredOn: { field: "restoredOn", editor: "moment" },
};

function incidentDoubts(incident: Incident): Doubt[] {
  const unsure = (Object.keys(GROUPS) as Group[]).filter((group) => incident.confidences[group] < SURE);
  const whole = unsure.length >= WHOLE;
  const together = whole ? [unsure] : unsure.map((group) => [group]);
  return together.map((groups): Doubt => {
    const confidence = Math.min(...groups.map((group) => incident.confidences[group]));
    return {
      ...NOTHING,
      kind: "unsure",
      code: whole ? "incident-unsure" : `${groups[0]!}-unsure`,
      name: excerpt(incident.text),
      of: incident.text,
      fields: groups.map((group) => {
        const { field, ...editor } = GROUPS[group];
        const was = field === "isIncident" ? true : incident[field as keyof Incident];
        return { record: incident.id, field, was, ...editor };
      }),
      confidence,
      place: incident.source,
      text: incident.text,
      incident: incident.id,
      weight: Math.max(...groups.map((group) => weightOf(group, incident.confidences[group]))),
    };
  });
}

const EXCERPT = 90;
const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);

function rowDoubts(report: Report, row: SlaRow, at: { platform: number; table: number; row: number }): Doubt[] {
  const record = rowKey(report, at);
  const editor: Editor = row.metric === "availability" ? "percent" : "number";
  const names = nameDoubts(report, row);
  const targets = targetDoubts(report, row);
  const fields: DoubtField[] = [
    ...(names.length || (row.confidence < SURE && !targets.length)
      ? [{ record, field: "service", was: row.service, editor: "text" as const }]
      : []),
    ...(targets.length ? [{ record, field: "target", was: row.target, editor }] : []),
  ];
  const ofRow: Doubt[] = fields.length
    ? [
        {
          ...NOTHING,
          kind: "unsure",
          code: names.length ? "name-unsure" : targets.length ? targets[0]!.code : "name-unsure",
          name: row.service,
          of: row.service,
          fields,
          confidence: Math.min(row.confidence, ...row.values.map((value) => value.confidence)),
          place: row.source,
          text: [row.service, row.targetText].join("  "),
          says: names[0] ?? targets[0] ?? null,
          weight: weightOf("row", row.confidence < SURE ? row.confidence : 0.5),
        },
      ]
    : [];
  const values = row.values.flatMap((value): Doubt[] => {
    const told = cellCodesAt(report, value.source);
    // Values of a row whose name is unsure are no surer than it, and settled with it.
    if (value.confidence >= SURE || (names.length > 0 && told.length === 0 && value.value !== null)) return [];
    return [
      {
        ...NOTHING,
        kind: value.value === null ? "lost" : "unsure",
        code: value.value === null ? "unreadable-value" : "uncertain-value",
        name: `${row.service}, ${value.month}`,
        of: row.service,
        fields: [{ record: valueKey(report, at, value.month), field: "value", was: value.value, editor }],
        confidence: value.confidence,
        place: value.source ?? row.source,
        text: value.text,
        also: told.map(otherReading).find((other) => other !== null) ?? null,
        weight: weightOf("value", value.confidence),
      },
    ];
  });
  return [...ofRow, ...values];
}

/** `cell read as "97,46%" or "976%" …`, `… the text behind the picture, another program's, says "97,64"` */
const otherReading = ({ message }: Diagnostic): string | null =>
  /(?:\bor |also read as |says )"([^"]*)"/.exec(message)?.[1] ?? null;

/** What a person said of a field before, where it does not fit any more. */
function askedAgain(doubt: Doubt, { corrections = [] }: Report): Doubt {
  const old = corrections.find(
    ({ state, record, field }) =>
      state === "stale" && doubt.fields.some((one) => one.record === record && one.field === field),
  );
  return old ? { ...doubt, kind: "stale", before: old, weight: WEIGHTS["stale"]! } : doubt;
}

/** What was corrected once, is read otherwise now, and surely. */
function staleDoubts(report: Report, asked: readonly Doubt[]): Doubt[] {
  const known = new Set(asked.flatMap(({ fields }) => fields.map(({ record, field }) => `${record} ${field}`)));
  return (report.corrections ?? [])
    .filter(({ state, record, field }) => state === "stale" && !known.has(`${record} ${field}`))
    .flatMap((before): Doubt[] => {
      const now = readNow(report, before);
      if (!now) return [];
      return [
        {
          ...NOTHING,
          kind: "stale",
          code: "correction-stale",
          name: now.name,
          of: now.of,
          fields: [{ record: before.record, field: before.field, was: now.value, ...now.editor }],
          confidence: 0,
          place: now.place,
          text: now.text,
          before,
          weight: WEIGHTS["stale"]!,
        },
      ];
    });
}

interface ReadNow {
  name: string;
  of: string;
  value: unknown;
  text: string;
  place: Place | null;
  editor: { editor: Editor; options?: readonly string[] };
}

/** The field of a record as it is read now; null where it is gone, or no field that can be asked for. */
function readNow(report: Report, { record, field }: ReportCorrection): ReadNow | null {
  for (const [p, platform] of report.platforms.entries()) {
    if (platformKey(report, p) === record && field === "name") {
      const { name } = platform;
      return { name, of: name, value: name, text: name, place: null, editor: { editor: "text" } };
    }
    for (const incident of platform.incidents) {
      const group = Object.values(GROUPS).find((one) => one.field === field);
      if (incident.id !== record || !group || group.field === "isIncident") continue;
      const { field: key, ...editor } = group;
      const value = incident[key as keyof Incident];
      const { text, source } = incident;
      return { name: excerpt(text), of: text, value, text, place: source, editor };
    }
    for (const [t, { rows }] of platform.sla.entries())
      for (const [r, row] of rows.entries()) {
        const at = { platform: p, table: t, row: r };
        const number: Editor = row.metric === "availability" ? "percent" : "number";
        const of = row.service;
        if (rowKey(report, at) === record && (field === "service" || field === "target")) {
          const text = field === "target" ? row.targetText : of;
          const editor = { editor: field === "target" ? number : ("text" as const) };
          return { name: of, of, value: row[field], text, place: row.source, editor };
        }
        const value = row.values.find(({ month }) => valueKey(report, at, month) === record);
        if (!value || field !== "value") continue;
        const { text, source, month } = value;
        return { name: `${of}, ${month}`, of, value: value.value, text, place: source, editor: { editor: number } };
      }
  }
  return null;
}

/** Warnings that none of the doubts above is about. */
function diagnosticDoubts(report: Report, asked: readonly Doubt[]): Doubt[] {
  const about = (one: Diagnostic): boolean =>
    asked.some(
      ({ says, place, fields, text }) =>
        says?.message === one.message ||
        (CELL.test(one.code) && isSamePlace(place, one.source)) ||
        (one.code === "name-unsure" && fields.some(({ field }) => field === "name") && one.message.includes(text)) ||
        (one.code === "bullet-not-read" &&
          fields.some(({ field }) => field === "unparsed") &&
          isSamePlace(place, one.source)),
    );
  return report.diagnostics
    .filter((one) => one.severity === "warning" && !about(one))
    .filter((one) => one.code !== "correction-stale" || !asked.some(({ kind }) => kind === "stale"))
    .map((one): Doubt => {
      const lost = LOST.has(one.code);
      return {
        ...NOTHING,
        kind: lost ? "lost" : "unsure",
        code: one.code,
        name: "",
        fields: [{ record: diagnosticKey(report, one), field: "diagnostic", was: one.message, editor: "none" }],
        confidence: 0,
        place: one.source && one.source.box[2] > one.source.box[0] ? one.source : null,
        text: "",
        says: one,
        platform: one.source ? platformOn(report, one.source.page) : null,
        weight: WEIGHTS[one.code] ?? OTHER_WEIGHT,
      };
    });
}

const CELL = /^(?:cell-|readings-differ$|uncertain-|unreadable-(?:value|target)$)/;

/** Lines that no record came from, and that nobody looked at. */
function unparsedDoubts(report: Report): Doubt[] {
  const seen = new Set(
    (report.corrections ?? []).filter(({ field }) => field === "unparsed").map(({ record }) => record),
  );
  const bullets = report.diagnostics.filter(({ code }) => code === "bullet-not-read");
  return report.unparsed.flatMap((line): Doubt[] => {
    const record = unparsedKey(report, line);
    if (seen.has(record)) return [];
    const isBullet = bullets.some(({ source }) => isSamePlace(source, line.source));
    const weight = isBullet ? WEIGHTS["bullet-not-read"]! : WEIGHTS["unparsed"]! * (/\d/.test(line.text) ? FIGURES : 1);
    return [
      {
        ...NOTHING,
        kind: "lost",
        code: isBullet ? "bullet-not-read" : "unparsed",
        name: excerpt(line.text),
        of: line.text,
        fields: [{ record, field: "unparsed", was: line.text, editor: "none" }],
        confidence: 0,
        place: line.source,
        text: line.text,
        platform: platformOn(report, line.source.page),
        weight,
      },
    ];
  });
}

/** The platform whose pages a page is among, else the last one before it. */
function platformOn(report: Report, page: number): string | null {
  const on = report.platforms.findIndex(({ pages }) => pages.includes(page));
  const before = report.platforms.findLastIndex(({ pages }) => (pages[0] ?? Infinity) <= page);
  const found = on >= 0 ? on : before;
  return found >= 0 ? platformKey(report, found) : null;
}

const weightOf = (what: string, confidence: number): number => (WEIGHTS[what] ?? OTHER_WEIGHT) * (1 - confidence);
