/** What the word is like that a match of a pattern begins with. */
export type Opening =
  /** A whole word, the first letters of one, the last, or some within. */
  | { kind: "word" | "head" | "tail" | "inside"; letters: string }
  /** A digit. */
  | { kind: "digit" }
  /** The beginning of the text. */
  | { kind: "start" }
  /** Nothing that could be looked up. */
  | { kind: "any" };

/** Fewer letters than these open too many words to be worth a look-up. */
export const FEWEST_LETTERS = 3;

const LETTER = /[\p{L}\d]/u;
/** A class of nothing but blanks and marks: `[\\s~]`, `[.,]`. */
const MARKS = /^\[(?:\\s|[^\\^\p{L}\d])*\]$/u;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;
const LOOK_AROUND = /^\(\?<?[=!]$/;
const TOKEN = /(?:[\p{L}\d](?![*+?{]))+|\(\?(?:[:=!]|<[=!]|<[^>]+>)|\\p\{Ll?\}|\\.|\[(?:[^\]\\]|\\.)*\]|[^]/uy;
/** What tells where a choice or a group ends. */
const STRUCTURE = /\\.|\[(?:[^\]\\]|\\.)*\]|[()|]/g;

/** The letters read so far, and whether any letters may stand before them. */
interface Read {
  letters: string;
  tail: boolean;
}

const NOTHING: Read = { letters: "", tail: false };
const ANY_LETTERS: Read = { letters: "", tail: true };
const isFresh = ({ letters, tail }: Read): boolean => letters === "" && !tail;

/**
 * Reads the source of a pattern (literals, classes, groups, quantifiers and looks around) for as long as the first word
 * of a match lasts, and steps over the rest.
 */
class OpeningReader {
  private at = 0;
  private readonly found = new Map<string, Opening>();

  constructor(readonly source: string) {}

  openings(): Opening[] {
    for (const read of this.choices([NOTHING])) this.ended(read);
    return [...this.found.values()];
  }

  /** What is read behind the choices up to the end of the source or of the group, for everything read before them. */
  private choices(before: readonly Read[]): readonly Read[] {
    const after: Read[] = [];
    let reads = before;
    for (;;) {
      if (reads.length === 0) this.skip("choice");
      const token = this.token();
      if (token === undefined || token === ")" || token === "|") after.push(...reads);
      if (token === undefined || token === ")") return distinct(after);
      reads = token === "|" ? before : this.step(token, reads);
    }
  }

  private token(): string | undefined {
    TOKEN.lastIndex = this.at;
    const token = TOKEN.exec(this.source)?.[0];
    if (token !== undefined) this.at = TOKEN.lastIndex;
    return token;
  }

  /** Moves on to the end of the choice, or behind that of the group. */
  private skip(what: "choice" | "group"): void {
    STRUCTURE.lastIndex = this.at;
    let depth = 0;
    for (let mark = STRUCTURE.exec(this.source); mark; mark = STRUCTURE.exec(this.source)) {
      if (depth === 0 && (mark[0] === ")" || (mark[0] === "|" && what === "choice"))) {
        this.at = mark.index + (what === "group" ? 1 : 0);
        return;
      }
      depth += mark[0] === "(" ? 1 : mark[0] === ")" ? -1 : 0;
    }
    this.at = this.source.length;
  }

  private step(token: string, reads: readonly Read[]): readonly Read[] {
    if (token === "$") return reads;
    if (token === "^") {
      if (reads.some(isFresh)) this.add({ kind: "start" });
      return [];
    }
    if (LOOK_AROUND.test(token)) {
      this.skip("group");
      return reads;
    }
    const group = token.startsWith("(") ? this.choices(reads) : null;
    const { least, most } = this.quantifier();
    const once = group ?? this.one(token, most, reads);
    const after = most === 1 ? once : this.onlyBefore(once, reads);
    return least === 0 ? distinct([...reads, ...after]) : after;
  }

  private quantifier(): { least: number; most: number } {
    QUANTIFIER.lastIndex = this.at;
    const found = QUANTIFIER.exec(this.source);
    if (!found) return { least: 1, most: 1 };
    this.at = QUANTIFIER.lastIndex;
    const [, sign, least, range, most] = found;
    if (sign) return { least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Infinity };
    return { least: Number(least), most: range === undefined ? Number(least) : most ? Number(most) : Infinity };
  }

  /** What is read behind one character or more, or a class of them. */
  private one(token: string, most: number, reads: readonly Read[]): readonly Read[] {
    const letters = token.startsWith("\\") ? token.slice(1) : token;
    const isClass = token.startsWith("[") || token === "." || /^\\[a-z]/i.test(token);
    if (!isClass && LETTER.test(letters))
      return reads.map((read) => ({ letters: read.letters + letters, tail: read.tail }));
    const isMark = token === "\\s" || !isClass || MARKS.test(token);
    const anyLetters = token.startsWith("\\p") && most > 1;
    for (const read of reads)
      if (isMark) this.ended(read);
      else if (token === "\\d" && isFresh(read)) this.add({ kind: "digit" });
      else if (!(anyLetters && isFresh(read))) this.unended(read);
    return anyLetters && reads.some(isFresh) ? [ANY_LETTERS] : [];
  }

  /** What may come again: letters it adds may be followed by more of them. */
  private onlyBefore(after: readonly Read[], before: readonly Read[]): readonly Read[] {
    return after.filter((read) => {
      const same =
        read === ANY_LETTERS || before.some(({ letters, tail }) => letters === read.letters && tail === read.tail);
      if (!same) this.unended(read);
      return same;
    });
  }

  /** The word ends here. */
  private ended({ letters, tail }: Read): void {
    if (letters === "" || (tail && letters.length < FEWEST_LETTERS)) this.add({ kind: "any" });
    else this.add({ kind: tail ? "tail" : "word", letters });
  }

  /** More letters follow, which are not known. */
  private unended({ letters, tail }: Read): void {
    if (letters.length < FEWEST_LETTERS) this.add({ kind: "any" });
    else this.add({ kind: tail ? "inside" : "head", letters });
  }

  private add(opening: Opening): void {
    this.found.set(opening.kind + ("letters" in opening ? opening.letters : ""), opening);
  }
}

const distinct = (reads: readonly Read[]): readonly Read[] =>
  reads.length < 2 ? reads : [...new Map(reads.map((read) => [`${read.tail} ${read.letters}`, read])).values()];

/**
 * The words a match of `source` can begin with, for a pattern that matches whole words of plain text. They may be
 * more than those it does begin with, never fewer.
 */
export function openingsOf(source: string): Opening[] {
  const openings = new OpeningReader(source).openings();
  return openings.some(({ kind }) => kind === "any") ? [{ kind: "any" }] : openings;
}
