import type { Place } from "../model/geometry.js";
import type { Diagnostic, Platform, Report, Unparsed } from "../model/record.js";
import type { Finding } from "./rules.js";

/** A rule that sees what a report lost: it looks at all records and at what no record came from. */
export interface LossRule {
  code: string;
  severity: Diagnostic["severity"];
  /** For people, in the README. */
  means: string;
  check: (report: Report) => Finding[];
}

/** Pieces of text whose tops are this near, points, stand on one line. */
const SAME_LINE = 3;
/** Three of a kind beside each other are a table's line; two may be prose. */
const MANY = 3;
/** A label with so many bare numbers behind it is a line of figures. */
const MANY_NUMBERS = 4;
/** A page with so many letters that gave no record is more than a foot or a page number. */
const SPEAKING_PAGE = 200;

const PERCENTAGE = /\d+(?:[.,]\d+)?\s?%/gu;
const MONTH =
  /(?<!\p{L})(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|jun[i]?|jul[i]?|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\p{L})/giu;
const NUMBER = /(?<![\p{L}\d.,:/-])\d[\d.,]*(?![\p{L}\d:/-])/gu;
const TABLE_TITLE =
  /driftseffektivitet|\bsla[- ](?:opfølgning|tabel|målinger|rapport)|tilgængelighed (?:i|pr\.) (?:pct|procent|måned)/iu;
const DAY = /(?<!\d)\d{1,2}(?:\/\d{1,2}(?!\d)|\. ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}*)/iu;
const BULLET = /^\s*(?:[•–—▪◦‣*·»-]|\d{1,2}[.)])\s/u;
/** What reports, stamps and sentences say, and no platform is called. */
const UNUSUAL_NAME =
  /^(?:modtaget|månedsrapport|driftsrapport|driftsstatus|statusrapport|rapport|side|bilag|journal)(?!\p{L})|(?<!\p{L})(?:er|var|har|blev|kan|skal|vil)(?!\p{L})|[.:;!?]$|\d{1,2}\.\s*\p{L}+\s+\d{4}/iu;
const LONGEST_NAME = 80;

const count = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

/** What no record came from, joined by printed lines. */
function linesOf(unparsed: readonly Unparsed[]): Unparsed[] {
  const lines: Unparsed[] = [];
  for (const { text, source } of unparsed) {
    const line = lines.find(
      (one) => one.source.page === source.page && Math.abs(one.source.box[1] - source.box[1]) < SAME_LINE,
    );
    if (line) line.text += ` ${text}`;
    else lines.push({ text, source });
  }
  return lines;
}

function isOfTable(text: string): boolean {
  if (count(PERCENTAGE, text) >= MANY) return true;
  const words = text.split(/\s+/u).length;
  if (count(MONTH, text) >= MANY && words <= 3 * count(MONTH, text)) return true;
  const numbers = count(NUMBER, text);
  return numbers >= MANY_NUMBERS && 2 * numbers >= words && /\p{L}{2}/u.test(text);
}

const pagesOfTables = ({ platforms }: Report): Set<number> =>
  new Set(
    platforms.flatMap(({ sla }) =>
      sla.flatMap(({ source, rows }) => [source, ...rows.map((r) => r.source)]).map(({ page }) => page),
    ),
  );

function pagesWithRecords({ platforms }: Report): Set<number> {
  const places = platforms.flatMap(({ assessment, areas, incidents, changes, sla }): (Place | undefined)[] => [
    assessment?.source,
    changes?.source,
    ...areas.map(({ source }) => source),
    ...incidents.map(({ source }) => source),
    ...sla.flatMap(({ source, rows }) => [source, ...rows.map((row) => row.source)]),
  ]);
  return new Set(places.flatMap((place) => (place ? [place.page] : [])));
}

/** Without endings and case: "STØTTESYSTEMER brugeroplevet …" names "Støttesystemerne". */
const stem = (name: string): string => name.toLowerCase().replace(/(?:erne|ene|en|et|er|ne)$/u, "");
const SHORTEST_STEM = 5;
const names = (title: string, { name }: Platform): boolean =>
  stem(name).length >= SHORTEST_STEM && title.toLowerCase().includes(stem(name));

const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);

export const LOSS_RULES: readonly LossRule[] = [
  {
    code: "table-not-read",
    severity: "error",
    means: "a line of figures, three percentages or months, or a table's title gave no record: a table was lost",
    check: (report) => {
      const withTable = pagesOfTables(report);
      const found = linesOf(report.unparsed).filter(
        ({ text, source }) =>
          isOfTable(text) || (TABLE_TITLE.test(text) && !/[.]$/u.test(text.trim()) && !withTable.has(source.page)),
      );
      return found
        .filter((line, i) => found.findIndex(({ source }) => source.page === line.source.page) === i)
        .map(({ text, source }) => ({
          message: `Page ${source.page} has lines of a table that were not read: "${excerpt(text)}".`,
          source,
        }));
    },
  },
  {
    code: "page-without-records",
    severity: "warning",
    means: "a page of text gave no record beside pages that do",
    check: (report) => {
      const recorded = pagesWithRecords(report);
      if (recorded.size === 0) return [];
      const letters = new Map<number, { length: number; source: Place }>();
      for (const { text, source } of report.unparsed) {
        const page = letters.get(source.page) ?? { length: 0, source };
        letters.set(source.page, { ...page, length: page.length + text.length });
      }
      return [...letters]
        .filter(([page, { length }]) => !recorded.has(page) && length >= SPEAKING_PAGE)
        .map(([page, { source }]) => ({ message: `Page ${page} has text, and no record came from it.`, source }));
    },
  },
  {
    code: "platform-without-table",
    severity: "warning",
    means: "a platform has no SLA table while others of the report have one",
    check: ({ platforms }) =>
      platforms.some(({ sla }) => sla.length > 0)
        ? platforms
            .filter(({ sla }) => sla.length === 0)
            .map(({ name, assessment }) => ({
              message: `"${name}" has no SLA table, other platforms of the report have.`,
              source: assessment?.source ?? null,
            }))
        : [],
  },
  {
    code: "bullet-not-read",
    severity: "info",
    means: "a bullet with a day in it gave no record: a plan, a matter closed, or an incident that was missed",
    check: ({ unparsed }) =>
      unparsed
        .filter(({ text }) => BULLET.test(text) && DAY.test(text))
        .map(({ text, source }) => ({ message: `No incident was found in "${excerpt(text)}".`, source })),
  },
  {
    code: "platform-name-unusual",
    severity: "warning",
    means: "a platform is named by a sentence, a stamp or a word for the report, or not at all",
    check: ({ platforms }) =>
      platforms
        .filter(({ name }) => name.trim() === "" || name.length > LONGEST_NAME || UNUSUAL_NAME.test(name.trim()))
        .map(({ name, assessment, incidents, sla }) => ({
          message:
            name.trim() === "" ? "A platform has no name." : `"${excerpt(name)}" is an unusual name for a platform.`,
          source: assessment?.source ?? incidents[0]?.source ?? sla[0]?.source ?? null,
        })),
  },
  {
    code: "table-of-another-platform",
    severity: "warning",
    means: "the title of an SLA table names another platform of the report",
    check: ({ platforms }) =>
      platforms.flatMap((platform) =>
        platform.sla
          .filter(
            ({ title }) =>
              title !== null &&
              !names(title, platform) &&
              platforms.some((other) => other !== platform && names(title, other)),
          )
          .map(({ title, source }) => ({
            message: `The table "${excerpt(title!)}" stands under "${platform.name}", and names another platform.`,
            source,
          })),
      ),
  },
];
