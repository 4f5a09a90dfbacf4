import type { Place } from "../model/geometry.js";
import type { Diagnostic, Platform, Report, Unparsed } from "../model/record.js";
import { isBulletMark } from "../model/bulletMark.js";
import { excerpt } from "./excerpt.js";
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
/** Words for each number or month of a table's line at most: a sentence that names three has more. */
const WORDS_A_FIGURE = 3;
/** Letters of a page that gave no record; fewer are a cover's title or a foot. Chosen by the samples' covers, not swept. */
const SPEAKING_PAGE = 200;

const PERCENTAGE = /\d+(?:[.,]\d+)?\s?%/gu;
const MONTH =
  /(?<![\d.-])(?:0?[1-9]|1[0-2])[-/](?:20)?\d\d(?![\d/-])|(?<!\p{L})(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|jun[i]?|jul[i]?|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\p{L})/giu;
const NUMBER = /(?<![\p{L}\d.,:/-])\d[\d.,]*(?![\p{L}\d:/-])/gu;
const TABLE_TITLE =
  /driftseffektivitet|\bsla[- ](?:opfølgning|tabel|målinger|rapport)|tilgængelighed (?:i|pr\.) (?:pct|procent|måned)/iu;
const DAY =
  /(?<!\d)(?:\d{1,2}\/\d{1,2}(?!\d)|\d{1,2}\. ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}*|\d{1,2}\.\d{1,2}\.(?:20)?\d\d|20\d\d-\d\d-\d\d)/iu;
/** What reports, stamps and sentences say, and no platform is called. */
const UNUSUAL_NAME =
  /^(?:modtaget|(?:måneds|drifts|status)?rapport(?:en|er)?|driftsstatus|side|bilag|journal)(?!\p{L})|\s(?:er|var|har|blev|kan|skal|vil|\p{L}{4,}(?:ede|edes))(?![\p{L}-])|(?<!\/\p{L})[.:;!?]$|\d{1,2}\.\s*\p{L}+\s+\d{4}/iu;
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

/** Whether a line has so many of `figures` that it is one of a table and no sentence. */
const isLineOf = (figures: number, text: string): boolean =>
  figures >= MANY && text.trim().split(/\s+/u).length <= WORDS_A_FIGURE * figures + 1;

/** "70 10 20 30" is where somebody is called. */
const TELEPHONE = /(?<!\d)\d\d \d\d \d\d \d\d(?!\d)/gu;

const isLineOfFigures = (text: string): boolean => {
  const told = text.replace(TELEPHONE, "");
  return (
    isLineOf(count(PERCENTAGE, told), told) ||
    (/\p{L}{2}/u.test(told) && isLineOf(count(NUMBER, told), told) && !SENTENCE.test(told))
  );
};

const isLineOfMonths = (text: string): boolean => isLineOf(count(MONTH, text), text);

/** A text with a verb, or one that ends as a sentence does. */
const SENTENCE = /(?<!\p{L})(?:er|var|har|blev|kan|skal|besvarede|fik)(?!\p{L})|\p{L}[.!?]$/iu;

const isTableTitle = (text: string): boolean => TABLE_TITLE.test(text) && !SENTENCE.test(text.trim());

/** "• Den 3. marts …", "2) 3/3: …" */
const isBullet = (text: string): boolean => isBulletMark(text.trim().split(/\s/u, 1)[0]!);

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

export const LOSS_RULES: readonly LossRule[] = [
  {
    code: "table-not-read",
    // Many are of plans or telephone hours: no reason to call a report failed.
    severity: "warning",
    means:
      "a line of figures, or a table's title or months on a page without a table, gave no record: a table was lost",
    check: (report) => {
      const withTable = pagesOfTables(report);
      const found = linesOf(report.unparsed).filter(
        ({ text, source }) =>
          isLineOfFigures(text) || (!withTable.has(source.page) && (isTableTitle(text) || isLineOfMonths(text))),
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
        .filter(({ text }) => isBullet(text) && DAY.test(text))
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
