import { checkReport } from "./check/checkReport.js";
import type { Knowledge } from "./interpret/incidents/decide.js";
import { interpretReport } from "./interpret/interpretReport.js";
import { layoutReader } from "./interpret/layoutReader.js";
import { BUILT_IN_VOCABULARY } from "./interpret/vocabulary/builtIn.js";
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
  /** Names and phrases to know besides Danish itself; the built-in vocabulary when left out. */
  vocabulary?: Vocabulary;
  /** What was learnt of prose; the committed weights when left out. */
  knowledge?: Knowledge;
}

/** A report with what became of every piece of its text, for `explain`. */
export interface Conversion {
  report: Report;
  traces: Trace[];
  layouts: PageLayout[];
}

/**
 * Converts the bytes of one PDF: read, layout, interpret, check. This is the whole pipeline.
 * @param file the name that goes into the report's `source`
 * @throws {FileError} where the file cannot be opened; content never throws
 */
export async function convertBytes(
  bytes: Uint8Array,
  file: string,
  options: ConvertOptions = {},
  tools: ReadTools = {},
): Promise<Conversion> {
  const sha256 = contentHash(bytes);
  const document = await readDocument(bytes, options, tools);
  const layouts = layoutDocument(document, layoutReader);
  const { traces, ...content } = interpretReport(layouts, {
    file,
    key: sha256.slice(0, 8),
    vocabulary: options.vocabulary ?? BUILT_IN_VOCABULARY,
    ...(options.knowledge ? { knowledge: options.knowledge } : {}),
  });
  const source = { file, sha256, pages: document.pages.length, text: textSource(document) };
  const report: Report = { schemaVersion: SCHEMA_VERSION, source, ...content };
  const diagnostics = [...readDiagnostics(document), ...content.diagnostics, ...checkReport(report)];
  return { report: { ...report, diagnostics }, traces, layouts };
}

function textSource({ pages }: Document): Report["source"]["text"] {
  const sources = new Set(pages.map((p) => p.source));
  return sources.size > 1 ? "mixed" : ([...sources][0] ?? "text-layer");
}

const readDiagnostics = ({ problems }: Document): Diagnostic[] =>
  problems.map(({ code, severity, message, page, box }) => ({
    code,
    severity,
    message,
    source: page === null ? null : { page, box: box ?? [0, 0, 0, 0] },
  }));
