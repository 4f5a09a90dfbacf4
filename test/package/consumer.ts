/**
 * Somebody's program that uses everything the library has. The test of the packed package copies it into a project of
 * its own, where the library is "driftsstatus".
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  approve,
  archiveSchema,
  buildArchive,
  check,
  convertBytes,
  convertFile,
  convertFiles,
  exportWorkbook,
  FileError,
  incidentSchema,
  isCurrentIncident,
  isCurrentPlatform,
  isCurrentReport,
  isCurrentValue,
  jsonSchema,
  loadIntoPostgres,
  loadProfile,
  platformSchema,
  readReport,
  recordLineSchema,
  reportSchema,
  SCHEMA_VERSION,
  slaTableSchema,
  UsageError,
  writeArchive,
  type Archive,
  type Box,
  type BuiltArchive,
  type CheckedFile,
  type Conversion,
  type Conversions,
  type ConvertFileOptions,
  type ConvertFilesOptions,
  type ConvertOptions,
  type Current,
  type Diagnostic,
  type Disagreement,
  type FileErrorCode,
  type FileResult,
  type Format,
  type Incident,
  type Loaded,
  type LoadOptions,
  type Place,
  type Platform,
  type Progress,
  type RecordLine,
  type Report,
  type ReportCorrection,
  type Series,
  type SlaRow,
  type SlaTable,
  type SlaValue,
  type Vocabulary,
  type WorkbookOptions,
  type WriteOptions,
} from "../../src/index.js";

const [folder = "samples", output = "output"] = process.argv.slice(2);
const pdf = join(folder, "2025-03.pdf");

writeFileSync(join(folder, "profile.yaml"), "ignore: [Internt]\n");
const vocabulary: Vocabulary = await loadProfile(join(folder, "profile.yaml"));
const converting: ConvertOptions = { vocabulary };
const naming: ConvertFileOptions = { ...converting, file: "marts.pdf" };
const [report]: [Report, ...Report[]] = await convertFile(pdf, naming);
const { readFile } = await import("node:fs/promises");
const conversions: Conversions = await convertBytes(await readFile(pdf), "marts.pdf", converting);
const conversion: Conversion = conversions[0];

const progress: Progress[] = [];
const many: ConvertFilesOptions = {
  jobs: 1,
  signal: new AbortController().signal,
  onProgress: (p) => progress.push(p),
};
const results: FileResult[] = [];
for await (const result of convertFiles([folder], many)) results.push(result);

const archive: BuiltArchive = buildArchive(results.map((result) => result.report));
const counted: Archive = { ...archive };
const current: Current = archive.current;
const platform: Platform = report.platforms[0]!;
const incident: Incident = report.platforms.flatMap((p) => p.incidents)[0]!;
const table: SlaTable = platform.sla[0]!;
const row: SlaRow = table.rows[0]!;
const value: SlaValue = row.values[0]!;
const place: Place = row.source;
const box: Box = place.box;
const series: Series = archive.series[0]!;
const disagreements: readonly Disagreement[] = archive.disagreements;
const problems: readonly Diagnostic[] = report.diagnostics;
const corrections: readonly ReportCorrection[] = report.corrections ?? [];

const formats: Format[] = ["json", "xlsx", "csv", "ndjson", "parquet"];
const writing: WriteOptions = { language: "da", csvDialect: "rfc4180" };
const written = await writeArchive(archive, output, formats, writing);
const workbook: WorkbookOptions = { language: "en" };
await exportWorkbook([report], join(output, "one.xlsx"), workbook);
writeFileSync(join(output, "report.json"), JSON.stringify(report));
const line: RecordLine = recordLineSchema.parse(
  JSON.parse((await readFile(join(output, "driftsstatus.ndjson"), "utf8")).split("\n")[0]!),
);

const approved = await approve([pdf], { jobs: 1 });
const checked: CheckedFile[] = await check([pdf], { jobs: 1 });
const url = process.env["LOAD_INTO"];
const loading: LoadOptions = { schema: process.env["LOAD_SCHEMA"] ?? "driftsstatus", prune: true };
const loaded: Loaded | null = url ? await loadIntoPostgres(archive, url, loading) : null;

const code: FileErrorCode = await convertFile(join(folder, "none.pdf")).then(
  () => "no-text" as const,
  (error: unknown) => (error instanceof FileError ? error.code : "crashed"),
);
const duckdb = await writeArchive(archive, output, "duckdb").then(
  () => "written",
  (error: unknown) => (error instanceof UsageError ? error.message : String(error)),
);

console.log(
  JSON.stringify({
    version: [SCHEMA_VERSION, report.schemaVersion],
    files: results.map(({ file }) => file),
    sameReport: JSON.stringify(conversion.report) === JSON.stringify(await readReport(join(output, "report.json"))),
    progress,
    reports: archiveSchema.shape.reports.parse(counted.reports).length,
    valid: [
      reportSchema.safeParse(report).success,
      platformSchema.safeParse(platform).success,
      incidentSchema.safeParse(incident).success,
      slaTableSchema.safeParse(table).success,
    ],
    counts: [
      isCurrentReport(current, results.at(-1)!.report),
      isCurrentPlatform(current, results.at(-1)!.report, 0),
      isCurrentIncident(current, report, 0, incident),
      isCurrentValue(current, series.months[0]!.key),
    ],
    value: value.value,
    box: box.length,
    disagreements: disagreements.length,
    problems: problems.length,
    corrections: corrections.length,
    schema: jsonSchema("report")["title"],
    line: line.type,
    written,
    approved: approved.length,
    checked: checked.map(({ outcome }) => outcome),
    loaded,
    code,
    duckdb,
  }),
);
