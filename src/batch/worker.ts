import { join } from "node:path";
import { convertBytes, type ConvertOptions } from "../convert.js";
import { FileError } from "../errors.js";
import { writeTextAtomic } from "../export/atomicFile.js";
import { reportToJson } from "../export/json.js";
import { failedReport } from "../model/failedReport.js";
import type { Report } from "../model/record.js";
import { OcrEngine } from "../read/ocr/engine.js";
import { readBytes } from "../read/readBytes.js";
import { reportToOutcome, type Outcome } from "./outcome.js";

/** One file's work; plain data, as it crosses to another thread. */
export interface Task {
  path: string;
  file: string;
  /** Name of the report's JSON without ".json", and the folder it goes to. */
  name: string;
  folder: string;
  options: ConvertOptions;
}

/** Kept warm for all files of this thread, and ends with it; its workers start with the first page they read. */
const engine = new OcrEngine();

/** Converts one file in a worker thread and writes its JSON; only the outcome goes back to the main thread. */
export default async function convertTask({ path, file, name, folder, options }: Task): Promise<Outcome> {
  const report = await convertOrReport(path, file, options);
  await writeTextAtomic(join(folder, `${name}.json`), reportToJson(report));
  return reportToOutcome(report, name);
}

async function convertOrReport(path: string, file: string, options: ConvertOptions): Promise<Report> {
  let bytes: Uint8Array = new Uint8Array();
  try {
    bytes = await readBytes(path);
    return (await convertBytes(bytes, file, options, { engine })).report;
  } catch (error) {
    if (error instanceof FileError) return failedReport(file, error, bytes);
    throw error;
  }
}
