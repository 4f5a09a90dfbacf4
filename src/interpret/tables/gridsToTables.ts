import { median } from "../../model/median.js";
import { roundBox, union, type Place } from "../../model/geometry.js";
import type { GridCell, GridRow, TableGrid, Word } from "../../model/layout.js";
import { monthOrdinal } from "../../model/monthOrdinal.js";
import type { Area, Diagnostic, SlaRow, SlaTable, SlaValue } from "../../model/record.js";
import type { Trace } from "../../model/trace.js";
import { fillToColour } from "./cellColour.js";
import { groupingOf, type CellValue, type Grouping } from "./cellValue.js";
import { readEnvironment } from "../environment.js";
import { readRow } from "./rowReading.js";
import { textOf } from "./wordsText.js";
import { SURE } from "../../model/sure.js";

/** A table's records, one a environment, with what its words became. */
export interface ReadTables {
  tables: SlaTable[];
  diagnostics: Diagnostic[];
  /** `record` counts from "sla[0]"; the caller puts the platform before it. */
  traces: Trace[];
}

/** Type smaller than this share of its cell's is a raised footnote mark. */
const FOOTNOTE_SIZE = 0.8;

/** A grid and its continuations on later pages become one table for each environment they name. */
export function gridsToTables(grids: readonly TableGrid[], title: string | null, firstIndex: number): ReadTables {
  const diagnostics: Diagnostic[] = [];
  const traces: Trace[] = [];
  const months = grids[0]!.months;
  const grouping = groupingOfTable(grids);
  const groups: { environment: string | null; rows: SlaRow[]; boxes: Place[] }[] = [];
  let environment: string | null = null;
  for (const grid of grids) {
    // A merged cell that goes on over the page is printed on one of them.
    const goesOn = grid !== grids[0] && grid.rows.every((row) => row.stub.length === 0);
    const place = (words: readonly Word[]): Place => ({
      page: grid.page,
      box: roundBox(union(words.map((w) => w.box))),
    });
    const addTrace = (words: readonly Word[], record: string | null, field: string): void => {
      if (words.length) traces.push({ text: textOf(words), source: place(words), record, field });
    };
    const sections = grid.sections.map((section) => {
      const text = textOf(section.words);
      return { ...section, area: areaOf(text), environment: readEnvironment(text) };
    });
    const labels = grid.rows.map((row) => textOf(row.label));
    const prefixes = new Set<GridSection>();
    const stubsSeen = new Set<Word>();
    const headingWordsSeen = new Set<Word>();
    const sureness = monthSureness(grid);
    let latest: Area | null = null;
    grid.rows.forEach((row, i) => {
      latest = sections.findLast((s) => s.beforeRow <= i && s.area)?.area ?? latest;
      const stub = textOf(row.stub);
      const section = sections.findLast((s) => s.beforeRow <= i);
      const named = sections.findLast((s) => s.beforeRow <= i && s.environment)?.environment ?? null;
      if (!goesOn) environment = readEnvironment(stub) ?? named;
      // "infrastruktur" alone names no service: what stands before or over it does.
      const isPart = isPartOfName(labels[i]!) || labels.filter((label) => label === labels[i]).length > 1;
      const isName = isPart && stub !== "" && readEnvironment(stub) === null && areaOf(stub) === null;
      const over = isPart && !isName && section && !section.area && !section.environment ? section : null;
      if (over) prefixes.add(over);
      const prefix = isName ? row.stub : (over?.words ?? []);
      let group = groups.find((g) => g.environment === environment);
      if (!group) groups.push((group = { environment, rows: [], boxes: [] }));
      const index = firstIndex + groups.indexOf(group);
      const read = toRow(grid, { ...row, label: [...prefix, ...row.label] }, latest ?? areaOf(stub), {
        sureness,
        grouping,
      });
      const record = `sla[${index}].rows[${group.rows.length}]`;
      addTrace(row.label, record, "service");
      addTrace(row.target.words, record, "target");
      row.values.forEach((cell, m) => addTrace(cell.words, `${record}.values[${m}]`, "value"));
      const freshStub = row.stub.filter((w) => !stubsSeen.has(w));
      freshStub.forEach((w) => stubsSeen.add(w));
      const stubField = isName ? "service" : environment ? "environment" : areaOf(stub) ? "area" : null;
      addTrace(freshStub, stubField ? (isName ? record : `sla[${index}]`) : null, stubField ?? "unparsed");
      group.rows.push(read.row);
      group.boxes.push({ page: grid.page, box: row.box });
      diagnostics.push(...read.diagnostics);
    });
    for (const heading of grid.headings) {
      const known = heading.kind !== "other" || isLabelHeading(heading.text);
      // A year over several months is printed once.
      const fresh = heading.words.filter((w) => !headingWordsSeen.has(w));
      fresh.forEach((w) => headingWordsSeen.add(w));
      addTrace(fresh, known ? `sla[${firstIndex}]` : null, known ? FIELD_OF_HEADING[heading.kind] : "unparsed");
    }
    for (const section of sections) {
      const known = section.area
        ? "area"
        : section.environment
          ? "environment"
          : prefixes.has(section)
            ? "service"
            : null;
      addTrace(section.words, known ? `sla[${firstIndex}]` : null, known ?? "unparsed");
    }
    addTrace(grid.extras, null, "unparsed");
  }
  const first = grids[0]!;
  const tables = groups.map(({ environment, rows, boxes }): SlaTable => {
    const onFirst = boxes.filter((b) => b.page === first.page).map((b) => b.box);
    const heads = first.headings.map((h) => h.box);
    return {
      title,
      environment,
      months: [...months],
      rows,
      source: { page: first.page, box: roundBox(union([...heads, ...onFirst])) },
    };
  });
  return { tables, diagnostics, traces };
}

