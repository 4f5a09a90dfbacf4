/**
 * Learns the weights of all decisions from the material, and judges them on writers that nothing was learnt from.
 *
 * The judged writers are left out in ten groups; everything is learnt on all others, each left-out writer's PDF is
 * converted, and its incidents are compared with the truth. That gives the calibration and `figures.json`, which the
 * README shows; the weights are then learnt on all. `npm run learn` writes both: the same material gives the same
 * bytes. `npm run judge` writes nothing, prints the figures, and fails where the committed weights or figures are
 * others. Either takes some ten minutes on two cores.
 */
import { fork, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ApprovedIncident } from "../src/check/approved.js";
import { normalText } from "../src/check/likeness.js";
import { INCIDENT_FIELDS } from "../src/check/compare.js";
import { pairIncidents } from "../src/check/pairs.js";
import { isAnyOf, same } from "../src/check/same.js";
import { convertBytes } from "../src/convert.js";
import { decide, type Knowledge } from "../src/interpret/incidents/decide.js";
import type { Incident } from "../src/model/record.js";
import { SPOKEN_FOR } from "../src/model/spokenFor.js";
import { DECISIONS, type Decision } from "./cases.js";
import { hashOfMaterial } from "./hashOfMaterial.js";
import { calibrationOf, learnWeights, materialCases, type Prediction } from "./leaveOut.js";

const PARTS = 2;
/** Groups of writers left out together: 57 by themselves take an hour, and what is learnt without six is learnt of less. */
const GROUPS = 10;
const WEIGHTS = new URL("../src/interpret/incidents/weights/", import.meta.url);
const PROSE = new URL("./prose/", import.meta.url);
const FIELDS = INCIDENT_FIELDS.filter((field) => field !== "text");
type Field = Exclude<(typeof INCIDENT_FIELDS)[number], "text">;

interface Outcome {
  writer: string;
  incidents: number;
  missed: number;
  invented: number;
  fields: { field: Field; right: number; confidence: number | null }[];
}

/** Share of names that two lists have in common; a list that may be read in several ways counts its best reading. */
function sharedNames(approved: unknown, now: readonly string[]): number {
  if (isAnyOf(approved)) return Math.max(...approved.anyOf.map((one) => sharedNames(one, now)));
  const [a, b] = [new Set((approved as string[]).map(normalText)), new Set(now.map(normalText))];
  return a.size + b.size === 0 ? 1 : (2 * [...a].filter((name) => b.has(name)).length) / (a.size + b.size);
}

function outcomeOf(writer: string, approved: readonly ApprovedIncident[], now: readonly Incident[]): Outcome {
  const { pairs, onlyFirst, onlySecond } = pairIncidents(approved, now);
  const fields: Outcome["fields"] = [];
  const judge = (truth: ApprovedIncident, read: Incident | null): void => {
    for (const field of FIELDS) {
      const expected = truth[field];
      if (expected === undefined) continue;
      const names = field === "systems" || field === "components";
      const right =
        read === null ? 0 : names ? sharedNames(expected, read[field]) : Number(same(expected, read[field]));
      const spoken = field === "area" ? null : SPOKEN_FOR[field];
      fields.push({ field, right, confidence: read && spoken ? read.confidences[spoken] : null });
    }
  };
  for (const [truth, read] of pairs) judge(truth, read);
  for (const truth of onlyFirst) judge(truth, null);
  return { writer, incidents: approved.length, missed: onlyFirst.length, invented: onlySecond.length, fields };
}

interface Left {
  writer: number;
  name: string;
  weights: Record<Decision, Map<string, number>>;
}

async function readPart(part: number): Promise<void> {
  const material = materialCases();
  const judged = material.reports.flatMap(({ judged, report }, writer) =>
    judged ? [{ writer, name: report.name }] : [],
  );
  const lefts: Left[] = [];
  const predictions: Record<Decision, Prediction[]> = Object.fromEntries(DECISIONS.map((d) => [d, []])) as never;
  for (let group = part; group < GROUPS; group += PARTS) {
    const own = judged.filter((_, i) => i % GROUPS === group);
    const out = new Set(own.map(({ writer }) => writer));
    const weights = Object.fromEntries(DECISIONS.map((d) => [d, learnWeights(material, d, out)])) as Left["weights"];
    for (const { writer, name } of own) lefts.push({ writer, name, weights });
    for (const decision of DECISIONS)
      for (const one of material.cases[decision]) {
        const { writer } = one;
        if (!out.has(writer)) continue;
        const knowledge = { [decision]: { weights: weights[decision], calibration: [] } } as unknown as Knowledge;
        const { value, probability } = decide(one.choice, decision, knowledge, one.keyOf);
        predictions[decision].push({ writer, probability, right: one.isRight(value) });
      }
    process.send!({ progress: own.length });
  }
  const weights = DECISIONS.filter((_, i) => i % PARTS === part).map(
    (decision) => [decision, [...learnWeights(material, decision, new Set())]] as const,
  );
  process.send!({ predictions, weights });
  process.once("message", (all: Record<Decision, Prediction[]>) => {
    void (async () => {
      const outcomes: Outcome[] = [];
      for (const { writer, name, weights } of lefts) {
        const knowledge = Object.fromEntries(
          DECISIONS.map((d) => [
            d,
            { weights: weights[d], calibration: calibrationOf(all[d].filter((one) => one.writer !== writer)) },
          ]),
        ) as unknown as Knowledge;
        const [{ report }] = await convertBytes(readFileSync(new URL(`${name}.pdf`, PROSE)), `${name}.pdf`, {
          knowledge,
        });
        const approved = JSON.parse(readFileSync(new URL(`${name}.expected.json`, PROSE), "utf8")) as {
          platforms: { incidents: ApprovedIncident[] }[];
        };
        outcomes.push(
          outcomeOf(
            name,
            approved.platforms.flatMap(({ incidents }) => incidents),
            report.platforms.flatMap(({ incidents }) => incidents),
          ),
        );
      }
      process.send!({ outcomes }, () => process.exit(0));
    })();
  });
}

