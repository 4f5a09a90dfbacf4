import { describe, expect, it } from "vitest";
import { headerMonth, recoverMonths } from "../../../src/read/ocr/months.js";

const header = (...texts: string[]): { text: string; x: number }[] => texts.map((text, i) => ({ text, x: 50 * i }));

describe("headerMonth", () => {
  it.each(["apr-24", "Apr. 2024", "april 2024", "04-2024", "2024-04"])("reads %s", (text) =>
    expect(headerMonth(text)).toEqual({ index: 2024 * 12 + 3, exact: true }),
  );
  it.each(["apn-24", "apr-24-", ".apr-24"])("guesses %s, and says so", (text) =>
    expect(headerMonth(text)).toEqual({ index: 2024 * 12 + 3, exact: false }),
  );
  it.each(["99,90%", "SLA-Mål", "kl. 10"])("takes %s for no month", (text) => expect(headerMonth(text)).toBeNull());
});

describe("recoverMonths", () => {
  it("replaces a misread month from its neighbours", () =>
    expect(recoverMonths(header("nov-23", "dec-23", "jam-2A", "feb-24"))).toEqual([
      { label: 2, text: "jan-24", x: 100 },
    ]));
  it("adds a month whose label was not found", () => {
    const labels = header("nov-23", "dec-23", "x", "feb-24", "mar-24").filter((label) => label.text !== "x");
    expect(recoverMonths(labels)).toEqual([{ label: null, text: "jan-24", x: 100 }]);
  });
  it("gives a lost hyphen back", () =>
    expect(recoverMonths(header("jun-22", "jul22", "aug-22", "sep-22"))).toMatchObject([{ label: 1, text: "jul-22" }]));
  it("writes months in the manner of most labels, not of the first", () =>
    expect(recoverMonths(header("Jul-20", "aug-20", "sep-20", "okl-20"))).toEqual([
      { label: 0, text: "jul-20", x: 0 },
      { label: 3, text: "okt-20", x: 150 },
    ]));
  it("does not take a header that starts in May for one of short names", () =>
    expect(recoverMonths(header("maj 2024", "juni 2024", "juIi 2024", "august 2024"))).toMatchObject([
      { label: 2, text: "juli 2024" },
    ]));
  it("takes near misses for what stands where they would, if three months are exact", () => {
    const labels = header("nov-24", "dec-24", "jen-25", "teb-25", "mar-25", "opr-25", "Mej25", "JW25");
    labels[7]!.x += 50;
    expect(recoverMonths(labels).map(({ label, text }) => [label, text])).toEqual([
      [2, "jan-25"],
      [3, "feb-25"],
      [5, "apr-25"],
      [6, "maj-25"],
      [7, "jul-25"],
      [null, "jun-25"],
    ]);
    expect(recoverMonths(header("jen-25", "teb-25", "mar-25", "opr-25", "maj-25"))).toEqual([]);
  });
  it("leaves a header alone that could be another order", () =>
    expect(recoverMonths(header("nov-23", "mar-21", "jan-24", "apr-20"))).toEqual([]));
});
