import type { LayoutReader, LineSpan, Paragraph, Word } from "../model/layout.js";
import { roundBox, union, type Place } from "../model/geometry.js";
import { goesOn, joinParagraphs, joinTexts } from "../model/paragraphs.js";
import { bracketedItems, bulletOf, numberedLists, type BulletStart } from "./bullets.js";
import { wordsToText, type Line } from "./lines.js";

/** Lines further apart than this (parts of the size), baseline to baseline, are not of one paragraph. */
const LEADING = 1.75;
/**
 * Under a bullet that ends with its sentence, a line further off than this (parts of the flow's tightest lines, or of the
 * size) is the next paragraph: some set a little space between paragraphs, and none of them indents what follows a bullet.
 */
const LOOSER = 1.2;
const LOOSE = 1.5;
/** Sizes that differ by more than this share are of different texts. */
const OTHER_SIZE = 0.15;
/** … where OCR measured one of them by few letters: "servere." has none that is tall. */
const OTHER_GUESSED_SIZE = 0.35;
/** With so many tall letters a line is measured well. */
const TALL_LETTERS = 4;
/** Sizes nearer than this share are of one text that is set in two columns. */
const SAME_SIZE = 0.03;
/** A line must end this much (parts of the size) before the next word would have fitted to count as broken on purpose. */
const ROOM = 1;
/** Bullets that start this near (parts of the size) are on one level. */
const SAME_INDENT = 0.6;
/** A blank line, or a text box's padding, inside a sentence is at most this high (parts of the size). */
const BLANK_LINE = 4;
/** A paragraph in type so much larger than the page's usual is a heading. */
const LARGER = 1.2;
const HEADING_LENGTH = 120;

const TAIL_WORDS = 4;

interface Draft {
  lines: Line[];
  bullet: BulletStart | null;
}

/** Joins the lines of one flow into paragraphs and bullets. */
export function linesToParagraphs(
  flow: readonly Line[],
  page: number,
  bodySize: number,
  reader: LayoutReader,
): Paragraph[] {
  const right = Math.max(...flow.map((line) => line.box[2]));
  const tightest = tightestLeading(flow);
  const lists = { numbered: numberedLists(flow), bracketed: bracketedItems(flow) };
  const drafts: Draft[] = [];
  for (const line of flow) {
    const last = drafts.at(-1);
    const finished = !last || reader.endsSentence(tail(last));
    const bullet = bulletOf(line, finished || startsAnew(line, last.lines.at(-1)!), lists, reader);
    const alone = isMonth(line, reader) || (last && startsFurniture(line, last, reader));
    const under = last && endsFurniture(line, last, reader);
    if (last && !bullet && !alone && !under && continues(last, line, { right, tightest }, finished))
      last.lines.push(line);
    else drafts.push({ lines: [line], bullet });
  }
  const indents = levels(drafts);
  return drafts.map((draft) => toParagraph(draft, indents, page, bodySize));
}

/** Whether a line is of other type than the one above it: it goes on with nothing. */
const isSetApart = (line: Line, above: Line): boolean => {
  const tolerated = isGuessed(line) || isGuessed(above) ? OTHER_GUESSED_SIZE : OTHER_SIZE;
  return Math.abs(line.size - above.size) > tolerated * Math.max(line.size, above.size);
};

const startsAnew = (line: Line, above: Line): boolean =>
  isSetApart(line, above) || line.baseline - above.baseline > LEADING * Math.max(line.size, above.size);

/** The end of a draft's text, enough to see whether a sentence ends there. */
const tail = (draft: Draft): string => wordsToText(draft.lines.at(-1)!.words.slice(-TAIL_WORDS));

const MONTH_WORDS = 2;

/** "Marts 2025", all of a line: what a cover has under its title. Within a sentence a month has a small letter. */
function isMonth(line: Line, reader: LayoutReader): boolean {
  if (line.words.length > MONTH_WORDS || !/^\p{Lu}/u.test(line.words[0]!.text)) return false;
  const month = reader.month(wordsToText(line.words));
  return month !== null && month.year !== null && month.month !== null;
}

const textOf = (lines: readonly Line[]): string => lines.map((line) => wordsToText(line.words)).join(" ");

/** A page's number or head under a text is none of it. */
const startsFurniture = (line: Line, last: Draft, reader: LayoutReader): boolean =>
  reader.furniture(textOf([line])) && !reader.furniture(textOf([...last.lines, line]));

