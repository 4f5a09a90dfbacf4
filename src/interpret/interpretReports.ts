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
  if (reports.length < 2) return [whole(layouts, reports[0]?.pages ?? layouts, context)];
  const others = parts.filter((p) => !reports.includes(p));
  const [first, ...rest] = reports.map(({ pages, content }, i): ReportOfFile => ({
    content: i === 0 ? withUnread(content, others) : content,
    layouts: i === 0 ? [...pages, ...others.flatMap((other) => other.pages)] : pages,
    part: { pages: pagesOf(pages), of: reports.length },
  }));
  return [first!, ...rest];
}

/** A file of one report: pages of another month that are none belong to it. */
function whole(layouts: readonly PageLayout[], pages: readonly PageLayout[], context: InterpretContext): ReportOfFile {
  const others = layouts.filter((layout) => !pages.includes(layout));
  const content = interpretReport(pages, context);
  const rest = others.length ? [{ content: interpretReport(others, context) }] : [];
  return { content: withUnread(content, rest), layouts: [...pages, ...others], part: null };
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
