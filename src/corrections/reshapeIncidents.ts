import type { Correction, IncidentDraft } from "../model/corrections.js";
import type { Place } from "../model/geometry.js";
import { reportKey } from "../model/keys.js";
import type { Diagnostic, Incident, Platform, Report, ReportCorrection } from "../model/record.js";
import { isSame } from "./isSame.js";
import { toSaid, toStale } from "./said.js";
import { timesOfPeriods } from "./timesOfPeriods.js";

export interface Reshaped {
  said: ReportCorrection[];
  stale: Diagnostic[];
}

/** In this order each finds what it is of. */
const ORDER = ["split", "merge", "delete", "add"];

/** Splits, merges, deletes and adds incidents of a report, in place. */
export function reshapeIncidents(work: Report, entries: readonly Correction[]): Reshaped {
  const result: Reshaped = { said: [], stale: [] };
  const sorted = [...entries].sort((a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field));
  for (const entry of sorted) {
    const outcome = reshape(work, entry);
    result.said.push(toSaid(entry, outcome.state));
    if (outcome.state === "stale") result.stale.push(toStale(entry, outcome.now, outcome.place ?? null));
  }
  return result;
}

type Outcome = { state: ReportCorrection["state"]; now?: unknown; place?: Place };

function reshape(work: Report, entry: Correction): Outcome {
  if (entry.field === "add") return add(work, entry);
  const found = findIncident(work, entry);
  if (!found) return { state: "stale" };
  const { platform, index } = found;
  const incident = platform.incidents[index]!;
  if (entry.field === "merge") return merge(platform, incident, entry);
  if (!isSame(incident.text, entry.was)) return { state: "stale", now: incident.text, place: incident.source };
  const parts =
    entry.field === "split" ? (entry.value as IncidentDraft[]).map((draft, i) => partOf(incident, draft, i)) : [];
  platform.incidents.splice(index, 1, ...parts);
  return { state: "applied" };
}

function findIncident(work: Report, { record, of }: Correction): { platform: Platform; index: number } | null {
  const all = work.platforms.flatMap((platform) =>
    platform.incidents.map((incident, index) => ({ platform, incident, index })),
  );
  const own = all.find(({ incident }) => incident.id === record);
  if (own && (of === null || isSame(own.incident.text, of))) return own;
  const alike = all.filter(({ incident }) => of !== null && isSame(incident.text, of));
  // With its own key and another text it is the same incident, read otherwise: that is for its `was` to say.
  return alike.length === 1 ? alike[0]! : (own ?? null);
}

/** Those that go into the first leave the report; what the first does not say the others do. */
function merge(platform: Platform, first: Incident, { was, value }: Correction): Outcome {
  const others = (value as string[]).map((id) => platform.incidents.find((each) => each.id === id));
  const all = [first, ...others.filter((each) => each !== undefined)];
  const now = all.map(({ text }) => text);
  if (all.length !== others.length + 1 || !isSame(now, was)) return { state: "stale", now, place: first.source };
  const periods = all.flatMap((each) => each.periods).sort((a, b) => (a.start < b.start ? -1 : 1));
  const cause = all.find((each) => each.cause !== null) ?? first;
  const remedy = all.find((each) => each.remedy !== null) ?? first;
  const confidences = Object.fromEntries(
    Object.keys(first.confidences).map((field) => [
      field,
      field === "isIncident"
        ? 1
        : Math.min(...all.map((each) => each.confidences[field as keyof typeof each.confidences])),
    ]),
  ) as Incident["confidences"];
  const merged: Incident = {
    ...first,
    ...timesOfPeriods(periods),
    periods,
    systems: [...new Set(all.flatMap((each) => each.systems))],
    components: [...new Set(all.flatMap((each) => each.components))],
    impact: all.some((each) => each.impact === "unavailable") ? "unavailable" : first.impact,
    cause: cause.cause,
    causeStatus: cause.causeStatus,
    remedy: remedy.remedy,
    remedyStatus: remedy.remedyStatus,
    restoredOn: all.find((each) => each.restoredOn !== null)?.restoredOn ?? null,
    text: now.join(" "),
    confidences,
    confidence: Math.min(...Object.values(confidences)),
  };
  platform.incidents = platform.incidents
    .filter((each) => each === first || !all.includes(each))
    .map((each) => (each === first ? merged : each));
  return { state: "applied" };
}

function add(work: Report, { record, value }: Correction): Outcome {
  const { platform: key, source, ...draft } = value as IncidentDraft & { platform: string; source?: Place };
  const number = Number(/-p(\d+)$/.exec(key)?.[1] ?? 0) - 1;
  const platform = work.platforms[number];
  if (!platform || !key.endsWith(`${reportKey(work).slice(-8)}-p${number + 1}`)) return { state: "stale" };
  if (platform.incidents.some(({ text }) => isSame(text, draft.text))) return { state: "confirmed" };
  platform.incidents.push(
    drafted(draft, NOTHING_SAID(record, source ?? { page: platform.pages[0] ?? 1, box: [0, 0, 0, 0] })),
  );
  return { state: "applied" };
}

/** The first part keeps the key, the others have it with a number. */
const partOf = (whole: Incident, draft: IncidentDraft, index: number): Incident => ({
  ...drafted(draft, whole),
  id: index === 0 ? whole.id : `${whole.id}-s${index + 1}`,
});

const ALL_SURE: Incident["confidences"] = {
  isIncident: 1,
  dates: 1,
  systems: 1,
  impact: 1,
  cause: 1,
  remedy: 1,
  restoredOn: 1,
};

const NOTHING_SAID = (id: string, source: Place): Incident => ({
  id,
  area: null,
  dates: [],
  periods: [],
  durationMinutes: null,
  systems: [],
  components: [],
  impact: null,
  cause: null,
  causeStatus: "not-stated",
  remedy: null,
  remedyStatus: "not-stated",
  restoredOn: null,
  text: "",
  source,
  confidences: ALL_SURE,
  confidence: 1,
  reasons: [],
});

/** An incident as a person told it; what the person left out is as before, and no surer. */
function drafted(draft: IncidentDraft, before: Incident): Incident {
  const { text, area, periods, systems, components, impact, cause, remedy, restoredOn } = draft;
  const confidences: Incident["confidences"] = {
    isIncident: 1,
    dates: periods ? 1 : before.confidences.dates,
    systems: systems ? 1 : before.confidences.systems,
    impact: impact === undefined ? before.confidences.impact : 1,
    cause: cause === undefined ? before.confidences.cause : 1,
    remedy: remedy === undefined ? before.confidences.remedy : 1,
    restoredOn: restoredOn === undefined ? before.confidences.restoredOn : 1,
  };
  return {
    ...before,
    text,
    area: area === undefined ? before.area : area,
    ...(periods ? { ...timesOfPeriods(periods), periods } : {}),
    systems: systems ?? before.systems,
    components: components ?? before.components,
    impact: impact === undefined ? before.impact : impact,
    ...(cause === undefined ? {} : { cause, causeStatus: cause === null ? "not-stated" : "stated" }),
    ...(remedy === undefined ? {} : { remedy, remedyStatus: remedy === null ? "not-stated" : "stated" }),
    restoredOn: restoredOn === undefined ? before.restoredOn : restoredOn,
    confidences,
    confidence: Math.min(...Object.values(confidences)),
  };
}
