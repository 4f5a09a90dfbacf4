import type { Drawing, Producer } from "./fixture.js";
import type { PartialLayout } from "./layoutOptions.js";
import { layoutWith } from "./layoutOptions.js";
import { lotteryKind } from "./lottery.js";
import type { Month } from "./month.js";
import type { ReportDescription, ReportSize } from "./report.js";
import { randomReport } from "./report.js";
import { worldFrom } from "./world.js";

/** A kind of fixture: one report, drawn in one way. Add a line to `KINDS` to have another. */
export interface Kind {
  name: string;
  producer: Producer;
  layout: PartialLayout;
  size?: ReportSize;
  month?: Month;
  /** Rows of each platform in two tables. */
  twoTables?: boolean;
}

const REAL = ["Serviceplatformen", "Støttesystemerne"];
const BULLETS: ReportSize = { platforms: REAL, incidents: 4 };
const UNLISTED: ReportSize = { platforms: ["Byggesagsportalen", "Geodatatjenesten"], incidents: 2 };

export const KINDS: Kind[] = [
  // Text as producers write it
  { name: "plain", producer: "pdfkit", layout: {} },
  { name: "plain-pdf-lib", producer: "pdf-lib", layout: {} },
  { name: "words", producer: "pdfkit", layout: { text: { placement: "word" } }, size: BULLETS },
  { name: "words-with-spaces", producer: "pdf-lib", layout: { text: { placement: "word-space" } }, size: BULLETS },
  { name: "chunks", producer: "pdf-lib", layout: { text: { placement: "chunks" } }, size: BULLETS },
  { name: "glyphs", producer: "pdf-lib", layout: { text: { placement: "glyph" } }, size: BULLETS },
  {
    name: "glyphs-jittered",
    producer: "pdfkit",
    layout: { text: { placement: "glyph", jitter: 0.25 } },
    size: BULLETS,
  },
  { name: "double-spaces", producer: "pdfkit", layout: { text: { spaces: "double" } }, size: BULLETS },
  {
    name: "non-breaking",
    producer: "pdf-lib",
    layout: { text: { spaces: "non-breaking", nonBreakingHyphens: true } },
    size: BULLETS,
  },
  { name: "ligatures", producer: "pdf-lib", layout: { text: { ligatures: true } }, size: BULLETS },
  {
    name: "soft-hyphens",
    producer: "pdfkit",
    layout: { page: { format: "a4" }, text: { softHyphens: true } },
    size: BULLETS,
  },
  {
    name: "breaks-at-hyphens",
    producer: "pdf-lib",
    layout: { page: { format: "a4" }, text: { breakAtHyphens: true } },
    size: BULLETS,
  },
  { name: "bold-in-sentence", producer: "pdfkit", layout: { text: { boldSystems: true } }, size: BULLETS },
  {
    name: "justified",
    producer: "pdf-lib",
    layout: { page: { format: "a4" }, text: { justified: true } },
    size: BULLETS,
  },
  { name: "drawn-twice", producer: "pdfkit", layout: { text: { doubled: true } } },
  { name: "drawn-twice-words", producer: "pdf-lib", layout: { text: { doubled: true, placement: "word" } } },
  { name: "jittered", producer: "pdf-lib", layout: { text: { jitter: 0.8 } }, size: BULLETS },
  { name: "large-text", producer: "pdfkit", layout: { text: { size: 13 } }, size: BULLETS },
  { name: "hidden-text", producer: "pdfkit", layout: { extras: ["hidden-text"] } },
  { name: "text-outside", producer: "pdf-lib", layout: { extras: ["text-outside"] } },
  { name: "annotation-and-field", producer: "pdf-lib", layout: { narrative: { annotated: true } }, size: BULLETS },

  // Pages
  { name: "rotate-90", producer: "pdfkit", layout: { page: { rotate: 90 } }, size: BULLETS },
  { name: "rotate-180", producer: "pdf-lib", layout: { page: { rotate: 180 } }, size: BULLETS },
  {
    name: "rotate-270",
    producer: "pdf-lib",
    layout: { page: { rotate: 270 }, table: { environment: "rotated" } },
    size: BULLETS,
  },
  { name: "user-unit", producer: "pdfkit", layout: { page: { userUnit: 2.5 } } },
  { name: "shrunk", producer: "pdf-lib", layout: { page: { userUnit: 0.4 } }, size: BULLETS },
  {
    name: "cropped",
    producer: "pdf-lib",
    layout: { page: { cropped: true }, extras: ["text-outside"] },
    size: BULLETS,
  },
  {
    name: "cropped-rotated",
    producer: "pdfkit",
    layout: { page: { cropped: true, rotate: 90, userUnit: 2 }, extras: ["text-outside"] },
  },
  { name: "no-cover", producer: "pdfkit", layout: { page: { cover: false } } },
  {
    name: "single-platform",
    producer: "pdf-lib",
    layout: { page: { cover: false } },
    size: { platforms: ["Støttesystemerne"], incidents: 3 },
  },
  {
    name: "heading-hyphen",
    producer: "pdfkit",
    layout: { page: { heading: "-" } },
    size: { platforms: ["Digital Post-løsningen", "Serviceplatformen"] },
  },
  { name: "heading-long-dash", producer: "pdf-lib", layout: { page: { heading: "—" } }, size: UNLISTED },
  { name: "heading-two-lines", producer: "pdfkit", layout: { page: { heading: "two-lines" } }, size: UNLISTED },
  { name: "heading-last", producer: "pdfkit", layout: { page: { drawOrder: "heading-last" } }, size: BULLETS },
  { name: "table-drawn-first", producer: "pdf-lib", layout: { page: { drawOrder: "table-first" } }, size: BULLETS },
  {
    name: "drawn-backwards",
    producer: "pdf-lib",
    layout: { page: { drawOrder: "backwards", cover: false } },
    size: BULLETS,
  },
  {
    name: "running-text",
    producer: "pdfkit",
    layout: { page: { format: "a4", running: true } },
    size: { platforms: [...REAL, "Sundhedsjournalen"] },
  },
  {
    name: "heading-shrunk-to-fit",
    producer: "pdf-lib",
    layout: { page: { format: "a4", running: true }, text: { size: 12 } },
    size: { platforms: [...REAL, "Fælleskommunale Datavarehus"], incidents: 7 },
    month: "2025-09",
  },
  {
    name: "platform-over-pages",
    producer: "pdfkit",
    layout: { page: { format: "a4-landscape" }, text: { size: 12 } },
    size: { platforms: ["Støttesystemerne"], incidents: 9 },
  },
  {
    name: "platform-over-pages-bare",
    producer: "pdf-lib",
    layout: { page: { format: "a4-landscape", continued: "nothing" }, text: { size: 12 } },
    size: { platforms: ["Støttesystemerne", "Geodatatjenesten"], incidents: 9 },
  },
  { name: "footers", producer: "pdf-lib", layout: { extras: ["footer"] } },
  { name: "title-in-footers", producer: "pdfkit", layout: { extras: ["title-footer", "logo"] } },

  // Narrative
  { name: "two-columns", producer: "pdfkit", layout: { narrative: { columns: "two" } }, size: BULLETS },
  {
    name: "two-columns-words",
    producer: "pdf-lib",
    layout: {
      page: { format: "a4-landscape" },
      text: { placement: "word" },
      narrative: { columns: "two", bullet: "•" },
    },
    size: BULLETS,
  },
  { name: "boxes-side-by-side", producer: "pdf-lib", layout: { narrative: { columns: "boxes" } }, size: BULLETS },
  {
    name: "bullet-over-pages",
    producer: "pdfkit",
    layout: { page: { format: "a4" }, narrative: { breakInBullet: true } },
    size: BULLETS,
  },
  {
    name: "bullet-over-pages-bare",
    producer: "pdf-lib",
    layout: {
      page: { format: "a4", continued: "nothing" },
      narrative: { breakInBullet: true, bullet: "•" },
      extras: ["footer"],
    },
    size: BULLETS,
  },
  {
    name: "blank-lines-in-bullets",
    producer: "pdfkit",
    layout: { page: { format: "a4" }, narrative: { blankLinesInBullets: true } },
    size: BULLETS,
  },
  { name: "nested-bullets", producer: "pdfkit", layout: { narrative: { nested: true, bullet: "–" } }, size: BULLETS },
  { name: "numbered", producer: "pdf-lib", layout: { narrative: { bullet: "1." } }, size: BULLETS },
  { name: "numbered-parenthesis", producer: "pdfkit", layout: { narrative: { bullet: "1)" } }, size: BULLETS },
  { name: "lettered", producer: "pdf-lib", layout: { narrative: { bullet: "a)" } }, size: BULLETS },
  { name: "private-use-bullets", producer: "pdfkit", layout: { narrative: { bullet: "\uf0b7" } }, size: BULLETS },
  ...["•", "●", "▪", "◦", "►", "*", "o", "‐", "·", "➢", "✓"].map((bullet, i): Kind => ({
    name: `bullet-mark-${i + 1}`,
    producer: i % 2 ? "pdf-lib" : "pdfkit",
    layout: { narrative: { bullet } },
    size: { platforms: ["Støttesystemerne"], incidents: 3 },
  })),

  // Tables
  { name: "table-before-text", producer: "pdfkit", layout: { table: { place: "before" } }, size: BULLETS },
  { name: "table-title-below", producer: "pdf-lib", layout: { table: { title: "below" } } },
  { name: "table-without-title", producer: "pdfkit", layout: { table: { title: "none" } } },
  {
    name: "two-tables",
    producer: "pdfkit",
    layout: {},
    twoTables: true,
    size: { platforms: ["Støttesystemerne", "Geodatatjenesten"] },
  },
  {
    name: "two-tables-unruled",
    producer: "pdf-lib",
    layout: { table: { rulings: "none", header: "plain" } },
    twoTables: true,
    size: { platforms: ["Støttesystemerne"] },
  },
  ...(["all", "horizontal", "none"] as const).map((rulings, i): Kind => ({
    name: `tables-beside-${rulings}`,
    producer: i % 2 ? "pdf-lib" : "pdfkit",
    layout: {
      page: { format: i === 1 ? "a4-landscape" : "slide" },
      table: {
        beside: true,
        rulings,
        environment: (["merged", "none", "rotated"] as const)[i]!,
        targetPlace: i === 2 ? "after" : "before",
        align: i === 1 ? "right" : "left",
      },
    },
    twoTables: true,
    size: { platforms: ["Støttesystemerne", "Kommunernes Ydelsessystem"], months: 3 + i },
  })),
  {
    name: "tables-beside-stacked-target",
    producer: "pdfkit",
    layout: { table: { beside: true, target: "SLA-/mål" } },
    twoTables: true,
    size: { platforms: ["Støttesystemerne", "Kommunernes Ydelsessystem"], months: 4 },
  },
  { name: "unruled", producer: "pdfkit", layout: { table: { rulings: "none" } } },
  {
    name: "unruled-plain",
    producer: "pdf-lib",
    layout: { table: { rulings: "none", header: "plain", align: "right", colours: "none" } },
  },
  {
    name: "horizontal-rules",
    producer: "pdf-lib",
    layout: { table: { rulings: "horizontal", header: "light", align: "centre" } },
  },
  {
    name: "outer-rules-striped",
    producer: "pdfkit",
    layout: { table: { rulings: "outer", striped: true, align: "right" } },
  },
  {
    name: "split-table",
    producer: "pdfkit",
    layout: { table: { splitAfter: 3 } },
    size: { platforms: ["Støttesystemerne"] },
  },
  {
    name: "split-table-bare",
    producer: "pdf-lib",
    layout: { page: { continued: "nothing" }, table: { splitAfter: 3, repeatHeader: false } },
    size: { platforms: ["Støttesystemerne"] },
  },
  { name: "months-3", producer: "pdf-lib", layout: {}, size: { months: 3 } },
  { name: "months-6-a4", producer: "pdfkit", layout: { page: { format: "a4" } }, size: { months: 6 } },
  { name: "months-24", producer: "pdfkit", layout: {}, size: { months: 24, platforms: REAL } },
  { name: "month-dotted", producer: "pdfkit", layout: { table: { months: "mar. 25", target: "SLA mål" } } },
  { name: "month-long", producer: "pdf-lib", layout: { table: { months: "marts 25", target: "Servicemål" } } },
  { name: "month-long-year", producer: "pdfkit", layout: { table: { months: "Marts 2025", target: "Mål" } } },
  { name: "month-capital", producer: "pdf-lib", layout: { table: { months: "Mar 2025", target: "KTS" } } },
  { name: "month-numeric", producer: "pdfkit", layout: { table: { months: "03-25", target: "SLA-Mål" } } },
  {
    name: "month-iso",
    producer: "pdf-lib",
    layout: { table: { months: "2025-03", target: "SLA mål", targetPlace: "after" } },
  },
  { name: "header-two-lines", producer: "pdfkit", layout: { table: { months: "mar/25", target: "SLA-/mål" } } },
  { name: "header-year-row", producer: "pdf-lib", layout: { table: { months: "year-row" } } },
  { name: "target-after", producer: "pdfkit", layout: { table: { targetPlace: "after" } } },
  { name: "rotated-environment", producer: "pdfkit", layout: { table: { environment: "rotated" } } },
  { name: "environment-every-row", producer: "pdf-lib", layout: { table: { environment: "every-row" } } },
  { name: "no-environment", producer: "pdfkit", layout: { table: { environment: "none" } } },
  {
    name: "wrapped-labels",
    producer: "pdfkit",
    layout: { table: { narrowLabels: true } },
    size: { platforms: [...REAL, "Kommunernes Ydelsessystem"] },
  },
  {
    name: "wrapped-labels-unruled",
    producer: "pdf-lib",
    layout: { table: { narrowLabels: true, rulings: "none" } },
    size: { platforms: [...REAL, "Kommunernes Ydelsessystem"] },
  },
  ...(["", "–", "n/a", "n.a.", "i.r."] as const).map((empty, i): Kind => ({
    name: `empty-cells-${i + 1}`,
    producer: i % 2 ? "pdfkit" : "pdf-lib",
    layout: { table: { empty, rulings: i % 2 ? "all" : "none" } },
    month: "2024-03",
    size: { platforms: ["Støttesystemerne", "Fælleskommunale Datavarehus"] },
  })),
  ...([0, 1, 3] as const).map((decimals): Kind => ({
    name: `decimals-${decimals}`,
    producer: "pdf-lib",
    layout: { table: { decimals, percent: decimals === 1 ? " %" : "%" } },
  })),
  { name: "percent-space", producer: "pdfkit", layout: { table: { percent: " %" } } },
  { name: "percent-none", producer: "pdf-lib", layout: { table: { percent: "" } } },
  {
    name: "percent-space-words",
    producer: "pdf-lib",
    layout: { text: { placement: "word" }, table: { percent: " %", thousands: " " } },
    size: UNLISTED,
  },
  { name: "thousands-space", producer: "pdfkit", layout: { table: { thousands: " " } }, size: UNLISTED },
  { name: "thousands-none", producer: "pdf-lib", layout: { table: { thousands: "" } }, size: UNLISTED },
  ...(["¹", "*", "raised"] as const).map((footnotes, i): Kind => ({
    name: `footnotes-${i + 1}`,
    producer: i % 2 ? "pdf-lib" : "pdfkit",
    layout: { table: { footnotes } },
    size: BULLETS,
  })),
  { name: "runs-over-two-cells", producer: "pdfkit", layout: { table: { runs: "pair" } } },
  { name: "runs-over-rows", producer: "pdf-lib", layout: { table: { runs: "row" } } },
  {
    name: "runs-over-rows-gaps",
    producer: "pdfkit",
    layout: { table: { runs: "row", empty: "", rulings: "none" } },
    month: "2024-03",
    size: { platforms: ["Støttesystemerne"] },
  },
  { name: "other-tables", producer: "pdfkit", layout: { extras: ["contacts", "plan"] } },
  {
    name: "other-tables-before",
    producer: "pdf-lib",
    layout: { page: { format: "a4" }, table: { place: "before", rulings: "none" }, extras: ["contacts", "plan"] },
  },
  {
    name: "colours-office",
    producer: "pdfkit",
    layout: { table: { palette: "office", colours: "all" } },
    size: BULLETS,
  },
  { name: "colours-dark", producer: "pdf-lib", layout: { table: { palette: "dark", colours: "all" } }, size: BULLETS },
  {
    name: "colours-none",
    producer: "pdfkit",
    layout: { table: { colours: "none" }, extras: ["no-legend"] },
    size: BULLETS,
  },
  ...(["image", "pattern"] as const).map((fills): Kind => ({
    name: `colours-${fills}`,
    producer: "pdf-lib",
    layout: { table: { fills, colours: "all" } },
    size: BULLETS,
  })),
  { name: "swatches", producer: "pdf-lib", layout: { extras: ["swatches"] }, size: BULLETS },

  // All at once
  {
    name: "everything",
    producer: "pdfkit",
    layout: {
      page: { format: "a4", cropped: true, drawOrder: "backwards", heading: "—" },
      text: { placement: "chunks", softHyphens: true, boldSystems: true, jitter: 0.2 },
      narrative: { nested: true, bullet: "1." },
      table: {
        months: "mar/25",
        target: "SLA-/mål",
        environment: "rotated",
        rulings: "horizontal",
        palette: "office",
        colours: "all",
        footnotes: "raised",
        narrowLabels: true,
        align: "centre",
      },
      extras: ["footer", "contacts", "hidden-text", "text-outside"],
    },
    size: UNLISTED,
  },

  // Producers that lay out by themselves
  {
    name: "chromium",
    producer: "chromium",
    layout: { page: { format: "a4-landscape" }, narrative: { bullet: "•" } },
    size: BULLETS,
  },
  {
    name: "chromium-numbered",
    producer: "chromium",
    layout: { page: { format: "a4-landscape" }, narrative: { bullet: "1." } },
    size: { platforms: REAL, incidents: 11 },
  },
  {
    name: "writer-numbered",
    producer: "writer",
    layout: { page: { format: "a4-landscape" }, narrative: { bullet: "1." } },
    size: BULLETS,
  },
  {
    name: "chromium-columns",
    producer: "chromium",
    layout: { text: { justified: true }, narrative: { columns: "two" }, table: { environment: "rotated" } },
    size: BULLETS,
  },
  {
    name: "chromium-dark",
    producer: "chromium",
    layout: { table: { palette: "dark", colours: "all", rulings: "none", place: "before", align: "right" } },
    size: UNLISTED,
  },
  {
    name: "chromium-running",
    producer: "chromium",
    layout: {
      page: { format: "a4", running: true, heading: "two-lines" },
      text: { nonBreakingHyphens: true },
      table: { months: "mar/25", title: "below" },
    },
    size: { platforms: [...REAL, "Sundhedsjournalen"] },
  },
  {
    name: "chromium-no-environment",
    producer: "chromium",
    layout: {
      page: { cover: false, format: "a4-landscape" },
      table: { environment: "none", target: "Servicemål", months: "marts 25", empty: "" },
    },
    month: "2024-04",
  },
  {
    name: "writer",
    producer: "writer",
    layout: { page: { format: "a4-landscape" }, narrative: { bullet: "•" } },
    size: BULLETS,
  },
  {
    name: "writer-unruled",
    producer: "writer",
    layout: {
      page: { format: "a4-landscape", heading: "-" },
      table: { rulings: "none", align: "right", target: "Mål", months: "2025-03" },
    },
    size: UNLISTED,
  },
  { name: "impress", producer: "impress", layout: {}, size: BULLETS },
  {
    name: "impress-heading-last",
    producer: "impress",
    layout: {
      page: { drawOrder: "heading-last" },
      narrative: { bullet: "1)" },
      table: { palette: "dark", colours: "all", months: "mar. 25" },
    },
    size: UNLISTED,
  },
];

