import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { convertBytes, type Conversion, type ConvertOptions } from "../convert.js";
import { FileError } from "../errors.js";
import { UnansweredError } from "../export/answered.js";
import { writeTextAtomic } from "../export/atomicFile.js";
import { failedReport } from "../model/failedReport.js";
import { readableJson } from "../model/readableJson.js";
import type { Report } from "../model/record.js";
import { layoutsToLines, type TextLine } from "../model/textLine.js";
import type { OcrEngine } from "../read/ocr/engine.js";
import { InflateStream } from "../read/inflateStream.js";
import { readBytes } from "../read/readBytes.js";
import { reportToOutcome, type Outcome } from "./outcome.js";
import { partName } from "./outputNames.js";

/** One file's work; plain data, as it crosses to another thread. */
export interface Task {
  path: string;
  file: string;
  /** Name of the report's JSON without ".json"; where the file holds several, what their names begin with. */
  name: string;
  /** Names that are another file's, of those that several reports of this one could take. */
  taken?: readonly string[];
  /** Folder the JSON goes to; null where it is not written. */
  folder: string | null;
  /** Whether the report itself is wanted back. */
  wantsReport: boolean;
  /** Whether its printed lines are. */
  wantsLines?: boolean;
  options: ConvertOptions;
}

export interface TaskResult {
  /** One for each report. */
  outcomes: Outcome[];
  reports: Report[] | null;
  lines: TextLine[] | null;
  /** Why the JSON could not be written. */
  unwritten?: string;
  /** Whether that is because the place did not answer: then no thread that waits for it can be ended. */
  unanswered?: boolean;
}

/** What a worker tells while it works. */
export interface PageDone {
  path: string;
  number: number;
  of: number;
  ocr: boolean;
}

/** Nobody but pdf.js unpacks streams in this thread. */
globalThis.DecompressionStream = InflateStream as never;

/** Kept warm for all files of this thread, and ends with it; its workers start with the first page they read. */
let engine: Promise<OcrEngine> | null = null;
const lendEngine = (): Promise<OcrEngine> =>
  (engine ??= import("../read/ocr/engine.js").then(({ OcrEngine }) => new OcrEngine()));

/**
 * Of a damaged file pdf.js leaves promises behind that nobody waits for, such as a ParserEOFException of a page that is
 * told to be unreadable already; anything else that nobody waits for ends the thread, as it should.
 */
process.on("unhandledRejection", (reason) => {
  if (!/^[A-Z]\w*Exception$/.test((reason as Error | null)?.name ?? "")) throw reason;
});

/** Converts one file in a worker thread; a file that cannot be converted gives a report that says why. */
export default async function convertTask({
  path,
  file,
  name,
  taken = [],
  folder,
  wantsReport,
  wantsLines = false,
  options,
}: Task): Promise<TaskResult> {
  const converted = await convertOrReport(path, file, options);
  const named = converted.map(({ report }) => ({ report, name: partName(report, name, taken) }));
  let unwritten: Error | null = null;
  if (folder !== null)
    for (const each of named) unwritten ??= await write(join(folder, `${each.name}.json`), each.report);
  return {
    outcomes: named.map((each) => reportToOutcome(each.report, each.name)),
    reports: wantsReport ? named.map(({ report }) => report) : null,
    lines: wantsLines ? layoutsToLines(converted.flatMap(({ layouts }) => layouts)) : null,
    ...(unwritten && { unwritten: unwritten.message, unanswered: unwritten instanceof UnansweredError }),
  };
}

/** Why it cannot be written, null where it is: that is no fault of the file that is converted. */
const write = (path: string, report: Report): Promise<Error | null> =>
  writeTextAtomic(path, readableJson(report)).then(
    () => null,
    (error: Error) => error,
  );

async function convertOrReport(
  path: string,
  file: string,
  options: ConvertOptions,
): Promise<Pick<Conversion, "report" | "layouts">[]> {
  let bytes: Uint8Array = new Uint8Array();
  try {
    bytes = await readBytes(path);
    const onPage = (page: Omit<PageDone, "path">): void =>
      parentPort?.postMessage({ path, ...page } satisfies PageDone);
    return await convertBytes(bytes, file, options, { engine: lendEngine, onPage });
  } catch (error) {
    if (error instanceof FileError) return [{ report: failedReport(file, error, bytes), layouts: [] }];
    throw error;
  }
}
