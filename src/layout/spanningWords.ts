import type { Column, LayoutReader, Word } from "../model/layout.js";

/** Cuts words that run over a column's end where both parts are values of their own: "100,00%99,83%". */
export function cutAtColumns(words: readonly Word[], columns: readonly Column[], reader: LayoutReader): Word[] {
  return words.flatMap((word) => (reader.value(word.text) ? [word] : cut(word, columns, reader)));
}

function cut(word: Word, columns: readonly Column[], reader: LayoutReader): Word[] {
  const end = columns.find((c) => c.x1 > word.box[0] && c.x1 < word.box[2])?.x1;
  if (end === undefined) return [word];
  const places = Array.from({ length: word.text.length - 1 }, (_, i) => i + 1)
    .filter((i) => reader.value(word.text.slice(0, i)) && mayBeValues(word.text.slice(i), reader))
    .sort((a, b) => Math.abs(edge(word, a) - end) - Math.abs(edge(word, b) - end));
  const at = places[0];
  if (at === undefined) return [word];
  const from = word.cutFrom ?? word;
  const [left, right] = [part(word, 0, at), part(word, at, word.text.length)];
  return [{ ...left, cutFrom: from }, ...cut({ ...right, cutFrom: from }, columns, reader)];
}

const mayBeValues = (text: string, reader: LayoutReader): boolean =>
  !text.startsWith("%") && (reader.value(text) || /^[\d.,% ]+$/.test(text));

/** X of the start of character i; where only the box is known, as if all characters were equally wide. */
const edge = (word: Word, i: number): number =>
  word.edges?.[i] ?? word.box[0] + ((word.box[2] - word.box[0]) * i) / word.text.length;

const part = (word: Word, start: number, end: number): Word => ({
  ...word,
  text: word.text.slice(start, end),
  box: [edge(word, start), word.box[1], edge(word, end), word.box[3]],
  edges: word.edges?.slice(start, end + 1) ?? null,
});
