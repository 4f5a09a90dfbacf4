import { describe, expect, it } from "vitest";
import { readRow, type RowReading } from "../../../src/interpret/tables/rowReading.js";

const read = (service: string, target: string, values: string[], grouping: "." | "," | null = null): RowReading =>
  readRow({ service, target, values, telling: values.map(() => true) }, grouping);

const numbers = (reading: RowReading): (number | null)[] => reading.values.map((v) => v.value);

describe("a row's numbers are of one kind", () => {
  it("English thousands: 986 between 1,234 and 1,102", () => {
    const row = read("Sager", "n.a.", ["1,234", "986", "1,102"]);
    expect([row.metric, ...numbers(row)]).toEqual(["count", 1234, 986, 1102]);
  });

  it("what is counted comes in whole numbers", () => {
    expect(numbers(read("Antal sager", "n.a.", ["1,234", "1,102"]))).toEqual([1234, 1102]);
  });

  it("one row of a table tells of the others", () => {
    expect(numbers(read("Sager", "n.a.", ["1,234", "1,102"], ","))).toEqual([1234, 1102]);
  });

  it("three decimals of an availability", () => {
    const row = read("Citrix", "99,5", ["99,834", "98,120"]);
    expect([row.metric, ...numbers(row)]).toEqual(["availability", 99.834, 98.12]);
    expect(numbers(read("Citrix", "99.5%", ["99.834", "98.120"]))).toEqual([99.834, 98.12]);
  });

  it("three decimals behind a comma or, misread, a full stop: all of it is unsure", () => {
    const row = read("Byggesag", "99,700", ["100.000", "99,980", "100,000", "99.510"]);
    expect([row.metric, row.unit, row.doubt, ...numbers(row)]).toEqual([
      "availability",
      "percent",
      "marks",
      100,
      99.98,
      100,
      99.51,
    ]);
  });

  it("null where nothing tells thousands from decimals", () => {
    expect(numbers(read("Sager", "n.a.", ["1,234", "2,102"]))).toEqual([null, null]);
  });

  it("fractions of a row without its percent format", () => {
    const row = read("Citrix", "99,50%", ["1", "0,9961", "1"]);
    expect([row.metric, row.unit, row.doubt, ...numbers(row)]).toEqual([
      "availability",
      "percent",
      null,
      100,
      99.61,
      100,
    ]);
    expect(numbers(read("Citrix", "0,995", ["1", "0,9961"]))).toEqual([100, 99.61]);
    expect(read("Citrix", "0,995", ["1", "0,9961"]).target.value).toBe(99.5);
  });

  it("a lone 1 among percentages is no value, ones everywhere are unsure", () => {
    expect(numbers(read("Citrix", "99,50%", ["100,00%", "1", "99,61%"]))).toEqual([100, null, 99.61]);
    expect(read("Citrix", "99,50%", ["1", "1", "1"])).toMatchObject({
      doubt: "fractions",
      values: [{ value: 100 }, {}, {}],
    });
  });

  it("a count among percentages and a percentage among counts are none", () => {
    expect(numbers(read("Citrix", "99,50%", ["100,00%", "1.234"]))).toEqual([100, null]);
    expect(numbers(read("Antal kald", "n.a.", ["1.234", "2.345", "99,5%"]))).toEqual([1234, 2345, null]);
  });
});

describe("a row of something else", () => {
  it.each([
    ["Svartid (sek.)", ["1,2", "1,4"], "sek.", [1.2, 1.4]],
    ["Svartid", ["1,2 sek.", "1,4 sek."], "sek.", [1.2, 1.4]],
    ["Transaktioner", ["12 mio.", "13 mio."], "mio.", [12, 13]],
    ["Svartid i sekunder", ["3", "4"], "sekunder", [3, 4]],
    ["Afvigelse", ["0,4%", "0,1%"], "%", [0.4, 0.1]],
    ["Belastning", ["1,42", "1,38"], "", [1.42, 1.38]],
  ])("%s", (service, values, unit, expected) => {
    const row = read(service, "n.a.", values);
    expect([row.metric, row.unit, numbers(row)]).toEqual(["other", unit, expected]);
  });

  it("is not what has a percentage for its target", () => {
    expect(read("Citrix (prod)", "99,5%", ["n.a.", "-"]).metric).toBe("availability");
  });
});
