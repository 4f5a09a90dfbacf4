import { expect, it } from "vitest";
import { csvHead, csvRows } from "../../../src/export/flat/csv.js";
import { flatTables } from "../../../src/export/flat/tables.js";
import { readCsv } from "../../commands/readCsv.js";
import { archiveOf } from "./archiveOf.js";
import { HOSTILE_READ, hostileReport } from "./hostileReport.js";

const table = (name: string) => flatTables.find((t) => t.name === name)!;
const { current } = archiveOf([hostileReport]);

it("is RFC 4180 without a byte order mark, with the columns' names for headings", () => {
  expect(csvHead(table("incident_system"))).toBe(
    "incident_system_key,incident_key,report_key,position,system,is_current\r\n",
  );
  expect(csvRows(table("incident_system").ofReport(hostileReport, current)).split("\r\n").at(-3)).toBe(
    "2025-03-abababab-03-s2,2025-03-abababab-03,2025-03-abababab,2,B; C,true",
  );
});

it("has text as it is, but for the apostrophe before what is taken for a formula, and lists as JSON", () => {
  const { columns, ofReport } = table("incident");
  const [row] = readCsv(csvRows(ofReport(hostileReport, current)));
  const field = (name: string): string => row![columns.findIndex((c) => c.name === name)]!;
  expect(field("cause")).toBe(`'${HOSTILE_READ}`);
  expect(JSON.parse(field("systems"))).toEqual([HOSTILE_READ, "B; C", ""]);
  expect(field("box")).toBe("[1.5,2,3,4]");
  expect(field("remedy")).toBe("");
});
