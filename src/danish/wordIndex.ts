import { FEWEST_LETTERS, openingsOf } from "./openings.js";

/** The words of a text that patterns may begin with, in order, behind the beginning of the text. */
export interface Candidates {
  starts: readonly number[];
  /** Which patterns may begin there, a bit for each. */
  patterns: readonly Int32Array[];
  /** All of them together. */
  all: Int32Array;
}

/** The letters and digits of plain text; the same as in pattern.ts. */
const WORD_CHARACTER = /[\da-zµß-öø-῿]/;
const LAST_CHARACTER = 0x1fff;
const IN_WORD = Uint8Array.from({ length: LAST_CHARACTER + 1 }, (_, code) =>
  Number(WORD_CHARACTER.test(String.fromCharCode(code))),
);
const inWord = (code: number): boolean => code <= LAST_CHARACTER && IN_WORD[code] === 1;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Sentences are looked at by many patterns in a row; this many texts are remembered. */
const TEXTS = 64;
/** Different words that are remembered with what they open; a year of reports has about as many. */
const WORDS = 10_000;

/**
 * Which of many patterns may begin where in a text. One walk over its words answers for all of them, and most patterns
 * need not be tried at all.
 */
class WordIndex {
  private readonly sources: string[] = [];
  private indexed = 0;
  private readonly words = new Map<string, Int32Array>();
  private readonly heads = new Map<string, Int32Array>();
  private readonly tails = new Map<string, Int32Array>();
  private digits: Int32Array = new Int32Array(0);
  private starts: Int32Array = new Int32Array(0);
  private readonly insides: { letters: string; bits: Int32Array }[] = [];
  private readonly anywhere = new Set<number>();
  /** What a word opens, null where nothing. */
  private readonly opened = new Map<string, Int32Array | null>();
  private readonly known = new Map<string, Candidates>();
  private last: { text: string; candidates: Candidates } | null = null;

  /** The number of the pattern from now on. Its source is read when the first text is. */
  add(source: string): number {
    this.last = null;
    this.known.clear();
    return this.sources.push(source) - 1;
  }

  /** Whether nothing is known of how a pattern begins: it is to be tried everywhere. */
  beginsAnywhere(pattern: number): boolean {
    this.complete();
    return this.anywhere.has(pattern);
  }

  candidates(text: string): Candidates {
    if (this.last?.text === text) return this.last.candidates;
    const candidates = this.known.get(text) ?? this.read(text);
    this.last = { text, candidates };
    return candidates;
  }

  private read(text: string): Candidates {
    this.complete();
    const starts = [0];
    const patterns = [this.starts];
    const all = this.starts.slice();
    const { length } = text;
    for (let at = 0; at < length; at++) {
      if (!inWord(text.charCodeAt(at))) continue;
      const start = at;
      while (at < length && inWord(text.charCodeAt(at))) at++;
      const found = this.openedBy(text.slice(start, at));
      if (!found) continue;
      starts.push(start);
      patterns.push(found);
      for (let slot = 0; slot < found.length; slot++) all[slot]! |= found[slot]!;
    }
    const candidates = { starts, patterns, all };
    if (this.known.size >= TEXTS) this.known.clear();
    this.known.set(text, candidates);
    return candidates;
  }

  /** The patterns that may begin at a word, for any of the reasons there are; most words of a text come again and again. */
  private openedBy(word: string): Int32Array | null {
    const known = this.opened.get(word);
    if (known !== undefined) return known;
    const long = word.length >= FEWEST_LETTERS;
    const reasons = [
      isDigit(word.charCodeAt(0)) ? this.digits : undefined,
      this.words.get(word),
      long ? this.heads.get(word.slice(0, FEWEST_LETTERS)) : undefined,
      long ? this.tails.get(word.slice(-FEWEST_LETTERS)) : undefined,
      ...this.insides.flatMap(({ letters, bits }) => (word.includes(letters) ? bits : [])),
    ].filter((bits) => bits !== undefined);
    const together = (bits: Int32Array, more: Int32Array): Int32Array => bits.map((each, slot) => each | more[slot]!);
    const found = reasons.length > 0 ? reasons.reduce(together) : null;
    if (this.opened.size >= WORDS) this.opened.clear();
    this.opened.set(word, found);
    return found;
  }

  /** Reads the sources that have come since. */
  private complete(): void {
    if (this.indexed === this.sources.length) return;
    const size = Math.ceil(this.sources.length / 32);
    const grown = (bits: Int32Array): Int32Array => Int32Array.from({ length: size }, (_, at) => bits[at] ?? 0);
    for (const map of [this.words, this.heads, this.tails]) for (const [key, bits] of map) map.set(key, grown(bits));
    for (const inside of this.insides) inside.bits = grown(inside.bits);
    this.digits = grown(this.digits);
    this.starts = grown(this.starts);
    this.opened.clear();
    for (; this.indexed < this.sources.length; this.indexed++) this.addOpenings(this.indexed, size);
  }

  private addOpenings(pattern: number, size: number): void {
    const mark = (bits: Int32Array): Int32Array => {
      bits[pattern >> 5]! |= 1 << (pattern & 31);
      return bits;
    };
    const markIn = (map: Map<string, Int32Array>, letters: string): void => {
      map.set(letters, mark(map.get(letters) ?? new Int32Array(size)));
    };
    for (const opening of openingsOf(this.sources[pattern]!)) {
      if (opening.kind === "any") this.anywhere.add(pattern);
      else if (opening.kind === "digit") mark(this.digits);
      else if (opening.kind === "start") mark(this.starts);
      else if (opening.kind === "word") markIn(this.words, opening.letters);
      else if (opening.kind === "head") markIn(this.heads, opening.letters.slice(0, FEWEST_LETTERS));
      else if (opening.kind === "tail") markIn(this.tails, opening.letters.slice(-FEWEST_LETTERS));
      else this.insides.push({ letters: opening.letters, bits: mark(new Int32Array(size)) });
    }
  }
}

/** The index of all patterns that are made when the program starts. */
export const WORD_INDEX = new WordIndex();
