import type { Shown } from "./report.js";

/** How a report is drawn. One such object is one fixture kind; `layoutWith` fills in the house style. */
export interface Layout {
  page: PageOptions;
  text: TextOptions;
  narrative: NarrativeOptions;
  table: TableOptions;
  extras: Extra[];
}

export interface PageOptions {
  format: "slide" | "a4" | "a4-landscape";
  cover: boolean;
  /** Between platform and month, or the month on a line of its own. */
  heading: "–" | "-" | "—" | "‐" | "two-lines";
  /** What the second page of a platform begins with. */
  continued: "heading" | "nothing";
  /** Platforms follow each other on a page instead of beginning one. */
  running: boolean;
  /** The order in which the parts are written to the file; where they stand does not change. */
  drawOrder: "reading" | "heading-last" | "table-first" | "backwards";
  rotate: 0 | 90 | 180 | 270;
  /** Points a unit. */
  userUnit: number;
  /** The page is a window on a larger sheet. */
  cropped: boolean;
}

export interface TextOptions {
  /** What one drawing operation holds; "chunks" breaks inside words. */
  placement: "line" | "word" | "word-space" | "chunks" | "glyph";
  spaces: "single" | "double" | "non-breaking";
  ligatures: boolean;
  /** Soft hyphens where a long word breaks. */
  softHyphens: boolean;
  /** Lines break after the hyphen of "Mongo-databasen". */
  breakAtHyphens: boolean;
  nonBreakingHyphens: boolean;
  boldSystems: boolean;
  justified: boolean;
  /** Everything twice, a fraction of a point apart, as some producers make bold. */
  doubled: boolean;
  size: number;
  /** Most that a mark's place is off, points. */
  jitter: number;
}

export interface NarrativeOptions {
  /** "boxes": infrastructure and application side by side. */
  columns: "one" | "two" | "boxes";
  /** The mark, or "1." and the like to count. */
  bullet: string;
  /** Bullets hang below the area's sentence, itself a bullet. */
  nested: boolean;
  blankLinesInBullets: boolean;
  /** A page ends after the first line of a bullet. */
  breakInBullet: boolean;
  /** These paragraphs are a FreeText annotation and a form field. */
  annotated: boolean;
}

export interface TableOptions {
  place: "after" | "before";
  /** A platform's tables stand beside each other. */
  beside: boolean;
  title: "above" | "below" | "none";
  months: "mar-25" | "mar. 25" | "marts 25" | "Marts 2025" | "Mar 2025" | "03-25" | "2025-03" | "mar/25" | "year-row";
  target: "SLA-Mål" | "SLA mål" | "Servicemål" | "Mål" | "KTS" | "SLA-/mål";
  targetPlace: "before" | "after";
  environment: "merged" | "rotated" | "every-row" | "none";
  rulings: "all" | "horizontal" | "outer" | "none";
  header: "dark" | "light" | "plain";
  align: "left" | "centre" | "right";
  empty: "" | "-" | "–" | "n/a" | "n.a." | "i.r.";
  decimals: Shown["decimals"];
  percent: "%" | " %" | "";
  thousands: "." | " " | "";
  colours: Shown["colours"];
  palette: "house" | "office" | "dark";
  /** What the producer fills areas with; pdf-lib's fixtures know all three. */
  fills: "path" | "image" | "pattern";
  striped: boolean;
  /** Mark after breaching values, explained under the table. */
  footnotes: "none" | "¹" | "*" | "raised";
  /** Labels break over lines. */
  narrowLabels: boolean;
  /** Cells in one drawing operation. */
  runs: "cell" | "pair" | "row";
  /** A page break after so many rows. */
  splitAfter: number | null;
  repeatHeader: boolean;
}

export type Extra =
  "footer" | "title-footer" | "hidden-text" | "text-outside" | "contacts" | "plan" | "swatches" | "no-legend" | "logo";

const HOUSE: Layout = {
  page: {
    format: "slide",
    cover: true,
    heading: "–",
    continued: "heading",
    running: false,
    drawOrder: "reading",
    rotate: 0,
    userUnit: 1,
    cropped: false,
  },
  text: {
    placement: "line",
    spaces: "single",
    ligatures: false,
    softHyphens: false,
    breakAtHyphens: false,
    nonBreakingHyphens: false,
    boldSystems: false,
    justified: false,
    doubled: false,
    size: 10,
    jitter: 0,
  },
  narrative: {
    columns: "one",
    bullet: "-",
    nested: false,
    blankLinesInBullets: false,
    breakInBullet: false,
    annotated: false,
  },
  table: {
    place: "after",
    beside: false,
    title: "above",
    months: "mar-25",
    target: "SLA-Mål",
    targetPlace: "before",
    environment: "merged",
    rulings: "all",
    header: "dark",
    align: "left",
    empty: "-",
    decimals: 2,
    percent: "%",
    thousands: ".",
    colours: "breaches",
    palette: "house",
    fills: "path",
    striped: false,
    footnotes: "none",
    narrowLabels: false,
    runs: "cell",
    splitAfter: null,
    repeatHeader: true,
  },
  extras: [],
};

export type PartialLayout = { [Part in Exclude<keyof Layout, "extras">]?: Partial<Layout[Part]> } & {
  extras?: Extra[];
};

export const layoutWith = (options: PartialLayout): Layout => ({
  page: { ...HOUSE.page, ...options.page },
  text: { ...HOUSE.text, ...options.text },
  narrative: { ...HOUSE.narrative, ...options.narrative },
  table: { ...HOUSE.table, ...options.table },
  extras: options.extras ?? [],
});

/** What a reader of the drawing can see. */
export const shownBy = ({ page, table }: Layout): Shown => ({
  cover: page.cover,
  environment: table.environment !== "none",
  tableTitles: table.title !== "none",
  decimals: table.decimals,
  colours: table.colours,
});
