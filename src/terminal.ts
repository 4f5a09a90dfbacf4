/**
 * Text from files and file names as it may be shown on a terminal: control characters, which a terminal might obey,
 * and marks that turn the reading direction are shown as "�".
 */
export const printable = (text: string): string => text.replace(/[^\P{C}\n\u00AD]/gu, "�");

/** A file name as it may be shown on a terminal: on one line. */
export const printableName = (name: string): string => printable(name).replaceAll("\n", "�");

/** JSON in which control characters that JSON allows, and a terminal might obey, are escaped. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(/[^\P{C}\n]/gu, (c) =>
    `${c}`
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );

/** Fits a text into so many columns, its middle cut out. */
export function shortened(text: string, columns: number): string {
  const characters = [...text];
  if (characters.length <= columns) return text;
  const tail = Math.floor((columns - 1) / 2);
  return [...characters.slice(0, columns - 1 - tail), "…", ...characters.slice(characters.length - tail)].join("");
}
