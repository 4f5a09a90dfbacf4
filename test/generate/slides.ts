import type { Layout } from "./layoutOptions.js";
import { shownBy } from "./layoutOptions.js";
import { monthTitle } from "./month.js";
import {
  bulletMark,
  cellText,
  headingLines,
  HEADERS,
  LEGEND,
  monthHeading,
  PALETTES,
  targetHeading,
  targetText,
} from "./printed.js";
import type { PlatformDescription, ReportDescription, RowDescription, TableDescription } from "./report.js";
import { shownColour } from "./report.js";
import type { Colour } from "./scene.js";

/** A report as slides in flat ODF: text frames and a table, as the real reports are made. */
export function reportSlides(report: ReportDescription, layout: Layout): string {
  const cover = slide(
    "forside",
    frame(60, 200, 800, 60, [styled("cover", report.title)]) +
      frame(60, 270, 800, 40, [styled("month", monthTitle(report.month))]),
  );
  const slides = report.platforms.map((p) => slide(p.name, platformFrames(p, report, layout)));
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:styles><style:default-style style:family="graphic"/></office:styles>
<office:automatic-styles>${styles()}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PM1" draw:style-name="page"/></office:master-styles>
<office:body><office:presentation>${layout.page.cover ? cover : ""}${slides.join("\n")}</office:presentation></office:body>
</office:document>`;
}

const NAMESPACES = ["office", "style", "text", "table", "drawing:draw", "presentation"]
  .map((name) => {
    const [long, short = long] = name.split(":") as [string, string?];
    return `xmlns:${short}="urn:oasis:names:tc:opendocument:xmlns:${long}:1.0"`;
  })
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  )
  .join(" ");

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const rgb = (colour: Colour): string => `#${colour.map((c) => c.toString(16).padStart(2, "0")).join("")}`;

const TEXT_STYLES = { cover: 30, month: 18, heading: 18, body: 9, title: 8, cell: 5, legend: 6.5 };
type TextStyle = keyof typeof TEXT_STYLES;
const CELL_COLOURS = [
  ...Object.values(PALETTES).flatMap((palette) => Object.values(palette)),
  ...Object.values(HEADERS).filter((h) => h !== null),
];

function styles(): string {
  const font = (size: number): string => `style:font-name="Carlito" fo:font-family="Carlito" fo:font-size="${size}pt"`;
  const text = Object.entries(TEXT_STYLES).map(
    ([name, size]) =>
      `<style:style style:name="${name}" style:family="paragraph"><style:text-properties ${font(size)}/></style:style>`,
  );
  const cells = CELL_COLOURS.map(
    ({ fill, text: colour }) =>
      `<style:style style:name="${cellStyle(fill)}" style:family="table-cell"><loext:graphic-properties xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" draw:fill="solid" draw:fill-color="${rgb(fill)}"/><style:text-properties fo:color="${rgb(colour)}"/><style:paragraph-properties fo:border="0.5pt solid #000000" fo:padding="1pt"/></style:style>`,
  );
  return `<style:page-layout style:name="PM1"><style:page-layout-properties fo:page-width="960pt" fo:page-height="540pt" style:print-orientation="landscape" fo:margin="0pt"/></style:page-layout>
<style:style style:name="page" style:family="drawing-page"/>
${[60, 150, 52].map((width, i) => `<style:style style:name="column${i}" style:family="table-column"><style:table-column-properties style:column-width="${width}pt"/></style:style>`).join("")}
<style:style style:name="plainCell" style:family="table-cell"><loext:graphic-properties xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" draw:fill="none"/><style:paragraph-properties fo:border="0.5pt solid #000000" fo:padding="1pt"/></style:style>
<style:style style:name="frame" style:family="graphic"><style:graphic-properties draw:stroke="none" draw:fill="none" draw:auto-grow-height="true" fo:padding="0pt"/></style:style>
${text.join("")}${cells.join("")}`;
}

const cellStyle = (fill: Colour): string => `cell${rgb(fill).slice(1)}`;

const slide = (name: string, frames: string): string =>
  `<draw:page draw:name="${escaped(name)}" draw:style-name="page" draw:master-page-name="Standard">${frames}</draw:page>`;

const styled = (style: TextStyle, text: string): string =>
  `<text:p text:style-name="${style}">${escaped(text)}</text:p>`;

const frame = (x: number, y: number, width: number, height: number, paragraphs: string[]): string =>
  `<draw:frame draw:style-name="frame" svg:x="${x}pt" svg:y="${y}pt" svg:width="${width}pt" svg:height="${height}pt"><draw:text-box>${paragraphs.join("")}</draw:text-box></draw:frame>`;

function platformFrames(platform: PlatformDescription, report: ReportDescription, layout: Layout): string {
  const heading = headingLines(platform.name, report.month, layout.page.heading);
  const body = narrative(platform, layout);
  const frames = {
    heading: frame(
      36,
      24,
      600,
      24 * heading.length,
      heading.map((l) => styled("heading", l)),
    ),
    strap: frame(780, 28, 150, 20, [styled("body", "DRIFTSSTATUS")]),
    body: frame(36, 70, 888, 200, body),
    title: frame(36, 300, 888, 14, [styled("title", platform.tables[0]!.title)]),
    table: tableFrame(platform.tables[0]!, layout, 320),
    legend: frame(36, 520, 888, 12, [styled("legend", LEGEND)]),
  };
  const late = layout.page.drawOrder !== "reading";
  return late
    ? frames.body + frames.legend + frames.table + frames.title + frames.heading + frames.strap
    : frames.heading + frames.strap + frames.body + frames.title + frames.table + frames.legend;
}

/** Paragraphs, each with an empty one after, but for bullets. */
function narrative(platform: PlatformDescription, { narrative: { bullet } }: Layout): string[] {
  let counted = 0;
  return platform.blocks.flatMap((block, i) => {
    const isBullet = block.kind === "bullet";
    const text = isBullet ? `${bulletMark(bullet, counted++)} ${block.text}` : block.text;
    return platform.blocks[i + 1]?.kind === "bullet"
      ? [styled("body", text)]
      : [styled("body", text), styled("body", "")];
  });
}

function tableFrame(table: TableDescription, layout: Layout, y: number): string {
  const options = layout.table;
  const header = HEADERS[options.header]?.fill ?? null;
  const cell = (text: string, fill: Colour | null = null, rows = 1): string =>
    `<table:table-cell table:style-name="${fill ? cellStyle(fill) : "plainCell"}"${rows > 1 ? ` table:number-rows-spanned="${rows}"` : ""}>${styled("cell", text)}</table:table-cell>`;
  const headings = [
    "Driftsområde",
    "",
    targetHeading(options.target).join(""),
    ...table.months.map((m) => monthHeading(m, options.months).join(" ")),
  ];
  const rows = table.rows.map((row, i) => {
    const environment = i === 0 ? cell(table.environment, null, table.rows.length) : "<table:covered-table-cell/>";
    const cells = row.values.map((v) => cell(cellText(row, v, options), fillOf(row, v, layout)));
    return `<table:table-row>${environment}${cell(row.service)}${cell(targetText(row, options))}${cells.join("")}</table:table-row>`;
  });
  const columns = headings.map((_, i) => `<table:table-column table:style-name="column${Math.min(i, 2)}"/>`).join("");
  return `<draw:frame svg:x="36pt" svg:y="${y}pt" svg:width="888pt" svg:height="${14 * (rows.length + 1)}pt"><table:table>${columns}<table:table-row>${headings.map((h) => cell(h, header)).join("")}</table:table-row>${rows.join("")}</table:table></draw:frame>`;
}

function fillOf(row: RowDescription, value: number | null, layout: Layout): Colour | null {
  const colour = shownColour(row, value, shownBy(layout));
  return colour && PALETTES[layout.table.palette][colour].fill;
}
