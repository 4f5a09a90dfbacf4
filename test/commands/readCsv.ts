/** Reads CSV as RFC 4180 has it: a reader of our own, so that the writer is not judged by its sibling. */
export function readCsv(text: string, delimiter = ","): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  const characters = [...text.replace(/^\uFEFF/, "")];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!;
    const row = rows.at(-1)!;
    if (quoted && character === '"' && characters[i + 1] === '"') row[row.length - 1] += characters[++i]!;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) row.push("");
    else if (!quoted && character === "\r" && characters[i + 1] === "\n") {
      i++;
      rows.push([""]);
    } else row[row.length - 1] += character;
  }
  return rows.slice(0, -1);
}
