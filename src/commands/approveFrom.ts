import { applyEdits, modify, type ModificationOptions } from "jsonc-parser";
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { readManifest } from "../batch/manifest.js";
import type { Approved } from "../check/approved.js";
import { correctionToEdit, type Edit } from "../check/correction.js";
import { reportToApproved } from "../check/reportToApproved.js";
import { momentAt } from "../danish/calendar.js";
import { UsageError } from "../errors.js";
import { workbookChanges, type ChangedCell } from "../export/readWorkbook.js";
import { findInputs, type Input } from "../input/findInputs.js";
import { contentHash } from "../model/contentHash.js";
import { contentKey } from "../model/keys.js";
import { readableJson } from "../model/readableJson.js";
import type { Report } from "../model/record.js";
import { readBytes } from "../read/readBytes.js";
import { changeToText, type Approval, type Approvals } from "./approval.js";
import { approvedPathOf, parseApproved, readApproved } from "./approvedFile.js";
import { readOutput } from "./readOutput.js";

export interface ApproveFromOptions {
  workbook: string;
  /** The folder the workbook was written to; null for the one it lies in. */
  output: string | null;
  /** Where the PDFs lie; none for where they lay when they were converted. */
  paths: readonly string[];
}

/**
 * Takes what a person corrected in a workbook into the approved results of its reports: each changed cell, and nothing
 * else. A result that is not there yet is made of the records the workbook shows.
 * @throws {UsageError} where the workbook's records are not found
 */
export async function approveFrom({ workbook, output, paths }: ApproveFromOptions): Promise<Approvals> {
  const bytes = await readBytes(workbook);
  const folder = output ?? dirname(workbook);
  const reports = await readOutput(folder);
  const { changed, problems } = workbookChanges(bytes, reports);
  const inputs = changed.length ? await findPdfs(folder, paths) : [];
  const approvals: Approval[] = [];
  for (const report of reports) {
    const cells = changed.filter(({ key }) => isOf(key, report));
    if (cells.length === 0) continue;
    const input = await pdfOf(report, inputs);
    if (!input) {
      problems.push(
        `${report.source.file}: the PDF was not found; say where it lies: driftsstatus approve PATH --from`,
      );
      continue;
    }
    const made = await correct(report, cells, approvedPathOf(input.path, report));
    problems.push(...made.problems);
    approvals.push(made.approval);
  }
  return { approvals, problems };
}

const isOf = (key: string, { period, source }: Report): boolean =>
  key.startsWith(`${contentKey(period, source.sha256)}-`);

async function findPdfs(folder: string, paths: readonly string[]): Promise<Input[]> {
  const known = (await readManifest(folder))?.inputs.map((path) => resolve(folder, path));
  return (await findInputs(paths.length ? paths : (known ?? []))).inputs;
}

/** By name first, as reading all of a large archive takes long; what counts is the content. */
async function pdfOf({ source }: Report, inputs: readonly Input[]): Promise<Input | null> {
  const named = inputs.filter(({ file }) => file === source.file);
  for (const input of new Set([...named, ...inputs])) {
    const bytes = await readFile(input.path).catch(() => null);
    if (bytes && contentHash(bytes) === source.sha256) return input;
  }
  return null;
}

async function correct(
  report: Report,
  cells: readonly ChangedCell[],
  path: string,
): Promise<{ approval: Approval; problems: string[] }> {
  const found = await readApproved(path);
  let text = found?.text ?? readableJson(reportToApproved(report));
  const approved = found?.approved ?? parseApproved(text, path);
  const problems: string[] = [];
  const changes: string[] = [];
  const taken = new Map<string, unknown>();
  for (const cell of cells) {
    const edit = toEdit(cell, report, approved);
    if ("problem" in edit) {
      problems.push(`${cell.place} (${cell.column}): ${edit.problem}.`);
      continue;
    }
    const place = edit.path.join();
    if (taken.has(place) && JSON.stringify(taken.get(place)) !== JSON.stringify(edit.value))
      problems.push(`${cell.place} (${cell.column}): another row of the workbook says ${String(taken.get(place))}.`);
    if (taken.has(place)) continue;
    taken.set(place, edit.value);
    const before = valueAt(JSON.parse(text), edit.path);
    if (JSON.stringify(before) === JSON.stringify(edit.value)) continue;
    text = withValue(text, edit);
    changes.push(changeToText(`${cell.place} (${cell.key})`, cell.column, before, edit.value));
  }
  if (!found && changes.length) changes.unshift("new, of the records the workbook shows, with:");
  return { approval: { path, before: found?.text ?? null, text, changes }, problems };
}

function toEdit({ table, key, column, now }: ChangedCell, report: Report, approved: Approved) {
  return correctionToEdit({ table, key, column, value: toMoment(now) }, report, approved);
}

/** A clock time of the workbook is one of Denmark; records say its offset too. */
function toMoment(value: ChangedCell["now"]): ChangedCell["now"] {
  const clock = typeof value === "string" && /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(value);
  if (!clock) return value;
  return momentAt(clock[1]!, { hour: Number(clock[2]), minute: Number(clock[3]) }).text;
}

const valueAt = (json: unknown, path: Edit["path"]): unknown =>
  path.reduce((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], json);

const FORMATTING: ModificationOptions = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: "\n" } };

/** The same text but for one value. */
function withValue(text: string, { path, value }: Edit): string {
  const changed = applyEdits(text, modify(text, path, value, FORMATTING));
  if (JSON.stringify(valueAt(JSON.parse(changed), path)) !== JSON.stringify(value))
    throw new UsageError(`The approved result cannot take ${JSON.stringify(value)} at ${path.join(".")}.`);
  return changed;
}
