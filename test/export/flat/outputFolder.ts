import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../../src/model/record.js";

/** Writes reports as convert leaves them in an output folder, without converting anything. */
export function writeOutputFolder(folder: string, reports: readonly Report[]): string {
  mkdirSync(join(folder, "json"), { recursive: true });
  const entries = reports.map((report, i) => {
    const { file, sha256, part } = report.source;
    const name = file.replace(/\.pdf$/, "");
    writeFileSync(join(folder, "json", `${name}.json`), JSON.stringify(report));
    const counts = { platforms: 1, incidents: 0, cells: 0, errors: 0, warnings: 0, pages: 1 };
    const became = { status: "converted", code: null, message: null };
    const outcome = { file, ...became, sha256, period: report.period, ...counts, name, part };
    return { outcome, path: file, program: "test", settings: "test", modified: i, duplicateOf: null };
  });
  const manifest = {
    manifestVersion: 1,
    inputs: [],
    complete: true,
    formats: "",
    outputs: [],
    diagnostics: [],
    unsettled: [],
    entries,
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}
