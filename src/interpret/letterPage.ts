import type { Block, PageLayout } from "../model/layout.js";
import { readHeading } from "./headings/readHeading.js";

/**
 * What marks a page as a letter or mail in front of a report, or between two: each form with its examples. A report has
 * an address or a greeting at most; two different marks make a letter.
 */
const MARKS: readonly { mark: string; pattern: RegExp; examples: readonly string[] }[] = [
  {
    mark: "mail header",
    pattern: /^(?:sendt|emne|sent|subject|cc|vedhæftet|vedhæftede filer)\s*:/iu,
    examples: ["Sendt: 3. april 2025 10:32", "Emne: Driftsstatus for marts 2025"],
  },
  {
    mark: "sender and receiver",
    pattern: /^(?:[Ff]ra|[Tt]il|[Ff]rom|[Tt]o|FRA|TIL)\s*:.*(?:@|\p{L}{3,}\s+\p{Lu}\p{L}+)/u,
    examples: ["Fra: Driftscenter KOMBIT <drift@example.dk>", "Til: Systemforvaltningen, Eksempel Kommune"],
  },
  {
    mark: "salutation",
    pattern: /^(?:kære|hej|goddag|til\s+rette\s+vedkommende|god\s+dag)(?!\p{L})[^.:]{0,60}$/iu,
    examples: ["Kære alle", "Hej Karen,", "Til rette vedkommende"],
  },
  {
    mark: "closing",
    pattern:
      /^(?:med\s+)?(?:(?:venlig|bedste|mange|de\s+bedste)\s+hilsen(?:er)?|mvh\.?|vh\.?|på\s+vegne\s+af)(?!\p{L})/iu,
    examples: ["Med venlig hilsen", "Mvh. Jens", "Venlig hilsen"],
  },
  {
    mark: "place and day",
    pattern: /^\p{Lu}[\p{L} .]{1,40},\s+(?:den\s+|d\.\s*)?\d{1,2}\.?\s+\p{L}{3,9}\.?\s+(?:19|20)\d\d$/u,
    examples: ["Skanderborg, den 3. april 2025", "Aarhus, 3. april 2025"],
  },
];

/** Fewer different marks are no letter. */
const FEWEST_MARKS = 2;

/** The mark of a letter that a line is; null for none. */
export const letterMark = (line: string): string | null =>
  MARKS.find(({ pattern }) => pattern.test(line.trim()))?.mark ?? null;

/** Whether the lines of a page are those of a letter or a mail. */
export function isLetter(lines: readonly string[]): boolean {
  const marks = new Set(lines.flatMap((line) => letterMark(line) ?? []));
  return marks.size >= FEWEST_MARKS;
}

/**
 * The pages of letters and mails that a report came with: those before a page that begins a report, and those behind
 * one. A report that is itself written as a letter has no such page, and is none.
 */
export function letterPages(layouts: readonly PageLayout[]): Set<PageLayout> {
  const letters = new Set<PageLayout>();
  if (!layouts.some((layout) => beginsReport(layout) && !isLetterPage(layout))) return letters;
  let inLetter = false;
  for (const layout of layouts) {
    if (isLetterPage(layout)) inLetter = true;
    else if (beginsReport(layout) || hasTable(layout)) inLetter = false;
    if (inLetter) letters.add(layout);
  }
  return letters;
}

const isLetterPage = (layout: PageLayout): boolean => !hasTable(layout) && isLetter(layout.blocks.flatMap(linesOf));

const hasTable = ({ blocks }: PageLayout): boolean => blocks.some((block) => block.kind === "table");

/** A heading with its month stands among so many first paragraphs of a page that begins a report. */
const FIRST = 4;

const beginsReport = ({ blocks }: PageLayout): boolean =>
  blocks
    .slice(0, FIRST)
    .some(
      (block) =>
        block.kind === "paragraph" && readHeading(block.paragraph.text) !== null && !letterMark(block.paragraph.text),
    );

const linesOf = (block: Block): string[] =>
  block.kind === "paragraph"
    ? block.paragraph.lines.map(({ start, end }) => block.paragraph.text.slice(start, end).trim())
    : [];

export const letterExamples = MARKS.flatMap(({ mark, examples }) => examples.map((text) => ({ mark, text })));
