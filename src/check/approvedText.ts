import type { Approved } from "./approved.js";

/** An approved result as it is written: lists of plain values on one line, so that people can read and compare it. */
export const approvedText = (approved: Approved): string =>
  `${JSON.stringify(approved, null, 2).replace(/\[\n[^[\]{}]*?\n\s*\]/g, (list) => list.replace(/\n\s*/g, " ").replace(/^\[ | \]$/g, (end) => end.trim()))}\n`;
