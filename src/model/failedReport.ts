import type { FileError } from "../errors.js";
import { contentHash } from "./contentHash.js";
import type { Report } from "./record.js";
import { SCHEMA_VERSION } from "./schemaVersion.js";

/** The report of a file that could not be converted: no records, and the reason as its one error diagnostic. */
export const failedReport = (file: string, error: FileError, bytes: Uint8Array = new Uint8Array()): Report => ({
  schemaVersion: SCHEMA_VERSION,
  source: { file, sha256: contentHash(bytes), pages: 0, text: "text-layer", part: null },
  title: null,
  period: null,
  coverage: null,
  platforms: [],
  diagnostics: [{ code: error.code, severity: "error", message: error.message, source: null }],
  unparsed: [],
});
