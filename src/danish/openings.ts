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

type Part =
  | { kind: "literal"; letters: string }
  /** Something that is no letter and no digit, any one letter, a digit, or what may be either. */
  | { kind: "mark" | "letters" | "digit" | "class" }
  | { kind: "start" }
  | { kind: "group"; choices: Repeated[][] };

interface Repeated {
  part: Part;
  least: number;
  most: number;
}

const LETTER = /[\p{L}\d]/u;
/** A class of nothing but blanks and marks: `[\s~]`, `[.,]`. */
const MARKS = /^\[(?:\\s|[^\\^\p{L}\d])*\]$/u;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;
const TOKEN = /(?:[\p{L}\d](?![*+?{]))+|\(\?(?:[:=!]|<[=!]|<[^>]+>)|\\p\{Ll?\}|\\.|\[(?:[^\]\\]|\\.)*\]|[^]/uy;

/** Reads the sources phrases are written in: literals, classes, groups, quantifiers and looks around. */
class SourceReader {
  private at = 0;
  constructor(readonly source: string) {}

  /** The choices up to the end of the source or of the group. */
  choices(): Repeated[][] {
    const choices: Repeated[][] = [[]];
    for (;;) {
      TOKEN.lastIndex = this.at;
      const token = TOKEN.exec(this.source)?.[0];
      if (token !== undefined) this.at = TOKEN.lastIndex;
      if (token === undefined || token === ")") return choices;
      if (token === "|") choices.push([]);
      else this.part(token).forEach((part) => choices.at(-1)!.push(part));
    }
  }

  /** What a match consumes of it: a look around consumes nothing. */
  private part(token: string): Repeated[] {
    if (token === "$") return [];
    if (token === "^") return [{ part: { kind: "start" }, least: 1, most: 1 }];
    const group = token.startsWith("(") ? this.choices() : null;
    const { least, most } = this.quantifier();
    if (group) return /^\(\?<?[=!]$/.test(token) ? [] : [{ part: { kind: "group", choices: group }, least, most }];
    return [{ part: partOf(token), least, most }];
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
}

function partOf(token: string): Part {
  if (token.startsWith("\\p")) return { kind: "letters" };
  if (token === "\\s" || MARKS.test(token)) return { kind: "mark" };
  if (token === "\\d") return { kind: "digit" };
  if (token.startsWith("[") || token === "." || /^\\[a-z]/i.test(token)) return { kind: "class" };
  const letters = token.startsWith("\\") ? token.slice(1) : token;
  return LETTER.test(letters) ? { kind: "literal", letters } : { kind: "mark" };
}

/** The letters read so far, and whether any letters may stand before them. */
interface Read {
  letters: string;
  tail: boolean;
}

const NOTHING: Read = { letters: "", tail: false };

/** Follows a pattern from its start for as long as its first word lasts; the same way is gone once. */
class Follower {
  private readonly found = new Map<string, Opening>();

  get openings(): Opening[] {
    return [...this.found.values()];
  }

  /** What is read behind `parts`, for everything that may be read before them. */
  follow(parts: readonly Repeated[], before: readonly Read[]): readonly Read[] {
    let reads = before;
    for (const part of parts) {
      if (reads.length === 0) break;
      reads = distinct([...(part.least === 0 ? reads : []), ...this.step(part, reads)]);
    }
    return reads;
  }

  private step({ part, most }: Repeated, reads: readonly Read[]): Read[] {
    if (part.kind === "group") {
      const after = distinct(part.choices.flatMap((choice) => this.follow(choice, reads)));
      return most === 1 ? [...after] : this.onlyBefore(after, reads);
    }
    return reads.flatMap((read) => {
      const fresh = read.letters === "" && !read.tail;
      if (part.kind === "literal") {
        const after = { letters: read.letters + part.letters, tail: read.tail };
        return most === 1 ? [after] : this.onlyBefore([after], reads);
      }
      if (part.kind === "letters" && fresh && most > 1) return [{ letters: "", tail: true }];
      if (part.kind === "start" && fresh) this.add({ kind: "start" });
      else if (part.kind === "digit" && fresh) this.add({ kind: "digit" });
      else if (part.kind === "mark") this.ended(read);
      else if (part.kind !== "start") this.unended(read);
      return [];
    });
  }

  /** What may come again: letters it adds may be followed by more of them. */
  private onlyBefore(after: readonly Read[], before: readonly Read[]): Read[] {
    return after.filter((read) => {
      const same = before.some(({ letters, tail }) => letters === read.letters && tail === read.tail);
      if (!same) this.unended(read);
      return same;
    });
  }

  /** The word ends here. */
  ended({ letters, tail }: Read): void {
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
  const follower = new Follower();
  for (const choice of new SourceReader(source).choices())
    for (const read of follower.follow(choice, [NOTHING])) follower.ended(read);
  const { openings } = follower;
  return openings.some(({ kind }) => kind === "any") ? [{ kind: "any" }] : openings;
}
