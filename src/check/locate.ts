import { overlap, type Place } from "../model/geometry.js";
import type { Difference } from "../model/comparison.js";
import type { TextLine } from "../model/textLine.js";
import { words } from "./likeness.js";

/** So many words in a row are no coincidence: a text that begins with them on a line stands there. */
const FIRST_WORDS = 4;

/**
 * The printed line a difference is about: of the lines in its place the one its text begins on, else the first. What is
 * missing is looked for on all pages, as its place is only where it should be.
 */
export function locate({ kind, approved, now, source }: Difference, lines: readonly TextLine[]): TextLine | null {
  const inPlace = source ? lines.filter((line) => touches(line, source)) : [];
  const found =
    kind === "missing" ? beginsOn(lines, firstText(approved), FIRST_WORDS) : beginsOn(inPlace, firstText(now), 1);
  return found ?? inPlace[0] ?? null;
}

const touches = (line: TextLine, { page, box }: Place): boolean =>
  line.page === page &&
  overlap(line.box[1], line.box[3], box[1], box[3]) > 0 &&
  overlap(line.box[0], line.box[2], box[0], box[2]) > 0;

/** The line that has the most of a text's first words in a row; `least` of them, or all. */
function beginsOn(lines: readonly TextLine[], text: string, least: number): TextLine | null {
  const wanted = words(text);
  let best: { line: TextLine; length: number } | null = null;
  for (const line of lines) {
    const length = longestBeginning(words(line.text), wanted);
    if (length >= Math.min(least, wanted.length) && length > (best?.length ?? 0)) best = { line, length };
  }
  return best && best.line;
}

function longestBeginning(line: readonly string[], wanted: readonly string[]): number {
  const lengths = line.map((_, start) => {
    const differs = wanted.findIndex((word, i) => line[start + i] !== word);
    return differs < 0 ? wanted.length : differs;
  });
  return Math.max(0, ...lengths);
}

/** The first text in a value: numbers and names of fields are on no line. */
function firstText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(firstText).find(Boolean) ?? "";
}
