import { literal, plainPattern } from "./pattern.js";
import { WORD_INDEX } from "./wordIndex.js";

/** A pattern that matches whole words of plain text. */
export interface WordPattern {
  test(text: string): boolean;
  /** The first match at `from` or behind it. */
  exec(text: string, from?: number): RegExpExecArray | null;
  /** Every match. */
  all(text: string): readonly RegExpExecArray[];
}

const NONE: readonly RegExpExecArray[] = [];

const at = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

/** Tried everywhere. */
class ScanningPattern implements WordPattern {
  private compiled: RegExp | null = null;

  constructor(private readonly source: string) {}

  /** Compiled when it is first needed: most indexed patterns never are. */
  private get anywhere(): RegExp {
    this.compiled ??= plainPattern(`(?<![\\p{L}\\d])(?:${this.source})(?![\\p{L}\\d])`, "g");
    return this.compiled;
  }

  test(text: string): boolean {
    return this.exec(text) !== null;
  }

  exec(text: string, from = 0): RegExpExecArray | null {
    return at(this.anywhere, text, from);
  }

  all(text: string): readonly RegExpExecArray[] {
    const found: RegExpExecArray[] = [];
    for (let match = this.exec(text); match; match = this.exec(text, match.index + Math.max(1, match[0].length)))
      found.push(match);
    return found;
  }
}

/** Tried only where the index says that it may begin. */
class IndexedPattern extends ScanningPattern {
  private readonly here: RegExp;
  private readonly number: number;
  private readonly slot: number;
  private readonly bit: number;

  constructor(source: string) {
    super(source);
    this.here = plainPattern(`(?:${source})(?![\\p{L}\\d])`, "y");
    this.number = WORD_INDEX.add(source);
    this.slot = this.number >> 5;
    this.bit = 1 << (this.number & 31);
  }

  override all(text: string): readonly RegExpExecArray[] {
    return this.mayMatch(text) ? super.all(text) : NONE;
  }

  /** Whether one of its first words stands in the text. */
  private mayMatch(text: string): boolean {
    const { all } = WORD_INDEX.candidates(text);
    return (all[this.slot]! & this.bit) !== 0 || WORD_INDEX.beginsAnywhere(this.number);
  }

  override exec(text: string, from = 0): RegExpExecArray | null {
    const { starts, patterns, all } = WORD_INDEX.candidates(text);
    if ((all[this.slot]! & this.bit) === 0)
      return WORD_INDEX.beginsAnywhere(this.number) ? super.exec(text, from) : null;
    for (let word = 0; word < starts.length; word++) {
      if (starts[word]! < from || (patterns[word]![this.slot]! & this.bit) === 0) continue;
      const match = at(this.here, text, starts[word]!);
      if (match) return match;
    }
    return null;
  }
}

/** A blank stands for any blank, ` ?` for one that may be missing, `…` for up to three words between two others. */
const spaced = (source: string): string =>
  source
    .replaceAll("…", "[\\s~]+(?:[^\\s~.;:]{1,30}[\\s~]+){0,3}?")
    .replaceAll(" ?", "[\\s~]*")
    .replaceAll(" ", "[\\s~]+");

/** A pattern of the program's own phrases, made once: it is indexed for good. */
export const wordPattern = (source: string): WordPattern => new IndexedPattern(spaced(source));

/** The literal words of a user, as a pattern; `more` may follow them. */
export const ownPattern = (words: string, more = ""): WordPattern => new ScanningPattern(spaced(literal(words) + more));
