/**
 * One decision with all that can be decided: candidates compete, and the weights of their features say which wins.
 * Candidates share much of their evidence, so features stand in blocks, and a candidate names the blocks it has.
 */
export interface Choice<T> {
  /** Names of features, block by block. */
  blocks: readonly (readonly string[])[];
  candidates: readonly { value: T; blocks: readonly number[] }[];
}

/** What each feature is worth; a feature without a weight is worth nothing. */
export type Weights = ReadonlyMap<string, number>;

/** The probability of each candidate, in their order. */
export function probabilities<T>({ blocks, candidates }: Choice<T>, weights: Weights): number[] {
  const worth = new Float64Array(blocks.length);
  for (let b = 0; b < blocks.length; b++) {
    let sum = 0;
    const features = blocks[b]!;
    for (let f = 0; f < features.length; f++) sum += weights.get(features[f]!) ?? 0;
    worth[b] = sum;
  }
  return shares(candidates, worth);
}

/** Two decisions that share one choice, each by its own weights: every feature is looked up once. */
export function probabilitiesOfBoth<T>(
  { blocks, candidates }: Choice<T>,
  weights: ReadonlyMap<string, readonly [number, number]>,
): [number[], number[]] {
  const first = new Float64Array(blocks.length);
  const second = new Float64Array(blocks.length);
  for (let b = 0; b < blocks.length; b++) {
    let [one, other] = [0, 0];
    const features = blocks[b]!;
    for (let f = 0; f < features.length; f++) {
      const pair = weights.get(features[f]!);
      if (!pair) continue;
      one += pair[0];
      other += pair[1];
    }
    first[b] = one;
    second[b] = other;
  }
  return [shares(candidates, first), shares(candidates, second)];
}

/** Softmax over the candidates, whose scores are the sums of their blocks' worth. */
function shares(candidates: readonly { blocks: readonly number[] }[], worth: Float64Array): number[] {
  const scores: number[] = [];
  let most = -Infinity;
  for (const { blocks } of candidates) {
    let sum = 0;
    for (let b = 0; b < blocks.length; b++) sum += worth[blocks[b]!]!;
    scores.push(sum);
    if (sum > most) most = sum;
  }
  let all = 0;
  for (let i = 0; i < scores.length; i++) all += scores[i] = Math.exp(scores[i]! - most);
  return scores.map((score) => score / all);
}
