import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { correctionsText } from "../corrections/correctionsText.js";
import { isSame } from "../corrections/isSame.js";
import { mergeCorrections } from "../corrections/mergeCorrections.js";
import { parseCorrections, type CorrectionsFile } from "../corrections/parseCorrections.js";
import { readCorrectionsFile } from "../corrections/readCorrections.js";
import { workbookCorrections } from "../corrections/workbookCorrections.js";
import { workbookChanges } from "../export/readWorkbook.js";
import { reportKey } from "../model/keys.js";
import type { Report } from "../model/record.js";
import { readBytes } from "../read/readBytes.js";
import { readOutput } from "./readOutput.js";

export interface TakeOptions {
  /** The corrections file they are taken into. */
  path: string;
  /** Corrections files. */
  files: readonly string[];
  from: string | undefined;
  /** Output folder of the archive. */
  output: string;
  by: string | undefined;
  at: string | undefined;
}

export interface Taken {
  text: string;
  /** For people; none where nothing is new. */
  changes: string[];
  /** What keeps anything from being written. */
  problems: string[];
  isNew: boolean;
}

/**
 * Puts what files and a workbook say together with what an archive's corrections say already.
 * @throws {UsageError} for a file that is none; it names file and line
 */
export async function takeCorrections({ path, files, from, output, by, at }: TakeOptions): Promise<Taken> {
  const isNew = !(await stat(path).catch(() => null));
  const before = isNew ? parseCorrections('{"correctionsVersion": 1}', path) : await readCorrectionsFile(path);
  const added = await Promise.all(files.map(readCorrectionsFile));
  const problems: string[] = [];
  if (from !== undefined) {
    const bytes = await readBytes(from);
    const reports = await readOutput(output);
    const { changed, problems: notRead } = workbookChanges(bytes, reports);
    const when = at ?? (await stat(from)).mtime.toISOString();
    const found = workbookCorrections(changed, reports, await readingsOf(output, reports), {
      by: by ?? null,
      at: when,
    });
    problems.push(...notRead, ...found.problems);
    // What a workbook says is checked as a file is, and by the same code.
    if (problems.length === 0)
      added.push(parseCorrections(correctionsText({ corrections: found.corrections, aliases: [] }), from));
  }
  const all = problems.length ? mergeCorrections([before]) : mergeCorrections([before, ...added]);
  const known = new Map(
    before.corrections.map(({ correction }) => [`${correction.record} ${correction.field}`, correction]),
  );
  const changes = all.corrections
    .filter((one) => !isSame(known.get(`${one.record} ${one.field}`), one))
    .map(({ record, field, was, value }) =>
      isSame(was, value)
        ? `${record}: ${field}: ${JSON.stringify(value)} is right`
        : `${record}: ${field}: ${JSON.stringify(was)} -> ${JSON.stringify(value)}`,
    );
  const aliases = all.aliases.length - aliasesOf(before);
  return {
    text: correctionsText(all),
    changes: aliases > 0 ? [...changes, `${aliases} other names`] : changes,
    problems,
    isNew,
  };
}

const aliasesOf = ({ aliases }: CorrectionsFile): number => aliases.reduce((n, { alias }) => n + alias.also.length, 0);

/** Of reports that are corrected already, what was read: that is what a further correction is of. */
async function readingsOf(output: string, reports: readonly Report[]): Promise<Map<string, Report>> {
  const { readdir } = await import("node:fs/promises");
  const folder = join(output, ".readings");
  const readings = new Map(reports.map((report) => [reportKey(report), report]));
  for (const name of (await readdir(folder).catch(() => [])).filter((each) => each.endsWith(".json"))) {
    const report = JSON.parse(await readFile(join(folder, name), "utf8")) as Report;
    readings.set(reportKey(report), report);
  }
  return readings;
}
