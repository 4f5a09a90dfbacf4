import { probabilities, type Choice, type Weights } from "./choice.js";

/** Why a value won: the runner-up, and the evidence that told them apart most. */
export interface Explanation {
  value: string;
  runnerUp: string | null;
  /** Strongest first; `weight` above 0 speaks for the value, below for the runner-up. */
  evidence: { words: string; weight: number }[];
}

const MOST = 5;

/** What the names of evidence mean to a reader: the part before the colon, and what follows it. */
const MEANINGS: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [/^(?:p1|ps|p2|p2s|p3|pe|pb|pn|pc|pc2|pc3|pcn):(.*)$/u, (rest) => `stands behind "${rest}"`],
  [/^(?:a1|a2|a3|as|ab|ac|ac2|ea|eap):(.*)$/u, (rest) => `is followed by "${rest}"`],
  [/^(?:n1|nc|nc2|np):(.*)$/u, (rest) => `begins with "${rest}"`],
  [/^(?:es|ec|ec2|last):(.*)$/u, (rest) => `ends in "${rest}"`],
  [/^(?:w|nw|g|ng|wc|nws|nwc|nwh|nsuf):(.*)$/u, (rest) => `holds "${rest}"`],
  [/^(?:head|headlabel|sense|label|field|fieldback|all)\b.?(.*)$/u, (rest) => `stands in the field ${rest}`],
  [/^(?:seg|segs|segn|segsl|sl):(.*)$/u, (rest) => `sentence ${rest}`],
  [/^(?:sb|sf|sf2):(.*)$/u, (rest) => `its sentence says "${rest}"`],
  [/^(?:w0|w\+|w2|f\d|cb|ca|c|first|text|kind|month):(.*)$/u, (rest) => `the text says "${rest}"`],
  [/^(?:r:|days|moment|until|clocks|range|night|duration|week|segments).*$/u, () => "what periods it makes"],
  [/^(?:u2|ub|u|useg|usense|ulen):?(.*)$/u, (rest) => `the sentence says "${rest}"`],
  [/^0b:(.*)$/u, (rest) => `the text says "${rest}"`],
  [/^(?:len|words|n|commas|times|rel|caps|fin|edges|whole|shapes|capitals).*$/u, () => "its length and form"],
  [/^(?:repeated|opens|rows|known|platform).*$/u, () => "how the report uses the name elsewhere"],
];

/** Evidence for one of few values, or for a role of a time, has that in front of its name. */
const OF_A_VALUE = /^(?:[udyn]|when|end|restored|none)\|/u;

const inWords = (named: string): string => {
  const feature = named.replace(OF_A_VALUE, "");
  if (feature === "") return "how common it is";
  for (const [pattern, say] of MEANINGS) {
    const match = pattern.exec(feature);
    if (match) return say(match[1] ?? "");
  }
  return feature;
};

/** Sets the winner of a choice against the runner-up. */
export function explainChoice<T>(
  choice: Choice<T>,
  weights: Weights,
  keyOf: (value: T) => string,
  show: (value: T) => string = keyOf,
): Explanation {
  const shares = probabilities(choice, weights);
  const order = shares.map((share, i) => ({ share, i })).sort((a, b) => b.share - a.share || a.i - b.i);
  const winner = choice.candidates[order[0]!.i]!;
  const second = order.find(({ i }) => keyOf(choice.candidates[i]!.value) !== keyOf(winner.value));
  const worthOf = (blocks: readonly number[]): Map<string, number> => {
    const worth = new Map<string, number>();
    for (const block of blocks)
      for (const feature of choice.blocks[block]!) {
        const words = inWords(feature);
        worth.set(words, (worth.get(words) ?? 0) + (weights.get(feature) ?? 0));
      }
    return worth;
  };
  const mine = worthOf(winner.blocks);
  const theirs = second ? worthOf(choice.candidates[second.i]!.blocks) : new Map<string, number>();
  const evidence = [...new Set([...mine.keys(), ...theirs.keys()])]
    .map((words) => ({ words, weight: (mine.get(words) ?? 0) - (theirs.get(words) ?? 0) }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.words < b.words ? -1 : 1))
    .slice(0, MOST);
  return { value: show(winner.value), runnerUp: second ? show(choice.candidates[second.i]!.value) : null, evidence };
}
