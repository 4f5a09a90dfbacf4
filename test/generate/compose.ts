import type { Extra, Layout } from "./layoutOptions.js";
import { widthOf } from "./font.js";
import type { TablePlan } from "./composeTable.js";
import { planTable } from "./composeTable.js";
import type { NarrativeLine } from "./composeNarrative.js";
import { narrativeLines } from "./composeNarrative.js";
import { addMonths, monthTitle } from "./month.js";
import { headingLines, LEGEND, monthHeading, PALETTES } from "./printed.js";
import type { Random } from "./random.js";
import { randomFrom } from "./random.js";
import type { PlatformDescription, ReportDescription, TableDescription } from "./report.js";
import type { Mark, Part, Scene, ScenePage, TextMark } from "./scene.js";
import { fill, frameAround, rule, shifted } from "./scene.js";
import { produced, wordsOf, wrap } from "./words.js";

/** Puts a report on pages: where every word, line and fill stands, and in which order they are written. */
export function compose(report: ReportDescription, layout: Layout, seed: string): Scene {
  const flow = startFlow(layout);
  if (layout.page.cover) composeCover(flow, report);
  for (const [index, platform] of report.platforms.entries()) composePlatform(flow, report, platform, index);
  const pages = withFooters(flow.pages, report, layout.extras);
  const random = randomFrom("produce", seed);
  return {
    pages: pages.map((page) => ({ ...page, marks: writtenMarks(page, layout, random) })),
    frame: layout.page,
    ligatures: layout.text.ligatures,
    fills: layout.table.fills,
  };
}

// The page being filled

interface Flow {
  layout: Layout;
  pages: ScenePage[];
  left: number;
  width: number;
  bottom: number;
  /** Where the next thing goes. */
  y: number;
  add(...marks: Mark[]): void;
  newPage(): void;
  /** Goes to a new page where less than `height` is left; true if it did. */
  need(height: number): boolean;
  /** Draws what a continued page begins with. */
  onContinue: () => void;
}

const FORMATS = {
  slide: { width: 960, height: 540, margin: 36 },
  a4: { width: 595, height: 842, margin: 50 },
  "a4-landscape": { width: 842, height: 595, margin: 40 },
};

function startFlow(layout: Layout): Flow {
  const { width, height, margin } = FORMATS[layout.page.format];
  return {
    layout,
    pages: [],
    left: margin,
    width: width - 2 * margin,
    bottom: height - margin,
    y: margin,
    add(...marks) {
      this.pages.at(-1)!.marks.push(...marks);
    },
    newPage() {
      this.pages.push({ width, height, marks: [] });
      this.y = margin;
    },
    need(wanted) {
      if (this.y + wanted <= this.bottom) return false;
      this.newPage();
      this.onContinue();
      return true;
    },
    onContinue: () => {},
  };
}

const text = (part: Part, content: string, x: number, y: number, size: number, bold = false): TextMark => ({
  kind: "text",
  part,
  text: content,
  x,
  y,
  size,
  bold,
});

// Parts of a report

function composeCover(flow: Flow, report: ReportDescription): void {
  flow.newPage();
  const middle = flow.bottom / 2;
  flow.add(text("heading", report.title, flow.left + 60, middle - 10, flow.width > 600 ? 30 : 22));
  flow.add(text("heading", monthTitle(report.month), flow.left + 60, middle + 30, 18));
}

function composePlatform(flow: Flow, report: ReportDescription, platform: PlatformDescription, index: number): void {
  const { layout } = flow;
  const heading = (): void => composeHeading(flow, report, platform);
  const fresh = flow.pages.length === 0 || (index === 0 && layout.page.cover);
  flow.onContinue = () => {};
  if (!layout.page.running || fresh) flow.newPage();
  else if (!flow.need(160)) flow.y += 24;
  heading();
  if (layout.page.continued === "heading") flow.onContinue = heading;
  const tables = (): void =>
    layout.table.beside
      ? composeTablesBeside(flow, platform.tables)
      : platform.tables.forEach((table) => composeTable(flow, table));
  if (layout.table.place === "before") tables();
  composeNarrative(flow, platform);
  composeHiddenText(flow);
  if (layout.table.place === "after") {
    anchorAtBottom(flow, platform.tables);
    tables();
  }
  if (layout.extras.includes("contacts")) composeGrid(flow, CONTACTS);
  if (layout.extras.includes("plan")) composeGrid(flow, planFor(report.month));
  composeLegend(flow);
}

