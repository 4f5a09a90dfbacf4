import type { PageLayout } from "../model/layout.js";
import { interpretReport, type Interpretation, type InterpretContext } from "./interpretReport.js";
import { reportParts } from "./reportParts.js";

/** A report of a file, and the pages it was read from. */
export interface ReportOfFile {
  content: Interpretation;
  layouts: PageLayout[];
  /** Which of several it is by its pages; null where the file holds one. */
  part: { pages: [first: number, last: number]; of: number } | null;
}

/** Reads a laid-out file as the reports it holds, one at least; pages of no report are told of with the first. */
export function interpretReports(
  layouts: readonly PageLayout[],
  context: InterpretContext,
): [ReportOfFile, ...ReportOfFile[]] {
  const parts = reportParts(layouts).map((pages) => ({ pages, content: interpretReport(pages, context) }));
  const reports = parts.filter(({ content }) => content.platforms.length > 0);
  if (reports.length === 0)
    return [
      {
        content: parts.length === 1 ? parts[0]!.content : interpretReport(layouts, context),
        layouts: [...layouts],
        part: null,
      },
    ];
  const others = parts.filter((p) => !reports.includes(p));
  const [first, ...rest] = reports.map(({ pages, content }, i): ReportOfFile => ({
    content: i === 0 ? withUnread(content, others) : content,
    layouts: i === 0 ? [...pages, ...others.flatMap((other) => other.pages)] : pages,
    // Pages of no report beside a single one belong to it.
    part: reports.length === 1 ? null : { pages: pagesOf(pages), of: reports.length },
  }));
  return [first!, ...rest];
}

/** What other pages hold that is no report ends with this one, as text that no record came from. */
function withUnread(report: Interpretation, others: readonly { content: Interpretation }[]): Interpretation {
  const traces = others.flatMap(({ content }) =>
    content.traces.map((trace) =>
      trace.field.startsWith("furniture") ? trace : { ...trace, record: null, field: "unparsed" },
    ),
  );
  const unparsed = traces.filter((t) => t.field === "unparsed").map(({ text, source }) => ({ text, source }));
  return { ...report, traces: [...report.traces, ...traces], unparsed: [...report.unparsed, ...unparsed] };
}

function pagesOf(layouts: readonly PageLayout[]): [number, number] {
  const numbers = layouts.map(({ page }) => page.number);
  return [Math.min(...numbers), Math.max(...numbers)];
}
