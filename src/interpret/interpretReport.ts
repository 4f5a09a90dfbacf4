import { contentKey, incidentKey } from "../model/keys.js";
import type { PageLayout, Paragraph } from "../model/layout.js";
import type { Diagnostic, Platform, Unparsed } from "../model/record.js";
import { layoutsToLines } from "../model/textLine.js";
import type { Trace } from "../model/trace.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { capDates } from "./capDates.js";
import { isContentHeading } from "./headings/contentHeading.js";
import { letterMark } from "./letterPage.js";
import type { Knowledge } from "./incidents/decide.js";
import type { Explanation } from "./incidents/explain.js";
import { isMarking } from "./repeatedText.js";
import { readHeading } from "./headings/readHeading.js";
import { readMonthHeading } from "./monthHeading.js";
import { readCoveredNarrative } from "./coveredNarrative.js";
import { isOneMonth, oneMonth, type MonthSpan } from "./monthSpan.js";
import { readNarrative, type Narrative, type NarrativeContext } from "./readNarrative.js";
import { endsSentence } from "../danish/endsSentence.js";
import { goesOn, hangsUnder, joinParagraphs } from "../model/paragraphs.js";
import { isStatusReport } from "./operations.js";
import { placeOf, unclaimed } from "./paragraphText.js";
import { findPeriod, type Period } from "./period.js";
import { largest, layoutsToSections, type Piece, type Section, type Sections } from "./sections.js";
import { readChangesTable } from "./tables/changes.js";
import { gridsToTables } from "./tables/gridsToTables.js";
import { readGrids } from "./tables/readGrids.js";
import { withStrayLabels } from "./tables/strayLabels.js";
import { withRowNames } from "./vocabulary/rowNames.js";

export interface InterpretContext {
  /** The file's name, last resort for the report's month. */
  file: string;
  /** Makes incident ids unique in an archive: a few characters of the file's content hash. */
  key: string;
  vocabulary: Vocabulary;
  /** What was learnt of prose; the committed weights when left out. */
  knowledge?: Knowledge;
}

/** What a laid-out document says as a status report. */
export interface Interpretation {
  title: string | null;
  period: string | null;
  /** The months of a report that covers several. */
  coverage: MonthSpan | null;
  platforms: Platform[];
  diagnostics: Diagnostic[];
  unparsed: Unparsed[];
  /** What became of every piece of text, in reading order by part. */
  traces: Trace[];
  /** Why the fields of each incident are as they are, worked out when asked for. */
  reasons: { record: string; explain: () => Record<string, Explanation> }[];
}

/** Reads a laid-out document as a status report; one that is none gives no platforms and an error diagnostic. */
export function interpretReport(pages: readonly PageLayout[], context: InterpretContext): Interpretation {
  const { layouts, headings } = readGrids(pages);
  const found = layoutsToSections(layouts);
  const { period, platforms, rejected, isReport } = readReport(found, layouts, context);
  const cover = [...found.cover, ...rejected.flatMap(({ section }) => [...section.headings, ...section.content])];
  const titled = isReport ? titleOf(found, cover, period) : null;
  const traces = [
    ...coverTraces(cover, titled, isReport),
    ...platforms.flatMap((p, i) =>
      p.traces.map((t) => ({
        ...t,
        record: t.record === null ? null : t.record ? `platforms[${i}].${t.record}` : `platforms[${i}]`,
      })),
    ),
    ...rejected.flatMap((r) => r.tableTraces.map((t) => ({ ...t, record: null, field: "unparsed" }))),
    ...found.foreign.map((piece) => ({ ...whole(piece), record: null, field: "unparsed" })),
    ...found.furniture.map(({ page, paragraph, kind }) => ({
      ...whole({ page, paragraph }),
      record: null,
      field: `furniture: ${kind}`,
    })),
    ...headings.map((piece) => ({ ...whole(piece), record: null, field: "furniture: headings of a table" })),
    ...layouts.flatMap(({ page }) =>
      page.slanted.map((item) => ({
        text: item.text,
        source: { page: page.number, box: item.box },
        record: null,
        field: "unparsed",
      })),
    ),
  ];
  const unparsed = traces.filter((t) => t.field === "unparsed").map(({ text, source }) => ({ text, source }));
  const sla = platforms.map(({ platform }) => withStrayLabels(platform.sla, unparsed));
  let incident = 0;
  const id = (): string => incidentKey(contentKey(period.month, context.key), ++incident);
  return {
    title: titled?.paragraph.text ?? null,
    period: isReport ? period.month : null,
    coverage: isReport ? period.coverage : null,
    platforms: platforms.map(({ platform }, i) => ({
      ...platform,
      sla: sla[i]!.tables,
      incidents: platform.incidents.map((each) => ({ ...capDates(each, period.sureness), id: id() })),
    })),
    diagnostics: isReport
      ? [...period.diagnostics, ...platforms.flatMap((p, i) => [...p.diagnostics, ...sla[i]!.diagnostics])]
      : [notAReport(layouts)],
    unparsed,
    traces,
    reasons: platforms.flatMap(({ explain }, i) =>
      explain.map((own, n) => ({ record: `platforms[${i}].incidents[${n}]`, explain: own })),
    ),
  };
}