const STRAP_WIDTH = 100;

function composeHeading(flow: Flow, report: ReportDescription, platform: PlatformDescription): void {
  const strap = text("heading", "DRIFTSSTATUS", 0, flow.y + 18, 11);
  const lines = headingLines(platform.name, report.month, flow.layout.page.heading);
  const size = Math.min(18, (flow.width - STRAP_WIDTH) / widthOf(lines[0]!, 1, true));
  for (const [i, line] of lines.entries()) {
    const lineSize = i === 0 ? size : 13;
    flow.y += lineSize * 1.2;
    flow.add(text("heading", line, flow.left, flow.y, lineSize, i === 0));
  }
  flow.add({ ...strap, x: flow.left + flow.width - widthOf(strap.text, strap.size) });
  if (flow.layout.extras.includes("logo")) flow.add(...logo(flow.left + flow.width / 2, flow.y - size));
  flow.y += size * 0.8;
}

/** A drawing that is no table and no cell: coloured blocks beside the heading. */
const logo = (x: number, y: number): Mark[] => [
  fill("furniture", x, y, 14, 14, [200, 0, 40]),
  fill("furniture", x + 16, y, 14, 14, [250, 190, 0]),
  fill("furniture", x + 32, y, 14, 14, [0, 140, 70]),
];

function composeNarrative(flow: Flow, platform: PlatformDescription): void {
  const { columns } = flow.layout.narrative;
  if (columns === "one") placeLines(flow, narrativeLines(platform, platform.blocks, flow.layout, flow.width));
  if (columns === "two") composeTwoColumns(flow, platform);
  if (columns === "boxes") composeBoxes(flow, platform);
  flow.y += 8;
}

function placeLines(flow: Flow, lines: readonly NarrativeLine[], x = flow.left): void {
  for (const line of lines) {
    flow.need(line.height);
    flow.add(...line.marks.map((mark) => shifted(mark, x, flow.y)));
    flow.y += line.height;
    if (line.breakAfter) flow.need(Infinity);
  }
}

const GUTTER = 24;

function composeTwoColumns(flow: Flow, platform: PlatformDescription): void {
  const width = (flow.width - GUTTER) / 2;
  const lines = narrativeLines(platform, platform.blocks, flow.layout, width);
  const total = lines.reduce((sum, l) => sum + l.height, 0);
  let left = 0;
  let cut = 0;
  while (left < total / 2) left += lines[cut++]!.height;
  sideBySide(flow, [lines.slice(0, cut), lines.slice(cut)], width);
}

/** Infrastructure and application in a box each; what is about both goes across, before and after. */
function composeBoxes(flow: Flow, platform: PlatformDescription): void {
  const width = (flow.width - GUTTER) / 2;
  const common = platform.blocks.filter((b) => b.area === null);
  const lines = (blocks: typeof common, w: number): NarrativeLine[] => narrativeLines(platform, blocks, flow.layout, w);
  placeLines(flow, lines(common.slice(0, -1), flow.width));
  const boxes = (["infrastructure", "application"] as const).map((area) =>
    lines(
      platform.blocks.filter((b) => b.area === area),
      width - 12,
    ),
  );
  const top = flow.y;
  flow.y += 5;
  sideBySide(flow, boxes, width, 6);
  if (boxes.some((b) => b.length > 0))
    [0, 1].forEach((i) => flow.add(...frameAround("body", flow.left + i * (width + GUTTER), top, width, flow.y - top)));
  flow.y += 8;
  placeLines(flow, lines(common.slice(-1), flow.width));
}

function sideBySide(flow: Flow, columns: readonly NarrativeLine[][], width: number, inset = 0): void {
  const top = flow.y;
  const bottoms = columns.map((lines, i) => {
    flow.y = top;
    placeLines(flow, lines, flow.left + i * (width + GUTTER) + inset);
    return flow.y;
  });
  flow.y = Math.max(...bottoms);
}

const NEVER_SEEN =
  "- 5. marts var Testsystemet nede fra kl. 01:00 til kl. 02:00. Årsagen var en prøve. Fejlen blev rettet ved at slukke.";

