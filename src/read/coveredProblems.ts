import { centreX, centreY, contains, roundBox, union } from "../model/geometry.js";
import type { ReadProblem, TextItem } from "../model/page.js";
import type { PageContent } from "./pageContent.js";

/** Names text that a fill or picture covers, a line each, where what is seen in its place is something else. */
export function coveredProblems({ covered, items, width, height }: PageContent, number: number): ReadProblem[] {
  const sheet = union([[0, 0, width, height]]);
  const hidden = covered
    .map(({ item }) => item)
    .filter((item) => contains(sheet, centreX(item.box), centreY(item.box)))
    .filter((item) => seenAt(item, items) !== plain(item.text));
  return linesOf(hidden).map((line) => {
    const text = line.map((item) => item.text.trim()).join(" ");
    const message = `"${text}" is covered by what is painted over it, and was left out.`;
    const box = roundBox(union(line.map((item) => item.box)));
    return { code: "covered-text", severity: "warning", message, page: number, box };
  });
}

const plain = (text: string): string => text.replace(/\s/gu, "");

/** What is seen where an item is covered. */
function seenAt(hidden: TextItem, items: readonly TextItem[]): string {
  const there = items.filter(
    ({ box }) =>
      contains(hidden.box, centreX(box), centreY(box)) || contains(box, centreX(hidden.box), centreY(hidden.box)),
  );
  return plain(
    there
      .sort((a, b) => a.box[0] - b.box[0])
      .map((item) => item.text)
      .join(""),
  );
}

/** Baselines of one line differ by less, parts of the size. */
const SAME_LINE = 0.3;

function linesOf(items: readonly TextItem[]): TextItem[][] {
  const lines: TextItem[][] = [];
  for (const item of [...items].sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0])) {
    const line = lines.at(-1);
    if (line && item.baseline - line[0]!.baseline < SAME_LINE * item.size) line.push(item);
    else lines.push([item]);
  }
  return lines;
}
