import type { Box } from "./geometry.js";

/**
 * A run of text as the page draws it, or a word as OCR reads it: the one form in which text reaches the layout.
 * `text` is normalised (NFC, plain spaces and quotes kept, ligatures undone) and may hold spaces and many words.
 */
export interface TextItem {
  text: string;
  /** Around the glyphs' advance widths and the font's ascent and descent, upright as the item is read. */
  box: Box;
  /** Y of the baseline on the page (for turned text: of the turned line, see `angle`). */
  baseline: number;
  /** Font size in points. */
  size: number;
  bold: boolean;
  /** Clockwise turn of the reading direction: 0 reads to the right, 90 down, 270 up. */
  angle: 0 | 90 | 180 | 270;
  /**
   * For each UTF-16 unit of `text` the offset in points of its start along the reading direction, from the item's
   * start; one longer than `text`. OCR knows only words, so it leaves this out.
   */
  offsets?: number[];
  /** 1 from a text layer; what OCR thinks of the word otherwise, 0–1. */
  confidence: number;
  /** What OCR first read where `text` was repaired, and the other reading where two differed. */
  alternative?: string;
  /** Fill colour of the glyphs where known. */
  colour?: Rgb;
}

export type Rgb = [red: number, green: number, blue: number]; // 0–255

/** A filled area, in drawing order: later ones cover earlier ones. */
export interface Fill {
  box: Box;
  colour: Rgb;
}

/** A ruling line, thin beside its length: horizontal where it is wider than high. */
export interface Ruling {
  box: Box;
}

/** One page as every source delivers it: positioned text, fills and rulings in page points. */
export interface Page {
  /** Counts from 1; pages printed on one sheet have its number. */
  number: number;
  width: number;
  height: number;
  items: TextItem[];
  fills: Fill[];
  rulings: Ruling[];
  /** Text at a slant, such as a watermark: it takes no part in the layout. */
  slanted: TextItem[];
  source: "text-layer" | "ocr";
  /** The part of the sheet it is, where several pages are printed on one; all places are those on the sheet. */
  part?: Box;
}

/** A read file: its pages and what reading them had to say. */
export interface Document {
  pages: Page[];
  problems: ReadProblem[];
}

/** Something the reading stage could not do or had to decide, for one page or (null) the file. */
export interface ReadProblem {
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  page: number | null;
  box: Box | null;
}