function composeHiddenText(flow: Flow): void {
  const { extras } = flow.layout;
  if (extras.includes("hidden-text")) flow.add({ ...text("body", NEVER_SEEN, flow.left, flow.y + 2, 9), hidden: true });
  if (extras.includes("text-outside")) {
    const { width, height } = flow.pages.at(-1)!;
    flow.add(text("body", NEVER_SEEN, 40, -20, 9), text("body", NEVER_SEEN, 40, height + 30, 9));
    flow.add(text("body", NEVER_SEEN, width + 12, height / 2, 9));
  }
}

// Tables

const TITLE_HEIGHT = 22;
const TABLE_GAP = 14;
const LEGEND_HEIGHT = 18;

const heightOf = (plan: TablePlan): number =>
  plan.header.height + plan.rows.reduce((sum, r) => sum + r.height, 0) + TITLE_HEIGHT + TABLE_GAP;

/** On slides the table stands at the foot of the page, as in the real reports. */
function anchorAtBottom(flow: Flow, tables: readonly TableDescription[]): void {
  const { layout } = flow;
  const more = layout.extras.some((e) => e === "contacts" || e === "plan");
  if (layout.page.format !== "slide" || layout.table.splitAfter !== null || more) return;
  const plans = tables.map((t) => planTable(t, layout, flow.left, flow.width));
  const height = plans.reduce((sum, p) => sum + heightOf(p), LEGEND_HEIGHT);
  flow.y = Math.max(flow.y, flow.bottom - height);
}

function composeTable(flow: Flow, table: TableDescription): void {
  const { layout } = flow;
  const plan = planTable(table, layout, flow.left, flow.width);
  const { splitAfter, repeatHeader, title } = layout.table;
  flow.need(splitAfter === null ? heightOf(plan) : TITLE_HEIGHT + plan.header.height + 40);
  if (title === "above") composeTableTitle(flow, table.title);
  if (splitAfter === null) placeBands(flow, plan, plan.rows, true);
  else {
    placeBands(flow, plan, plan.rows.slice(0, splitAfter), true);
    flow.need(Infinity);
    placeBands(flow, plan, plan.rows.slice(splitAfter), repeatHeader);
  }
  if (layout.table.footnotes !== "none") composeFootnote(flow, layout.table.footnotes);
  if (title === "below") composeTableTitle(flow, table.title);
  flow.y += TABLE_GAP;
}

function composeTablesBeside(flow: Flow, tables: readonly TableDescription[]): void {
  const { left, width } = flow;
  const each = (width - GUTTER * (tables.length - 1)) / tables.length;
  flow.need(Math.max(...tables.map((t) => heightOf(planTable(t, flow.layout, left, each)))));
  const top = flow.y;
  const bottoms = tables.map((table, i) => {
    Object.assign(flow, { y: top, left: left + i * (each + GUTTER), width: each });
    composeTable(flow, table);
    return flow.y;
  });
  Object.assign(flow, { y: Math.max(...bottoms), left, width });
}

function placeBands(flow: Flow, plan: TablePlan, rows: TablePlan["rows"], withHeader: boolean): void {
  const top = flow.y;
  const marks: Mark[] = withHeader ? plan.header.at(top) : [];
  if (withHeader) flow.y += plan.header.height;
  const headerBottom = flow.y;
  const bottoms = rows.map((row) => {
    marks.push(...row.at(flow.y));
    return (flow.y += row.height);
  });
  flow.add(...marks, ...plan.around(top, headerBottom, bottoms));
}

function composeTableTitle(flow: Flow, title: string): void {
  const size = Math.min(9, (flow.width - 10) / widthOf(title, 1, true));
  const x = flow.left + (flow.width - widthOf(title, size, true)) / 2;
  flow.add(text("table", title, x, flow.y + 13, size, true));
  flow.y += TITLE_HEIGHT;
}

const FOOTNOTE = "Planlagt vedligehold uden for servicevinduet er ikke medregnet.";

function composeFootnote(flow: Flow, mark: "¹" | "*" | "raised"): void {
  flow.y += 10;
  if (mark !== "raised") return flow.add(text("furniture", `${mark} ${FOOTNOTE}`, flow.left, flow.y, 6.5));
  flow.add(text("furniture", "1", flow.left, flow.y - 2.5, 4), text("furniture", FOOTNOTE, flow.left + 4, flow.y, 6.5));
}

