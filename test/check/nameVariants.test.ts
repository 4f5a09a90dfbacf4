import { expect, it } from "vitest";
import { NameVariants } from "../../src/check/nameVariants.js";
import type { Report } from "../../src/model/record.js";

type Text = Report["source"]["text"];

/** A report of one platform with these services. */
const reportOf = (period: string, platform: string, services: string[], text: Text = "text-layer"): Report =>
  ({
    source: { file: `${period}.pdf`, text },
    period,
    platforms: [{ name: platform, sla: [{ environment: null, rows: services.map((service) => ({ service })) }] }],
  }) as unknown as Report;

const found = (...reports: Report[]): string[] => {
  const variants = new NameVariants();
  reports.forEach((report) => variants.add(report));
  return variants.result().map(({ severity, message }) => `${severity}: ${message}`);
};
const months = ["2024-01", "2024-02", "2024-03"];
const usual = (...services: string[]) => months.map((month) => reportOf(month, "Støttesystemerne", services));

it("a platform misread in one scan is named with what the others call it", () => {
  expect(found(...usual("KY"), reportOf("2024-04", "Stettesystemerne", ["KY"], "ocr"))).toEqual([
    'warning: The platform called "Stettesystemerne" in "2024-04.pdf" is "Støttesystemerne" in 3 other reports: it was misread or renamed; compare it with the page.',
  ]);
});

it("a service too, and from a text layer it is no more than a notice", () => {
  const names = ["Adgangsstyring - drift", "KY"];
  expect(found(...usual(...names), reportOf("2024-04", "Støttesystemerne", ["Adgangstyring - drift", "KY"]))).toEqual([
    expect.stringMatching(/^info: The service of Støttesystemerne called "Adgangstyring - drift"/),
  ]);
});

it("says nothing of names that stand beside each other, differ in a number, are short, or are new", () => {
  const names = ["Kortvisning 1", "KY"];
  const april = (...services: string[]) => reportOf("2024-04", "Støttesystemerne", services, "ocr");
  expect(found(...usual(...names), april("Kortvisning 1", "Kortvisningl1"))).toEqual([]);
  expect(found(...usual(...names), april("Kortvisning 2"))).toEqual([]);
  expect(found(...usual(...names), april("KO"))).toEqual([]);
  expect(found(...usual(...names), april("Dokumentindeks"))).toEqual([]);
});

it("two names that few reports have are neither's misreading", () => {
  expect(found(...usual("Ydelsesindeks").slice(1), reportOf("2024-04", "Støttesystemerne", ["Ydelsesindex"]))).toEqual(
    [],
  );
});