/** "DRIFTSSTATUS" over the verdict is the page's head, however near it stands; a legend's second line goes on with it. */
const endsFurniture = (line: Line, last: Draft, reader: LayoutReader): boolean =>
  reader.furniture(textOf(last.lines)) && !reader.furniture(textOf([...last.lines, line]));

/** The least distance between baselines of a flow's lines of one size, parts of the size. */
const tightestLeading = (flow: readonly Line[]): number =>
  flow.slice(1).reduce((least, line, i) => {
    const above = flow[i]!;
    const leading = (line.baseline - above.baseline) / line.size;
    return isSetApart(line, above) || leading < 1 ? least : Math.min(least, leading);
  }, Infinity);

interface Setting {
  /** Where the flow's lines end, points. */
  right: number;
  /** `tightestLeading` */
  tightest: number;
}

/** Whether a line goes on with the paragraph above it. */
function continues(draft: Draft, line: Line, { right, tightest }: Setting, finished: boolean): boolean {
  const above = draft.lines.at(-1)!;
  const size = Math.max(line.size, above.size);
  const distance = line.baseline - above.baseline;
  if (isSetApart(line, above) || standsBefore(line, above)) return false;
  // What stands under a bullet's text, not under its mark, belongs to the bullet, blank lines and all.
  const hanging = draft.bullet && hangs(draft.bullet, line) && (!line.bold || !finished);
  if (hanging && distance < BLANK_LINE * size) return true;
  const openEnd = !finished && startsOpen(line, draft);
  if (distance > LEADING * size) return openEnd && distance < BLANK_LINE * size && sharesIndent(draft, line);
  if (openEnd) return true;
  if (draft.bullet && finished && !sharesIndent(draft, line)) return false;
  if (draft.bullet && finished && distance > Math.min(LOOSE, LOOSER * tightest) * size) return false;
  if (line.bold !== above.bold && (line.bold || above.bold)) return false;
  const room = right - above.box[2] - width(line.words[0]!) > ROOM * size;
  if (room) return draft.bullet !== null && sharesIndent(draft, line) && !finished;
  return true;
}

/** Baselines nearer than this (parts of the size) are of one printed line. */
const SAME_LINE = 0.5;

/** Whether a line stands left of the one above it: "Støttesystemerne", a hair lower than "DRIFTSSTATUS" on its right. */
const standsBefore = (line: Line, above: Line): boolean =>
  line.box[2] < above.box[0] && line.baseline - above.baseline < SAME_LINE * above.size;

/** Whether OCR measured a line's size by few letters. */
const isGuessed = (line: Line): boolean => line.words[0]!.edges === null && tallLetters(line) < TALL_LETTERS;

const tallLetters = (line: Line): number =>
  line.words.reduce((count, word) => count + (word.text.match(/[\p{Lu}\dbdfhkl]/gu)?.length ?? 0), 0);

const width = (word: Word): number => word.box[2] - word.box[0];

/** Not the start of a sentence or heading: "omgange.", and a number behind a bullet's open end: "til kl." "15:41". */
const startsOpen = (line: Line, draft: Draft): boolean =>
  (draft.bullet === null ? /^\p{Ll}/u : /^[\p{Ll}\d]/u).test(line.words[0]!.text);

/** Whether a line starts where the text of the draft starts. */
function sharesIndent(draft: Draft, line: Line): boolean {
  const x = draft.bullet && draft.lines.length === 1 ? draft.bullet.textX : draft.lines.at(-1)!.box[0];
  return Math.abs(line.box[0] - x) < SAME_INDENT * line.size * 2;
}

/** Whether a line starts where a bullet's text does, well to the right of its mark. */
const hangs = ({ x, textX }: BulletStart, line: Line): boolean =>
  textX - x > SAME_INDENT * line.size && Math.abs(line.box[0] - textX) < SAME_INDENT * line.size;

/** X of the bullets' marks by level. */
function levels(drafts: readonly Draft[]): number[] {
  const found: number[] = [];
  for (const { bullet, lines } of drafts) {
    if (bullet && !found.some((x) => Math.abs(x - bullet.x) < SAME_INDENT * lines[0]!.size)) found.push(bullet.x);
  }
  return found.sort((a, b) => a - b);
}

