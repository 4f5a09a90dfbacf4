import { probabilities, probabilitiesOfBoth, type Choice, type Weights } from "./choice.js";
import causeWeights from "./weights/cause.json" with { type: "json" };
import impactWeights from "./weights/impact.json" with { type: "json" };
import incidentWeights from "./weights/incident.json" with { type: "json" };
import remedyWeights from "./weights/remedy.json" with { type: "json" };
import splitWeights from "./weights/split.json" with { type: "json" };
import systemsWeights from "./weights/systems.json" with { type: "json" };
import timesWeights from "./weights/times.json" with { type: "json" };

/** What is decided with learnt weights. */
export type Decision = "incident" | "split" | "times" | "systems" | "impact" | "cause" | "remedy";

/** What was learnt for one decision; the file's form. */
export interface Learnt {
  /** Pairs of a probability and how often such readings were right, on writers not learnt from; ascending. */
  calibration: readonly (readonly number[])[];
  weights: Readonly<Record<string, number>>;
}

/** What was learnt for all decisions. */
export type Knowledge = Readonly<Record<Decision, { calibration: Learnt["calibration"]; weights: Weights }>>;

export const knowledgeOf = (learnt: Readonly<Record<Decision, Learnt>>): Knowledge =>
  Object.fromEntries(
    Object.entries(learnt).map(([name, { calibration, weights }]) => [
      name,
      { calibration, weights: new Map(Object.entries(weights)) },
    ]),
  ) as unknown as Knowledge;

let known: Knowledge | null = null;

/** The committed weights, unpacked when they are first needed. */
export const committedKnowledge = (): Knowledge =>
  (known ??= knowledgeOf({
    incident: incidentWeights,
    split: splitWeights,
    times: timesWeights,
    systems: systemsWeights,
    impact: impactWeights,
    cause: causeWeights,
    remedy: remedyWeights,
  }));

/** The value that most speaks for, how probable it is, and how often readings so probable were right. */
export interface Decided<T> {
  value: T;
  /** The sum over the candidates that give this value. */
  probability: number;
  confidence: number;
}

/** Decides a choice: candidates with the same key are one value. */
export function decide<T>(
  choice: Choice<T>,
  decision: Decision,
  knowledge: Knowledge,
  keyOf: (value: T) => string,
): Decided<T> {
  const { weights, calibration } = knowledge[decision];
  return likeliest(
    choice,
    probabilities(choice, weights),
    choice.candidates.map(({ value }) => keyOf(value)),
    calibration,
  );
}

const pairs = new WeakMap<Knowledge, ReadonlyMap<string, readonly [number, number]>>();

/** The weights of cause and remedy side by side. */
function pairedWeights(knowledge: Knowledge): ReadonlyMap<string, readonly [number, number]> {
  const found = pairs.get(knowledge);
  if (found) return found;
  const [cause, remedy] = [knowledge.cause.weights, knowledge.remedy.weights];
  const paired = new Map<string, readonly [number, number]>();
  for (const [feature, weight] of cause) paired.set(feature, [weight, remedy.get(feature) ?? 0]);
  for (const [feature, weight] of remedy) if (!cause.has(feature)) paired.set(feature, [0, weight]);
  pairs.set(knowledge, paired);
  return paired;
}

/** Decides cause and remedy, which have one choice between them. */
export function decideBoth<T>(
  choice: Choice<T>,
  knowledge: Knowledge,
  keyOf: (value: T) => string,
): { cause: Decided<T>; remedy: Decided<T> } {
  const [cause, remedy] = probabilitiesOfBoth(choice, pairedWeights(knowledge));
  const keys = choice.candidates.map(({ value }) => keyOf(value));
  return {
    cause: likeliest(choice, cause, keys, knowledge.cause.calibration),
    remedy: likeliest(choice, remedy, keys, knowledge.remedy.calibration),
  };
}

/** The value with the largest share, shares of one key added up. */
function likeliest<T>(
  { candidates }: Choice<T>,
  shares: readonly number[],
  keys: readonly string[],
  calibration: Learnt["calibration"],
): Decided<T> {
  const values = new Map<string, { value: T; sum: number; most: number }>();
  candidates.forEach(({ value }, i) => {
    const share = shares[i]!;
    const found = values.get(keys[i]!);
    if (!found) values.set(keys[i]!, { value, sum: share, most: share });
    else {
      found.sum += share;
      if (share > found.most) [found.value, found.most] = [value, share];
    }
  });
  let best: { value: T; sum: number } | null = null;
  for (const one of values.values()) if (best === null || one.sum > best.sum) best = one;
  const probability = best!.sum;
  return { value: best!.value, probability, confidence: calibrated(probability, calibration) };
}

/** The line through the pairs around a probability; the probability itself where there are none. */
export function calibrated(probability: number, pairs: Learnt["calibration"]): number {
  if (pairs.length === 0) return probability;
  const above = pairs.findIndex(([p]) => p! >= probability);
  if (above < 0) return pairs.at(-1)![1]!;
  const [p1, c1] = pairs[above] as [number, number];
  if (above === 0) return c1;
  const [p0, c0] = pairs[above - 1] as [number, number];
  return p1 === p0 ? c1 : c0 + ((c1 - c0) * (probability - p0)) / (p1 - p0);
}
