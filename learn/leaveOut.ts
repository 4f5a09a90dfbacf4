import type { Learnt } from "../src/interpret/incidents/decide.js";
import { casesOf, DECISIONS, type Case, type Decision } from "./cases.js";
import { readMaterial, type WriterReport } from "./material.js";
import { exampleOf, Features, train, withFeatures, type Example } from "./train.js";

interface LearningCase extends Case {
  writer: number;
  example: Example | null;
}

/** The material as choices with their truth, and the features that stand in them. */
export interface Material {
  reports: readonly { report: WriterReport; judged: boolean }[];
  cases: Readonly<Record<Decision, readonly LearningCase[]>>;
  features: Readonly<Record<Decision, Features>>;
}

export function materialCases(): Material {
  const reports = readMaterial();
  const features = Object.fromEntries(DECISIONS.map((decision) => [decision, new Features()])) as Record<
    Decision,
    Features
  >;
  const cases = Object.fromEntries(DECISIONS.map((decision) => [decision, [] as LearningCase[]])) as Record<
    Decision,
    LearningCase[]
  >;
  const names = [...new Set(reports.map(({ report }) => writerOf(report)))];
  reports.forEach(({ report }) => {
    const writer = names.indexOf(writerOf(report));
    const own = casesOf(report);
    for (const decision of DECISIONS)
      for (const one of own[decision])
        cases[decision].push({
          ...one,
          writer,
          example: exampleOf(one.choice, one.isRight, writer, features[decision]),
        });
  });
  return { reports, cases, features };
}

const writerOf = ({ writer, name }: WriterReport): string => writer ?? name;

/** Features that fewer writers use have memorised a text. */
const LEAST_WRITERS = 2;
/**
 * Strength of the penalty on the squares of the weights. On left-out writers causes read 77.7, 76.8 and 75.5 % with 0.3,
 * 1 and 3, remedies 81.3, 81.3 and 80.4.
 */
const PENALTY = 0.5;
/** The most rounds of learning; chosen by its time, not swept. */
const ROUNDS = 40;
/** Smaller weights are left out, and the others rounded to two digits, for the size of the files; not swept. */
const LEAST_WEIGHT = 0.04;

/** What is learnt of one decision, the writers in `without` left out. */
export function learnWeights(
  { cases, features }: Material,
  decision: Decision,
  without: ReadonlySet<number>,
): Map<string, number> {
  const own = features[decision];
  const kept = own.common(LEAST_WRITERS, without);
  const examples = cases[decision].flatMap(({ example, writer }) => (example && !without.has(writer) ? [example] : []));
  const weights = train(withFeatures(examples, kept), own.names.length, PENALTY, ROUNDS);
  const learnt: [string, number][] = [];
  weights.forEach((weight, i) => {
    if (Math.abs(weight) >= LEAST_WEIGHT) learnt.push([own.names[i]!, Math.round(weight * 100) / 100]);
  });
  return new Map(learnt.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How a choice of a left-out writer was read, before any calibration. */
export interface Prediction {
  writer: number;
  probability: number;
  right: boolean;
}

/** Readings pooled at least so many for one point of the calibration. */
const POOL = 12;

/**
 * How often readings of a probability were right, as a rising line: pool adjacent violators (Barlow et al. 1972) over
 * the predictions in order, with pools that hold enough to count.
 */
export function calibrationOf(predictions: readonly Prediction[]): Learnt["calibration"] {
  const sorted = [...predictions].sort((a, b) => a.probability - b.probability);
  const pools: { sum: number; right: number; count: number }[] = [];
  for (const { probability, right } of sorted) {
    const last = pools.at(-1);
    if (last && last.count < POOL) {
      last.sum += probability;
      last.right += Number(right);
      last.count += 1;
    } else pools.push({ sum: probability, right: Number(right), count: 1 });
  }
  for (let i = 1; i < pools.length;) {
    const [before, own] = [pools[i - 1]!, pools[i]!];
    // One reading more that is wrong keeps a pool of few from saying "always".
    if (before.right / before.count < own.right / own.count) i += 1;
    else {
      pools.splice(i - 1, 2, {
        sum: before.sum + own.sum,
        right: before.right + own.right,
        count: before.count + own.count,
      });
      i = Math.max(1, i - 1);
    }
  }
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return pools.map(({ sum, right, count }) => [round(sum / count), round(right / (count + 0.5))]);
}
