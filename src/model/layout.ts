import type { Place } from "./geometry.js";

/** A stretch of a paragraph's text and the place of the line it was printed on. */
export interface LineSpan {
  /** Offsets into the paragraph's text: start inclusive, end exclusive. */
  start: number;
  end: number;
  source: Place;
}

/**
 * A heading, bullet or paragraph with its wrapped lines joined by one space and soft hyphens at line ends undone.
 * The bullet mark is not part of the text.
 */
export interface Paragraph {
  text: string;
  role: "heading" | "bullet" | "text";
  /** Nesting of a bullet, from 0. */
  level: number;
  /** The bullet's mark as printed, "" for none. */
  mark: string;
  lines: LineSpan[];
  /** Lowest confidence of the words, 1 from a text layer. */
  confidence: number;
  /** Font size of most of its words, points. */
  size: number;
  bold: boolean;
}

/** The part [start, end) of paragraph number `paragraph` became `field` of `record` ("incidents[0]", "changes", …). */
export interface Claim {
  paragraph: number;
  start: number;
  end: number;
  record: string;
  field: string;
}
