export type Vocabulary = Record<string, unknown>;
