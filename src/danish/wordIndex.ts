import { FEWEST_LETTERS, openingsOf } from "./openings.js";

/** The words of a text that patterns may begin with, in order; a word stands once for each way it is known. */
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

/** Words are looked up by number: two of the same number cost a vain attempt, no more. */
const add = (key: number, code: number): number => (Math.imul(key, 31) + code) | 0;
function keyOf(letters: string): number {
  let key = 0;
  for (let at = 0; at < letters.length; at++) key = add(key, letters.charCodeAt(at));
  return key;
}

/** Sentences are looked at by many patterns in a row; this many texts are remembered. */
const TEXTS = 64;

/**
 * Which of many patterns may begin where in a text. One walk over its words answers for all of them, and most patterns
 * need not be tried at all.
 */
class WordIndex {
  private readonly sources: string[] = [];
  private indexed = 0;
  private readonly words = new Map<number, Int32Array>();
  private readonly heads = new Map<number, Int32Array>();
  private readonly tails = new Map<number, Int32Array>();
  private digits: Int32Array = new Int32Array(0);
  private starts: Int32Array = new Int32Array(0);
  private readonly insides: { letters: string; bits: Int32Array }[] = [];
  private readonly anywhere = new Set<number>();
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
    const starts: number[] = [];
    const patterns: Int32Array[] = [];
    const all = new Int32Array(this.starts.length);
    const note = (start: number, found: Int32Array | undefined): void => {
      if (!found) return;
      starts.push(start);
      patterns.push(found);
      for (let word = 0; word < found.length; word++) all[word]! |= found[word]!;
    };
    note(0, this.starts);
    const { length } = text;
    for (let at = 0; at < length; at++) {
      let code = text.charCodeAt(at);
      if (!inWord(code)) continue;
      const start = at;
      if (isDigit(code)) note(start, this.digits);
      let key = 0;
      let head = 0;
      do {
        key = add(key, code);
        at += 1;
        if (at - start === FEWEST_LETTERS) head = key;
        code = at < length ? text.charCodeAt(at) : 0;
      } while (inWord(code));
      note(start, this.words.get(key));
      if (head === 0) continue;
      note(start, this.heads.get(head));
      let tail = 0;
      for (let last = at - FEWEST_LETTERS; last < at; last++) tail = add(tail, text.charCodeAt(last));
      note(start, this.tails.get(tail));
      const word = text.slice(start, at);
      for (const { letters, bits } of this.insides) if (word.includes(letters)) note(start, bits);
    }
    const candidates = { starts, patterns, all };
    if (this.known.size >= TEXTS) this.known.clear();
    this.known.set(text, candidates);
    return candidates;
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
    for (; this.indexed < this.sources.length; this.indexed++) this.addOpenings(this.indexed, size);
  }

  private addOpenings(pattern: number, size: number): void {
    const mark = (bits: Int32Array): Int32Array => {
      bits[pattern >> 5]! |= 1 << (pattern & 31);
      return bits;
    };
    const markIn = (map: Map<number, Int32Array>, letters: string): void => {
      const key = keyOf(letters);
      map.set(key, mark(map.get(key) ?? new Int32Array(size)));
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