type GridSection = TableGrid["sections"][number];

/** "infrastruktur", "Applikationsdrift": part of a service, which is named beside or over it */
const isPartOfName = (label: string): boolean => /^(?:infrastruktur|applikation)(?:s?drift)?(?:en)?$/i.test(label);

const FIELD_OF_HEADING = { month: "months", target: "target", environment: "environment", other: "service" } as const;

/** "System", "Service", "Driftseffektivitet": heads the labels */
const isLabelHeading = (text: string): boolean =>
  /^(?:it-?)?(?:system|service|tjeneste|ydelse|komponent|løsning|navn)(?:er|navn)?:?$/i.test(text);

function toRow(
  grid: TableGrid,
  row: GridRow,
  inherited: Area | null,
  { sureness, grouping }: { sureness: readonly number[]; grouping: Grouping | null },
): { row: SlaRow; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const service = textOf(row.label);
  const name = Math.min(1, ...row.label.map((word) => word.confidence));
  const cells = row.values.map(readCell);
  const target = readCell(row.target);
  // A scan's "87,5" may have lost its comma: where there are values that are sure, they say what the row measures.
  const isSure = cells.map(({ text, confidence }) => text !== "" && confidence >= SURE);
  const reading = readRow(
    {
      service,
      target: target.number,
      values: cells.map((cell) => cell.number),
      telling: isSure.some(Boolean) ? isSure : cells.map(() => true),
    },
    grouping,
  );
  const { metric, unit } = reading;
  const read = cells.map((cell, i): ReadCell => withoutMisread({ ...cell, ...reading.values[i]! }));
  const report = (code: string, message: string, cell: GridCell): void =>
    void diagnostics.push({ code, severity: "warning", message, source: { page: grid.page, box: roundBox(cell.box) } });

  const targetNumber = target.confidence < LIKELY ? null : reading.target.value;
  const doubt = `(${target.confidence.toFixed(2)}); compare it with the page.`;
  if (reading.target.kind === "unreadable")
    report("unreadable-target", `The target "${target.text}" of "${service}" is no number.`, row.target);
  else if (target.confidence < LIKELY)
    report("unreadable-target", `The target "${target.text}" of "${service}" is too uncertain ${doubt}`, row.target);
  else if (target.confidence < SURE)
    report("uncertain-target", `The target "${target.text}" of "${service}" is uncertain ${doubt}`, row.target);
  if (name < SURE && service !== "")
    report(
      "name-unsure",
      `The name "${service}" of a row is uncertain (${name.toFixed(2)}), and so are its values; compare it with the page.`,
      { words: row.label, box: row.box, fill: null },
    );
  const isSuspect = isNameless(service) || isMostlyDoubted(read);
  const usual = median(read.flatMap(({ value }) => value ?? []));
  const values = row.values.map((cell, i): SlaValue => {
    const month = grid.months[i]!;
    const { text, kind, value: number } = read[i]!;
    const isPrinted = cell.words.length > 0;
    const printed = isPrinted ? Math.min(read[i]!.confidence, sureness[i]!) : 1;
    const named = isPrinted && name < SURE ? Math.min(printed, DOUBTED) : printed;
    const odd = printed < 1 && (isSuspect || (metric === "count" && isOddCount(number, usual)));
    const confidence = isPrinted && (odd || reading.doubt !== null) ? Math.min(named, DOUBTED) : named;
    const nothing = kind === "none";
    if (number === null && !nothing)
      report("unreadable-value", `"${text}" of "${service}" in ${month} could not be read; its value is null.`, cell);
    else if (confidence < SURE && name >= SURE) {
      const other = cell.words.find((w) => w.alternative)?.alternative;
      report(
        "uncertain-value",
        `"${text}" of "${service}" in ${month} is uncertain (${confidence.toFixed(2)}${other ? `; also read as "${other}"` : ""}); compare it with the page.`,
        cell,
      );
    }
    return {
      month,
      value: number,
      text,
      met: metric === "availability" && number !== null && targetNumber !== null ? number >= targetNumber : null,
      colour: fillToColour(cell.fill),
      confidence: number === null && !nothing ? 0 : confidence,
      source: { page: grid.page, box: roundBox(cell.box) },
    };
  });
  return {
    row: {
      service,
      area: areaOf(service) ?? inherited,
      metric,
      unit,
      target: targetNumber,
      targetText: target.text,
      confidence: Math.min(name, target.confidence),
      values,
      source: { page: grid.page, box: roundBox(row.box) },
    },
    diagnostics,
  };
}

