/**
 * The library. Every type here is that of the record contract (docs/records.md); months are "YYYY-MM", days
 * "YYYY-MM-DD", clock times "YYYY-MM-DDTHH:mm±hh:mm" in Europe/Copenhagen, boxes points from the page's top left.
 */
export { convertBytes, type Conversion, type Conversions, type ConvertOptions } from "./convert.js";
export { convertFile, type ConvertFileOptions } from "./convertFile.js";
export { convertFiles, type ConvertFilesOptions, type FileResult, type Progress } from "./convertFiles.js";
export { buildArchive, type BuiltArchive } from "./buildArchive.js";
export { loadIntoPostgres, writeArchive, type Format, type LoadOptions, type WriteOptions } from "./writeArchive.js";
export type { Loaded } from "./export/postgres/loaded.js";
export { loadProfile } from "./loadProfile.js";
export { check, approve, type CheckedFile } from "./judge.js";
export {
  isCurrentIncident,
  isCurrentPlatform,
  isCurrentReport,
  isCurrentValue,
  type Current,
} from "./model/current.js";
export { exportWorkbook, type WorkbookOptions } from "./exportWorkbook.js";
export { readReport } from "./readReport.js";
export { FileError, type FileErrorCode, UsageError } from "./errors.js";
export { jsonSchema } from "./jsonSchema.js";
export { recordLineSchema, type RecordLine } from "./model/recordLine.js";
export { archiveSchema, type Archive, type Disagreement, type Series } from "./model/archive.js";
export type { Vocabulary } from "./model/vocabulary.js";
export {
  incidentSchema,
  platformSchema,
  reportSchema,
  SCHEMA_VERSION,
  slaTableSchema,
  type Diagnostic,
  type Incident,
  type Platform,
  type Report,
  type ReportCorrection,
  type SlaRow,
  type SlaTable,
  type SlaValue,
} from "./model/record.js";
export type { Box, Place } from "./model/geometry.js";
