import type { SlaRow } from "../model/record.js";

/** A value as a report would print it: "99,74%", "185.333.727"; "" for none. */
export function printedValue(value: number | null, { metric, unit }: Pick<SlaRow, "metric" | "unit">): string {
  if (value === null) return "";
  const [whole, decimals = ""] = String(value).split(".") as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  if (metric === "availability") return `${grouped},${decimals.padEnd(2, "0")}%`;
  const number = decimals ? `${grouped},${decimals}` : grouped;
  return metric === "other" && unit !== "percent" && unit !== "count" ? `${number} ${unit}` : number;
}