function toParagraph({ lines, bullet }: Draft, indents: readonly number[], page: number, bodySize: number): Paragraph {
  let text = "";
  const spans: LineSpan[] = [];
  const words: Word[] = [];
  lines.forEach((line, i) => {
    const printed = i === 0 && bullet ? line.words.slice(1) : line.words;
    if (printed.length === 0) return;
    const next = printed.map((w) => w.text).join(" ");
    text = joinTexts(text, next);
    const source: Place = { page, box: roundBox(union(line.words.map((w) => w.box))) };
    spans.push({ start: text.length - next.length, end: text.length, source });
    words.push(...printed);
  });
  const size = lines[0]!.size;
  const bold = words.every((w) => w.bold);
  const isHeading =
    !bullet && text.length <= HEADING_LENGTH && (size > bodySize * LARGER || (bold && !/[.]$/.test(text)));
  return {
    text,
    role: bullet ? "bullet" : isHeading ? "heading" : "text",
    level: bullet ? indents.findLastIndex((x) => x <= bullet.x + 1) : 0,
    mark: bullet?.mark ?? "",
    lines: tidySpans(spans, text),
    textX: bullet?.textX ?? lines[0]!.box[0],
    confidence: Math.min(1, ...words.map((w) => w.confidence)),
    size,
    bold,
  };
}

/** Undoing a soft hyphen shortens a line by one: spans end where the next starts. */
const tidySpans = (spans: readonly LineSpan[], text: string): LineSpan[] =>
  spans.map((span, i) => ({ ...span, end: Math.min(span.end, spans[i + 1]?.start ?? text.length) }));

/** Whether a flow's paragraph is indented like the rest of a bullet that was broken off: "… Fælleskommunalt" "Ydelsesindeks". */
function hangsOn(last: Paragraph, next: Paragraph, flow: readonly Paragraph[], reader: LayoutReader): boolean {
  const left = Math.min(...flow.map((p) => p.lines[0]!.source.box[0]));
  const { role, size, lines } = next;
  const indented = lines[0]!.source.box[0] - left > SAME_INDENT * size;
  return last.role === "bullet" && role === "text" && indented && !reader.endsSentence(last.text);
}

/** A line of prose has at least this many words. */
const PROSE = 5;
/** A space, in parts of the size. */
const SPACE = 0.25;

/**
 * Whether prose stops in a sentence where the next word would not have fitted before the column beside it: it goes on
 * there, be it with a name ("… en fejl på" "Byggesagsportalen, som …").
 */
function fillsColumn(last: Paragraph, beside: Paragraph, reader: LayoutReader): boolean {
  if (last.role === "heading" || beside.role !== "text" || reader.endsSentence(last.text)) return false;
  const line = last.lines.at(-1)!;
  const first = beside.lines[0]!;
  if (last.text.slice(line.start, line.end).split(" ").length < PROSE) return false;
  const [x0, , x1] = first.source.box;
  const word = beside.text.slice(first.start, first.end).split(" ")[0]!;
  const width = ((x1 - x0) * word.length) / (first.end - first.start);
  const [, , end, foot] = line.source.box;
  return x0 > end && end + SPACE * last.size + width > x0 - SPACE * last.size && first.source.box[1] < foot;
}

const isOfType = (p: Paragraph, other: Paragraph): boolean => Math.abs(p.size - other.size) < SAME_SIZE * other.size;

/**
 * Puts the paragraphs of flows one after the other. What stops in a sentence goes on in the next flow, where the type is
 * of its size: what stands above that is furniture, or a heading or the like in other type. It may go on behind a flow of
 * a single paragraph too, such as a header printed beside it.
 */
export function joinFlows(flows: readonly Paragraph[][], reader: LayoutReader): Paragraph[] {
  const joined: Paragraph[] = [];
  flows.forEach((flow, f) => {
    const texts = flow.filter((p) => !reader.furniture(p.text));
    for (const back of flows[f - 1]?.length === 1 ? [1, 2] : [1]) {
      const last = joined.at(-back);
      const next = last && texts.find((p) => isOfType(p, last));
      if (!next) continue;
      const follows =
        goesOn(last, next, reader.endsSentence) ||
        hangsOn(last, next, flow, reader) ||
        (back === 1 && next === texts[0] && fillsColumn(last, next, reader));
      if (!follows) continue;
      joined.splice(-back, 1, joinParagraphs(last, next));
      joined.push(...flow.filter((p) => p !== next));
      return;
    }
    joined.push(...flow);
  });
  return joined;
}
