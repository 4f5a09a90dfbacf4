import { BUILT_IN_VOCABULARY } from "../../../src/interpret/vocabulary/builtIn.js";
import { readNarrative, type Narrative } from "../../../src/interpret/narrative.js";
import type { TruthIncident, TruthReport } from "./truth.js";

export interface Score {
  of: number;
  right: number;
  invented: string[];
  missed: string[];
  wrong: string[];
}

const norm = (value: unknown): unknown =>
  typeof value === "string"
    ? value
        .normalize("NFKC")
        .replace(/[„“”"«»]/g, '"')
        .replace(/[‘’‚]/g, "'")
        .replace(/[‐‑‒–—−]/g, "-")
        .replace(/\s+/g, " ")
        .trim()
        .toLowerCase()
    : Array.isArray(value)
      ? value.map(norm)
      : value && typeof value === "object"
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, norm(inner)]))
        : value;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(norm(a)) === JSON.stringify(norm(b));
const asSet = (value: unknown): unknown =>
  Array.isArray(value) ? [...value].map((x) => JSON.stringify(norm(x))).sort() : value;

export const narrativeOf = (report: TruthReport): Narrative =>
  readNarrative(report.paragraphs, {
    period: report.period,
    platform: report.platform,
    vocabulary: BUILT_IN_VOCABULARY,
  });

/** Every field of every incident, and the statements around them, right or wrong. */
export function scoreReport(report: TruthReport): Score {
  const narrative = narrativeOf(report);
  const score: Score = { of: 0, right: 0, invented: [], missed: [], wrong: [] };
  const check = (what: string, ok: boolean): void => {
    score.of += 1;
    if (ok) score.right += 1;
    else score.wrong.push(what);
  };
  const unused = narrative.incidents.map((incident, at) => ({
    incident,
    paragraphs: narrative.claims
      .filter(({ record }) => record === `incidents[${at}]`)
      .map(({ paragraph }) => paragraph),
  }));
  const take = (truth: TruthIncident) => {
    const candidates = unused.filter(({ paragraphs }) => paragraphs.includes(truth.paragraph));
    const best = candidates.find(({ incident }) => same(truth.fields["dates"]?.[0], incident.dates)) ?? candidates[0];
    if (best) unused.splice(unused.indexOf(best), 1);
    return best?.incident;
  };
  for (const truth of report.incidents) {
    const got = take(truth) as Record<string, unknown> | undefined;
    const start = truth.text.slice(0, 70);
    if (!got) score.missed.push(start);
    for (const [field, accepted] of Object.entries(truth.fields)) {
      if (accepted === undefined) continue;
      const ok =
        got !== undefined &&
        accepted.some((value) =>
          field === "systems" || field === "components"
            ? same(asSet(value), asSet(got[field]))
            : same(value, got[field]),
        );
      check(
        `${report.name}: ${field} ${JSON.stringify(accepted.length === 1 ? accepted[0] : accepted)}, got ${JSON.stringify(got?.[field])} | ${start}`,
        ok,
      );
    }
  }
  score.invented.push(...unused.map(({ incident }) => incident.text.slice(0, 90)));
  if (report.assessment !== null)
    check(
      `${report.name}: assessment ${report.assessment}, got ${narrative.assessment?.rating}`,
      narrative.assessment?.rating === report.assessment,
    );
  for (const state of report.states)
    check(
      `${report.name}: state ${state}, got ${narrative.areas.map(({ area, condition }) => `${area} ${condition}`).join()}`,
      narrative.areas.some(({ area, condition }) => `${area} ${condition}` === state),
    );
  if (report.changes) {
    const got = narrative.changes && {
      count: narrative.changes.count,
      serviceWindows: narrative.changes.serviceWindows,
      environment: narrative.changes.environment,
    };
    check(
      `${report.name}: changes ${JSON.stringify(report.changes)}, got ${JSON.stringify(got)}`,
      same(report.changes, got),
    );
  }
  return score;
}

export const total = (scores: readonly Score[]): Score => ({
  of: scores.reduce((n, { of }) => n + of, 0),
  right: scores.reduce((n, { right }) => n + right, 0),
  invented: scores.flatMap(({ invented }) => invented),
  missed: scores.flatMap(({ missed }) => missed),
  wrong: scores.flatMap(({ wrong }) => wrong),
});