/** Drawn by lot, and kept for what they brought to light. */
const DRAWN = [
  11, 19, 20, 30, 33, 38, 40, 46, 47, 52, 67, 108, 5002, 5007, 5063, 5090, 5093, 5094, 6017, 7018, 7062, 7080, 7085,
  7096, 7102, 7115, 8019, 8032, 8053, 8068, 8084, 8104, 9016, 9034, 9092,
];
KINDS.push(...DRAWN.map(lotteryKind));

const world = worldFrom("fixtures");

export function drawingOf(kind: Kind): Drawing {
  const report = randomReport(kind.name, kind.month ?? "2025-03", world, kind.size);
  return {
    name: kind.name,
    producer: kind.producer,
    report: kind.twoTables ? inTwoTables(report) : report,
    layout: layoutWith(kind.layout),
  };
}

/** Half of each platform's rows in a table of their own. */
function inTwoTables(report: ReportDescription): ReportDescription {
  const platforms = report.platforms.map((platform) => {
    const tables = platform.tables.flatMap((table) => {
      const half = Math.ceil(table.rows.length / 2);
      const part = (name: string, rows: typeof table.rows) => ({ ...table, title: `${table.title}, ${name}`, rows });
      return [part("del 1", table.rows.slice(0, half)), part("del 2", table.rows.slice(half))];
    });
    return { ...platform, tables };
  });
  return { ...report, platforms };
}
