import { checkSample, failedSample, type CheckedReport } from "../check/checkSample.js";
import { reportToApproved } from "../check/reportToApproved.js";
import type { Report } from "../model/record.js";
import { readOutput } from "./readOutput.js";

/**
 * Compares two runs' records file by file, those of the older as if they were approved.
 * @throws {UsageError} where one is no output folder
 */
export async function compareOutputs(oldOutput: string, newOutput: string): Promise<CheckedReport[]> {
  const [before, after] = [await readOutput(oldOutput), await readOutput(newOutput)];
  const taken = new Set<Report>();
  const ofOld = before.map((old): CheckedReport => {
    const now = after.find((r) => !taken.has(r) && isSameFile(old, r));
    const { file } = old.source;
    if (!now) return failedSample(file, `"${newOutput}" has no record of it.`);
    taken.add(now);
    return checkSample(now, reportToApproved(old), []);
  });
  const onlyNew = after.filter((r) => !taken.has(r)).map((now) => notBefore(now, oldOutput));
  return [...ofOld, ...onlyNew];
}

/** By content, and by month where it holds several reports: a file may have been moved, or be another of the same name. */
const isSameFile = (a: Report, b: Report): boolean =>
  a.source.sha256 === b.source.sha256 &&
  (a.source.pages > 0 || a.source.file === b.source.file) &&
  (a.source.part === null || b.source.part === null || a.period === b.period);

function notBefore(now: Report, oldOutput: string): CheckedReport {
  const { sample, comparison } = checkSample(now, null, []);
  return { sample: { ...sample, message: `"${oldOutput}" has no record of it.` }, comparison };
}