function composeLegend(flow: Flow): void {
  const { extras, page } = flow.layout;
  if (extras.includes("no-legend")) return;
  flow.need(LEGEND_HEIGHT);
  const y = page.format === "slide" && flow.y < flow.bottom - LEGEND_HEIGHT ? flow.bottom - LEGEND_HEIGHT : flow.y;
  flow.add(...(extras.includes("swatches") ? swatches(flow.left, y + 8) : legendLines(flow, y)));
  flow.y = y + LEGEND_HEIGHT;
}

function legendLines(flow: Flow, y: number): Mark[] {
  const lines = wrap(wordsOf(LEGEND, flow.layout.text), flow.width, 6.5, flow.layout.text);
  return lines.map((line, i) => text("furniture", line.map((w) => w.text).join(" "), flow.left, y + 8 + i * 8, 6.5));
}

/** Squares in the colours that the cells have. */
const swatches = (x: number, y: number): Mark[] => [
  fill("furniture", x, y - 6, 8, 8, PALETTES.house.red.fill),
  text("furniture", "system utilgængelig pga. fejl", x + 12, y, 6.5),
  fill("furniture", x + 150, y - 6, 8, 8, PALETTES.house.yellow.fill),
  text("furniture", "system tilgængelig, mgl. funktionalitet", x + 162, y, 6.5),
];

// Tables that are no SLA tables

type Grid = string[][];

const CONTACTS: Grid = [
  ["Navn", "Rolle", "Telefon", "E-mail"],
  ["Mette Holm", "Driftsleder", "70 10 20 30", "driftsleder@eksempel.dk"],
  ["Søren Ager", "Vagthavende", "70 10 20 31", "vagt@eksempel.dk"],
];

const planFor = (month: string): Grid => {
  const next = [1, 2, 3].map((i) => addMonths(month, i));
  return [
    ["Plan for servicevinduer", ...next.map((m) => monthHeading(m, "mar-25")[0]!)],
    ["Produktion", "6 timer", "4 timer", "6 timer"],
    ["Andel af patches udrullet", "100%", "50%", "25%"],
  ];
};

function composeGrid(flow: Flow, grid: Grid): void {
  const rowHeight = 14;
  const width = Math.min(130, flow.width / grid[0]!.length);
  flow.need(rowHeight * grid.length + TABLE_GAP);
  for (const row of grid) {
    row.forEach((cell, i) =>
      flow.add(text("furniture", cell, flow.left + i * width + 4, flow.y + 10, 7, row === grid[0])),
    );
    flow.add(rule("furniture", flow.left, flow.y, width * row.length, 0));
    flow.y += rowHeight;
  }
  flow.add(rule("furniture", flow.left, flow.y, width * grid[0]!.length, 0));
  flow.y += TABLE_GAP;
}

// Finished pages

function withFooters(pages: ScenePage[], report: ReportDescription, extras: readonly Extra[]): ScenePage[] {
  const words = extras.includes("title-footer") ? `Driftsstatus – ${monthTitle(report.month)}` : "Driftsrapport";
  if (!extras.includes("footer") && !extras.includes("title-footer")) return pages;
  return pages.map((page, i) => ({
    ...page,
    marks: [
      ...page.marks,
      text("furniture", words, 40, page.height - 14, 7),
      text("furniture", `Side ${i + 1} af ${pages.length}`, page.width - 90, page.height - 14, 7),
    ],
  }));
}

const ORDERS: Record<Layout["page"]["drawOrder"], Part[]> = {
  reading: [],
  "heading-last": ["body", "furniture", "table", "heading"],
  "table-first": ["table", "furniture", "heading", "body"],
  backwards: ["furniture", "table", "body", "heading"],
};

function writtenMarks(page: ScenePage, layout: Layout, random: Random): Mark[] {
  const order = ORDERS[layout.page.drawOrder];
  const ordered = order.length ? order.flatMap((part) => page.marks.filter((m) => m.part === part)) : page.marks;
  return ordered.flatMap((mark): Mark[] => (mark.kind === "text" ? produced(mark, layout.text, random) : [mark]));
}
