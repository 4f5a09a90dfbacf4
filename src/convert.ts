import { checkReport } from "./check/checkReport.js";
import type { Knowledge } from "./interpret/incidents/decide.js";
import type { Interpretation } from "./interpret/interpretReport.js";
import { interpretReports } from "./interpret/interpretReports.js";
import { layoutReader } from "./interpret/layoutReader.js";
import { BUILT_IN_VOCABULARY } from "./interpret/vocabulary/builtIn.js";
import { mergeVocabularies } from "./interpret/vocabulary/profile.js";
import { layoutDocument } from "./layout/layoutDocument.js";
import { contentHash } from "./model/contentHash.js";
import type { Document } from "./model/page.js";
import type { Diagnostic, Report } from "./model/record.js";
import { SCHEMA_VERSION } from "./model/schemaVersion.js";
import type { PageLayout } from "./model/layout.js";
import type { Trace } from "./model/trace.js";
import type { Vocabulary } from "./model/vocabulary.js";
import { readDocument, type ReadOptions, type ReadTools } from "./read/readDocument.js";

export interface ConvertOptions extends ReadOptions {
  /** Names and phrases of your own, besides the built-in ones; see `loadProfile`. */
  vocabulary?: Vocabulary;
  /** What was learnt of prose; the committed weights when left out. */
  knowledge?: Knowledge;
}

/** A report with what became of every piece of its text, for `explain`. */
export interface Conversion {
  report: Report;
  traces: Trace[];
  layouts: PageLayout[];
  reasons: Interpretation["reasons"];
}

/** What one file becomes: a report, or one for each month where several were merged into it. */
export type Conversions = [Conversion, ...Conversion[]];

/**
 * Converts the bytes of one PDF: read, layout, interpret, check. This is the whole pipeline.
 * @param file the name that goes into the reports' `source`
 * @throws {FileError} where the file cannot be opened; content never throws
 */
export async function convertBytes(
  bytes: Uint8Array,
  file: string,
  options: ConvertOptions = {},
  tools: ReadTools = {},
): Promise<Conversions> {
  const sha256 = contentHash(bytes);
  const document = await readDocument(bytes, options, tools);
  const reports = interpretReports(layoutDocument(document, layoutReader), {
    file,
    key: sha256.slice(0, 8),
    vocabulary: options.vocabulary ? mergeVocabularies(BUILT_IN_VOCABULARY, options.vocabulary) : BUILT_IN_VOCABULARY,
    ...(options.knowledge ? { knowledge: options.knowledge } : {}),
  });
  const source = { file, sha256, pages: document.pages.length, text: textSource(document) };
  return mapAll(reports, ({ content: { traces, reasons, ...content }, layouts, part }): Conversion => {
    const report: Report = { schemaVersion: SCHEMA_VERSION, source: { ...source, part }, ...content };
    const read = readDiagnostics(document, part === null ? null : new Set(layouts.map((l) => l.page.number)));
    return {
      report: { ...report, diagnostics: [...read, ...content.diagnostics, ...checkReport(report)] },
      traces,
      layouts,
      reasons,
    };
  });
}

const mapAll = <From, To>([first, ...rest]: [From, ...From[]], to: (from: From) => To): [To, ...To[]] => [
  to(first),
  ...rest.map(to),
];

function textSource({ pages }: Document): Report["source"]["text"] {
  const sources = new Set(pages.map((p) => p.source));
  return sources.size > 1 ? "mixed" : ([...sources][0] ?? "text-layer");
}

/** @param pages those of one of several reports; null for all */
const readDiagnostics = ({ problems }: Document, pages: ReadonlySet<number> | null): Diagnostic[] =>
  problems
    .filter(({ page }) => page === null || pages === null || pages.has(page))
    .map(({ code, severity, message, page, box }) => ({
      code,
      severity,
      message,
      source: page === null ? null : { page, box: box ?? [0, 0, 0, 0] },
    }));