/** A target has no confidence of its own in the record, so what is likelier wrong than right is null. */
const LIKELY = 0.5;

/** How sure a number read from a picture can be in a row that was read badly, and a count of unlikely length. */
export const DOUBTED = 0.8;
/** Digits more or fewer than the row's usual count has: two columns read as one, or a group of three that was lost. */
const ODD_DIGITS = 2;

/** "Produktion" alone names what stands over several rows: this row's own name was not read. */
const isNameless = (service: string): boolean => service === "" || readEnvironment(service) !== null;

/** Whether most numbers of a row are unsure: where print is too poor to be read, what seems sure is as likely wrong. */
function isMostlyDoubted(read: readonly ReadCell[]): boolean {
  const numbers = read.filter(({ kind }) => kind !== "none" && kind !== "unreadable");
  return 2 * numbers.filter(isSureNumber).length < numbers.length;
}

const isOddCount = (count: number | null, usual: number): boolean =>
  count !== null && Math.abs(digitsOf(count) - digitsOf(usual)) >= ODD_DIGITS;

const digitsOf = (count: number): number => String(count).length;

/** How sure a month can be whose heading was lost, or that follows no other where months were read from a picture. */
const STRAY_MONTHS = 0.8;

/** How sure the month of each column is: no value of it can be surer. */
function monthSureness({ months, headings }: TableGrid): number[] {
  const follow = months.every((month, i) => i === 0 || monthOrdinal(month) === monthOrdinal(months[i - 1]!) + 1);
  return months.map((month) => {
    const heading = headings.find((each) => each.month === month);
    const sureness = Math.min(1, ...(heading?.words ?? []).map((word) => word.confidence));
    if (heading?.inferred) return Math.min(sureness, STRAY_MONTHS);
    return sureness < 1 && !follow ? Math.min(sureness, STRAY_MONTHS) : sureness;
  });
}

interface PrintedCell {
  /** All of it. */
  text: string;
  /** Without what is raised beside it. */
  number: string;
  confidence: number;
}

interface ReadCell extends PrintedCell {
  kind: CellValue["kind"];
  value: number | null;
}

const isSureNumber = ({ kind, confidence }: ReadCell): boolean =>
  confidence >= SURE && kind !== "none" && kind !== "unreadable";

function readCell(cell: GridCell): PrintedCell {
  const size = Math.max(0, ...cell.words.map((w) => w.size));
  const full = cell.words.filter((w) => w.size >= FOOTNOTE_SIZE * size || w.text === "%");
  const confidence = Math.min(1, ...cell.words.map((w) => w.confidence));
  return { text: textOf(cell.words), number: textOf(full), confidence };
}

/** A report may print "100,5%"; on a scan it is a misread "100,0%". */
const withoutMisread = (cell: ReadCell): ReadCell =>
  cell.confidence < 1 && cell.kind === "percent" && cell.value !== null && cell.value > 100
    ? { ...cell, kind: "unreadable", value: null }
    : cell;

/** The mark that parts thousands somewhere in a table: "1,852,337" in one row says what "1,234" is in another. */
const groupingOfTable = (grids: readonly TableGrid[]): Grouping | null =>
  grids
    .flatMap(({ rows }) => rows.flatMap((row) => row.values.map((cell) => groupingOf(readCell(cell).number))))
    .find((mark) => mark !== null) ?? null;

/** "SDY - infrastruktur", "SP Applikationsdrift KTS" */
function areaOf(text: string): Area | null {
  if (/infrastruktur/i.test(text)) return "infrastructure";
  return /applikation/i.test(text) ? "application" : null;
}
