/** Exit codes of the command line, documented in `--help` and the README. */
export const EXIT = {
  ok: 0,
  internal: 1,
  usage: 2,
  someFailed: 3,
  noRecords: 4,
  differences: 5,
  interrupted: 130,
  /** By a signal to itself: a process whose writes are not answered cannot end in any other way. */
  unanswered: 137,
} as const;

/** Stable codes of files that could not be converted. */
export type FileErrorCode =
  | "not-found"
  | "not-readable"
  | "empty-file"
  | "not-a-pdf"
  | "damaged-pdf"
  | "encrypted-pdf"
  | "too-large"
  | "no-text"
  | "timed-out"
  | "crashed"
  | "damaged-json";

/** A file that cannot be continued: one sentence that says what, where and what to do next. */
export class FileError extends Error {
  override readonly name = "FileError";
  constructor(
    readonly code: FileErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Wrong arguments, configuration or output place: nothing was converted. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
