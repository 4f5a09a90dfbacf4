import type { Paragraph } from "../../src/model/layout.js";

/** A paragraph of one line on page 1, as the layout delivers it. */
export const paragraphOf = (text: string, role: Paragraph["role"]): Paragraph => ({
  text,
  role,
  level: 0,
  mark: role === "bullet" ? "-" : "",
  textX: 0,
  lines: [{ start: 0, end: text.length, source: { page: 1, box: [0, 0, 100, 10] } }],
  confidence: 1,
  size: 11,
  bold: role === "heading",
});
