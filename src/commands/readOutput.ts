import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../errors.js";
import { naturalOrder } from "../input/naturalOrder.js";
import type { Report } from "../model/record.js";
import { readReport } from "../readReport.js";

/**
 * Reads the reports of an output folder, in natural order.
 * @throws {UsageError} where the folder holds none
 * @throws {FileError} where one of them is damaged
 */
export async function readOutput(output: string): Promise<Report[]> {
  const folder = join(output, "json");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json")).sort(naturalOrder);
  if (names.length === 0)
    throw new UsageError(`"${output}" is no output folder: it has no reports in "json"; name what convert wrote to.`);
  const reports: Report[] = [];
  for (const name of names) reports.push(await readReport(join(folder, name)));
  return reports;
}
