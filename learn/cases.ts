import { plainText } from "../src/danish/plainText.js";
import type { Choice } from "../src/interpret/incidents/choice.js";
import { nameChoice, type NamedSystems } from "../src/interpret/incidents/nameChoice.js";
import { passageOf, type Passage } from "../src/interpret/incidents/passage.js";
import { spanChoice, type Told } from "../src/interpret/incidents/spanChoice.js";
import { impactChoice, incidentChoice, openingOf, splitChoice } from "../src/interpret/incidents/textChoice.js";
import { timeChoice, type ToldTimes } from "../src/interpret/incidents/timeChoice.js";
import { knownNames } from "../src/interpret/names.js";
import { BUILT_IN_VOCABULARY } from "../src/interpret/vocabulary/builtIn.js";
import { normal, readings, type IncidentTruth, type Truth, type WriterReport } from "./material.js";

export const DECISIONS = ["incident", "split", "times", "systems", "impact", "cause", "remedy"] as const;
export type Decision = (typeof DECISIONS)[number];

/** A choice of the material, how a value is right, and which values are the same. */
export interface Case {
  choice: Choice<unknown>;
  isRight: (value: unknown) => boolean;
  keyOf: (value: unknown) => string;
}

const caseOf = <T>(choice: Choice<T>, isRight: (value: T) => boolean, keyOf: (value: T) => string): Case => ({
  choice: choice as Choice<unknown>,
  isRight: isRight as (value: unknown) => boolean,
  keyOf: keyOf as (value: unknown) => string,
});

const moment = (value: string | null): string | null => value?.replace(/(T\d\d:\d\d):00(?=[+-])/, "$1") ?? null;
const periodsKey = (periods: readonly { start: string; end: string | null }[]): string =>
  JSON.stringify(periods.map(({ start, end }) => [moment(start), moment(end)]));
const namesKey = (names: readonly string[]): string => [...new Set(names.map(normal))].sort().join("|");

export const toldKey = (told: Told): string => (told.status === "stated" ? normal(told.text) : told.status);
export const timesKey = ({ periods, dates, restoredOn }: ToldTimes): string =>
  periodsKey(periods) + dates.join() + String(restoredOn);
export const systemsKey = ({ systems, components }: NamedSystems): string =>
  `${namesKey(systems)} (${namesKey(components)})`;

function toldRight(values: Truth<string | null>, statuses: Truth<string>): (told: Told) => boolean {
  const texts = readings(values);
  const named = new Set(texts.flatMap((text) => (text === null ? [] : [normal(text)])));
  const others = new Set(texts.includes(null) ? readings(statuses) : []);
  return (told) => (told.status === "stated" ? named.has(normal(told.text)) : others.has(told.status));
}

function timesRight(truth: IncidentTruth): (told: ToldTimes) => boolean {
  const periods = truth.periods && new Set(readings(truth.periods).map(periodsKey));
  const dates = truth.dates && new Set(readings(truth.dates).map((days) => days.join()));
  const restored = "restoredOn" in truth ? new Set(readings(truth.restoredOn!).map(moment)) : null;
  const minutes = "durationMinutes" in truth ? readings(truth.durationMinutes!) : null;
  return (told) =>
    (!minutes || minutes.includes(told.durationMinutes)) &&
    (!periods || periods.has(periodsKey(told.periods))) &&
    (!dates || dates.has(told.dates.join())) &&
    (!restored || restored.has(moment(told.restoredOn)));
}

/** Names as the truth has them; where no candidate is quite that, those that share most with it. */
function systemsRight(
  choice: Choice<NamedSystems>,
  truth: Truth<string[]>,
  components: Truth<string[]> | undefined,
): (named: NamedSystems) => boolean {
  const lists = readings(truth).map((names) => new Set(names.map(normal)));
  const likeness = ({ systems }: NamedSystems): number => {
    const own = new Set(systems.map(normal));
    return Math.max(
      ...lists.map((names) => {
        const both = [...own].filter((name) => names.has(name)).length;
        return own.size + names.size === 0 ? 1 : (2 * both) / (own.size + names.size);
      }),
    );
  };
  const best = Math.max(...choice.candidates.map(({ value }) => likeness(value)));
  const parts = components && new Set(readings(components).map(namesKey));
  const fits = (named: NamedSystems): boolean =>
    likeness(named) === best && (!parts || parts.has(namesKey(named.components)));
  const strict = choice.candidates.some(({ value }) => fits(value));
  return (named) => best >= 0.5 && (strict ? fits(named) : likeness(named) === best);
}

