import { convertInputs, type ConvertInputsOptions } from "../batch/convertInputs.js";
import { inputsToConvert } from "../batch/inputsToConvert.js";
import { compareReports } from "../check/compare.js";
import { keepAlternatives } from "../check/keepAlternatives.js";
import { reportToApproved } from "../check/reportToApproved.js";
import { FileError } from "../errors.js";
import { readableJson } from "../model/readableJson.js";
import type { Report } from "../model/record.js";
import { changeToText, type Approval, type Approvals } from "./approval.js";
import { approvedPathOf, readApproved } from "./approvedFile.js";

/** The refusal that can be approved: the file was read, and is no status report. */
const REFUSED = "not-a-status-report";

/**
 * Makes approved results of what is read now.
 * @throws {UsageError} where there is nothing of what was named
 */
export async function approveReports(paths: readonly string[], options: ConvertInputsOptions): Promise<Approvals> {
  const { inputs, missing } = await inputsToConvert(paths);
  const approvals: Approval[] = [];
  const problems = missing.map(({ file, message }) => `${file}: ${message}`);
  for await (const { input, reports } of convertInputs(inputs, options))
    for (const report of reports) {
      const error = report.platforms.length === 0 && report.diagnostics.find((d) => d.severity === "error");
      if (error && error.code !== REFUSED) problems.push(`${input.file}: ${error.message}`);
      else approvals.push(await approveReport(approvedPathOf(input.path, report), report));
    }
  return { approvals, problems };
}

async function approveReport(path: string, report: Report): Promise<Approval> {
  const fresh = reportToApproved(report);
  const text = readableJson(fresh);
  const found = await readApproved(path).catch((error: unknown) => {
    if (error instanceof FileError && error.code === "damaged-json") return { text: "", approved: null };
    throw error;
  });
  if (!found) return { path, before: null, text, changes: [`new: ${summary(report)}`] };
  if (!found.approved) return { path, before: found.text, text, changes: ["what is there now is no approved result"] };
  const { differences } = compareReports(found.approved, report);
  return {
    path,
    before: found.text,
    text: readableJson(keepAlternatives(found.approved, fresh)),
    changes: differences.map(({ where, field, approved, now }) => changeToText(where, field, approved, now)),
  };
}

function summary({ platforms }: Report): string {
  if (platforms.length === 0) return "it is no status report";
  const incidents = platforms.reduce((n, p) => n + p.incidents.length, 0);
  const rows = platforms.flatMap((p) => p.sla).reduce((n, table) => n + table.rows.length, 0);
  return `${platforms.length} platforms, ${incidents} incidents, ${rows} SLA rows`;
}
