import type { Layout, TableOptions } from "./layoutOptions.js";
import { shownBy } from "./layoutOptions.js";
import { monthTitle } from "./month.js";
import {
  cellText,
  headingLines,
  HEADERS,
  LEGEND,
  monthHeading,
  PALETTES,
  targetHeading,
  targetText,
} from "./printed.js";
import type { Block, PlatformDescription, ReportDescription, RowDescription, TableDescription } from "./report.js";
import { shownColour } from "./report.js";
import type { Colour } from "./scene.js";

/** A report as a web page, for the producers that lay text out themselves: browsers and word processors. */
export function reportHtml(report: ReportDescription, layout: Layout): string {
  const cover = `<section><h1 class="cover">${escaped(report.title)}</h1><p class="month">${monthTitle(report.month)}</p></section>`;
  return `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>${escaped(report.title)}</title><style>${css(layout)}</style></head><body>
${layout.page.cover ? cover : ""}
${report.platforms.map((p) => platformHtml(p, report, layout)).join("\n")}
</body></html>`;
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const rgb = (colour: Colour): string => `#${colour.map((c) => c.toString(16).padStart(2, "0")).join("")}`;

/** Writer gives cells its own style, which no rule of the sheet changes. */
const sized = (html: string): string => `<font style="font-size: 6pt">${html}</font>`;

const SIZES = { slide: "960pt 540pt", a4: "A4", "a4-landscape": "A4 landscape" };

function css({ page, text, narrative, table }: Layout): string {
  const line = { all: "0.5pt solid #000", horizontal: "none", outer: "none", none: "none" }[table.rulings];
  return `
@page { size: ${SIZES[page.format]}; margin: 12mm; }
body { font: ${text.size}pt "Carlito", "Liberation Sans", sans-serif; margin: 0; }
section { ${page.running ? "" : "break-after: page; page-break-after: always;"} }
h1.cover { font-size: 28pt; margin: 120pt 0 20pt 40pt; font-weight: normal; }
p.month { font-size: 18pt; margin-left: 40pt; }
h2 { font-size: 17pt; margin: 8pt 0; }
.strap { text-align: right; margin: 0; }
.narrative { ${narrative.columns === "two" ? "columns: 2; column-gap: 20pt;" : ""} ${text.justified ? "text-align: justify;" : ""} }
ul, ol { margin: 0 0 6pt; padding-left: 14pt; }
.row { display: flex; gap: 4pt; }
table { border-collapse: collapse; width: 100%; font-size: 7pt; margin: 4pt 0; ${table.rulings === "outer" ? "border: 1pt solid #000;" : ""} }
td, th { border: ${line}; ${table.rulings === "horizontal" ? "border-bottom: 0.5pt solid #000;" : ""} padding: 2pt 3pt; text-align: ${table.align === "centre" ? "center" : table.align}; }
td.label { text-align: left; }
td.turned { writing-mode: vertical-rl; transform: rotate(180deg); text-align: center; }
caption { font-weight: bold; padding: 4pt; caption-side: ${table.title === "below" ? "bottom" : "top"}; }
.legend { font-size: 6.5pt; }
* { -webkit-print-color-adjust: exact; }`;
}

function platformHtml(platform: PlatformDescription, report: ReportDescription, layout: Layout): string {
  const [heading, month] = headingLines(platform.name, report.month, layout.page.heading);
  const narrative = `<div class="narrative">${blocksHtml(platform.blocks, layout)}</div>`;
  const tables = platform.tables.map((t) => tableHtml(t, layout)).join("");
  return `<section><p class="strap">DRIFTSSTATUS</p><h2>${escaped(heading!)}</h2>${month ? `<p>${month}</p>` : ""}
${layout.table.place === "before" ? tables + narrative : narrative + tables}
${layout.extras.includes("no-legend") ? "" : `<p class="legend">${escaped(LEGEND)}</p>`}</section>`;
}

const LISTS: Record<string, string> = { "•": "ul", "1.": "ol" };

/** Real list markup for "•" and "1.", typed marks otherwise. */
function blocksHtml(blocks: readonly Block[], { narrative, text }: Layout): string {
  return blocks
    .map((block, i) => {
      const words = escaped(block.text).replaceAll("-", text.nonBreakingHyphens ? "&#8209;" : "-");
      if (block.kind === "paragraph") return `<p>${words}</p>`;
      const list = LISTS[narrative.bullet];
      if (!list) return `<div class="row"><span>${narrative.bullet}</span><span>${words}</span></div>`;
      const open = blocks[i - 1]?.kind === "bullet" ? "" : `<${list}>`;
      return `${open}<li>${words}</li>${blocks[i + 1]?.kind === "bullet" ? "" : `</${list}>`}`;
    })
    .join("\n");
}

function tableHtml(table: TableDescription, layout: Layout): string {
  const options = layout.table;
  const header = HEADERS[options.header];
  const heading = (lines: string[]): string =>
    `<th${header ? ` bgcolor="${rgb(header.fill)}" style="color:${rgb(header.text)}"` : ""}>${sized(lines.join("<br>"))}</th>`;
  const months = table.months.map((m) => heading(monthHeading(m, options.months))).join("");
  const target = heading(targetHeading(options.target));
  const values = options.targetPlace === "before" ? target + months : months + target;
  const environment = options.environment === "none" ? "" : heading(["Driftsområde"]);
  const label = heading([environment ? "" : "Driftsområde"]);
  const rows = table.rows.map((row, i) => `<tr>${environmentCell(table, options, i)}${rowCells(row, layout)}</tr>`);
  const caption = options.title === "none" ? "" : `<caption>${escaped(table.title)}</caption>`;
  return `<table>${caption}<thead><tr>${environment}${label}${values}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function environmentCell(table: TableDescription, { environment }: TableOptions, index: number): string {
  if (environment === "none" || (environment !== "every-row" && index > 0)) return "";
  const span = environment === "every-row" ? "" : ` rowspan="${table.rows.length}"`;
  return `<td class="${environment === "rotated" ? "turned" : "label"}"${span}>${sized(table.environment)}</td>`;
}

function rowCells(row: RowDescription, layout: Layout): string {
  const options = layout.table;
  const target = `<td>${sized(targetText(row, options))}</td>`;
  const values = row.values
    .map((value) => {
      const colour = shownColour(row, value, shownBy(layout));
      const { fill, text } = colour ? PALETTES[options.palette][colour] : { fill: null, text: null };
      const style = fill ? ` bgcolor="${rgb(fill)}" style="color:${rgb(text)}"` : "";
      return `<td${style}>${sized(cellText(row, value, options))}</td>`;
    })
    .join("");
  const cells = options.targetPlace === "before" ? target + values : values + target;
  return `<td class="label">${sized(escaped(row.service))}</td>${cells}`;
}
