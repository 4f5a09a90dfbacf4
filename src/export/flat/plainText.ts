/** What PostgreSQL does not take as text: NUL, and halves of a pair. */
const NO_TEXT = /\0|\p{Surrogate}/gu;

/** The text with the mark for an unreadable character in place of what no database takes. */
export const plainText = (text: string): string => text.replace(NO_TEXT, "\uFFFD");
