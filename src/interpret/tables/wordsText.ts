import { centreY } from "../../model/geometry.js";
import type { Word } from "../../model/layout.js";

/** Words as printed, line by line: a label that is wrapped is joined with one space. */
export const textOf = (words: readonly Word[]): string => {
  let text = "";
  let last: Word | null = null;
  for (const word of words) {
    const wrapped = last && Math.abs(centreY(word.box) - centreY(last.box)) > word.size / 2;
    const hyphenated =
      wrapped && /\p{L}[-\u00AD]$/u.test(text) && /^\p{Ll}/u.test(word.text) && !/^og$/.test(word.text);
    if (hyphenated) text = text.replace(/\u00AD$/, "") + word.text;
    else text += (text ? " " : "") + word.text;
    last = word;
  }
  return text;
};