interface ReadSections {
  period: Period;
  /** The parts that are platforms' … */
  platforms: ReadSection[];
  /** … and those that are none: the cover is headed like a platform too, "Den fælleskommunale infrastruktur" over "Marts 2025". */
  rejected: ReadSection[];
  isReport: boolean;
}

/**
 * Reads the parts of a report. What heads no platform is the cover's, and counts as that when the month is found; a
 * text that was read for another month is read again.
 */
function readReport(found: Sections, layouts: readonly PageLayout[], context: InterpretContext): ReadSections {
  const readAs = (period: Period): ReadSection[] =>
    found.sections.map((section) =>
      readSection(section, period.coverage ?? oneMonth(period.month ?? section.months?.last ?? UNKNOWN_MONTH), context),
    );
  const first = findPeriod(found, context.file);
  const read = readAs(first);
  const isPlatform = (r: ReadSection, i: number): boolean => r.speaks || (i > 0 && r.section.content.length > 0);
  const [ofPlatforms, others] = [read.filter(isPlatform), read.filter((r, i) => !isPlatform(r, i))];
  const cover = [...found.cover, ...others.flatMap(({ section }) => section.headings)];
  const period = findPeriod({ cover, sections: ofPlatforms.map((r) => r.section) }, context.file);
  const isSame = period.month === first.month && period.coverage?.first === first.coverage?.first;
  const final = isSame ? read : readAs(period);
  const kept = final.filter(({ section }) => ofPlatforms.some((r) => r.section === section));
  const headings = [...cover, ...kept.flatMap((r) => r.section.headings)].map((piece) => piece.paragraph.text);
  const isReport =
    period.month !== null &&
    kept.some((r) => r.speaks) &&
    isStatusReport(
      kept.map((r) => r.platform),
      headings,
      layoutsToLines(layouts)
        .map((line) => line.text)
        .join("\n"),
    );
  const platforms = isReport ? kept : [];
  return { period, platforms, rejected: final.filter((r) => !platforms.includes(r)), isReport };
}

/** Stands in where a narrative is read before it is known that there is no report; nothing of it is kept then. */
const UNKNOWN_MONTH = "2000-01";

const notAReport = (layouts: readonly PageLayout[]): Diagnostic => ({
  code: "not-a-status-report",
  severity: "error",
  message: layouts.some((l) => l.blocks.length)
    ? "No platform with a month, a verdict or an SLA table was found: this is no operations-status report, or one in a layout not known yet; `driftsstatus explain` shows what was read."
    : "No text could be read from the pages: they are empty, or scans, which are not read with --ocr never.",
  source: null,
});

/** The largest text of the cover that may be a title: no month alone, no stamp, no sentence of a report without cover. */
function titleOf(found: Sections, cover: readonly Piece[], period: Period): Piece | null {
  const first = found.sections[0];
  const candidates = cover.filter(
    (p) =>
      mayBeTitle(p.paragraph.text, period) &&
      /\p{L}{3}/u.test(p.paragraph.text) &&
      p.page <= (first?.pages[0] ?? Infinity),
  );
  return largest(candidates);
}

function mayBeTitle(text: string, { month }: Period): boolean {
  const heading = readHeading(text);
  // "Modtaget april 2025" on the report of March is no title of it.
  if (heading && (heading.name === null || heading.months.last !== month)) return false;
  const isOfReport = !isMarking(text) && !isContentHeading(text) && !letterMark(text) && !endsSentence(text);
  return isOfReport && readMonthHeading(text) === null;
}

const whole = ({ page, paragraph }: Piece): Pick<Trace, "text" | "source"> => ({
  text: printed(paragraph),
  source: { ...placeOf(paragraph, 0, paragraph.text.length), page },
});

/** A paragraph's text with its bullet mark. */
const printed = (paragraph: Paragraph): string =>
  paragraph.mark ? `${paragraph.mark} ${paragraph.text}` : paragraph.text;

const coverTraces = (cover: readonly Piece[], title: Piece | null, isReport: boolean): Trace[] =>
  cover.map((piece): Trace => {
    const base = whole(piece);
    if (piece === title) return { ...base, record: "", field: "title" };
    const isMonth = isReport && (readHeading(piece.paragraph.text) ?? readMonthHeading(piece.paragraph.text)?.month);
    return isMonth ? { ...base, record: "", field: "period" } : { ...base, record: null, field: "unparsed" };
  });

interface ReadSection {
  section: Section;
  platform: Platform;
  diagnostics: Diagnostic[];
  traces: Trace[];
  /** Those of them that are of its tables. */
  tableTraces: Trace[];
  explain: Narrative["explain"];
  /** Whether the section holds anything of a status report. */
  speaks: boolean;
}

