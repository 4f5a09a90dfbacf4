import { overlap, type Box } from "../../model/geometry.js";
import { wordsToText, type Line } from "../lines.js";

/** What stands further over a table than this (parts of its size) is no heading of it. */
const REACH = 4;

/** The text of the line right over a box, "" for none. */
export function textAbove(lines: readonly Line[], box: Box): string {
  const over = lines.filter((l) => l.box[3] <= box[1] + l.size / 2 && overlap(l.box[0], l.box[2], box[0], box[2]) > 0);
  const line = over.at(-1);
  return line && box[1] - line.box[3] < REACH * line.size ? wordsToText(line.words) : "";
}
