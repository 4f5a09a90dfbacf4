import type { Choice } from "../src/interpret/incidents/choice.js";

/** A choice of the material with the candidates that are right, ready to be learnt from. */
export interface Example {
  writer: number;
  /** Feature numbers, block by block. */
  blocks: readonly Uint32Array[];
  /** Block numbers, candidate by candidate. */
  candidates: readonly Uint16Array[];
  right: readonly number[];
}

/** Numbers for the names of features, and by how many writers each was used. */
export class Features {
  readonly numbers = new Map<string, number>();
  readonly names: string[] = [];
  private readonly writers: Set<number>[] = [];

  number(name: string, writer: number): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
      this.writers.push(new Set());
    }
    this.writers[number]!.add(writer);
    return number;
  }

  /** Which features are used by `least` writers or more, those in `without` not counted. */
  common(least: number, without: ReadonlySet<number>): Uint8Array {
    return Uint8Array.from(this.writers, (writers) => {
      let count = writers.size;
      for (const writer of without) if (writers.has(writer)) count -= 1;
      return count >= least ? 1 : 0;
    });
  }
}

/** The example of a choice; null where none of its candidates is right. */
export function exampleOf<T>(
  choice: Choice<T>,
  isRight: (value: T) => boolean,
  writer: number,
  features: Features,
): Example | null {
  const right = choice.candidates.flatMap(({ value }, i) => (isRight(value) ? [i] : []));
  if (right.length === 0) return null;
  return {
    writer,
    blocks: choice.blocks.map((block) => Uint32Array.from(block, (name) => features.number(name, writer))),
    candidates: choice.candidates.map(({ blocks }) => Uint16Array.from(blocks)),
    right,
  };
}

/** Loss (negative log-likelihood of the right candidates, with the penalty) and its gradient at `weights`. */
function lossAt(examples: readonly Example[], weights: Float64Array, gradient: Float64Array, penalty: number): number {
  let loss = 0;
  for (let i = 0; i < weights.length; i++) {
    loss += 0.5 * penalty * weights[i]! * weights[i]!;
    gradient[i] = penalty * weights[i]!;
  }
  for (const { blocks, candidates, right } of examples) {
    const worth = new Float64Array(blocks.length);
    for (let b = 0; b < blocks.length; b++) {
      let sum = 0;
      const block = blocks[b]!;
      for (let f = 0; f < block.length; f++) sum += weights[block[f]!]!;
      worth[b] = sum;
    }
    const scores = new Float64Array(candidates.length);
    let most = -Infinity;
    for (let c = 0; c < candidates.length; c++) {
      let sum = 0;
      const own = candidates[c]!;
      for (let b = 0; b < own.length; b++) sum += worth[own[b]!]!;
      scores[c] = sum;
      if (sum > most) most = sum;
    }
    let all = 0;
    for (let c = 0; c < scores.length; c++) all += scores[c] = Math.exp(scores[c]! - most);
    let good = 0;
    for (const c of right) good += scores[c]!;
    loss -= Math.log(Math.max(good, 1e-300) / all);
    const share = new Float64Array(blocks.length);
    for (let c = 0; c < scores.length; c++) {
      const p = scores[c]! / all;
      const own = candidates[c]!;
      for (let b = 0; b < own.length; b++) share[own[b]!]! += p;
    }
    for (const c of right) {
      const p = scores[c]! / Math.max(good, 1e-300);
      for (const b of candidates[c]!) share[b]! -= p;
    }
    for (let b = 0; b < blocks.length; b++) {
      const s = share[b]!;
      if (s === 0) continue;
      const block = blocks[b]!;
      for (let f = 0; f < block.length; f++) gradient[block[f]!]! += s;
    }
  }
  return loss;
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** Pairs of steps that the method remembers. */
const MEMORY = 8;

/**
 * The weights that make the right candidates of the examples likeliest, by L-BFGS with backtracking (Nocedal and Wright,
 * Numerical Optimization, algorithm 7.4). Deterministic: the same examples give the same bits.
 */
export function train(examples: readonly Example[], size: number, penalty: number, rounds: number): Float64Array {
  let weights = new Float64Array(size);
  let gradient = new Float64Array(size);
  let loss = lossAt(examples, weights, gradient, penalty);
  const memory: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = gradient.slice();
    const alphas: number[] = [];
    for (const { s, y, rho } of [...memory].reverse()) {
      const alpha = rho * dot(s, direction);
      alphas.unshift(alpha);
      for (let i = 0; i < size; i++) direction[i]! -= alpha * y[i]!;
    }
    const last = memory.at(-1);
    const scale = last
      ? dot(last.s, last.y) / dot(last.y, last.y)
      : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
    for (let i = 0; i < size; i++) direction[i]! *= scale;
    memory.forEach(({ s, y, rho }, k) => {
      const beta = rho * dot(y, direction);
      for (let i = 0; i < size; i++) direction[i]! += s[i]! * (alphas[k]! - beta);
    });
    const slope = -dot(gradient, direction);
    if (slope > -1e-9) break;
    let step = 1;
    let next = weights;
    let nextGradient = gradient;
    let nextLoss = loss;
    for (let tries = 0; tries < 20; tries++, step /= 2) {
      next = weights.map((weight, i) => weight - step * direction[i]!);
      nextGradient = new Float64Array(size);
      nextLoss = lossAt(examples, next, nextGradient, penalty);
      if (nextLoss <= loss + 1e-4 * step * slope) break;
    }
    const s = next.map((weight, i) => weight - weights[i]!);
    const y = nextGradient.map((value, i) => value - gradient[i]!);
    const sy = dot(s, y);
    if (sy > 1e-10) memory.push({ s, y, rho: 1 / sy });
    if (memory.length > MEMORY) memory.shift();
    const gain = loss - nextLoss;
    [weights, gradient, loss] = [next, nextGradient, nextLoss];
    if (gain < 1e-5 * Math.abs(loss)) break;
  }
  return weights;
}

/** Only the features that `kept` marks. */
export const withFeatures = (examples: readonly Example[], kept: Uint8Array): Example[] =>
  examples.map((example) => ({ ...example, blocks: example.blocks.map((block) => block.filter((f) => kept[f])) }));