function readSection(section: Section, months: MonthSpan, { vocabulary, knowledge }: InterpretContext): ReadSection {
  const paragraphs = joinOverPages(section.content);
  const { sla, ...tables } = readTables(section);
  const narrative = readText(paragraphs, months, {
    period: months.last,
    vocabulary: withRowNames(
      vocabulary,
      sla.flatMap(({ rows }) => rows.map(({ service }) => service)),
    ),
    platform: section.name,
    rows: sla.flatMap(({ rows }) => rows.map(({ service }) => service)),
    ...(knowledge ? { knowledge } : {}),
  });
  const traces: Trace[] = section.headings.map((piece) => ({ ...whole(piece), record: "", field: "name" }));
  const { claims } = narrative;
  paragraphs.forEach((paragraph, i) => {
    const own = claims
      .filter((c) => c.paragraph === i)
      .map(({ start, end, record, field }) => ({ start, end, record, field }));
    const rest = unclaimed(
      paragraph,
      claims.filter((c) => c.paragraph === i),
    ).map((gap) => ({ ...gap, record: null, field: "unparsed" }));
    [...own, ...rest]
      .sort((a, b) => a.start - b.start)
      .forEach(({ start, end, record, field }, n) => {
        const text = paragraph.text.slice(start, end);
        traces.push({
          text: n === 0 && paragraph.mark ? `${paragraph.mark} ${text}` : text,
          source: placeOf(paragraph, start, end),
          record,
          field,
        });
      });
  });

  const { assessment, areas, incidents } = narrative;
  const { changes, ...counted } = withTables(narrative.changes, section);
  return {
    section,
    platform: {
      name: section.name,
      confidence: nameConfidence(section),
      pages: section.pages,
      assessment,
      areas,
      incidents: incidents.map((i) => ({ id: "", ...i })),
      changes,
      sla,
    },
    diagnostics: [...unsureName(section), ...narrative.diagnostics, ...tables.diagnostics],
    traces: [...traces, ...tables.traces, ...counted.traces],
    tableTraces: [...tables.traces, ...counted.traces],
    explain: narrative.explain,
    speaks: sla.length > 0 || Boolean(assessment || areas.length || changes || incidents.length),
  };
}

const readText = (paragraphs: readonly Paragraph[], months: MonthSpan, context: NarrativeContext): Narrative =>
  isOneMonth(months) ? readNarrative(paragraphs, context) : readCoveredNarrative(paragraphs, context, months);

/** A name that no heading gives is taken from the cover, and as likely wrong as right. */
const COVER_NAME = 0.5;

/** A heading is no surer than its least sure word. */
const nameConfidence = ({ name, headings }: Section): number =>
  name === "" ? 0 : headings.length ? Math.min(...headings.map((h) => h.paragraph.confidence)) : COVER_NAME;

/** Under this a platform's name read from a picture is as often wrong as right. */
const LIKELY_NAME = 0.8;

function unsureName(section: Section): Diagnostic[] {
  const confidence = nameConfidence(section);
  const heading = section.headings[0];
  if (confidence >= LIKELY_NAME || !heading) return [];
  const message = `The platform's name "${section.name}" is uncertain (${confidence.toFixed(2)}); compare it with the page.`;
  return [{ code: "name-unsure", severity: "warning", message, source: whole(heading).source }];
}

/** What tables say of a platform's changes where the prose does not. */
function withTables(prose: Platform["changes"], { grids }: Section): { changes: Platform["changes"]; traces: Trace[] } {
  let changes = prose;
  const traces: Trace[] = [];
  for (const grid of grids) {
    const read = readChangesTable(grid);
    if (!read) continue;
    const { count, serviceWindows, environment, text, source } = read;
    if (changes) changes = { ...changes, serviceWindows: changes.serviceWindows ?? serviceWindows };
    else if (count !== null) changes = { count, serviceWindows, environment, text, source };
    traces.push({ text, source, record: "changes", field: "text" });
  }
  return changes
    ? { changes, traces }
    : { changes, traces: traces.map((t) => ({ ...t, record: null, field: "unparsed" })) };
}

function readTables(section: Section): { sla: Platform["sla"]; diagnostics: Diagnostic[]; traces: Trace[] } {
  const sla: Platform["sla"] = [];
  const diagnostics: Diagnostic[] = [];
  const traces: Trace[] = [];
  for (const { titles, grids } of section.tables) {
    const read = gridsToTables(grids, titles[0]?.paragraph.text ?? null, sla.length);
    traces.push(...titles.map((title) => ({ ...whole(title), record: `sla[${sla.length}]`, field: "title" })));
    traces.push(...read.traces);
    diagnostics.push(...read.diagnostics);
    sla.push(...read.tables);
  }
  return { sla, diagnostics, traces };
}

/** Joins text that is broken off at the foot of a page with what goes on on the next. */
function joinOverPages(pieces: readonly Piece[]): Paragraph[] {
  const joined: Piece[] = [];
  for (const { paragraph, page } of pieces) {
    const last = joined.at(-1);
    const broken = (before: Paragraph): boolean =>
      goesOn(before, paragraph, endsSentence) || hangsUnder(before, paragraph);
    if (last && last.page !== page && broken(last.paragraph)) {
      joined[joined.length - 1] = { paragraph: joinParagraphs(last.paragraph, paragraph), page };
    } else joined.push({ paragraph, page });
  }
  return joined.map((j) => j.paragraph);
}
