import { expect, test } from "vitest";
import { withStrayLabels } from "../../../src/interpret/tables/strayLabels.js";
import type { Box } from "../../../src/model/geometry.js";
import type { SlaRow, SlaTable } from "../../../src/model/record.js";

const at = (...box: Box) => ({ page: 2, box });

function row(service: string, y: number, confidence: number): SlaRow {
  const value = { month: "2024-01", value: 99.9, text: "99,90%", met: true, colour: null };
  return {
    service,
    area: null,
    metric: "availability",
    unit: "percent",
    target: 99.5,
    targetText: "99,50%",
    confidence: 1,
    values: [{ ...value, confidence, source: at(100, y, 130, y + 8) }],
    source: at(20, y, 130, y + 8),
  };
}

/** The values' confidences where this text stands beside two rows, 20 points from each other. */
function confidences(text: string, box: Box, confidence = 0.98): { values: number[]; said: string[] } {
  const rows = [row("applikation", 100, confidence), row("infrastruktur", 120, confidence)];
  const table: SlaTable = { title: null, environment: null, months: ["2024-01"], rows, source: at(20, 90, 130, 128) };
  const { tables, diagnostics } = withStrayLabels([table], [{ text, source: at(...box) }]);
  return {
    values: tables[0]!.rows.flatMap((each) => each.values.map((value) => value.confidence)),
    said: diagnostics.map(({ code, message }) => `${code}: ${message.split(" is part")[0]}`),
  };
}

test("no value of a scan is sure in a row that may lack a line of its name", () => {
  expect(confidences("infrastruktur", [20, 128, 80, 134])).toEqual({
    values: [0.98, 0.8],
    said: ['name-unsure: "infrastruktur" beside "infrastruktur"'],
  });
  // Between two rows it may be of either.
  expect(confidences("KY selvbetjening -", [20, 112, 80, 118]).values).toEqual([0.8, 0.8]);
});

test.each<[why: string, text: string, box: Box, confidence?: number]>([
  ["a text layer has all there is", "KY selvbetjening -", [20, 112, 80, 118], 1],
  ["it is dust", "-.", [20, 112, 80, 118]],
  ["it stands under the table", "* Planlagt vedligehold er ikke medregnet", [20, 140, 80, 146]],
  ["it stands among the values", "vedligehold", [110, 112, 140, 118]],
])("values stay as sure as they were where %s", (_, text, box, confidence = 0.98) => {
  expect(confidences(text, box, confidence)).toEqual({ values: [confidence, confidence], said: [] });
});
