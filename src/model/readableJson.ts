/** Longer objects (characters) keep a line for each of their fields. */
const SHORT = 100;

/**
 * JSON for people and for speed: two spaces a level, lists of plain values and short objects of plain values on one
 * line. That halves a report, most of whose lines would else be the numbers of boxes.
 */
export const readableJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2)
    .replace(/\[\n[^[\]{}]*?\n\s*\]/g, (list) => list.replace(/\n\s*/g, " ").replace(/^\[ | \]$/g, (end) => end.trim()))
    .replace(/\{\n[^{}]*?\n\s*\}/g, (object) => onOneLine(object))}\n`;

function onOneLine(object: string): string {
  const line = object.replace(/\n\s*/g, " ");
  return line.length > SHORT ? object : line;
}
