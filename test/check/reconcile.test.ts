import { expect, it } from "vitest";
import { Reconciler } from "../../src/check/reconcile.js";
import type { Report } from "../../src/model/record.js";

interface Printed {
  period: string;
  file?: string;
  value: number;
  confidence?: number;
  text?: Report["source"]["text"];
}

/** A report that prints one number, of March 2025. */
function reportWith({ period, file = `${period}.pdf`, value, confidence = 1, text = "text-layer" }: Printed): Report {
  const source = { page: 1, box: [0, 0, 1, 1] };
  const cell = { month: "2025-03", value, text: `${value}`, confidence, met: null, colour: null, source };
  const row = { service: "KO", area: null, metric: "availability", unit: "percent", target: 99.8, values: [cell] };
  const table = { environment: null, title: null, rows: [row], source };
  const platforms = [{ name: "Støttesystemerne", sla: [table] }];
  return { source: { file, sha256: "", pages: 1, text }, period, platforms } as unknown as Report;
}

function reconciled(...printed: Printed[]) {
  const reconciler = new Reconciler();
  for (const one of printed) reconciler.add(reportWith(one));
  const { series, diagnostics } = reconciler.result();
  return { march: series[0]!.months[0]!, codes: diagnostics.map((d) => d.code) };
}

it("agrees where all reports print one number", () => {
  const { march, codes } = reconciled({ period: "2025-03", value: 99.9 }, { period: "2025-04", value: 99.9 });
  expect(march).toMatchObject({ value: 99.9, printings: 2, firstPrintedIn: "2025-03", lastPrintedIn: "2025-04" });
  expect(codes).toEqual([]);
});

it("calls a number that a later month prints otherwise a revision, and takes it", () => {
  const { march, codes } = reconciled({ period: "2025-03", value: 99.9 }, { period: "2025-04", value: 99.7 });
  expect(march).toMatchObject({
    value: 99.7,
    revisions: [{ kind: "revision", old: { value: 99.9 }, new: { value: 99.7 } }],
  });
  expect(codes).toEqual(["revision"]);
});

it("calls what two reports of one month print a conflict, and takes the newer", () => {
  const printed = [99.9, 99.7].map((value, i) => ({ period: "2025-03", file: `${i}.pdf`, value }));
  const { march, codes } = reconciled(...printed);
  expect(march).toMatchObject({ value: 99.7, revisions: [{ kind: "conflict" }] });
  expect(codes).toEqual(["conflict", "same-month-twice"]);
});

it("prefers an older number that is sure to a newer that is not", () => {
  const unsure = { period: "2025-04", value: 93.9, confidence: 0.6, text: "ocr" } as const;
  const { march, codes } = reconciled({ period: "2025-03", value: 99.9 }, unsure);
  expect(march).toMatchObject({ value: 99.9, confidence: 1 });
  expect(codes).toEqual(["uncertain-disagrees"]);
});

it("lifts an unsure reading only where a text layer prints the same", () => {
  const scan = { period: "2025-03", value: 99.9, confidence: 0.6, text: "ocr" } as const;
  const alike = reconciled(scan, { ...scan, period: "2025-04" });
  expect([alike.march.confidence, alike.codes]).toEqual([0.6, []]);
  const confirmed = reconciled({ period: "2025-02", value: 99.9 }, scan);
  expect([confirmed.march.confidence, confirmed.codes]).toEqual([1, ["reading-confirmed"]]);
  const unsureText = { period: "2025-04", value: 99.9, confidence: 0.8 };
  expect(reconciled(scan, unsureText).march.confidence).toBe(0.8);
});

it("names months without a report", () => {
  expect(reconciled({ period: "2025-03", value: 1 }, { period: "2025-06", value: 1 }).codes).toEqual([
    "months-missing",
  ]);
});
