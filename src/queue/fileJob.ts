import { createHash } from "node:crypto";
import type { Outcome } from "../batch/outcome.js";

/** One file's work as it goes over the queue: a few names, no content. */
export interface FileJob {
  /** Of the file's content. */
  sha256: string;
  /** What the record's `source.file` says. */
  file: string;
  /** Name of the settings in the store. */
  settings: string;
  /** Version of the program that asks; no other may answer. */
  program: string;
  /** Which store the content is in. */
  store: string;
}

/** What a worker leaves in the store. */
export interface FileResult {
  /** Pages read by OCR. */
  ocrPages: number;
  /** One for each report of the file: what became of it, and its JSON as it is written. */
  records: { outcome: Outcome; text: string }[];
}

/** A job's name: that of the content, and a short one of all else that decides its record. Servers refuse mere numbers and colons. */
export function jobId({ sha256, file, settings, program }: FileJob): string {
  const rest = createHash("sha256").update(JSON.stringify([file, settings, program]));
  return `pdf-${sha256}-${rest.digest("hex").slice(0, 12)}`;
}
