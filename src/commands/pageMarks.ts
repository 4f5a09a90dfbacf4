import { reportToDoubts } from "../export/review/doubts.js";
import { FIELD_WORDS } from "../export/review/words.js";
import type { Report } from "../model/record.js";
import { height, width, type Box } from "../model/geometry.js";
import type { PageLayout } from "../model/layout.js";
import type { Trace } from "../model/trace.js";
import type { Mark } from "../read/drawPage.js";

const COLOURS = {
  line: "#8888cc",
  block: "#2277dd",
  table: "#7a3fb0",
  cell: "#22aa44",
  furniture: "#999999",
  nothing: "#dd2222",
  doubt: "#e07000",
};

/** What the colours mean, for the foot of the picture. */
export const LEGEND: readonly Mark[] = [
  { box: [0, 0, 0, 0], colour: COLOURS.block, label: "understood" },
  { box: [0, 0, 0, 0], colour: COLOURS.table, label: "table" },
  { box: [0, 0, 0, 0], colour: COLOURS.cell, label: "cell" },
  { box: [0, 0, 0, 0], colour: COLOURS.furniture, label: "belongs to no record" },
  { box: [0, 0, 0, 0], colour: COLOURS.nothing, label: "gave no record" },
  { box: [0, 0, 0, 0], colour: COLOURS.doubt, label: "unsure" },
];

/** What is to be settled on a page: drawn last, and thick. */
export const doubtMarks = (report: Report, page: number): Mark[] =>
  reportToDoubts(report).flatMap(({ place, kind }) =>
    place?.page === page && kind !== "lost" ? [{ box: place.box, colour: COLOURS.doubt, label: "", thick: true }] : [],
  );

/** What to draw over a page: text blocks, table grids and cells, each with the record it became. */
export function pageMarks({ page, blocks }: PageLayout, traces: readonly Trace[]): Mark[] {
  const marks: Mark[] = page.items.map((item) => ({ box: item.box, colour: COLOURS.line, label: "" }));
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      const boxes = block.paragraph.lines.map((l) => l.source.box);
      marks.push(...boxes.map((box): Mark => ({ box, colour: COLOURS.block, label: "" })));
    } else if (block.kind === "grid") {
      marks.push({ box: block.grid.box, colour: COLOURS.table, label: block.is });
      marks.push(...block.grid.cells.map((c): Mark => ({ box: c.box, colour: COLOURS.cell, label: "" })));
    } else {
      const { table } = block;
      marks.push({ box: table.box, colour: COLOURS.table, label: "" });
      for (const column of table.columns) {
        if (Number.isFinite(column.x0))
          marks.push({ box: [column.x0, table.box[1], column.x0, table.box[3]], colour: COLOURS.table, label: "" });
      }
      marks.push(
        ...table.rows.flatMap((row) => row.values.map((v): Mark => ({ box: v.box, colour: COLOURS.cell, label: "" }))),
      );
    }
  }
  const labels = traces
    .filter((t) => t.source.page === page.number && isWide(t.source.box) && !IN_GRID.has(t.field))
    .map(toLabel);
  return [...marks, ...labels];
}

/** Fields of the grid, where the columns and boxes say enough. */
const IN_GRID = new Set(["value", "target", "months"]);

/** Cells are too small for a label of their own. */
const isWide = (box: Box): boolean => width(box) > 40 && height(box) > 4;

function toLabel({ record, field, source }: Trace): Mark {
  if (record !== null)
    return {
      box: source.box,
      colour: COLOURS.block,
      label: nameOf(record, field),
    };
  return field === "unparsed"
    ? { box: source.box, colour: COLOURS.nothing, label: "gave no record" }
    : { box: source.box, colour: COLOURS.furniture, label: field };
}

/** Records as people call them. */
const NAMES: Record<string, string> = {
  incidents: "Incident",
  assessment: "Verdict",
  areas: "Area",
  changes: "Changes",
  sla: "SLA table",
};

/** "platforms[0].incidents[1]" and "cause" are "Incident 2: cause". */
function nameOf(record: string, field: string): string {
  const [, name = "", number] = /^(?:reports\[\d+\]\.)?platforms\[\d+\]\.?(\w*)(?:\[(\d+)\])?/.exec(record) ?? [];
  const what = NAMES[name] ?? (name || (record ? "Platform" : "Report"));
  const which = number === undefined || name === "areas" ? what : `${what} ${Number(number) + 1}`;
  const said = field.split("+").filter((one) => one && one !== "text");
  return said.length ? `${which}: ${said.map((one) => FIELD_WORDS[one]?.en.toLowerCase() ?? one).join(", ")}` : which;
}
