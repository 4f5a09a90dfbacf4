import Table from "cli-table3";
import { join } from "node:path";
import type { Outcome } from "../batch/outcome.js";
import type { RunResult } from "../batch/run.js";
import { printable, printableName, shortened } from "../terminal.js";

/** A table of more files than this helps nobody; the workbook's Reports sheet has them all. */
const MOST_ROWS = 60;
const FILE_WIDTH = 44;

/**
 * Prints what became of the files, what failed and why, and where the output is; on stderr, as nothing of it is data.
 * @param output the folder that was written to; null where records went to standard output
 */
export function printSummary(result: RunResult, output: string | null, quiet: boolean): void {
  const failed = result.outcomes.filter((o) => o.status === "failed");
  const lines: string[] = [];
  if (!quiet) {
    const converted = result.outcomes.filter((o) => o.status === "converted");
    if (converted.length) lines.push(toTable(converted.slice(0, MOST_ROWS)));
    if (converted.length > MOST_ROWS) lines.push(`… and ${converted.length - MOST_ROWS} more files.`);
  }
  lines.push(...failures(failed));
  if (!quiet) {
    const warnings = result.diagnostics.filter((d) => d.severity === "warning");
    if (warnings.length)
      lines.push(
        `Across the reports: ${counted(warnings.length, "warning")}, see ${output === null ? "the records revision and check" : "the sheets Revisions and Needs a look"}.`,
      );
    if (result.removedFiles.length)
      lines.push(`Removed, as they are gone: ${listed(result.removedFiles.map(printableName))}.`);
    for (const name of output === null ? [] : result.keptFiles)
      lines.push(
        `The workbook was changed since it was written, and is kept as ${name}; take over what was changed: driftsstatus corrections --from ${join(output!, name)}.`,
      );
    const { applied, confirmed, stale } = result.corrections;
    if (applied + confirmed + stale)
      lines.push(
        `Corrections: ${applied} applied, ${confirmed} confirmed${stale ? `, ${stale} no longer fit what is read (correction-stale)` : ""}.`,
      );
    lines.push(totals(result, failed.length));
    if (output !== null) {
      const written = result.outputs.map((name) => join(output, name));
      lines.push(`Written: ${[join(output, "json"), ...written].join(", ")}`);
    }
  }
  if (lines.length) process.stderr.write(`${lines.map(printable).join("\n")}\n`);
}

function toTable(outcomes: readonly Outcome[]): string {
  const table = new Table({
    head: ["File", "Month", "Platforms", "Incidents", "SLA cells", "Warnings"],
    style: { head: [], border: [], compact: true },
    colAligns: ["left", "left", "right", "right", "right", "right"],
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  });
  for (const o of outcomes) {
    const warnings = o.errors ? `${o.warnings} (${counted(o.errors, "error")})` : o.warnings;
    table.push([
      shortened(printableName(o.file), FILE_WIDTH),
      o.period ?? "",
      o.platforms,
      o.incidents,
      o.cells,
      warnings,
    ]);
  }
  return table.toString();
}

/** What failed, grouped by why: the reason once, and the files under it. */
function failures(failed: readonly Outcome[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { code, message, file } of failed) {
    const reason = `Failed, ${code ?? "unknown"}: ${printableName(message ?? "")}`;
    const files = byReason.get(reason) ?? [];
    byReason.set(reason, files);
    files.push(`  ${printableName(file)}`);
  }
  return [...byReason].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([reason, files]) => [reason, ...files]);
}

function totals({ outcomes, skipped, removed, interrupted }: RunResult, failed: number): string {
  const sum = (of: (o: Outcome) => number): number => outcomes.reduce((n, o) => n + of(o), 0);
  const parts = [
    `${counted(outcomes.length - failed, "report")} with ${counted(
      sum((o) => o.incidents),
      "incident",
    )} and ${counted(
      sum((o) => o.cells),
      "SLA cell",
    )}`,
    ...(skipped ? [`${skipped} unchanged since the last run`] : []),
    ...(removed ? [`${removed} removed`] : []),
    ...(failed ? [`${failed} failed`] : []),
    ...(interrupted ? ["interrupted: run again to go on"] : []),
  ];
  return `${parts.join("; ")}.`;
}

/** More names than this help nobody; `--json` has them all. */
const MOST_NAMES = 20;

const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more`
    : names.join(", ");

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
