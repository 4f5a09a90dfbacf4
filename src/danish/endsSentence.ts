import { sentences } from "./sentences.js";

/** "." or ":" or the like, quotes and brackets behind it aside. */
const CLOSED = /[.:;!?…]["”»')\]]*$/u;
/** "den 3.", "3. og 4.", "fra 12.": a day whose month is on the next line. */
const OPEN_DAY = /(?:^|\s)(?:den|d\.|og|til|fra|mellem)\s+\d{1,2}\.$/iu;
/** Enough of a text's end to see its last word. */
const TAIL = 40;

/** Whether a text has come to an end: "… serverne." and "… hændelser:" have, "… til kl." and "… den 3." have not. */
export function endsSentence(text: string): boolean {
  const tail = text.trimEnd().slice(-TAIL);
  if (!CLOSED.test(tail) || OPEN_DAY.test(tail)) return false;
  return !tail.endsWith(".") || sentences(`${tail} A`).length > 1;
}