const SURE = 0.9;
const percent = (right: number, of: number): number => Math.floor((1000 * right) / of) / 10;

function figuresOf(outcomes: readonly Outcome[]) {
  const all = outcomes.flatMap(({ fields }) => fields);
  const sum = (of: readonly { right: number }[]): number => of.reduce((n, { right }) => n + right, 0);
  const said = all.filter(({ confidence }) => confidence !== null);
  const sure = said.filter(({ confidence }) => confidence! >= SURE);
  return {
    material: hashOfMaterial(),
    writers: outcomes.length,
    incidents: outcomes.reduce((n, { incidents }) => n + incidents, 0),
    missed: outcomes.reduce((n, { missed }) => n + missed, 0),
    invented: outcomes.reduce((n, { invented }) => n + invented, 0),
    all: percent(sum(all), all.length),
    fields: Object.fromEntries(
      FIELDS.map((field) => {
        const own = all.filter((one) => one.field === field);
        return [field, percent(sum(own), own.length)];
      }),
    ),
    sure: {
      share: percent(sure.length, said.length),
      right: percent(sure.filter(({ right }) => right === 1).length, sure.length),
    },
    lowest: [...outcomes]
      .map(({ writer, fields }) => ({ writer, right: percent(sum(fields), fields.length) }))
      .sort((a, b) => a.right - b.right || (a.writer < b.writer ? -1 : 1))
      .slice(0, 6),
  };
}

type Weights = readonly (readonly [string, number])[];
type Message = {
  weights?: readonly (readonly [Decision, Weights])[];
  progress?: number;
  predictions?: Record<Decision, Prediction[]>;
  outcomes?: Outcome[];
};

/** Writes a file, or says that it is another than the committed one. */
function settle(file: URL, text: string): void {
  if (!judgeOnly) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    process.stderr.write(`${fileURLToPath(file)} does not follow from the material: npm run learn\n`);
    process.exitCode = 1;
  }
}

function weightsText(weights: Weights, calibration: readonly (readonly number[])[]): string {
  const lines = weights.map(([feature, weight]) => `${JSON.stringify(feature)}:${weight}`);
  return `{"calibration":${JSON.stringify(calibration)},"weights":{\n${lines.join(",\n")}\n}}\n`;
}

function main(): void {
  const script = fileURLToPath(import.meta.url);
  const children: ChildProcess[] = Array.from({ length: PARTS }, (_, part) =>
    fork(script, ["--part", String(part)], { execArgv: process.execArgv }),
  );
  const predictions: Record<Decision, Prediction[]>[] = [];
  const weights = new Map<Decision, Weights>();
  const outcomes: Outcome[] = [];
  let done = 0;
  for (const child of children)
    child.on("message", (message: Message) => {
      if (message.progress) process.stderr.write(`\r${(done += message.progress)} writers`);
      for (const [decision, own] of message.weights ?? []) weights.set(decision, own);
      if (message.predictions) {
        predictions.push(message.predictions);
        if (predictions.length < PARTS) return;
        const all = Object.fromEntries(
          DECISIONS.map((d) => [
            d,
            predictions.flatMap((one) => one[d]).sort((a, b) => a.writer - b.writer || a.probability - b.probability),
          ]),
        ) as Record<Decision, Prediction[]>;
        for (const decision of DECISIONS)
          settle(
            new URL(`${decision}.json`, WEIGHTS),
            weightsText(weights.get(decision)!, calibrationOf(all[decision])),
          );
        for (const each of children) each.send(all);
      }
      if (message.outcomes) {
        outcomes.push(...message.outcomes);
        if (outcomes.length < done) return;
        const figures = `${JSON.stringify(figuresOf(outcomes), null, 2)}\n`;
        settle(new URL("./figures.json", import.meta.url), figures);
        process.stdout.write(`\n${figures}`);
      }
    });
}

const judgeOnly = process.argv.includes("--judge");
const part = process.argv.indexOf("--part");
if (part < 0) main();
else void readPart(Number(process.argv[part + 1]));
