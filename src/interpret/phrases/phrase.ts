/** One entry of a phrase family: a pattern over plain text (see danish/plainText.ts), and sentences it reads. */
export interface Phrase<Yield> {
  /** Stable name, unique in the family; it stands in claims and in what `explain` prints. */
  name: string;
  pattern: string;
  /** Sentences, and what the whole family must yield for each; run as tests. */
  examples: readonly { text: string; yields: Yield }[];
}
