import { contentKey, incidentKey } from "../model/keys.js";
import type { PageLayout, Paragraph } from "../model/layout.js";
import type { Diagnostic, Platform, Unparsed } from "../model/record.js";
import type { Trace } from "../model/trace.js";
import type { Vocabulary } from "../model/vocabulary.js";
import type { Knowledge } from "./incidents/decide.js";
import { readMonthHeading } from "./monthHeading.js";
import { readNarrative } from "./readNarrative.js";
import { endsSentence } from "../danish/endsSentence.js";
import { goesOn, hangsUnder, joinParagraphs } from "../model/paragraphs.js";
import { speaksOfOperations } from "./operations.js";
import { placeOf, unclaimed } from "./paragraphText.js";
import { findPeriod } from "./period.js";
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
  platforms: Platform[];
  diagnostics: Diagnostic[];
  unparsed: Unparsed[];
  /** What became of every piece of text, in reading order by part. */
  traces: Trace[];
}

/** Reads a laid-out document as a status report; one that is none gives no platforms and an error diagnostic. */
export function interpretReport(pages: readonly PageLayout[], context: InterpretContext): Interpretation {
  const { layouts, headings } = readGrids(pages);
  const found = layoutsToSections(layouts);
  const period = findPeriod(found, context.file);
  const read = found.sections.map((section) => ({
    section,
    ...readSection(section, period.month ?? section.month ?? UNKNOWN_MONTH, context),
  }));
  const isReport = period.month !== null && read.some((r) => r.speaks) && speaksOfOperations(layouts);
  // The cover is headed like a platform too: "Den fælleskommunale infrastruktur" over "Marts 2025".
  const platforms = isReport ? read.filter((r, i) => r.speaks || (i > 0 && r.section.content.length > 0)) : [];
  const rejected = read.filter((r) => !platforms.includes(r));
  const cover = [...found.cover, ...rejected.flatMap(({ section }) => [...section.headings, ...section.content])];
  const titled = titleOf(found, cover, platforms.length > 0);
  const traces = [
    ...coverTraces(cover, titled, isReport),
    ...platforms.flatMap((p, i) =>
      p.traces.map((t) => ({
        ...t,
        record: t.record === null ? null : t.record ? `platforms[${i}].${t.record}` : `platforms[${i}]`,
      })),
    ),
    ...rejected.flatMap((r) => r.tableTraces.map((t) => ({ ...t, record: null, field: "unparsed" }))),
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
    platforms: platforms.map(({ platform }, i) => ({
      ...platform,
      sla: sla[i]!.tables,
      incidents: platform.incidents.map((each) => ({ ...each, id: id() })),
    })),
    diagnostics: isReport
      ? [...period.diagnostics, ...platforms.flatMap((p, i) => [...p.diagnostics, ...sla[i]!.diagnostics])]
      : [notAReport(layouts)],
    unparsed,
    traces,
  };
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

function titleOf(found: Sections, cover: readonly Piece[], isReport: boolean): Piece | null {
  if (!isReport) return null;
  const first = found.sections[0];
  const candidates = cover.filter(
    (p) =>
      !readMonthHeading(p.paragraph.text) &&
      /\p{L}{3}/u.test(p.paragraph.text) &&
      p.page <= (first?.pages[0] ?? Infinity),
  );
  return largest(candidates);
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
    const isMonth = isReport && readMonthHeading(piece.paragraph.text)?.month;
    return isMonth ? { ...base, record: "", field: "period" } : { ...base, record: null, field: "unparsed" };
  });

interface ReadSection {
  platform: Platform;
  diagnostics: Diagnostic[];
  traces: Trace[];
  /** Those of them that are of its tables. */
  tableTraces: Trace[];
  /** Whether the section holds anything of a status report. */
  speaks: boolean;
}

function readSection(section: Section, month: string, { vocabulary, knowledge }: InterpretContext): ReadSection {
  const paragraphs = joinOverPages(section.content);
  const { sla, ...tables } = readTables(section);
  const narrative = readNarrative(paragraphs, {
    period: month,
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
    speaks: sla.length > 0 || (section.headings.length > 0 && Boolean(assessment || areas.length || changes)),
  };
}

/** A heading is no surer than its least sure word. */
const nameConfidence = ({ headings }: Section): number =>
  Math.min(1, ...headings.map(({ paragraph }) => paragraph.confidence));

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
