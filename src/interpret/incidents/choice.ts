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
  const worth = blocks.map((features) => features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0));
  const scores = candidates.map((candidate) => candidate.blocks.reduce((sum, block) => sum + worth[block]!, 0));
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / all);
}
