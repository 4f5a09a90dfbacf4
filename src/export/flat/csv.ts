import { harmless, rowsToCsv } from "../csvText.js";
import type { FlatRow, FlatTable, FlatValue } from "./table.js";

const DELIMITER = ",";

/** The first row of a table's file. */
export const csvHead = ({ columns }: FlatTable): string => rowsToCsv([columns.map(({ name }) => name)], DELIMITER);

export const csvRows = (rows: readonly FlatRow[]): string =>
  rowsToCsv(
    rows.map((row) => row.map(toField)),
    DELIMITER,
  );

/** Lists are JSON: a name may have any mark in it that could part names. */
function toField(value: FlatValue): string {
  if (value === null) return "";
  if (typeof value === "string") return harmless(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
