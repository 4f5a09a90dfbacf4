import { naturalOrder } from "../input/naturalOrder.js";

/** What decides which of two reports is the newer. */
export interface Ranked {
  period: string | null;
  /** When the file was last changed, milliseconds since 1970. */
  modified: number;
  file: string;
}

/** Oldest first: by month, then by when the file was changed, then by name. */
export const byRank = (a: Ranked, b: Ranked): number => {
  if (a.period !== b.period) return (a.period ?? "") < (b.period ?? "") ? -1 : 1;
  return a.modified - b.modified || naturalOrder(a.file, b.file);
};
