/** One entry of a phrase family: a pattern over plain text (see danish/wordPattern.ts), and sentences it reads. */
export interface Phrase<Yield> {
  /** Stable name, unique in the family; it stands in claims and in what `explain` prints. */
  name: string;
  pattern: string;
  /** Sentences, and what the whole family must yield for each; run as tests. */
  examples: readonly { text: string; yields: Yield }[];
}

/** A phrase whose words lead in a value: what follows them up to the end of the sentence or clause. */
export interface LeadIn<Yield> extends Phrase<Yield> {
  /** The value is the whole sentence or clause, not what follows the words; or it starts with the words themselves. */
  whole?: true | "from-here";
}
