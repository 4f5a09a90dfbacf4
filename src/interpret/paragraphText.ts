import { roundBox, union, type Place } from "../model/geometry.js";
import type { Claim, Paragraph } from "../model/layout.js";

/** Where the characters [start, end) of a paragraph are printed; of text that goes on over the page, where it starts. */
export function placeOf(paragraph: Paragraph, start: number, end: number): Place {
  const lines = paragraph.lines.filter((line) => line.start < end && line.end > start);
  const touched = lines.length ? lines : paragraph.lines.slice(0, 1);
  const page = touched[0]!.source.page;
  return { page, box: roundBox(union(touched.filter((l) => l.source.page === page).map((l) => l.source.box))) };
}

/** The stretches of a paragraph that no claim covers, without spaces at their ends. */
export function unclaimed(paragraph: Paragraph, claims: readonly Claim[]): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  let at = 0;
  const close = (end: number): void => {
    const text = paragraph.text.slice(at, end);
    if (text.trim()) gaps.push({ start: at + text.length - text.trimStart().length, end: at + text.trimEnd().length });
  };
  for (const claim of [...claims].sort((a, b) => a.start - b.start)) {
    close(claim.start);
    at = Math.max(at, claim.end);
  }
  close(paragraph.text.length);
  return gaps;
}
