import { plainText } from "../danish/plainText.js";
import type { Span } from "../danish/sentences.js";
import { timeMentions, type TimeMention } from "../danish/timeMentions.js";

/** A sentence in the forms that statements on months and areas are looked for in. */
export interface Sentence extends Span {
  /** As written, without the blanks around it. */
  text: string;
  plain: string;
  /** Plain text with "~" for each time and one blank between words: gaps in it are short, whatever stands in the text. */
  covered: string;
  mentions: readonly TimeMention[];
}

/** One sentence by itself, or at its place in a paragraph. */
export function sentenceOf(text: string, start = 0): Sentence {
  const plain = plainText(text);
  const mentions = timeMentions(plain);
  let covered = "";
  let at = 0;
  for (const mention of mentions) {
    if (mention.start < at) continue;
    covered += `${plain.slice(at, mention.start)}~`;
    at = mention.end;
  }
  covered = (covered + plain.slice(at)).replace(/\s+/g, " ");
  return { start, end: start + text.length, text, plain, covered, mentions };
}
