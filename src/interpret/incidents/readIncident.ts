import { addDays } from "../../danish/calendar.js";
import type { Area, Incident } from "../../model/record.js";
import { decide, decideBoth, type Decided, type Knowledge } from "./decide.js";
import { explainChoice, type Explanation } from "./explain.js";
import { nameChoice, type NameContext, type NamedSystems } from "./nameChoice.js";
import type { Passage } from "./passage.js";
import { spanChoice, type Told } from "./spanChoice.js";
import { impactChoice } from "./textChoice.js";
import { timeChoice, type ToldTimes } from "./timeChoice.js";
import { stayingShare, type Reason } from "./reasons.js";

/** What stands around an incident. */
export interface IncidentContext extends NameContext {
  /** The report's month, "2025-03". */
  month: string;
  area: Area | null;
  /** The last day of the incident before, for "samme aften". */
  dayBefore: string | null;
  /** How sure it is that the passage tells an incident. */
  isIncident: number;
  /** How sure the words themselves are: 1 from a text layer. */
  words: number;
  knowledge: Knowledge;
}

/** An incident, where its values stand in its text, and what was odd about it. */
export interface ReadIncident {
  incident: Omit<Incident, "id" | "source">;
  /** Stretches of the passage's text that gave a value, by field. */
  told: { field: string; start: number; end: number }[];
  /** Sentences that gave none. */
  notUnderstood: { start: number; end: number }[];
  problems: { code: string; words: string }[];
  /** Why each field is as it is. */
  explain: () => Record<string, Explanation>;
}

const toldKey = (told: Told): string => (told.status === "stated" ? told.text.toLowerCase() : told.status);
const timesKey = ({ periods, dates, restoredOn }: ToldTimes): string => JSON.stringify([periods, dates, restoredOn]);
const systemsKey = ({ systems, components }: NamedSystems): string => JSON.stringify([[...systems].sort(), components]);

/** As a person reads them, for explanations. */
const showTold = (told: Told): string => (told.status === "stated" ? `"${told.text}"` : told.status);
const showTimes = ({ periods, restoredOn }: ToldTimes): string =>
  [
    ...periods.map(({ start, end }) => `${start.slice(0, 16)} to ${end?.slice(0, 16) ?? "?"}`),
    ...(restoredOn === null ? [] : [`restored ${restoredOn.slice(0, 16)}`]),
  ].join(", ") || "no time";
const showSystems = ({ systems, components }: NamedSystems): string =>
  systems.length === 0
    ? "no system"
    : systems.join("; ") + (components.length > 0 ? ` (${components.join("; ")})` : "");

/** "formentlig en opdatering": what is supposed is stated, and less sure. */
const SUPPOSED =
  /(?<!\p{L})(?:formentlig|formodentlig|sandsynligvis|muligvis|antagelig|antageligt|vistnok|formodes|antages|tilsyneladende|mistanke)(?!\p{L})/iu;

/** An incident that began this long before the report's month belongs to an earlier report. */
const DAYS_BEFORE_MONTH = 45;

function dateReasons({ dates, reasons }: ToldTimes, month: string): Reason[] {
  const first = dates[0];
  if (!first) return ["no-date"];
  const outside = first > `${month}-31` || first < addDays(`${month}-01`, -DAYS_BEFORE_MONTH);
  return outside ? [...reasons, "outside-period"] : reasons;
}

function causeReasons(told: Told, { segments }: Passage): Reason[] {
  return told.status === "stated" && SUPPOSED.test(segments[told.segment]!.text) ? ["supposed-cause"] : [];
}

/** The area that a field "Område: Infrastruktur" gives, or the one that holds where the incident stands. */
function areaOf({ segments }: Passage, standing: Area | null): Area | null {
  const field = segments.find(({ sense }) => sense === "area")?.text.toLowerCase() ?? "";
  if (field.startsWith("infra")) return "infrastructure";
  return field.startsWith("appli") ? "application" : standing;
}

/** Two digits are enough, and none is rounded up over a threshold. */
const roundDown = (confidence: number): number => Math.floor(confidence * 100 + 1e-9) / 100;

