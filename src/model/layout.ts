import type { Box, Place } from "./geometry.js";
import type { Grid, RecognisedGrid } from "./grid.js";
import type { Page, Rgb, TextItem } from "./page.js";

/** A stretch of a paragraph's text and the place of the line it was printed on. */
export interface LineSpan {
  /** Offsets into the paragraph's text: start inclusive, end exclusive. */
  start: number;
  end: number;
  source: Place;
}

/** What a cell of a table of incidents says, as its column's heading has it. */
export type FieldKind =
  | "date"
  | "time"
  | "start"
  | "end"
  | "system"
  | "event"
  | "impact"
  | "cause"
  | "remedy"
  | "length"
  | "area"
  | "ticket"
  | "other";

/** The stretch of a paragraph's text that one cell of a table's row holds. */
export interface Field {
  kind: FieldKind;
  /** Offsets into the paragraph's text: start inclusive, end exclusive. */
  start: number;
  end: number;
}

/**
 * A heading, bullet or paragraph with its wrapped lines joined by one space and soft hyphens at line ends undone.
 * The bullet mark is not part of the text.
 */
export interface Paragraph {
  text: string;
  role: "heading" | "bullet" | "text";
  /** Nesting of a bullet, from 0. */
  level: number;
  /** The bullet's mark as printed, "" for none. */
  mark: string;
  lines: LineSpan[];
  /** Where its text starts, points from the left: behind the mark of a bullet. */
  textX: number;
  /** Lowest confidence of the words, 1 from a text layer. */
  confidence: number;
  /** Font size of most of its words, points. */
  size: number;
  bold: boolean;
  /** Of a row of a table: its text is the cells' texts joined by one space, and these are they. */
  fields?: Field[];
}

/** The part [start, end) of paragraph number `paragraph` became `field` of `record` ("incidents[0]", "changes", …). */
export interface Claim {
  paragraph: number;
  start: number;
  end: number;
  record: string;
  field: string;
}

/** A word: no spaces, one reading direction. */
export interface Word {
  text: string;
  box: Box;
  baseline: number;
  size: number;
  bold: boolean;
  angle: TextItem["angle"];
  /** X of each character's start and, last, of the end; null where only the word's box is known. */
  edges: number[] | null;
  confidence: number;
  alternative?: string;
  /** The word this one was cut from. */
  cutFrom?: Word;
}

/** What the layout must be told: it knows no language and no reports, so it asks what a text may be. */
export interface LayoutReader {
  /** "mar-25", "Marts 2025", "03-25"; a month or a year alone ("marts" over "2025") leaves the other null. */
  month(text: string): { year: number | null; month: number | null } | null;
  /** The same for the heading of a table's column, where first and last days of months name them too: "30-04-2024". */
  columnMonth(text: string): { year: number | null; month: number | null } | null;
  /** "SLA-Mål", "Servicemål", "KTS" */
  target(text: string): boolean;
  /** Whether what a column holds are targets, whatever its heading ("" for none): "99,80%", "99,5%", "n.a." */
  holdsTargets(texts: readonly string[], heading: string): boolean;
  /** Whether texts are availabilities: "99,83%", "100,00%", "99,12%" */
  holdsAvailability(texts: readonly string[]): boolean;
  /** "Driftsområde", "Miljø": heads the column that says which environment the rows are of. */
  environmentHeading(text: string): boolean;
  /** "99,83%", "185.333.727", "-", "n.a." */
  value(text: string): boolean;
  /** "(39 min.)": said of the value beside or over it */
  aside(text: string): boolean;
  /** "… serverne.", not "… til kl." */
  endsSentence(text: string): boolean;
  /** "DRIFTSSTATUS", "Side 2 af 3": no part of the text. */
  furniture(text: string): boolean;
  /** "06-03-2025", "27.-28. marts", "Tirsdag den 6. marts": begins with a day. */
  day(text: string): boolean;
  /** What a grid is a table of, by its own headings or, where it goes on over the page, by those of the page before. */
  table(grid: Grid, headings: readonly string[] | null): RecognisedGrid | null;
}

/** A heading of a table: of a month's column, of the target's or of another. */
export interface ColumnHeading {
  kind: "month" | "target" | "environment" | "other";
  text: string;
  box: Box;
  /** "2025-03" for a month. */
  month: string | null;
  words: Word[];
  /** The heading was lost or is unreadable: its month is known by its place between the others. */
  inferred?: true;
}

/** A column of a table: its heading and the x-range between its boundaries. */
export interface Column {
  heading: ColumnHeading;
  x0: number;
  x1: number;
}

/** Where a table's values stand. */
export interface ValueZone {
  x0: number;
  x1: number;
  /** Labels end left of this; between it and x0 there may be nothing. */
  labelEnd: number;
  /** Distance of two month columns, points. */
  pitch: number;
  /** Text size of the header, points. */
  size: number;
}

export interface GridCell {
  words: Word[];
  box: Box;
  /** The colour painted behind the cell, null for none. */
  fill: Rgb | null;
}

export interface GridRow {
  label: Word[];
  /** What stands in the column before the labels, often merged over several rows: "Produktion". */
  stub: Word[];
  target: GridCell;
  /** One a month, in the order of the months. */
  values: GridCell[];
  box: Box;
}

/** A table found by its header: every word of it is in exactly one place of the grid. */
export interface TableGrid {
  page: number;
  /** Empty where the table goes on from the page before without a header. */
  headings: ColumnHeading[];
  /** Ascending. */
  months: string[];
  rows: GridRow[];
  /** Lines between rows that belong to none: "Infrastruktur" over the three rows that follow. */
  sections: { words: Word[]; beforeRow: number }[];
  /** Words in columns of other things. */
  extras: Word[];
  /** Where its columns stand: enough to read it on where it goes on over the page. */
  columns: Column[];
  zone: ValueZone;
  box: Box;
}

export type Block =
  | { kind: "paragraph"; paragraph: Paragraph }
  | { kind: "table"; table: TableGrid }
  | { kind: "grid"; grid: Grid; is: RecognisedGrid["kind"] };

/** A page in reading order: paragraphs, and tables and grids where their header stands. */
export interface PageLayout {
  page: Page;
  blocks: Block[];
}
