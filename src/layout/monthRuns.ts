import { centreX, width, type Box } from "../model/geometry.js";
import { median } from "../model/median.js";
import { monthOrdinal } from "../model/monthOrdinal.js";
import type { Token } from "./tableHeader.js";

/** Runs of months that follow each other, ascending or descending; columns of other things may stand between. */
export function runsOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let step = 0;
  for (const token of tokens) {
    if (token.month === null) continue;
    const run = runs.at(-1);
    const distance = run ? monthOrdinal(token.month) - monthOrdinal(run.at(-1)!.month!) : 0;
    const follows = run !== undefined && Math.abs(distance) === 1;
    if (follows && (run.length === 1 || distance === step)) run.push(token);
    // Two that follow each other by chance: "feb" of another column beside "jan feb mar".
    else if (follows && run.length === 2) runs.push([run.pop()!, token]);
    else runs.push([token]);
    step = distance;
  }
  return runs;
}

/** Columns stand as far apart as their months, within this share of the distance of two neighbours. */
const SAME_PITCH = 0.25;
/** More headings in a row than this are not lost: there are other columns. */
const MOST_LOST = 3;

/**
 * The longest run of months, and the tokens with those that are missing in it: where two runs stand as far apart as the
 * months between them, a heading was lost, and the values under its place are that month's.
 */
export function bridgeGaps(tokens: readonly Token[]): { tokens: Token[]; months: Token[] } {
  const runs = runsOf(tokens);
  const pitch = median(runs.flatMap((run) => run.slice(1).map((t, i) => centreX(t.box) - centreX(run[i]!.box))));
  const chains: Token[][] = [];
  for (const run of runs) {
    const chain = chains.at(-1);
    const between = chain ? lostBetween(chain.at(-1)!, run[0]!, directionOf(chain, run), pitch, tokens) : null;
    if (chain && between) chain.push(...between, ...run);
    else chains.push([...run]);
  }
  const months = chains.reduce((best, chain) => (chain.length > best.length ? chain : best), []);
  const words = new Set(months.flatMap((m) => m.words));
  const others = tokens.filter((t) => !months.includes(t) && !t.words.some((w) => words.has(w)));
  return { tokens: [...others, ...months].sort((a, b) => a.box[0] - b.box[0]), months };
}

/** 1 where months ascend from left to right, -1 where they descend. */
const directionOf = (chain: readonly Token[], run: readonly Token[]): number => {
  const longer = chain.length >= run.length ? chain : run;
  return longer.length > 1 ? Math.sign(monthOrdinal(longer[1]!.month!) - monthOrdinal(longer[0]!.month!)) : 1;
};

/** The headings that were lost between two months; null where their places do not say so. */
function lostBetween(
  before: Token,
  after: Token,
  direction: number,
  pitch: number,
  tokens: readonly Token[],
): Token[] | null {
  const first = monthOrdinal(before.month!);
  const steps = (monthOrdinal(after.month!) - first) * direction;
  const distance = centreX(after.box) - centreX(before.box);
  if (steps < 2 || steps > MOST_LOST + 1 || pitch <= 0) return null;
  if (Math.abs(distance / steps - pitch) > SAME_PITCH * pitch) return null;
  return Array.from({ length: steps - 1 }, (_, i): Token => {
    const centre = centreX(before.box) + (distance * (i + 1)) / steps;
    const printed = tokens.find((t) => t.month === null && Math.abs(centreX(t.box) - centre) < pitch / 2);
    const half = width(before.box) / 2;
    const box: Box = printed?.box ?? [centre - half, before.box[1], centre + half, before.box[3]];
    const month = monthAt(first + direction * (i + 1));
    return {
      kind: "month",
      text: printed?.text ?? "",
      box,
      month,
      words: printed?.words ?? [],
      read: null,
      inferred: true,
    };
  });
}

const monthAt = (ordinal: number): string =>
  `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, "0")}`;