/** Reads the passage of one incident: each field is decided by its own evidence. */
export function readIncident(passage: Passage, context: IncidentContext): ReadIncident {
  const { knowledge, month, words } = context;
  const choices = {
    times: timeChoice(passage, month, context.dayBefore),
    systems: nameChoice(passage, context),
    impact: impactChoice(passage),
    span: spanChoice(passage),
  };
  const times = decide(choices.times, "times", knowledge, timesKey);
  const systems = decide(choices.systems, "systems", knowledge, systemsKey);
  const impact = decide(choices.impact, "impact", knowledge, String);
  const { cause, remedy } = decideBoth(choices.span, knowledge, toldKey);
  const told = toldIn(passage, times.value, systems.value, cause.value, remedy.value);
  const notUnderstood = sentencesWithout(passage, told);
  // What nobody understood may be the cause or remedy that was not found.
  const unsaid = ({ status }: Told): Reason[] =>
    status === "not-stated" && notUnderstood.length > 0 ? ["sentence-not-understood"] : [];
  const reasons = {
    times: dateReasons(times.value, month),
    systems: systems.value.systems.length === 0 ? (["no-system"] as const) : [],
    cause: [...causeReasons(cause.value, passage), ...unsaid(cause.value)],
    remedy: unsaid(remedy.value),
  };
  const sure = ({ confidence }: Decided<unknown>, because: readonly Reason[] = []): number =>
    roundDown(Math.min(words, confidence * stayingShare(because)));
  const dates = sure(times, reasons.times);
  const confidences: Incident["confidences"] = {
    isIncident: roundDown(Math.min(words, context.isIncident)),
    dates,
    systems: sure(systems, reasons.systems),
    impact: sure(impact),
    cause: sure(cause, reasons.cause),
    remedy: sure(remedy, reasons.remedy),
    restoredOn: dates,
  };
  return {
    incident: {
      area: areaOf(passage, context.area),
      dates: times.value.dates,
      periods: times.value.periods,
      durationMinutes: times.value.durationMinutes,
      systems: systems.value.systems,
      components: systems.value.components,
      impact: impact.value,
      ...fieldOf("cause", cause.value),
      ...fieldOf("remedy", remedy.value),
      restoredOn: times.value.restoredOn,
      text: passage.text,
      confidences,
      confidence: Math.min(...Object.values(confidences)),
      reasons: [
        ...new Set<Reason>([
          ...reasons.times,
          ...reasons.systems,
          ...reasons.cause,
          ...reasons.remedy,
          ...(impact.value === null ? (["impact-not-stated"] as const) : []),
        ]),
      ],
    },
    told,
    notUnderstood,
    problems: times.value.problems.map(({ code, start, end }) => ({
      code,
      words: passage.segments.map(({ text }) => text.slice(start, end)).find(Boolean) ?? "",
    })),
    explain: () => ({
      dates: explainChoice(choices.times, knowledge.times.weights, timesKey, showTimes),
      systems: explainChoice(choices.systems, knowledge.systems.weights, systemsKey, showSystems),
      impact: explainChoice(choices.impact, knowledge.impact.weights, String),
      cause: explainChoice(choices.span, knowledge.cause.weights, toldKey, showTold),
      remedy: explainChoice(choices.span, knowledge.remedy.weights, toldKey, showTold),
    }),
  };
}

function fieldOf<F extends "cause" | "remedy">(field: F, told: Told): Pick<Incident, F | `${F}Status`> {
  const text = told.status === "stated" ? told.text : null;
  // "Løsning: afventer" is no remedy, and the contract knows no other word for it.
  const status = field === "remedy" && told.status === "unknown" ? "not-stated" : told.status;
  return { [field]: text, [`${field}Status`]: status } as Pick<Incident, F | `${F}Status`>;
}

function toldIn(
  { segments }: Passage,
  times: ToldTimes,
  systems: NamedSystems,
  cause: Told,
  remedy: Told,
): ReadIncident["told"] {
  const span = (field: string, told: Told) =>
    told.status === "not-stated"
      ? []
      : told.status === "stated"
        ? [{ field, start: told.start, end: told.end }]
        : [{ field, start: segments[told.segment]!.start, end: segments[told.segment]!.end }];
  return [
    ...times.used
      .filter(({ role }) => role !== "none")
      .map(({ segment, mention }) => ({
        field: "dates",
        start: segments[segment]!.start + mention.start,
        end: segments[segment]!.start + mention.end,
      })),
    ...(systems.segment === null ? [] : [{ field: "systems", start: systems.start, end: systems.end }]),
    ...span("cause", cause),
    ...span("remedy", remedy),
  ];
}

function sentencesWithout({ segments }: Passage, told: ReadIncident["told"]): ReadIncident["notUnderstood"] {
  const sentences = new Map<number, { start: number; end: number }>();
  for (const { sentence, start, end } of segments) {
    const found = sentences.get(sentence);
    if (found) found.end = end;
    else sentences.set(sentence, { start, end });
  }
  return [...sentences.values()].filter((one) => !told.some(({ start, end }) => start < one.end && end > one.start));
}
