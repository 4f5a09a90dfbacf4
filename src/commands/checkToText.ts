import Table from "cli-table3";
import { OUTCOMES, type CheckedDifference, type CheckedSample, type CheckResult } from "../model/checkResult.js";
import { printable, shortened } from "../terminal.js";

/** A value or line longer than this is cut in the middle; `--json` has it whole. */
const TEXT_WIDTH = 200;

/** A check's result as people read it: every sample with its differences, then the totals. */
export function checkToText({ samples, totals }: CheckResult, quiet: boolean): string {
  const shown = quiet ? samples.filter(({ outcome }) => outcome !== "passed") : samples;
  const blocks = [...shown.flatMap(sampleToText)];
  if (!quiet) blocks.push("", totalsToText(totals), outcomesToText(samples));
  return blocks.map((line) => `${printable(line)}\n`).join("");
}

function sampleToText({ outcome, file, message, differences }: CheckedSample): string[] {
  return [`${outcome}: ${file}${message ? `: ${message}` : ""}`, ...differences.flatMap(differenceToText)];
}

/** Three or four lines: what and where, approved, now, and the printed line. */
export function differenceToText({ kind, field, where, approved, now, page, line }: CheckedDifference): string[] {
  const place = page === null ? [] : [`    page ${page}${line === null ? "" : `: ${shortened(line, TEXT_WIDTH)}`}`];
  return [
    `  ${where}: ${field} is ${kind}`,
    `    approved: ${valueToText(approved)}`,
    `    now:      ${valueToText(now)}`,
    ...place,
  ];
}

const valueToText = (value: unknown): string =>
  value === null || value === undefined ? "nothing" : shortened(JSON.stringify(value), TEXT_WIDTH);

function totalsToText(totals: CheckResult["totals"]): string {
  const table = new Table({
    head: ["Field", "Right", "Wrong", "Missing", "Invented", "Precision", "Recall"],
    style: { head: [], border: [], compact: true },
    colAligns: ["left", "right", "right", "right", "right", "right", "right"],
  });
  for (const [field, { right, wrong, missing, invented, precision, recall }] of Object.entries(totals))
    table.push([field, right, wrong, missing, invented, percent(precision), percent(recall)]);
  return table.toString();
}

/** Rounded down, so that 100 % is all of them. */
const percent = (share: number | null): string => (share === null ? "" : `${Math.floor(share * 1000) / 10} %`);

function outcomesToText(samples: readonly CheckedSample[]): string {
  const counts = OUTCOMES.map((outcome) => ({ outcome, n: samples.filter((s) => s.outcome === outcome).length }));
  const parts = counts.filter(({ n }) => n > 0).map(({ outcome, n }) => `${n} ${outcome}`);
  return `${samples.length} ${samples.length === 1 ? "sample" : "samples"}: ${parts.join(", ")}.`;
}
