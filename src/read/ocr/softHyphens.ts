import type { ReadLine } from "./pageText.js";
import { unionBox } from "./raster.js";
import type { RepairedWord } from "./repairs.js";

export const SOFT_HYPHEN = "\u00AD";

/** The next line of a text lies between so many heights of capitals further down: a blank line may come between. */
const [NEXT_LINE, LAST_LINE] = [0.8, 5];

/**
 * Lines whose last hyphen parts a word ("kompo-" "nenten") with a soft hyphen instead, as a text layer has there: print
 * does not tell the two apart, but Danish spelling does. A hyphen of its own stands behind capitals, digits and names
 * ("IT-", "Mongo-"), a letter alone ("e-mail") and before "og"; a name is parted where the page has it whole elsewhere,
 * or what begins like it. Source: Retskrivningsordbogen, § 57.
 */
export function withSoftHyphens(lines: readonly ReadLine[]): ReadLine[] {
  const whole = new Set(lines.flatMap(({ words }) => words.flatMap(({ text }) => wordsIn(text))));
  return lines.map((line) => {
    const words = withHyphenAtEnd(line.words);
    const last = words.at(-1);
    if (!last || !/\p{L}[-‐]$/u.test(last.text)) return line;
    const next = lineAfter(line, lines)?.words[0];
    if (!next || !isParted(words, next.text, whole)) return line;
    const text = last.text.slice(0, -1) + SOFT_HYPHEN;
    return { ...line, words: [...words.slice(0, -1), { ...last, text, alternative: last.text }] };
  });
}

/** A hyphen that the engine read as part of the word before is one, be there a gap as before the dash of "SDY - drift". */
function withHyphenAtEnd(words: readonly RepairedWord[]): RepairedWord[] {
  const [before, last] = words.slice(-2);
  const isOne = last?.text === "-" && before?.alternative !== undefined && before.alternative === last.alternative;
  return isOne
    ? [...words.slice(0, -2), { ...before, text: `${before.text}-`, box: unionBox(before.box, last.box) }]
    : [...words];
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/** Wider white than this, heights of capitals, parts columns; narrower is a space of justified text. */
const COLUMN_GAP = 2.5;

function lineAfter({ segment, row }: ReadLine, lines: readonly ReadLine[]): ReadLine | undefined {
  const text = row.segments.slice(0, row.segments.indexOf(segment) + 1);
  const gap = text.findLastIndex((each, i) => i > 0 && each.x0 - text[i - 1]!.x1 > COLUMN_GAP * segment.capHeight);
  const left = text[Math.max(0, gap)]?.x0 ?? segment.x0;
  const down = (line: ReadLine): number => (line.segment.baseline - segment.baseline) / segment.capHeight;
  return lines
    .filter((line) => down(line) > NEXT_LINE && down(line) < LAST_LINE && line.words.length > 0)
    .filter((line) => line.segment.x0 < segment.x1 && line.segment.x1 > left)
    .sort((a, b) => a.row.baseline - b.row.baseline || a.segment.x0 - b.segment.x0)[0];
}

/** "Sags- og Dokumentindeks": what may follow a hyphen that stands for a part left out. */
const AFTER_SUSPENDED = /^(?:og|eller|samt|til|hhv|men)(?!\p{L})/u;
/** Letters that a name must have in common with another word of the page over the hyphen, at least. */
const OVER_HYPHEN = 2;

function isParted(words: readonly RepairedWord[], next: string, whole: ReadonlySet<string>): boolean {
  const [rest] = /^\p{Ll}+/u.exec(next) ?? [];
  if (!rest || AFTER_SUSPENDED.test(next)) return false;
  // Of "Mongo-data-" the last part.
  const [, part = ""] = /(\p{L}+)[-‐]$/u.exec(words.at(-1)!.text) ?? [];
  // A sentence's first word is a name as seldom as any.
  const startsSentence = /[.:!?•-]$/.test(words.at(-2)?.text ?? "");
  if (/^\p{Ll}{2,}$/u.test(part) || (startsSentence && /^\p{Lu}\p{Ll}+$/u.test(part))) return true;
  const over = `${part}${rest.slice(0, OVER_HYPHEN)}`.toLowerCase();
  return (
    /^\p{Lu}\p{Ll}+$/u.test(part) && rest.length >= OVER_HYPHEN && [...whole].some((each) => each.startsWith(over))
  );
}