/** Shares of the truths' words that a text holds: tells which sentences of an item are of which incident. */
function evidenceIn(text: string, truth: IncidentTruth): number {
  const plain = normal(text);
  const words = [truth.cause, truth.remedy]
    .flatMap((field) => (field === undefined ? [] : readings(field)))
    .filter((value) => value !== null);
  const names = truth.systems ? readings(truth.systems).flat() : [];
  return [...words, ...names].filter((value) => plain.includes(normal(value))).length;
}

/** The sentence from which on an item with several incidents tells each of them, the first from 0. */
function startsOf(passage: Passage, truths: readonly IncidentTruth[]): number[] {
  const count = (passage.segments.at(-1)?.sentence ?? -1) + 1;
  const sentence = (from: number, to: number): string =>
    passage.segments
      .filter((segment) => segment.sentence >= from && segment.sentence < to)
      .map(({ text }) => text)
      .join(" ");
  let starts = [0];
  for (let at = 1; at < truths.length; at++) {
    const [before, own] = [truths[at - 1]!, truths[at]!];
    const from = starts.at(-1)!;
    let best = { start: from, score: -1 };
    for (let start = from + 1; start < count; start++) {
      const score = evidenceIn(sentence(from, start), before) + evidenceIn(sentence(start, count), own);
      if (score > best.score) best = { start, score };
    }
    starts = [...starts, best.start];
  }
  return starts;
}

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();
const roleOf = (kind: string): "heading" | "bullet" | "text" =>
  kind === "heading" || kind === "bullet" ? kind : "text";
const ANNOUNCING: ReadonlySet<string> = new Set(["area", "heading"]);

/** Every decision that reading a report takes, with its truth. */
export function casesOf(report: WriterReport): Record<Decision, Case[]> {
  const cases: Record<Decision, Case[]> = {
    incident: [],
    split: [],
    times: [],
    systems: [],
    impact: [],
    cause: [],
    remedy: [],
  };
  const items = report.narrative.map(({ kind, text }) => ({ kind, passage: passageOf(flat(text)) }));
  const texts = items.map(({ passage }) => plainText(passage.text));
  const openings = items.map(({ passage }) => openingOf(passage.segments[0]));
  const known = knownNames(BUILT_IN_VOCABULARY);
  let before: { systems: string[]; components: string[] } | null = null;
  let dayBefore: string | null = null;
  let announced = false;
  items.forEach(({ kind, passage }, index) => {
    const truths = report.expected.incidents.filter(({ narrativeIndex }) => narrativeIndex === index);
    const standing = {
      role: roleOf(kind),
      announced,
      month: report.period,
      alike: openings.filter((opening) => opening === openings[index]).length - 1,
    };
    const starts = truths.length > 1 ? startsOf(passage, truths) : [0];
    const told = starts.map((start, i) => {
      const from = passage.segments.find((segment) => segment.sentence >= start)?.start ?? 0;
      const to =
        passage.segments.find((segment) => segment.sentence >= (starts[i + 1] ?? Infinity))?.start ??
        passage.text.length;
      return starts.length > 1 ? passageOf(passage.text.slice(from, to).trim()) : passage;
    });
    if (truths.length > 0)
      for (let sentence = 1; sentence <= (passage.segments.at(-1)?.sentence ?? 0); sentence++)
        cases.split.push(
          caseOf(splitChoice(passage, sentence), (value) => value === starts.includes(sentence), String),
        );
    if (kind !== "heading")
      for (const part of told)
        cases.incident.push(caseOf(incidentChoice(part, standing), (value) => value === truths.length > 0, String));
    if (ANNOUNCING.has(kind)) announced = true;
    truths.forEach((truth, i) => {
      const own = told[i]!;
      if (truth.periods !== undefined || truth.dates !== undefined || truth.durationMinutes !== undefined)
        cases.times.push(caseOf(timeChoice(own, report.period, dayBefore), timesRight(truth), timesKey));
      if (truth.systems !== undefined) {
        const choice = nameChoice(own, {
          platform: report.platform,
          rows: (report.rows ?? []).map(plainText),
          known,
          items: texts,
          openings,
          before,
        });
        cases.systems.push(caseOf(choice, systemsRight(choice, truth.systems, truth.components), systemsKey));
      }
      if (truth.impact !== undefined) {
        const right = new Set(readings(truth.impact));
        cases.impact.push(caseOf(impactChoice(own), (value) => right.has(value), String));
      }
      for (const field of ["cause", "remedy"] as const)
        if (truth[field] !== undefined && truth[`${field}Status`] !== undefined)
          cases[field].push(caseOf(spanChoice(own), toldRight(truth[field], truth[`${field}Status`]!), toldKey));
      before = truth.systems
        ? { systems: readings(truth.systems)[0]!, components: truth.components ? readings(truth.components)[0]! : [] }
        : null;
      dayBefore = truth.dates ? (readings(truth.dates)[0]!.at(-1) ?? null) : null;
    });
  });
  return cases;
}
