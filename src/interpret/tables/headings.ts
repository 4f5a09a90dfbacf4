/** Longer than this (characters) is no heading of a column. */
const LENGTH = 45;
/** So many of a row's texts must look like headings. */
const MOST = 0.75;

/** Whether the texts of a row may head columns: short, with a capital letter, and no sentences. */
export function areHeadings(texts: readonly string[]): boolean {
  const printed = texts.filter(Boolean);
  const heads = printed.filter(
    (text) => text.length <= LENGTH && /^[\p{Lu}#(]/u.test(text) && !/[.,;]$/.test(bare(text)),
  );
  return printed.length > 1 && heads.length >= MOST * printed.length;
}

/** "Kl.", "Nr.", "Min.": short forms end in a full stop. */
const bare = (text: string): string => text.replace(/(?<!\p{L})\p{L}{1,6}\.$/u, "");
